#include "engine/statechart/target_reader.h"

#include <algorithm>

namespace engine::statechart {

TransitionIndex TargetReader::add(Transition transition, std::vector<std::string> targets) {
    auto& transitions = elements_.chart().transitions;
    const auto index = static_cast<TransitionIndex>(transitions.size());
    transitions.push_back(std::move(transition));
    pending_.push_back({index, std::move(targets)});
    return index;
}

void TargetReader::resolve(const std::map<std::string, StateIndex>& ids) {
    for (const Pending& pending : pending_) {
        Transition& transition = elements_.chart().transitions[pending.transition];
        for (const std::string& target : pending.targets) {
            if (const auto found = ids.find(target); found != ids.end()) {
                transition.targets.push_back(found->second);
                continue;
            }
            elements_.complain(transition.line, "El destino «" + target + "» no existe.",
                               "Escriba el id de un estado de este diagrama.");
        }
        check_together(transition);
        check_inside(pending.transition);
    }
    if (elements_.problems().empty()) check_default_entry();
}

// Two states can be active together when they meet in a <parallel> and neither holds the other. A
// history may enter anything of its parent, so it counts as that.
bool TargetReader::can_be_active_together(StateIndex one, StateIndex other) const {
    const auto& states = elements_.chart().states;
    const auto place = [&](StateIndex state) {
        return states[state].is_history() ? states[state].parent : state;
    };
    const StateIndex a = place(one);
    const StateIndex b = place(other);
    if (a == b || elements_.chart().is_descendant(a, b) || elements_.chart().is_descendant(b, a))
        return false;
    StateIndex common = states[a].parent;
    while (!elements_.chart().is_descendant(b, common)) common = states[common].parent;
    return states[common].kind == StateKind::parallel;
}

void TargetReader::check_together(const Transition& transition) {
    const auto& targets = transition.targets;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
            if (can_be_active_together(targets[i], targets[j])) continue;
            const auto& states = elements_.chart().states;
            elements_.complain(transition.line,
                               "Los destinos «" + states[targets[i]].id + "» y «" +
                                   states[targets[j]].id + "» no pueden estar activos a la vez.",
                               "Deje uno, o use regiones distintas de un <parallel>.");
            return;
        }
    }
}

// Initial states lie inside their compound state (§3.3, §3.6). The default of a history lies inside
// its parent (§3.10) or is the parent itself, which enters it as if for the first time.
void TargetReader::check_inside(TransitionIndex index) {
    const auto& states = elements_.chart().states;
    const Transition& transition = elements_.chart().transitions[index];
    const State& source = states[transition.source];
    if (source.initial != index) return;
    const StateIndex around = source.is_history() ? source.parent : transition.source;
    for (const StateIndex target : transition.targets) {
        if (elements_.chart().is_descendant(target, around)) continue;
        if (source.is_history() && target == around) continue;
        const std::string place = around == root_state ? "<scxml>" : "«" + states[around].id + "»";
        elements_.complain(
            transition.line,
            (source.is_history() ? "El destino por omisión «" : "El estado inicial «") +
                states[target].id + "» no está dentro de " + place + ".",
            "Elija un estado que esté dentro.");
    }
}

// Entering a state by default must come to an end: a history whose default leads back to itself
// would not.
void TargetReader::check_default_entry() {
    const auto& states = elements_.chart().states;
    std::vector<char> marks(states.size(), 0);
    for (StateIndex state = 0; state < states.size(); ++state) {
        if (!states[state].is_history() || marks[state] != 0) continue;
        if (!enters_itself(state, marks)) continue;
        elements_.complain(
            states[state].line,
            "La entrada por omisión de «" + states[state].id + "» vuelve a sí misma y no termina.",
            "Dé como destino por omisión un estado concreto.");
        return;
    }
}

bool TargetReader::enters_itself(StateIndex state, std::vector<char>& marks) {
    constexpr char open = 1;
    constexpr char closed = 2;
    if (marks[state] == open) return true;
    if (marks[state] == closed) return false;
    marks[state] = open;
    const Chart& chart = elements_.chart();
    const State& each = chart.states[state];
    const auto& next = each.kind == StateKind::parallel || each.initial == no_index
                           ? each.children
                           : chart.transitions[each.initial].targets;
    const bool found = std::any_of(next.begin(), next.end(), [&](StateIndex entered) {
        return enters_itself(entered, marks);
    });
    marks[state] = closed;
    return found;
}

}  // namespace engine::statechart
