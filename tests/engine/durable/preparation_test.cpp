// What waits is decided ahead by a second thread: it counts only while all it rests on still
// stands, and nobody can tell from the journal.
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include <catch2/catch.hpp>

#include "engine/durable/journal.h"
#include "tests/engine/durable/toy_history.h"

using namespace toy;
using namespace std::chrono_literals;
using engine::durable::Deciders;
using engine::durable::Origin;
using engine::durable::RuntimeOptions;
using engine::durable::SqliteOptions;

namespace {

using Future = std::future<Result<Answer>>;

// Two threads meet here: counts what was decided, and a decision may be told to wait.
class Meeting {
 public:
    void comes() {
        const std::lock_guard lock(mutex_);
        ++came_;
        changed_.notify_all();
    }
    void until(int count) {
        std::unique_lock lock(mutex_);
        REQUIRE(changed_.wait_for(lock, 20s, [&] { return came_ >= count; }));
    }
    int came() {
        const std::lock_guard lock(mutex_);
        return came_;
    }

 private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int came_ = 0;
};

bool mails(const Command& command) {
    return command.request[0].at("do") == "mail";
}

// A counter that says when it is done with each command.
class CountedDecider final : public engine::durable::Decider {
 public:
    Result<Decision> decide(const Stream& stream, const Command& command,
                            const World& world) override {
        struct AtEnd {
            Meeting& meeting;
            ~AtEnd() { meeting.comes(); }
        } const at_end{decided};
        // Mail is left to the writer, so that it can be held there.
        if (release == nullptr && mails(command)) throw std::runtime_error("not ahead");
        if (release != nullptr && mails(command)) {
            began.comes();
            release->until(began.came());
        }
        return counter_.decide(stream, command, world);
    }
    Projection project(const Value& snapshot) const override { return counter_.project(snapshot); }

    Meeting decided, began;
    Meeting* release = nullptr;  // the nth command that mails waits here for the nth to come

 private:
    CounterDecider counter_;
};

// An office whose writer can be held in the middle of an act, while others come and wait.
class BusyOffice {
 public:
    explicit BusyOffice(SqliteOptions options = {}, RuntimeOptions runtime_options = {})
        : data(std::make_unique<engine::durable::DataDirectory>(folder.path(), options)) {
        runtime_options.ahead = {{"contador", &ahead}, {"reglas", &rules_ahead}};
        runtime = std::make_unique<engine::durable::Runtime>(
            data->store, data->contents, clock, Deciders{{"contador", &turn}, {"reglas", &rules}},
            runtime_options);
        turn.release = &release_;
        REQUIRE(runtime->handle({{}, "reglas", Origin::person, {{"multiply", 1}}, ""}));
        for (StreamId* each : {&busy, &one, &other})
            *each = runtime->handle({{}, "contador", Origin::person, steps(add(0)), ""})->stream;
        REQUIRE(runtime->handle({busy, "", Origin::person, steps(add(0)), ""}));
    }
    // From now to go_on() the writer is in the middle of an act of `busy`.
    void holds() {
        held_ = submit(busy, steps(mail("mia")));
        turn.began.until(1);
        turns_before_ = turn.decided.came();
        ahead_before_ = ahead.decided.came();
    }
    // Until so many more were decided ahead.
    void prepares(int count) { ahead.decided.until(ahead_before_ + count); }
    void go_on() {
        releases();
        REQUIRE(held_.get());
    }
    void releases() { release_.comes(); }
    Future held() { return std::move(held_); }
    Future submit(StreamId stream, const Value& what) {
        return runtime->submit({stream, "", Origin::person, what, ""});
    }
    // How many the writer decided itself since it was held, that of `busy` left out.
    int decided_at_their_turn() { return turn.decided.came() - turns_before_ - 1; }
    std::int64_t count(StreamId stream) {
        return data->queries.stream(stream)->snapshot.at("count").get<std::int64_t>();
    }
    std::string findings() {
        Toys toys;
        return lines(engine::durable::verify(folder.path(), toys.deciders()));
    }

    TemporaryDirectory folder;
    FakeClock clock{at_start};
    CountedDecider turn, ahead;
    RulesDecider rules, rules_ahead;
    std::unique_ptr<engine::durable::DataDirectory> data;
    std::unique_ptr<engine::durable::Runtime> runtime;
    StreamId busy, one, other;

 private:
    Meeting release_;
    int turns_before_ = 0, ahead_before_ = 0;
    Future held_;
};

}  // namespace

TEST_CASE(
    "acts of other cases are decided while one is being done, and only recorded at their turn") {
    BusyOffice office;
    office.holds();
    auto first = office.submit(office.one, steps(add(1), step("document")));
    auto second = office.submit(office.other, steps(add(2)));
    auto refused = office.submit(office.other, steps(step("refuse")));
    office.prepares(3);
    office.go_on();
    CHECK(first.get());
    CHECK(second.get());
    CHECK_FALSE(refused.get());
    // The refusal was decided on what `second` has changed since: again, at its turn.
    CHECK(office.decided_at_their_turn() == 1);
    CHECK(office.count(office.one) == 1);
    CHECK(office.count(office.other) == 2);
    CHECK(office.findings().empty());
}

TEST_CASE("a second act of the same case is decided on what the first has left") {
    BusyOffice office;
    office.holds();
    std::vector<Future> all;
    for (int i = 0; i < 3; ++i) all.push_back(office.submit(office.one, steps(add(1))));
    office.prepares(3);
    office.go_on();
    for (auto& each : all) CHECK(each.get());
    CHECK(office.count(office.one) == 3);
    CHECK(office.decided_at_their_turn() == 2);
    CHECK(office.findings().empty());
}

TEST_CASE("rules that change meanwhile hold for the acts that come after the change") {
    BusyOffice office;
    office.holds();
    auto change = office.runtime->submit({{}, "reglas", Origin::person, {{"multiply", 10}}, ""});
    auto act = office.submit(office.one, steps(add(1)));
    office.prepares(1);
    office.go_on();
    CHECK(change.get());
    CHECK(act.get());
    CHECK(office.count(office.one) == 10);
    CHECK(office.decided_at_their_turn() == 1);
    CHECK(office.findings().empty());
}

TEST_CASE("numbers are drawn at the turn alone, so none is missing or twice") {
    BusyOffice office;
    office.holds();
    std::vector<Future> all;
    for (const StreamId each : {office.one, office.other, office.one})
        all.push_back(office.submit(each, steps(step("number"))));
    office.prepares(3);
    office.go_on();
    for (auto& each : all) CHECK(each.get());
    CHECK(office.data->queries.numbers().front().last == 3);
    CHECK(office.decided_at_their_turn() == 3);
    CHECK(office.findings().empty());
}

TEST_CASE("a deadline that fell due meanwhile comes first") {
    BusyOffice office;
    REQUIRE(office.submit(office.one, steps(arm("vence", at_start + 1h, steps(add(100))))).get());
    office.holds();
    auto act = office.submit(office.one, steps(add(1)));
    office.prepares(1);
    office.clock.advance(2h);
    office.go_on();
    const auto answer = act.get();
    REQUIRE(answer);
    CHECK(answer->sequence == 4);  // opened, armed, the deadline, the act
    CHECK(office.count(office.one) == 101);
    CHECK(office.findings().empty());
}

TEST_CASE("what was decided on a state that was undone is decided again") {
    SqliteOptions small;
    small.max_pages = 120;
    RuntimeOptions groups_of_three;
    groups_of_three.group_limit = 3;
    BusyOffice office(small, groups_of_three);
    const Value much = {{"do", "set"}, {"name", "text"}, {"value", std::string(800'000, 'x')}};
    office.holds();
    auto undone = office.submit(office.one, steps(add(1)));
    auto too_much = office.submit(office.busy, steps(mail("mia"), much));
    office.releases();
    office.turn.began.until(2);
    // `undone` is recorded, but not committed; this one is decided on it.
    const int before = office.ahead.decided.came();
    auto next = office.submit(office.one, steps(add(10)));
    office.ahead.decided.until(before + 1);
    office.releases();
    CHECK_THROWS_AS(office.held().get(), engine::durable::StoreFailure);
    CHECK_THROWS_AS(undone.get(), engine::durable::StoreFailure);
    CHECK_THROWS_AS(too_much.get(), engine::durable::StoreFailure);
    CHECK(next.get());
    CHECK(office.count(office.one) == 10);
    CHECK(office.findings().empty());
}

TEST_CASE("many callers on many cases: all is there, in an order that a replay confirms") {
    BusyOffice office;
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 8; ++caller) {
        callers.emplace_back([&, caller] {
            const std::vector<StreamId> cases{office.one, office.other, office.busy};
            for (int i = 0; i < 60; ++i) {
                const StreamId id = cases[static_cast<std::size_t>(caller + i) % cases.size()];
                Value what = steps(add(1), step("document"));
                if (i % 7 == 0) what.push_back(step("number"));
                office.clock.advance(1ms);
                if (!office.submit(id, what).get()) std::terminate();
            }
        });
    }
    for (auto& each : callers) each.join();
    CHECK(office.count(office.one) + office.count(office.other) + office.count(office.busy) == 480);
    CHECK(office.findings().empty());
    std::map<std::int64_t, Instant> times;
    for (const StreamId each : {office.one, office.other, office.busy})
        for (const auto& row : office.data->queries.entries(each))
            times[row.position] = engine::durable::read_entry(row.bytes)->time;
    CHECK(times.size() > 480);
    CHECK(std::is_sorted(times.begin(), times.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; }));
}
