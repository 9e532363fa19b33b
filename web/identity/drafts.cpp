#include "web/identity/drafts.h"

namespace web {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;

namespace {

constexpr char save_sql[] =
    "INSERT INTO draft (person, place, saved, value) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (person, place) DO UPDATE SET saved = excluded.saved, value = excluded.value";

constexpr char discard_sql[] = "DELETE FROM draft WHERE person = ? AND place = ?";

Draft draft_of(const SqliteStatement& row) {
    return {row.text(0), Value::parse(row.text(1)), row.instant(2)};
}

std::optional<Draft> find(SqliteConnection& connection, const std::string& person,
                          const std::string& place) {
    SqliteStatement find(connection,
                         "SELECT place, value, saved FROM draft WHERE person = ? AND place = ?");
    auto& row = find.with(person, place);
    if (!row.next()) return std::nullopt;
    return draft_of(row);
}

}  // namespace

Drafts::Drafts(AccessStore& store, const engine::durable::Clock& clock)
    : store_(store), clock_(clock) {
}

Result<Done> Drafts::keep(SqliteConnection& connection, const std::string& person,
                          const std::string& place, engine::durable::Instant now,
                          const Value& value) {
    if (place.empty() || place.size() > longest_place)
        return Problem{Refusal::invalid, "El lugar del borrador no sirve.", "lugar", ""};
    const std::string text = value.dump();
    if (text.size() > most_bytes)
        return Problem{Refusal::invalid,
                       "El borrador es demasiado largo: no se guardó lo último que escribió.", "",
                       "Guarde lo largo en un archivo y adjúntelo."};
    SqliteStatement count(connection, "SELECT count(*) FROM draft WHERE person = ? AND place <> ?");
    auto& row = count.with(person, place);
    if (row.next() && row.integer(0) >= most_places)
        return Problem{
            Refusal::invalid,
            "Usted tiene " + std::to_string(most_places) + " borradores: no se guardó este.", "",
            "Envíe o descarte alguno."};
    SqliteStatement(connection, save_sql).with(person, place, now, text).run();
    return Done{};
}

Result<Done> Drafts::save(const std::string& person, const std::string& place, const Value& value) {
    const auto now = clock_.now();
    return store_.write(
        [&](SqliteConnection& connection) { return keep(connection, person, place, now, value); });
}

Result<Done> Drafts::revise(const std::string& person, const std::string& place, const Make& make) {
    const auto now = clock_.now();
    return store_.write([&](SqliteConnection& connection) -> Result<Done> {
        auto made = make(find(connection, person, place));
        if (!made) return made.error();
        if (*made) return keep(connection, person, place, now, **made);
        SqliteStatement(connection, discard_sql).with(person, place).run();
        return Done{};
    });
}

std::optional<Draft> Drafts::load(const std::string& person, const std::string& place) {
    return store_.read(
        [&](SqliteConnection& connection) { return find(connection, person, place); });
}

void Drafts::discard(const std::string& person, const std::string& place) {
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection, discard_sql).with(person, place).run();
    });
}

std::vector<Draft> Drafts::of(const std::string& person) {
    return store_.read([&](SqliteConnection& connection) {
        std::vector<Draft> drafts;
        SqliteStatement find(connection,
                             "SELECT place, value, saved FROM draft WHERE person = ? "
                             "ORDER BY saved DESC, number DESC");
        for (auto& row = find.with(person); row.next();) drafts.push_back(draft_of(row));
        return drafts;
    });
}

}  // namespace web
