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

// A region of nine steps and an end.
std::string steps(const std::string& name) {
    std::string text = "<state id='r" + name + "'>";
    for (int step = 0; step < 9; ++step) {
        const std::string here = "t" + name + std::to_string(step);
        const std::string next = "t" + name + std::to_string(step + 1);
        text += "<state id='" + here + "'><transition event='go' target='" + next + "'/></state>";
    }
    return text + "<final id='t" + name + "9'/></state>";
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

TEST_CASE("two hundred states deep, remembered and entered again from the outside in") {
    const auto chart =
        chart_of("<state id='all'><history id='h' type='deep'><transition target='s0'/></history>" +
                 nested(200) +
                 "<transition event='leave' target='away'/></state>"
                 "<state id='away'><transition event='return' target='h'/></state>");
    CHECK(after(chart, "leave return", true) == "out");
    const auto inside = chart_of(
        "<state id='all' initial='s0'><history id='h' type='deep'><transition target='out'/>"
        "</history>" +
        nested(200) +
        "<transition event='leave' target='away'/></state>"
        "<state id='away'><transition event='return' target='h'/></state>");
    CHECK(after(inside, "leave return", true) == "s199");
    const std::string told = story(inside, "leave return");
    CHECK_THAT(told, Catch::Contains(". -s199 -s198 -s197"));
    CHECK_THAT(told, Catch::Contains("-s0 -all +away . -away +all +s0 +s1"));
}

TEST_CASE("sixty-four regions, some of them ended, remembered and joined") {
    const auto chart = chart_of(
        "<state id='all' initial='p'>"
        "<history id='h' type='deep'><transition target='p'/></history>" +
        regions(64) +
        "<transition event='leave' target='away'/></state>"
        "<state id='away'><transition event='return' target='h'/></state>");
    std::string most;
    for (int i = 1; i < 64; ++i) most += "one." + std::to_string(i) + " ";
    CHECK_THAT(after(chart, most + "leave return", true), Catch::StartsWith("w0 f1 f2"));
    CHECK(after(chart, most + "leave return one.0", true) == "joined");
    CHECK(after(chart, most + "leave return leave return one.0") == "joined");
}

TEST_CASE("a thousand states in use: ten phases of nine regions, suspended half way in each") {
    std::string inside;
    std::string events;
    std::size_t states = 0;
    for (int phase = 0; phase < 10; ++phase) {
        const std::string n = std::to_string(phase);
        const std::string next = phase == 9 ? "end" : "phase" + std::to_string(phase + 1);
        inside += "<state id='phase" + n + "' initial='p" + n + "'><history id='h" + n +
                  "' type='deep'><transition target='p" + n + "'/></history>" +
                  "<transition event='done.state.p" + n + "' target='" + next + "'/>" +
                  "<transition event='suspend' target='away" + n + "'/><parallel id='p" + n + "'>";
        for (int region = 0; region < 9; ++region) inside += steps(n + std::to_string(region));
        inside += "</parallel></state><state id='away" + n +
                  "'><transition event='resume' target='h" + n + "'/></state>";
        states += 4 + 9 * 11;
        events += "go go go go suspend go resume go go go go go ";
    }
    const auto chart = chart_of(inside + "<final id='end'/>");
    CHECK(chart.states.size() == states + 2);
    CHECK(after(chart, "go go suspend resume", true) == after(chart, "go go"));
    const std::string to_the_last = events.substr(0, events.size() - 3);
    CHECK(after(chart, to_the_last, true) == "t908 t918 t928 t938 t948 t958 t968 t978 t988");
    CHECK(after(chart, events) == "end");
    CHECK(after(chart, events, true) == "end");
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
