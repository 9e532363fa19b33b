#include "engine/durable/journal.h"

#include <array>
#include <utility>

namespace engine::durable {
namespace {

// 1 held the hash of the canonical form of the snapshot; no released program wrote it.
constexpr int format = 2;
constexpr std::array<std::pair<Origin, const char*>, 3> origins = {
    {{Origin::person, "person"}, {Origin::timer, "timer"}, {Origin::system, "system"}}};

const char* origin_text(Origin origin) {
    for (const auto& [value, text] : origins) {
        if (value == origin) return text;
    }
    throw std::logic_error("origin without a name");
}

Origin origin_of(const std::string& text) {
    for (const auto& [value, name] : origins) {
        if (text == name) return value;
    }
    throw std::invalid_argument("origin");
}

std::int64_t milliseconds(Instant time) {
    return time.time_since_epoch().count();
}

Instant instant(const Value& value) {
    return Instant(std::chrono::milliseconds(value.get<std::int64_t>()));
}

void read_optional_members(const Value& value, Entry& entry) {
    if (const auto timer = value.find("timer"); timer != value.end()) {
        entry.timer = {timer->at("id").get<std::string>(),
                       timer->at("generation").get<std::int64_t>(), instant(timer->at("at"))};
    }
    if (const auto numbers = value.find("numbers"); numbers != value.end()) {
        for (const auto& taken : *numbers) {
            entry.numbers.push_back(
                {taken.at("series").get<std::string>(), taken.at("number").get<std::int64_t>()});
        }
    }
    if (const auto contents = value.find("contents"); contents != value.end()) {
        entry.contents = contents->get<std::vector<std::string>>();
    }
    if (const auto head = value.find("head"); head != value.end()) {
        entry.head = {head->at("size").get<std::int64_t>(), head->at("root").get<std::string>()};
    }
}

Entry entry_of(const Value& value) {
    if (value.at("v").get<int>() != format) throw std::invalid_argument("v");
    Entry entry;
    entry.stream = StreamId{value.at("stream").get<std::int64_t>()};
    entry.kind = value.at("kind").get<std::string>();
    entry.sequence = value.at("sequence").get<std::int64_t>();
    entry.time = instant(value.at("time"));
    entry.origin = origin_of(value.at("origin").get<std::string>());
    entry.key = value.at("key").get<std::string>();
    entry.request = value.at("request");
    entry.resolved = value.at("resolved");
    entry.snapshot_sha256 = value.at("snapshot").get<std::string>();
    entry.previous = value.at("previous").get<std::string>();
    read_optional_members(value, entry);
    return entry;
}

}  // namespace

std::string entry_bytes(Entry&& entry) {
    Value value = Value::object();
    if (!entry.contents.empty()) value["contents"] = entry.contents;
    if (entry.head) value["head"] = {{"size", entry.head->size}, {"root", entry.head->root}};
    value["key"] = std::move(entry.key);
    value["kind"] = std::move(entry.kind);
    for (const auto& taken : entry.numbers) {
        value["numbers"].push_back({{"series", taken.series}, {"number", taken.number}});
    }
    value["origin"] = origin_text(entry.origin);
    value["previous"] = std::move(entry.previous);
    value["request"] = std::move(entry.request);
    value["resolved"] = std::move(entry.resolved);
    value["sequence"] = entry.sequence;
    value["snapshot"] = std::move(entry.snapshot_sha256);
    value["stream"] = entry.stream.value;
    value["time"] = milliseconds(entry.time);
    if (entry.timer) {
        value["timer"] = {{"id", entry.timer->id},
                          {"generation", entry.timer->generation},
                          {"at", milliseconds(entry.timer->at)}};
    }
    value["v"] = format;
    return canonical_json(value);
}

Result<Entry> read_entry(const std::string& bytes) {
    auto value = parse_json(bytes, "entrada");
    if (!value) return value.error();
    try {
        return entry_of(*value);
    } catch (const std::exception& what) {
        return Problem{Refusal::invalid,
                       "La entrada no tiene la forma de una entrada del diario (" +
                           std::string(what.what()) + ").",
                       "", ""};
    }
}

const std::string& no_hash() {
    static const std::string zeros(64, '0');
    return zeros;
}

}  // namespace engine::durable
