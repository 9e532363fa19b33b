#include "engine/diagram/chart_names.h"

#include <algorithm>

#include "engine/diagram/text_width.h"

namespace engine::diagram {

using statechart::StateIndex;
using statechart::StateKind;
using statechart::TransitionIndex;

namespace {

constexpr char done_state[] = "done.state.";

std::string in_one_line(const std::string& text) {
    return wrap(text, 1, 1e9, 1).front();
}

bool is_made_by_the_engine(const std::string& event) {
    return event.starts_with("done.") || event.starts_with("error");
}

}  // namespace

std::string ChartNames::chart() const {
    if (!words_.title.empty()) return in_one_line(words_.title);
    return chart_.name.empty() ? "Diagrama" : in_one_line(chart_.name);
}

std::string ChartNames::state(StateIndex state) const {
    const auto found = words_.states.find(state);
    if (found != words_.states.end() && !found->second.title.empty())
        return in_one_line(found->second.title);
    const auto& named = chart_.states[state];
    if (state == statechart::root_state) return chart();
    if (named.id.starts_with('#')) return "sin nombre, línea " + std::to_string(named.line);
    return in_one_line(named.id);
}

const std::vector<std::string>& ChartNames::notes(StateIndex state) const {
    static const std::vector<std::string> none;
    const auto found = words_.states.find(state);
    return found == words_.states.end() ? none : found->second.notes;
}

Cause ChartNames::cause(TransitionIndex transition) const {
    const auto found = words_.transitions.find(transition);
    if (found != words_.transitions.end()) {
        if (found->second.kind == TransitionWords::Kind::act) return Cause::act;
        if (found->second.kind == TransitionWords::Kind::term) return Cause::term;
    }
    const auto& events = chart_.transitions[transition].events;
    return std::all_of(events.begin(), events.end(), is_made_by_the_engine) ? Cause::automatic
                                                                            : Cause::event;
}

std::string ChartNames::what(TransitionIndex transition) const {
    const auto found = words_.transitions.find(transition);
    if (found != words_.transitions.end() && !found->second.text.empty())
        return in_one_line(found->second.text);
    std::string text;
    for (const std::string& each : chart_.transitions[transition].events)
        text += (text.empty() ? "" : ", ") + event(each);
    return in_one_line(text);
}

std::string ChartNames::condition(TransitionIndex transition) const {
    const auto& condition = chart_.transitions[transition].condition;
    return condition.given() ? in_one_line(condition.text) : "";
}

std::string ChartNames::event(const std::string& descriptor) const {
    if (descriptor == "*") return "cualquier evento";
    if (!descriptor.starts_with(done_state)) return descriptor;
    const StateIndex ended = chart_.find(descriptor.substr(sizeof done_state - 1));
    return ended == statechart::no_index ? descriptor : "al terminar " + state(ended);
}

}  // namespace engine::diagram
