#include <catch2/catch.hpp>

#include "tests/engine/statechart/charts.h"

namespace {

// s0 in which s1 in which … the innermost goes out to `out` and back.
std::string nested(int depth) {
    std::string open = "<state id='out'><transition event='back' target='s0'/></state>";
    std::string close;
    for (int i = 0; i < depth; ++i) {
        open += "<state id='s" + std::to_string(i) + "'>";
        close += "</state>";
    }
    return open + "<transition event='go' target='out'/>" + close;
}

std::string regions(int count) {
    std::string text = "<parallel id='p'><transition event='done.state.p' target='joined'/>";
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        text += "<state id='r" + n + "'><state id='w" + n + "'><transition event='all one." + n +
                "' target='f" + n + "'/></state><final id='f" + n + "'/></state>";
    }
    return text + "</parallel><state id='joined'/>";
}

}  // namespace

TEST_CASE("two hundred states deep") {
    const auto chart = chart_of(nested(200), "initial='s0'");
    CHECK(after(chart, "") == "s199");
    CHECK(after(chart, "go") == "out");
    CHECK(after(chart, "go back") == "s199");
    CHECK(after(chart, "go back go back", true) == "s199");
}

TEST_CASE("nesting beyond what a file may have is refused, not overflowed") {
    CHECK(complaints(document(nested(5000))).size() == 1);
}

TEST_CASE("sixty-four regions") {
    const auto chart = chart_of(regions(64));
    CHECK(after(chart, "all") == "joined");
    CHECK(after(chart, "all", true) == "joined");
    std::string each;
    for (int i = 63; i > 0; --i) each += "one." + std::to_string(i) + " ";
    CHECK_THAT(after(chart, each, true), Catch::StartsWith("w0 f1 f2"));
    CHECK(after(chart, each + "one.0", true) == "joined");
}

TEST_CASE("two thousand states that are not active") {
    std::string inside;
    for (int i = 0; i < 2000; ++i) {
        const std::string n = std::to_string(i);
        inside += "<state id='s" + n + "'><transition event='e' target='s" +
                  std::to_string((i + 1) % 2000) + "'/></state>";
    }
    const auto chart = chart_of(inside);
    CHECK(after(chart, "e e e", true) == "s3");
}
