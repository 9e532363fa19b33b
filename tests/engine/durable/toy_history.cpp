#include "tests/engine/durable/toy_history.h"

#include <stdexcept>

#include "engine/durable/sqlite_connection.h"

namespace toy {
namespace {

using namespace std::chrono_literals;

template <class Happened>
void need(const Happened& happened) {
    if (!static_cast<bool>(happened)) throw std::logic_error("the history did not happen");
}

const std::filesystem::path& lived_once() {
    static const TemporaryDirectory folder;
    static const bool lived = [] {
        Office office;
        live(office);
        office.stop();
        std::filesystem::copy(office.folder.path(), folder.path(),
                              std::filesystem::copy_options::recursive);
        return true;
    }();
    need(lived);
    return folder.path();
}

}  // namespace

void live(Office& office) {
    const std::string attachment = office.data->contents.keep("%PDF-1.7 adjunto");
    const Value attach = {{"do", "attach"}, {"sha256", attachment}};
    need(office.rule({{"multiply", 2}}));
    need(office.open(steps(add(1), ask("visar", {"ruth", "olga"}), mail("mia")), "k-1"));
    need(office.open(steps(step("number"), attach)));
    need(office.act(StreamId{2}, steps(arm("recordar", at_start + 24h, steps(add(10))))));
    need(office.act(StreamId{3}, steps(add(2), step("number"), step("document"))));
    office.clock.advance(25h);
    need(office.runtime->tick().fired == 1);
    need(office.act(StreamId{2}, steps(named("done", "visar"), mail("ruth")), "k-2"));
    need(office.open(steps(step("number"), step("document")), "k-3"));
    need(office.rule({{"multiply", 3}}));
    need(office.act(StreamId{4}, steps(add(5), ask_until("firmar", {"tom"}, at_start + 90h),
                                       cast("respuestas", {{"p1", 4}}))));
    need(office.act(StreamId{4}, steps(arm("vence", at_start + 99h, steps(add(1))))));
    need(office.act(StreamId{3}, steps(add(7), mail("tom"))));
    need(office.act(StreamId{2}, steps(step("number"))));
}

LivedFolder::LivedFolder() {
    std::filesystem::copy(lived_once(), folder_.path(), std::filesystem::copy_options::recursive);
}

void LivedFolder::tamper(const std::string& sql) const {
    using engine::durable::SqliteConnection;
    SqliteConnection db(path() / "visado.db", SqliteConnection::Mode::read_write);
    db.run("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF");
    db.run(sql.c_str());
}

engine::durable::VerifyReport LivedFolder::check() const {
    Toys toys;
    return engine::durable::verify(path(), toys.deciders());
}

std::string lines(const engine::durable::VerifyReport& report) {
    std::string text;
    for (const auto& finding : report.findings) {
        text += finding.place + " | " + finding.message + "\n";
    }
    return text;
}

}  // namespace toy
