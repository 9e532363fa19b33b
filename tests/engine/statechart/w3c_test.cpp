#include <cstdlib>
#include <fstream>
#include <iostream>

#include <catch2/catch.hpp>

#include "tests/engine/statechart/w3c_suite.h"

// The suite's documents are not ours to carry: the environment variable VISADO_W3C names the folder
// that holds them. w3c_expected.txt lists the numbers that must pass, plainly and also through the
// stored form after every macrostep.
namespace {

std::set<std::string> expected() {
    std::ifstream in(VISADO_SOURCE_DIR "/tests/engine/statechart/w3c_expected.txt");
    std::set<std::string> ids;
    for (std::string id; in >> id;) ids.insert(id);
    return ids;
}

void check(const std::filesystem::path& folder, bool snapshot_every_step) {
    const auto outcomes = w3c::run_all(folder, snapshot_every_step);
    const auto done = w3c::passed(outcomes);
    std::cout << "W3C SCXML: " << done.size() << " of " << outcomes.size() << " documents pass"
              << (snapshot_every_step ? ", stored and restored after every macrostep" : "")
              << ".\n";
    for (const auto& [id, outcome] : outcomes) {
        CAPTURE(id, outcome.words);
        CHECK(outcome.passed == (expected().count(id) == 1));  // also when one is to be added
    }
    for (const std::string& id : expected()) {
        CAPTURE(id);
        CHECK(outcomes.count(id) == 1);
    }
}

}  // namespace

TEST_CASE("the W3C documents of the list pass") {
    const char* folder = std::getenv("VISADO_W3C");
    if (folder == nullptr || *folder == '\0') {
        WARN(
            "Skipped: set VISADO_W3C to the folder that holds the W3C documents (test144.scxml "
            "…).");
        return;
    }
    const bool snapshot_every_step = GENERATE(false, true);
    check(folder, snapshot_every_step);
}
