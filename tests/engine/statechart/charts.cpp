#include "tests/engine/statechart/charts.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "engine/statechart/null_model.h"

namespace sc = engine::statechart;

std::string document(const std::string& inside, const std::string& attributes) {
    return "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\" " + attributes + ">" +
           inside + "</scxml>";
}

sc::Chart chart_of(const std::string& inside, const std::string& attributes) {
    auto chart = sc::read_scxml(document(inside, attributes), "c.scxml");
    if (chart) return std::move(*chart);
    for (const auto& problem : chart.error()) UNSCOPED_INFO(to_line(problem));
    FAIL("the chart cannot be read");
    return {};
}

std::vector<std::string> complaints(const std::string& text) {
    const auto chart = sc::read_scxml(text, "c.scxml");
    std::vector<std::string> lines;
    if (!chart) {
        for (const auto& problem : chart.error()) lines.push_back(to_line(problem));
    }
    return lines;
}

sc::DataModelFactory null_models() {
    return [](const sc::Chart&) { return std::make_unique<sc::NullModel>(); };
}

sc::Event event_named(const std::string& name) {
    sc::Event event;
    event.name = name;
    return event;
}

std::string after(const sc::Chart& chart, const std::string& events, bool snapshot_every_step) {
    sc::VirtualSession session(chart, null_models(), {.snapshot_every_step = snapshot_every_step});
    if (!session.start()) FAIL("unknown data model");
    std::istringstream words(events);
    for (std::string name; words >> name;) session.take(event_named(name));
    return sc::innermost(chart, session.configuration());
}

std::string story(const sc::Chart& chart, const std::string& events) {
    std::string told;
    const auto tell = [&](const std::string& word) { told += (told.empty() ? "" : " ") + word; };
    const auto observer = [&](const sc::VirtualSession&, const sc::Event* event,
                              const sc::Step& step) {
        if (event != nullptr) tell(".");
        for (const auto state : step.exited) tell("-" + chart.states[state].id);
        for (const auto state : step.entered) tell("+" + chart.states[state].id);
        for (const auto& effect : step.effects) {
            if (const auto* log = std::get_if<sc::WriteLog>(&effect)) tell(log->label);
        }
        for (std::size_t i = 0; i < step.uncaught.size(); ++i) tell("!");
    };
    sc::VirtualSession session(chart, null_models(), {}, observer);
    if (!session.start()) FAIL("unknown data model");
    std::istringstream words(events);
    for (std::string name; words >> name;) session.take(event_named(name));
    return told;
}
