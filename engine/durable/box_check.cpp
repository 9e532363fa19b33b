#include "engine/durable/box_check.h"

#include <algorithm>

#include "engine/base/sha256.h"
#include "engine/durable/sqlite_statement.h"

namespace engine::durable {
namespace {

std::string ballots_in_words(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " papeleta" : " papeletas");
}

// Empty when nothing is wrong with the row.
std::string what_is_wrong(std::int64_t cast, const std::string& state, const std::string& text,
                          const std::string& hash) {
    const auto ballots = read_ballots(text);
    if (!ballots) return "El contenido de la urna fue alterado: no se puede leer.";
    const auto found = static_cast<std::int64_t>(ballots->size());
    const std::int64_t expected = state == "open" ? cast : 0;
    if (found != expected) {
        return "La urna guarda " + ballots_in_words(found) + " y según los actos debe guardar " +
               std::to_string(expected) + ": " +
               (found < expected
                    ? "se " + std::string(expected - found == 1 ? "quitó " : "quitaron ")
                    : "se " + std::string(found - expected == 1 ? "agregó " : "agregaron ")) +
               ballots_in_words(found < expected ? expected - found : found - expected) + ".";
    }
    if (sha256_hex(text) != hash)
        return "El contenido de la urna fue alterado: sus bytes no dan su huella.";
    return "";
}

}  // namespace

std::string box_place(StreamId stream, const std::string& box) {
    return "ballot_box: expediente " + std::to_string(stream.value) + ", urna " + box;
}

std::string ballots_text(const std::vector<std::string>& ballots) {
    std::string text = "[";
    for (const auto& ballot : ballots) text += (text.size() == 1 ? "" : ",") + ballot;
    return text + "]";
}

std::optional<std::vector<std::string>> read_ballots(const std::string& text) {
    const Value list = Value::parse(text, nullptr, false);
    if (!list.is_array()) return std::nullopt;
    std::vector<std::string> ballots;
    for (const auto& each : list) ballots.push_back(canonical_json(each));
    if (ballots_text(ballots) != text || !std::is_sorted(ballots.begin(), ballots.end()))
        return std::nullopt;
    return ballots;
}

Findings check_boxes(SqliteConnection& stored, const std::function<bool(StreamId)>& skip) {
    Findings findings;
    SqliteStatement rows(stored,
                         "SELECT stream, box, ballots_cast, state, ballots, ballots_sha256 "
                         "FROM ballot_box ORDER BY stream, box");
    while (rows.next()) {
        if (skip(rows.stream(0))) continue;
        const std::string wrong =
            what_is_wrong(rows.integer(2), rows.text(3), rows.text(4), rows.text(5));
        if (!wrong.empty()) findings.push_back({box_place(rows.stream(0), rows.text(1)), wrong});
    }
    return findings;
}

}  // namespace engine::durable
