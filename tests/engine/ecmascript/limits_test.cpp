#include <ctime>

#include <catch2/catch.hpp>

#include "tests/engine/ecmascript/one_chart.h"

using namespace engine::ecmascript;
using namespace std::chrono_literals;

namespace {

// CPU time of this thread: the machine may be busy.
template <class Work>
std::chrono::milliseconds cpu_time_of(const Work& work) {
    const auto now = [] {
        timespec at{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
        return std::chrono::seconds(at.tv_sec) + std::chrono::nanoseconds(at.tv_nsec);
    };
    const auto begin = now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now() - begin);
}

}  // namespace

TEST_CASE("a rule without end is stopped, from wherever it was called") {
    const auto text = GENERATE(values<std::string>({
        "(() => { while (true); })()",
        "(() => { for (;;) { try { for (;;); } catch (e) { } finally { } } })()",
        "[3, 1, 2].sort(() => { while (true); })",
        "sinFin()",
        "({toString() { while (true); }}) + ''",
    }));
    OneChart chart({"a"}, "function sinFin() { while (true); }");
    CAPTURE(text);
    const auto expression = OneChart::expression(text);
    CHECK(cpu_time_of([&] { CHECK_THROWS_AS(chart.model().condition(expression), TimedOut); }) <
          5s);
    CHECK_THROWS_WITH(chart.model().evaluate(expression), Catch::Contains("más de 1000 ms"));
    CHECK_THROWS_AS(chart.model().assign(OneChart::expression("a"), expression), TimedOut);
    CHECK_THROWS_AS(chart.model().initialize("a", expression), TimedOut);

    REQUIRE(chart.begin());
    CHECK(chart.told("1 + 1") == "2");
}

TEST_CASE("an object that does not end when it becomes text or JSON is stopped too") {
    OneChart chart({"a"});
    CHECK_THROWS_AS(
        chart.model().evaluate_text(OneChart::expression("({toString() { while (true); }})")),
        TimedOut);
    CHECK_THROWS_AS(chart.model().evaluate(OneChart::expression("({get a() { while (true); }})")),
                    TimedOut);
}

// What JavaScriptCore throws when it stops something after what the bound was meant for.
TEST_CASE("a late stop is told as one, and no error that a chart could catch") {
    OneChart chart;
    CHECK_THROWS_AS(chart.model().evaluate(OneChart::expression(
                        "(() => { throw 'JavaScript execution terminated.'; })()")),
                    TimedOut);
}

TEST_CASE("a script without end is stopped") {
    OneChart chart;
    CHECK_THROWS_AS(chart.model().run_script(OneChart::expression("while (true);")), TimedOut);
}

// The bound looks only between operations: a regular expression that backtracks overruns it until
// its own limit of steps ends it. Lint refuses nested quantifiers for this reason.
TEST_CASE("a regular expression that backtracks ends, though late") {
    OneChart chart;
    std::string told;
    const auto spent = cpu_time_of([&] {
        try {
            told = chart.told("/^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')");
        } catch (const TimedOut&) {
            told = "stopped";
        }
    });
    CHECK((told == "false" || told == "stopped"));
    CHECK(spent < 30s);
}

TEST_CASE("a replay has no bound of time") {
    OneChart chart({}, "", {.time = 1ms, .bounded = false});
    CHECK(chart.told(
              "(() => { let n = 0; for (let i = 0; i < 3000000; i++) n += i; return n; })()") ==
          "4499998500000");
}

TEST_CASE("endless recursion is no error that a chart may decide on") {
    OneChart chart({}, "function f(n) { return f(n + 1) + 1; }");
    CHECK_THROWS_AS(chart.evaluate("f(0)"), Exhausted);
    CHECK(chart.told("1") == "1");
}

TEST_CASE("sizes are bounded where the language lets us") {
    const auto text = GENERATE(values<std::string>({
        "'x'.repeat(5000000)",
        "'xx'.repeat(3000000)",
        "''.padStart(5000000)",
        "'a'.padEnd(1e9)",
        "Array(2000000)",
        "new Array(1e9)",
        "Array.from({length: 1e9})",
        "[].fill.call({length: 1e9}, 0)",
        "Array(1000000).join('12345678')",
        "[].constructor(1e9)",
    }));
    OneChart chart;
    CAPTURE(text);
    const auto value = chart.evaluate(text);
    REQUIRE_FALSE(value);
    CHECK_THAT(value.error().message, Catch::Contains("el resultado pasa de"));
}
