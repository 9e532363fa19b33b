#include "engine/diagram/outline.h"

#include <algorithm>

#include "engine/diagram/chart_names.h"

namespace engine::diagram {

using statechart::Chart;
using statechart::StateIndex;
using statechart::StateKind;
using statechart::Transition;
using statechart::TransitionIndex;

namespace {

class OutlineWriter {
 public:
    OutlineWriter(const Chart& chart, const ChartWords& words,
                  const std::vector<StateIndex>& active)
        : chart_(chart),
          names_(chart, words),
          numbers_(chart.states.size()),
          starts_(chart.states.size()),
          active_(chart.states.size()) {
        number_inside(statechart::root_state);
        for (const auto& state : chart.states) {
            if (state.is_history() || state.initial == statechart::no_index) continue;
            for (const StateIndex target : chart.transitions[state.initial].targets)
                starts_[target] = true;
        }
        for (StateIndex state : active) {
            for (; state != statechart::no_index; state = chart.states[state].parent)
                active_[state] = true;
        }
    }

    std::string write() {
        text_ = names_.chart() + "\n";
        write_inside(statechart::root_state, "");
        return std::move(text_);
    }

 private:
    // Children and histories in the order of the file.
    std::vector<StateIndex> inside(StateIndex state) const {
        auto found = chart_.states[state].children;
        const auto& histories = chart_.states[state].histories;
        found.insert(found.end(), histories.begin(), histories.end());
        std::sort(found.begin(), found.end());
        return found;
    }

    void number_inside(StateIndex state) {
        std::size_t count = 0;
        for (const StateIndex each : inside(state)) {
            numbers_[each] = numbers_[state] + std::to_string(++count) + ".";
            number_inside(each);
        }
    }

    std::string numbered(StateIndex state) const {
        return numbers_[state] + " " + names_.state(state);
    }

    void write_inside(StateIndex state, const std::string& indent) {
        for (const StateIndex each : inside(state)) write_state(each, indent);
    }

    void write_state(StateIndex state, const std::string& indent) {
        text_ += indent + numbered(state) + remarks(state) + "\n";
        for (const std::string& note : names_.notes(state)) text_ += indent + "   " + note + "\n";
        const auto& read = chart_.states[state];
        if (read.is_history() && read.initial != statechart::no_index)
            write_transition(read.initial, indent + "   – ");
        for (const TransitionIndex each : read.transitions)
            write_transition(each, indent + "   – ");
        write_inside(state, indent + "   ");
    }

    std::string remarks(StateIndex state) const {
        std::string text;
        const auto add = [&](const std::string& remark) {
            text += (text.empty() ? " (" : ", ") + remark;
        };
        switch (chart_.states[state].kind) {
            case StateKind::parallel:
                add("todo lo de dentro corre a la vez");
                break;
            case StateKind::final:
                add("final");
                break;
            case StateKind::shallow_history:
            case StateKind::deep_history:
                add("vuelve a donde se estaba");
                break;
            case StateKind::atomic:
            case StateKind::compound:
                break;
        }
        if (starts_[state]) add("comienza aquí");
        if (active_[state]) add("activo");
        return text.empty() ? "" : text + ")";
    }

    void write_transition(TransitionIndex index, const std::string& indent) {
        const Transition& transition = chart_.transitions[index];
        const std::string what = names_.what(index);
        const bool first_time = chart_.states[transition.source].is_history();
        text_ += indent + (first_time ? "la primera vez" : what.empty() ? "enseguida" : what);
        std::string targets;
        for (const StateIndex each : transition.targets)
            targets += (targets.empty() ? " → " : " y ") + numbered(each);
        text_ += targets.empty() ? ", sin cambiar de estado" : targets;
        const std::string condition = names_.condition(index);
        text_ += condition.empty() ? "\n" : ". Condición: " + condition + "\n";
    }

    const Chart& chart_;
    ChartNames names_;
    std::vector<std::string> numbers_;
    std::vector<bool> starts_, active_;
    std::string text_;
};

}  // namespace

std::string outline(const Chart& chart, const ChartWords& words,
                    const std::vector<StateIndex>& active) {
    return OutlineWriter(chart, words, active).write();
}

}  // namespace engine::diagram
