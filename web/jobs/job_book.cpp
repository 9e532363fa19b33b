#include "web/jobs/job_book.h"

#include <array>

namespace web {
namespace {

using engine::Value;
using engine::durable::SqliteConnection;
using engine::durable::SqliteStatement;

// By Job::State.
constexpr std::array names = {"espera", "corre", "hecho", "fallo", "interrumpido"};

const char* name_of(Job::State state) {
    return names.at(static_cast<std::size_t>(state));
}

Job::State state_of(const std::string& name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names.at(i)) return static_cast<Job::State>(i);
    }
    return Job::State::interrupted;
}

const std::string columns =
    "SELECT number, kind, title, person, state, asked, started, ended, done, total, words, result "
    "FROM job ";

template <class... Values>
std::optional<Job> first(AccessStore& store, const std::string& sql, const Values&... values) {
    return store.read([&](SqliteConnection& connection) -> std::optional<Job> {
        SqliteStatement statement(connection, sql.c_str());
        auto& row = statement.with(values...);
        if (!row.next()) return std::nullopt;
        return Job{row.integer(0),
                   row.text(1),
                   row.text(2),
                   row.text(3),
                   state_of(row.text(4)),
                   row.instant(5),
                   row.optional_instant(6),
                   row.optional_instant(7),
                   row.integer(8),
                   row.integer(9),
                   row.text(10),
                   Value::parse(row.text(11), nullptr, false)};
    });
}

}  // namespace

std::int64_t JobBook::ask(const std::string& kind, const std::string& title,
                          const std::string& person) {
    return store_.write([&](SqliteConnection& connection) {
        {
            SqliteStatement open(
                connection,
                "SELECT number FROM job WHERE kind = ? AND state IN ('espera', 'corre')");
            auto& row = open.with(kind);
            if (row.next()) return row.integer(0);
        }
        SqliteStatement(connection,
                        "INSERT INTO job (kind, title, person, state, asked, done, total, words, "
                        "result) VALUES (?, ?, ?, 'espera', ?, 0, 0, '', 'null')")
            .with(kind, title, person, clock_.now())
            .run();
        SqliteStatement made(connection, "SELECT last_insert_rowid()");
        return made.next() ? made.integer(0) : std::int64_t{0};
    });
}

void JobBook::start(std::int64_t number) {
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection, "UPDATE job SET state = 'corre', started = ? WHERE number = ?")
            .with(clock_.now(), number)
            .run();
    });
}

void JobBook::advance(std::int64_t number, std::int64_t done, std::int64_t total,
                      const std::string& words) {
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection,
                        "UPDATE job SET done = ?, total = ?, words = ? WHERE number = ?")
            .with(done, total, words, number)
            .run();
    });
}

void JobBook::finish(std::int64_t number, Job::State how, const std::string& words,
                     const Value& result) {
    const std::string text = result.dump(-1, ' ', false, Value::error_handler_t::replace);
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(
            connection,
            "UPDATE job SET state = ?, ended = ?, words = ?, result = ? WHERE number = ?")
            .with(name_of(how), clock_.now(), words, text, number)
            .run();
    });
}

void JobBook::interrupt_open() {
    store_.write([&](SqliteConnection& connection) {
        SqliteStatement(connection,
                        "UPDATE job SET state = 'interrumpido', ended = ?, words = "
                        "'El servidor se detuvo antes de que terminara. Puede pedirlo otra vez.' "
                        "WHERE state IN ('espera', 'corre')")
            .with(clock_.now())
            .run();
    });
}

std::optional<Job> JobBook::job(std::int64_t number) {
    return first(store_, columns + "WHERE number = ?", number);
}

std::optional<Job> JobBook::newest(const std::string& kind, bool done_only) {
    return first(store_,
                 columns + "WHERE kind = ?" + (done_only ? " AND state = 'hecho'" : "") +
                     " ORDER BY number DESC LIMIT 1",
                 kind);
}

}  // namespace web
