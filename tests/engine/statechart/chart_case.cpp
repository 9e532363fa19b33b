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

std::chrono::milliseconds time_of(const std::string& line) {
    const auto time = sc::parse_delay(line.substr(1));
    if (!time) throw std::runtime_error("not a time: " + line);
    return *time;
}

// A chart being played; `told` grows.
class Player {
 public:
    Player(const sc::Chart& chart, bool snapshot_every_step)
        : chart_(chart), snapshot_every_step_(snapshot_every_step) {}

    std::string told;

    void play(const std::vector<std::string>& lines) {
        auto session = make_session();
        if (const auto started = session->start(); !started) {
            told += to_line(started.error()) + '\n';
            return;
        }
        for (const std::string& line : lines) {
            if (line.starts_with('~')) {
                session = after_pause(*session, line);
            } else if (line.starts_with('+')) {
                session->advance(time_of(line));
            } else {
                session->take(event_of(line));
            }
        }
    }

 private:
    std::unique_ptr<sc::VirtualSession> make_session() {
        const auto observer = [this](const sc::VirtualSession& session, const sc::Event* event,
                                     const sc::Step& step) {
            told += sc::trace(chart_, session.configuration(), event, step, session.now());
        };
        const auto children = [this](const sc::LiveSession& child, const sc::Event* event,
                                     const sc::Step& step) {
            told += child.invoke_id + ": " +
                    sc::trace(*child.chart, child.interpreter->configuration(), event, step);
        };
        return std::make_unique<sc::VirtualSession>(
            chart_, both_data_models(),
            sc::VirtualOptions{.snapshot_every_step = snapshot_every_step_, .children = children},
            observer);
    }

    // The engine goes down and is up again when the time has passed; then what fell due comes.
    std::unique_ptr<sc::VirtualSession> after_pause(const sc::VirtualSession& before,
                                                    const std::string& line) {
        const auto stored = engine::Value::parse(before.stored_tree().dump());
        auto session = make_session();
        told += "apagado " + line.substr(1) + '\n';
        if (const auto restored = session->restore(stored, before.now() + time_of(line)); !restored)
            throw std::runtime_error(to_line(restored.error()));
        session->advance({});
        return session;
    }

    const sc::Chart& chart_;
    bool snapshot_every_step_;
};

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
    if (!chart) {
        std::string told;
        for (const auto& problem : chart.error()) told += to_line(problem) + '\n';
        return told;
    }
    Player player(*chart, snapshot_every_step);
    try {
        player.play(chart_case.events);
    } catch (const sc::EndlessMacrostep& endless) {
        player.told += std::string(endless.what()) + '\n';
    }
    return player.told;
}

std::string with_trace(const ChartCase& chart_case, const std::string& trace) {
    std::string text = chart_case.head + std::string(events_mark);
    for (const std::string& line : chart_case.events) text += line + '\n';
    return text + std::string(trace_mark) + trace;
}
