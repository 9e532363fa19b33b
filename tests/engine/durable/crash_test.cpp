#include <catch2/catch.hpp>

#include "tests/engine/durable/toy_history.h"
#include "tests/support/program.h"

using namespace toy;

namespace {

ProgramRun live_until(const TemporaryDirectory& folder, long step) {
    return run_program({CRASH_PROBE, folder.path().string(), std::to_string(step)});
}

// All but the line that counts the steps.
std::string acknowledged(const ProgramRun& run) {
    return run.out.substr(0, run.out.find("steps "));
}

}  // namespace

// The process is ended at every single step of two commands, a deadline and a delivery; then
// everything is done again with the same keys.
TEST_CASE("killed anywhere: nothing acknowledged is lost, nothing is half done or done twice") {
    const TemporaryDirectory untouched;
    const auto whole = live_until(untouched, 0);
    REQUIRE(whole.exit_code == 0);
    const std::string expected = acknowledged(whole);
    REQUIRE(expected.find("count 113, entries 4, number 3, ballots 1, head 4") !=
            std::string::npos);

    Toys toys;
    long step = 1;
    for (;; ++step) {
        CAPTURE(step);
        const TemporaryDirectory folder;
        const auto killed = live_until(folder, step);
        if (killed.exit_code == 0) break;
        REQUIRE(killed.exit_code == 137);
        REQUIRE(expected.starts_with(killed.out));

        const auto again = live_until(folder, 0);
        REQUIRE(again.err == "");
        REQUIRE(acknowledged(again) == expected);
        const auto report = engine::durable::verify(folder.path(), toys.deciders());
        REQUIRE(lines(report) == "");
    }
    CHECK(step > 200);  // the probe really counts
}
