#include "tests/engine/statechart/chart_case.h"

#include <sstream>
#include <stdexcept>

#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/trace.h"
#include "engine/statechart/virtual_session.h"
#include "tests/engine/statechart/data_models.h"

namespace sc = engine::statechart;

namespace {

constexpr std::string_view events_mark = "--- events\n";
constexpr std::string_view trace_mark = "--- trace\n";

sc::Event event_of(const std::string& line) {
    const auto space = line.find(' ');
    sc::Event event;
    event.name = line.substr(0, space);
    if (space != std::string::npos) event.data = engine::Value::parse(line.substr(space));
    return event;
}

void give(sc::VirtualSession& session, const std::string& line) {
    if (!line.starts_with('+')) return session.take(event_of(line));
    const auto time = sc::parse_delay(line.substr(1));
    if (!time) throw std::runtime_error("not a time: " + line);
    session.advance(*time);
}

}  // namespace

ChartCase read_case(const std::string& text) {
    const auto events = text.find(events_mark);
    const auto trace = text.find(trace_mark);
    const auto chart = text.starts_with("chart ") ? 0 : text.find("\nchart ") + 1;
    if (events == std::string::npos || trace == std::string::npos ||
        !text.substr(chart).starts_with("chart "))
        throw std::runtime_error("a case has: chart <scxml…>, --- events, --- trace");
    ChartCase read{text.substr(0, events), text.substr(chart + 6, events - chart - 6), {}};
    const auto first = events + events_mark.size();
    std::istringstream lines(text.substr(first, trace - first));
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty()) read.events.push_back(line);
    }
    return read;
}

std::string play(const ChartCase& chart_case, bool snapshot_every_step) {
    const auto chart = sc::read_scxml(chart_case.chart, "chart");
    std::string told;
    if (!chart) {
        for (const auto& problem : chart.error()) told += to_line(problem) + '\n';
        return told;
    }
    const auto observer = [&](const sc::VirtualSession& session, const sc::Event* event,
                              const sc::Step& step) {
        told += sc::trace(*chart, session.configuration(), event, step, session.now());
    };
    const auto children = [&](const sc::LiveSession& child, const sc::Event* event,
                              const sc::Step& step) {
        told += child.invoke_id + ": " +
                sc::trace(*child.chart, child.interpreter->configuration(), event, step);
    };
    sc::VirtualSession session(*chart, both_data_models(),
                               {.snapshot_every_step = snapshot_every_step, .children = children},
                               observer);
    try {
        if (const auto started = session.start(); !started) return to_line(started.error()) + '\n';
        for (const std::string& line : chart_case.events) give(session, line);
    } catch (const sc::EndlessMacrostep& endless) {
        told += std::string(endless.what()) + '\n';
    }
    return told;
}

std::string with_trace(const ChartCase& chart_case, const std::string& trace) {
    std::string text = chart_case.head + std::string(events_mark);
    for (const std::string& line : chart_case.events) text += line + '\n';
    return text + std::string(trace_mark) + trace;
}
