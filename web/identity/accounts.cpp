#include "web/identity/accounts.h"

#include <algorithm>

#include "web/identity/password_rules.h"

namespace web {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;

namespace {

constexpr char by_login_sql[] =
    "SELECT person, login, password, must_change, created, changed, entered, blocked "
    "FROM account WHERE login = ?";
constexpr char by_person_sql[] =
    "SELECT person, login, password, must_change, created, changed, entered, blocked "
    "FROM account WHERE person = ?";
constexpr char all_sql[] =
    "SELECT person, login, password, must_change, created, changed, entered, blocked "
    "FROM account ORDER BY login";
// Adds nothing when another program was faster.
constexpr char insert_sql[] =
    "INSERT OR IGNORE INTO account (person, login, password, must_change, created, changed) "
    "VALUES (?, ?, ?, ?, ?, ?)";

Account account_of(const SqliteStatement& row) {
    return {row.text(0),
            row.text(1),
            row.text(2),
            row.integer(3) != 0,
            row.instant(4),
            row.instant(5),
            row.optional_instant(6),
            row.optional_instant(7)};
}

Ended end_all(SqliteConnection& connection, const std::string& person,
              engine::durable::Instant now) {
    Ended ended;
    ended.sessions =
        SqliteStatement(connection, "DELETE FROM session WHERE person = ?").with(person).run();
    ended.tokens = SqliteStatement(connection,
                                   "UPDATE token SET revoked = ? "
                                   "WHERE person = ? AND revoked IS NULL AND expires > ?")
                       .with(now, person, now)
                       .run();
    return ended;
}

bool well_formed(const std::string& login) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_' || c == '@';
    };
    return login.size() >= 3 && login.size() <= 64 && std::all_of(login.begin(), login.end(), fits);
}

}  // namespace

std::string canonical_login(const std::string& typed) {
    const auto begin = typed.find_first_not_of(" \t");
    if (begin == std::string::npos) return "";
    std::string login = typed.substr(begin, typed.find_last_not_of(" \t") + 1 - begin);
    for (char& c : login) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return login;
}

Accounts::Accounts(AccessStore& store, const engine::durable::Clock& clock, PasswordHasher& hasher)
    : store_(store), clock_(clock), hasher_(hasher) {
}

Problem Accounts::no_such(const std::string& login) {
    return {Refusal::not_found, "No hay una cuenta «" + login + "».", "login",
            "Vea las que hay con «visado user list»."};
}

Result<Done> Accounts::check_new(const std::string& person, const std::string& typed,
                                 const std::string& password) {
    const std::string login = canonical_login(typed);
    if (!well_formed(login))
        return Problem{Refusal::invalid, "El nombre de usuario «" + typed + "» no sirve.", "login",
                       "Use de 3 a 64 letras sin tilde, cifras o los signos . - _ @"};
    if (by_login(login))
        return Problem{Refusal::conflict, "Ya hay una cuenta «" + login + "».", "login",
                       "Elija otro nombre de usuario."};
    if (const auto own = by_person(person))
        return Problem{Refusal::conflict,
                       "«" + person + "» ya tiene la cuenta «" + own->login + "».", "person",
                       "Cambie su contraseña con «visado user passwd»."};
    return check_password(password, login);
}

Result<Done> Accounts::create(const std::string& person, const std::string& typed,
                              const std::string& password, PasswordTerm term) {
    if (auto checked = check_new(person, typed, password); !checked) return checked;
    const auto hash = hasher_.hash(password);
    if (!hash) return hash.error();
    const std::string login = canonical_login(typed);
    const auto now = clock_.now();
    const int added = store_.write([&](SqliteConnection& connection) {
        return SqliteStatement(connection, insert_sql)
            .with(person, login, *hash, term == PasswordTerm::first_use, now, now)
            .run();
    });
    if (added == 0)
        return Problem{Refusal::conflict, "Otra persona acaba de crear esa cuenta.", "login", ""};
    return Done{};
}

// The same password at today's cost: nothing ends by it.
void Accounts::hash_again(const std::string& login, const std::string& password) {
    const auto hash = hasher_.hash(password);
    if (!hash) return;
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection, "UPDATE account SET password = ? WHERE login = ?")
            .with(*hash, login)
            .run();
    });
}

Result<Ended> Accounts::set_password(const std::string& typed, const std::string& password,
                                     PasswordTerm term) {
    const std::string login = canonical_login(typed);
    const auto account = by_login(login);
    if (!account) return no_such(login);
    if (auto checked = check_password(password, login); !checked) return checked.error();
    const auto hash = hasher_.hash(password);
    if (!hash) return hash.error();
    const auto now = clock_.now();
    return store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection,
                        "UPDATE account SET password = ?, must_change = ?, changed = ? "
                        "WHERE login = ?")
            .with(*hash, term == PasswordTerm::first_use, now, login)
            .run();
        return end_all(connection, account->person, now);
    });
}

Result<Ended> Accounts::choose_password(const std::string& login, const std::string& password) {
    const auto account = by_login(canonical_login(login));
    if (!account) return no_such(login);
    if (auto checked = check_password(password, account->login); !checked) return checked.error();
    const auto match = hasher_.match(account->password, password);
    if (match == PasswordHasher::Match::busy) return PasswordHasher::too_busy();
    if (match == PasswordHasher::Match::yes)
        return Problem{Refusal::invalid, "La contraseña nueva es igual a la anterior.", "nueva",
                       "Elija otra."};
    return set_password(account->login, password, PasswordTerm::lasting);
}

Result<Ended> Accounts::block(const std::string& typed) {
    const std::string login = canonical_login(typed);
    const auto account = by_login(login);
    if (!account) return no_such(login);
    const auto now = clock_.now();
    return store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection, "UPDATE account SET blocked = ? WHERE login = ?")
            .with(now, login)
            .run();
        return end_all(connection, account->person, now);
    });
}

Result<Done> Accounts::unblock(const std::string& typed) {
    const std::string login = canonical_login(typed);
    const int changed = store_.write([&](SqliteConnection& connection) {
        return SqliteStatement(connection, "UPDATE account SET blocked = NULL WHERE login = ?")
            .with(login)
            .run();
    });
    if (changed == 0) return no_such(login);
    return Done{};
}

std::optional<Account> Accounts::find(const char* sql, const std::string& key) {
    return store_.read([&](SqliteConnection& connection) -> std::optional<Account> {
        SqliteStatement statement(connection, sql);
        auto& row = statement.with(key);
        if (!row.next()) return std::nullopt;
        return account_of(row);
    });
}

std::optional<Account> Accounts::by_login(const std::string& login) {
    return find(by_login_sql, login);
}

std::optional<Account> Accounts::by_person(const std::string& person) {
    return find(by_person_sql, person);
}

std::vector<Account> Accounts::all() {
    return store_.read([&](SqliteConnection& connection) {
        std::vector<Account> accounts;
        SqliteStatement statement(connection, all_sql);
        for (auto& row = statement.with(); row.next();) accounts.push_back(account_of(row));
        return accounts;
    });
}

Recognition Accounts::recognise(const std::string& typed, const std::string& password) {
    const std::string login = canonical_login(typed);
    const auto account = by_login(login);
    const auto match = hasher_.match(account ? account->password : "", password);
    if (match == PasswordHasher::Match::busy) return {Recognition::Kind::busy, "", false};
    if (match == PasswordHasher::Match::no) return {Recognition::Kind::unknown, "", false};
    if (account->blocked) return {Recognition::Kind::blocked, account->person, false};
    if (hasher_.outdated(account->password)) hash_again(login, password);
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection, "UPDATE account SET entered = ? WHERE login = ?")
            .with(clock_.now(), login)
            .run();
    });
    return {Recognition::Kind::known, account->person, account->must_change};
}

}  // namespace web
