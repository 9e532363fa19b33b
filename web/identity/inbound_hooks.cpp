#include "web/identity/inbound_hooks.h"

#include <sstream>

#include "engine/durable/sqlite_statement.h"
#include "web/identity/secret.h"

namespace web {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;
using std::chrono::seconds;

namespace {

constexpr std::size_t longest_words = 400;  // bytes
constexpr std::chrono::minutes window(1);

constexpr char columns[] =
    "SELECT number, name, stream, package, events, creator, created, revoked, last, last_words, "
    "taken, refused FROM hook ";

std::string joined(const std::set<std::string>& events) {
    std::string text;
    for (const auto& each : events) text += (text.empty() ? "" : " ") + each;
    return text;
}

InboundHook hook_of(const SqliteStatement& row) {
    InboundHook hook;
    hook.number = row.integer(0);
    hook.name = row.text(1);
    hook.reach.stream = row.integer(2);
    hook.reach.package = row.text(3);
    std::istringstream words(row.text(4));
    for (std::string event; words >> event;) hook.reach.events.insert(event);
    hook.creator = row.text(5);
    hook.created = row.instant(6);
    hook.revoked = row.optional_instant(7);
    hook.last = row.optional_instant(8);
    hook.last_words = row.text(9);
    hook.taken = row.integer(10);
    hook.refused = row.integer(11);
    return hook;
}

template <class... Values>
std::optional<InboundHook> first(SqliteConnection& connection, const char* where,
                                 const Values&... values) {
    SqliteStatement find(connection, (std::string(columns) + where).c_str());
    auto& row = find.with(values...);
    if (!row.next()) return std::nullopt;
    return hook_of(row);
}

// Cut between characters, never within one.
std::string shortened(std::string text) {
    if (text.size() <= longest_words) return text;
    std::size_t end = longest_words;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

}  // namespace

InboundHooks::InboundHooks(AccessStore& store, const engine::durable::Clock& clock,
                           RandomSource& random, HookLimits limits)
    : store_(store), clock_(clock), random_(random), limits_(limits) {
}

Result<engine::Done> InboundHooks::check_new(const std::string& name) {
    if (name.empty() || name.size() > longest_name)
        return Problem{Refusal::invalid, "Falta el nombre del gancho, o pasa de 60 letras.",
                       "nombre", "Diga qué programa lo usará."};
    return store_.read([&](SqliteConnection& connection) -> Result<engine::Done> {
        if (first(connection, "WHERE name = ?", name))
            return Problem{Refusal::conflict, "Ya hubo un gancho «" + name + "».", "nombre",
                           "Póngale otro nombre: el registro cuenta por él quién avisó qué."};
        SqliteStatement count(connection, "SELECT count(*) FROM hook WHERE revoked IS NULL");
        if (count.next() && count.integer(0) >= most_hooks)
            return Problem{Refusal::invalid, "Ya hay 100 ganchos.", "", "Anule los que no use."};
        return engine::Done{};
    });
}

Result<std::string> InboundHooks::create(const std::string& name, const HookReach& reach,
                                         const std::string& creator) {
    if (const auto sound = check_new(name); !sound) return sound.error();
    std::string secret = new_secret(random_);
    const std::string hash = secret_hash(secret), events = joined(reach.events);
    const int added = store_.write([&](SqliteConnection& connection) {
        return SqliteStatement(connection,
                               "INSERT OR IGNORE INTO hook (name, secret_sha256, stream, package, "
                               "events, creator, created) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .with(name, hash, reach.stream, reach.package, events, creator, clock_.now())
            .run();
    });
    if (added == 0)
        return Problem{Refusal::conflict, "Otra persona acaba de crear ese gancho.", "nombre", ""};
    return secret;
}

bool InboundHooks::revoke(std::int64_t number) {
    return store_.write([&](SqliteConnection& connection) {
        return SqliteStatement(connection,
                               "UPDATE hook SET revoked = ? WHERE number = ? AND revoked IS NULL")
                   .with(clock_.now(), number)
                   .run() > 0;
    });
}

std::optional<InboundHook> InboundHooks::find(const std::string& secret) {
    const std::string hash = secret_hash(secret);
    return store_.read([&](SqliteConnection& connection) {
        return first(connection, "WHERE secret_sha256 = ? AND revoked IS NULL", hash);
    });
}

std::optional<InboundHook> InboundHooks::by_number(std::int64_t number) {
    return store_.read([&](SqliteConnection& connection) {
        return first(connection, "WHERE number = ?", number);
    });
}

std::vector<InboundHook> InboundHooks::all() {
    return store_.read([&](SqliteConnection& connection) {
        std::vector<InboundHook> hooks;
        SqliteStatement find(connection, (std::string(columns) + "ORDER BY number DESC").c_str());
        while (find.next()) hooks.push_back(hook_of(find));
        return hooks;
    });
}

std::optional<seconds> InboundHooks::begin(std::int64_t number) {
    const auto now = clock_.now();
    return store_.write([&](SqliteConnection& connection) -> std::optional<seconds> {
        SqliteStatement find(connection, "SELECT minute, minute_count FROM hook WHERE number = ?");
        auto& row = find.with(number);
        if (!row.next()) return std::nullopt;
        const auto began = row.instant(0);
        const std::int64_t count = row.integer(1);
        const bool fresh = now >= began + window;
        if (!fresh && count >= limits_.per_minute)
            return std::chrono::ceil<seconds>(began + window - now);
        SqliteStatement(connection, "UPDATE hook SET minute = ?, minute_count = ? WHERE number = ?")
            .with(fresh ? now : began, fresh ? std::int64_t{1} : count + 1, number)
            .run();
        return std::nullopt;
    });
}

void InboundHooks::note(std::int64_t number, const std::string& words) {
    const bool taken = words.empty();
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection,
                        "UPDATE hook SET last = ?, last_words = ?, taken = taken + ?, "
                        "refused = refused + ? WHERE number = ?")
            .with(clock_.now(), shortened(words), taken ? 1 : 0, taken ? 0 : 1, number)
            .run();
    });
}

}  // namespace web
