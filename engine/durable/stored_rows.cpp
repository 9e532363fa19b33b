#include "engine/durable/stored_rows.h"

#include <limits>

#include "engine/base/sha256.h"

namespace engine::durable {
namespace {

[[noreturn]] void fail_altered(const std::string& row) {
    throw StoreFailure({Refusal::invalid, "La fila fue alterada fuera de Visado.", row,
                        "Ejecute visado verify y restaure la última copia de seguridad."});
}

}  // namespace

Value stored_json(const std::string& text, const std::string& row) {
    try {
        return Value::parse(text);
    } catch (const Value::exception&) {
        fail_altered(row);
    }
}

std::string utf8_words(const std::string& words) {
    if (is_valid_utf8(words)) return words;
    const std::string quoted = Value(words).dump(-1, ' ', false, Value::error_handler_t::replace);
    return Value::parse(quoted).get<std::string>();
}

std::int64_t due_or_last(const std::optional<Instant>& due) {
    return due ? due->time_since_epoch().count() : std::numeric_limits<std::int64_t>::max();
}

std::string people_text(const std::vector<std::string>& people) {
    return Value(people).dump();
}

OpenTask read_task(const SqliteStatement& row, int first) {
    OpenTask task;
    task.id = row.text(first);
    task.entry = row.integer(first + 1);
    task.title = row.text(first + 2);
    const Value people = stored_json(row.text(first + 3), "task: " + task.id);
    for (const auto& person : people) {
        if (!person.is_string()) fail_altered("task: " + task.id);
        task.people.push_back(person.get<std::string>());
    }
    task.due = row.optional_instant(first + 4);
    return task;
}

ArmedTimer read_timer(const SqliteStatement& row, int first) {
    ArmedTimer timer;
    timer.id = row.text(first);
    timer.generation = row.integer(first + 1);
    timer.at = row.instant(first + 2);
    timer.request = stored_json(row.text(first + 3), "timer: " + timer.id);
    return timer;
}

Stream read_stream(const SqliteStatement& row) {
    Stream stream;
    stream.id = row.stream(0);
    stream.kind = row.text(1);
    stream.sequence = row.integer(2);
    const std::string place = "stream: expediente " + std::to_string(stream.id.value);
    const std::string snapshot = row.text(3);
    if (sha256_hex(snapshot) != row.text(5)) fail_altered(place);
    stream.snapshot = stored_json(snapshot, place);
    stream.hash = row.text(4);
    return stream;
}

}  // namespace engine::durable
