// Any bytes as a chart: read, started, given what it names, stored and restored. The reader may
// refuse; what it lets through must run, and what it was must be restorable.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>

#include "engine/statechart/interpreter.h"
#include "engine/statechart/null_model.h"
#include "engine/statechart/scxml_reader.h"

namespace sc = engine::statechart;

namespace {

constexpr std::size_t most_events = 12;
constexpr std::size_t most_states = 400;
const sc::Session session{.id = "visado", .microsteps = 60};

std::set<std::string> event_names(const sc::Chart& chart) {
    std::set<std::string> names = {"a"};
    for (const auto& transition : chart.transitions) {
        if (names.size() < most_events)
            names.insert(transition.events.begin(), transition.events.end());
    }
    return names;
}

void play(const sc::Chart& chart) {
    sc::NullModel model;
    sc::Platform platform;
    auto now = start(chart, model, platform, session).next;
    for (const std::string& name : event_names(chart)) {
        sc::Event event;
        event.name = name;
        now = step(chart, now, event, model, platform, session).next;
        const auto read = snapshot_from_value(chart, to_value(chart, now));
        if (!read || *read != now) std::abort();
    }
}

}  // namespace

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    const auto chart = sc::read_scxml(text, "chart.scxml");
    if (!chart) {
        if (chart.error().empty()) std::abort();  // refused without a word
        return 0;
    }
    if (chart->states.size() > most_states) return 0;
    try {
        play(*chart);
    } catch (const sc::EndlessMacrostep&) {
        // Said in words: that is the bound.
    }
    return 0;
}
