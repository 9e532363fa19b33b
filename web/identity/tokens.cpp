#include "web/identity/tokens.h"

#include <sstream>

#include "web/identity/secret.h"

namespace web {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;

namespace {

constexpr std::size_t longest_name = 80;  // bytes
constexpr std::chrono::minutes noted_every(1);

constexpr char insert_sql[] =
    "INSERT INTO token (secret_sha256, person, name, scopes, created, expires) "
    "VALUES (?, ?, ?, ?, ?, ?)";
constexpr char count_sql[] =
    "SELECT count(*) FROM token WHERE person = ? AND revoked IS NULL AND expires > ?";
constexpr char use_sql[] =
    "SELECT t.number, t.person, t.name, t.scopes, t.created, t.expires, t.used, t.revoked "
    "FROM token t LEFT JOIN account a ON a.person = t.person "
    "WHERE t.secret_sha256 = ? AND t.revoked IS NULL AND t.expires > ? AND a.blocked IS NULL";
constexpr char of_sql[] =
    "SELECT number, person, name, scopes, created, expires, used, revoked "
    "FROM token WHERE person = ? ORDER BY number DESC";

std::string joined(const std::set<std::string>& scopes) {
    std::string text;
    for (const auto& scope : scopes) text += (text.empty() ? "" : " ") + scope;
    return text;
}

Token token_of(const SqliteStatement& row) {
    std::istringstream words(row.text(3));
    std::set<std::string> scopes;
    for (std::string scope; words >> scope;) scopes.insert(scope);
    return {row.integer(0),
            row.text(1),
            row.text(2),
            std::move(scopes),
            row.instant(4),
            row.instant(5),
            row.optional_instant(6),
            row.optional_instant(7)};
}

Result<Done> check(const NewToken& wanted) {
    if (wanted.name.empty() || wanted.name.size() > longest_name)
        return Problem{Refusal::invalid, "Falta el nombre de la clave, o es demasiado largo.",
                       "nombre", "Diga para qué programa es."};
    if (wanted.scopes.empty())
        return Problem{Refusal::invalid, "No dijo qué se podrá hacer con la clave.", "alcances",
                       "Marque al menos un permiso."};
    for (const auto& scope : wanted.scopes) {
        if (scope != scope_read && scope != scope_act && scope != scope_administer)
            return Problem{Refusal::invalid, "No existe el permiso «" + scope + "».", "alcances",
                           "Use leer, actuar o administrar."};
    }
    if (wanted.lifetime < std::chrono::days(1) || wanted.lifetime > Tokens::longest_lifetime)
        return Problem{
            Refusal::invalid, "La duración no sirve.", "dias",
            "Indique de 1 a " + std::to_string(Tokens::longest_lifetime.count()) + " días."};
    return Done{};
}

}  // namespace

Tokens::Tokens(AccessStore& store, const engine::durable::Clock& clock, RandomSource& random)
    : store_(store), clock_(clock), random_(random) {
}

Result<std::string> Tokens::create(const std::string& person, const NewToken& wanted) {
    if (const auto checked = check(wanted); !checked) return checked.error();
    std::string text = prefix + new_secret(random_);
    const std::string hash = secret_hash(text);
    const std::string scopes = joined(wanted.scopes);
    const auto now = clock_.now();
    return store_.write([&](SqliteConnection& connection) -> Result<std::string> {
        SqliteStatement count(connection, count_sql);
        auto& row = count.with(person, now);
        if (row.next() && row.integer(0) >= most_tokens)
            return Problem{Refusal::invalid,
                           "Usted ya tiene " + std::to_string(most_tokens) + " claves.", "",
                           "Anule las que no use."};
        SqliteStatement(connection, insert_sql)
            .with(hash, person, wanted.name, scopes, now, now + wanted.lifetime)
            .run();
        return text;
    });
}

std::optional<Token> Tokens::use(const std::string& text) {
    const std::string hash = secret_hash(text);
    const auto now = clock_.now();
    auto found = store_.read([&](SqliteConnection& connection) -> std::optional<Token> {
        SqliteStatement find(connection, use_sql);
        auto& row = find.with(hash, now);
        if (!row.next()) return std::nullopt;
        return token_of(row);
    });
    if (found && (!found->used || now - *found->used >= noted_every)) {
        store_.write([&](SqliteConnection& connection) {
            SqliteStatement(connection, "UPDATE token SET used = ? WHERE number = ?")
                .with(now, found->number)
                .run();
        });
        found->used = now;
    }
    return found;
}

bool Tokens::revoke(const std::string& person, std::int64_t number) {
    const auto now = clock_.now();
    return store_.write([&](SqliteConnection& connection) {
        return SqliteStatement(connection,
                               "UPDATE token SET revoked = ? "
                               "WHERE person = ? AND number = ? AND revoked IS NULL")
                   .with(now, person, number)
                   .run() > 0;
    });
}

void Tokens::revoke_all(const std::string& person) {
    const auto now = clock_.now();
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection,
                        "UPDATE token SET revoked = ? WHERE person = ? AND revoked IS NULL")
            .with(now, person)
            .run();
    });
}

std::vector<Token> Tokens::of(const std::string& person) {
    return store_.read([&](SqliteConnection& connection) {
        std::vector<Token> tokens;
        SqliteStatement find(connection, of_sql);
        for (auto& row = find.with(person); row.next();) tokens.push_back(token_of(row));
        return tokens;
    });
}

bool Tokens::alive(const Token& token) const {
    return !token.revoked && token.expires > clock_.now();
}

}  // namespace web
