#include "engine/statechart/configuration.h"

namespace engine::statechart {
namespace {

void add_effective_targets(const Chart& chart, const History& history, TransitionIndex transition,
                           StateSet& targets) {
    for (const StateIndex target : chart.transitions[transition].targets) {
        if (!chart.states[target].is_history()) {
            targets.insert(target);
        } else if (const auto* states = remembered(history, target)) {
            for (const StateIndex state : *states) targets.insert(state);
        } else {
            add_effective_targets(chart, history, chart.states[target].initial, targets);
        }
    }
}

// The effective targets: those written when no history is among them, else put into `resolved`.
const std::vector<StateIndex>& targets_of(const Chart& chart, const History& history,
                                          TransitionIndex transition, StateSet& resolved) {
    const auto& written = chart.transitions[transition].targets;
    const bool plain = std::none_of(written.begin(), written.end(), [&](StateIndex target) {
        return chart.states[target].is_history();
    });
    if (plain) return written;
    resolved.clear();
    add_effective_targets(chart, history, transition, resolved);
    return resolved.states();
}

// Least common compound ancestor: the innermost compound state (or <scxml>) around all of them.
StateIndex least_common_compound_ancestor(const Chart& chart, StateIndex first,
                                          const std::vector<StateIndex>& rest) {
    for (StateIndex ancestor = chart.states[first].parent; ancestor != no_index;
         ancestor = chart.states[ancestor].parent) {
        if (chart.states[ancestor].kind != StateKind::compound) continue;
        const bool common = std::all_of(rest.begin(), rest.end(), [&](StateIndex state) {
            return chart.is_descendant(state, ancestor);
        });
        if (common) return ancestor;
    }
    return root_state;
}

}  // namespace

const std::vector<StateIndex>* remembered(const History& history, StateIndex history_state) {
    for (const auto& [state, states] : history) {
        if (state == history_state) return &states;
    }
    return nullptr;
}

StateIndex transition_domain(const Chart& chart, const History& history,
                             TransitionIndex transition) {
    const Transition& each = chart.transitions[transition];
    if (each.targets.empty()) return no_index;
    StateSet resolved;
    const std::vector<StateIndex>& targets = targets_of(chart, history, transition, resolved);
    if (each.internal && chart.states[each.source].kind == StateKind::compound &&
        std::all_of(targets.begin(), targets.end(),
                    [&](StateIndex target) { return chart.is_descendant(target, each.source); })) {
        return each.source;
    }
    return least_common_compound_ancestor(chart, each.source, targets);
}

void add_exit_set(const Chart& chart, const StateSet& configuration, StateIndex domain,
                  std::vector<StateIndex>& states) {
    if (domain == no_index) return;
    const auto& active = configuration.states();
    const auto first = std::upper_bound(active.begin(), active.end(), domain);
    const auto last = std::upper_bound(first, active.end(), chart.states[domain].last_descendant);
    states.insert(states.end(), first, last);
}

bool domains_conflict(const Chart& chart, StateIndex one, StateIndex other) {
    if (one == no_index || other == no_index) return false;
    return one == other || chart.is_descendant(one, other) || chart.is_descendant(other, one);
}

bool is_in_final_state(const Chart& chart, const StateSet& configuration, StateIndex state) {
    const auto& children = chart.states[state].children;
    switch (chart.states[state].kind) {
        case StateKind::compound:
            return std::any_of(children.begin(), children.end(), [&](StateIndex child) {
                return chart.states[child].kind == StateKind::final &&
                       configuration.contains(child);
            });
        case StateKind::parallel:
            return std::all_of(children.begin(), children.end(), [&](StateIndex child) {
                return is_in_final_state(chart, configuration, child);
            });
        default:
            return false;
    }
}

bool is_legal_inside(const Chart& chart, StateIndex top, const std::vector<StateIndex>& states) {
    std::vector<std::size_t> active_children(states.size() + 1);  // the last one: of `top`
    for (std::size_t i = 0; i < states.size(); ++i) {
        const State& state = chart.states[states[i]];
        const bool repeated = i > 0 && states[i] == states[i - 1];
        if (repeated || state.is_history() || !chart.is_descendant(states[i], top)) return false;
        const auto parent = std::lower_bound(states.begin(), states.end(), state.parent);
        const bool known = parent != states.end() && *parent == state.parent;
        if (!known && state.parent != top) return false;
        ++active_children[known ? static_cast<std::size_t>(parent - states.begin())
                                : states.size()];
    }
    for (std::size_t i = 0; i <= states.size(); ++i) {
        const State& state = chart.states[i == states.size() ? top : states[i]];
        if (state.kind == StateKind::compound && active_children[i] != 1) return false;
        if (state.kind == StateKind::parallel && active_children[i] != state.children.size())
            return false;
    }
    return true;
}

void EntrySet::compute(const std::vector<TransitionIndex>& transitions,
                       const std::vector<StateIndex>& domains) {
    clear();
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        const TransitionIndex transition = transitions[i];
        domain_ = domains[i];
        for (const StateIndex target : chart_.transitions[transition].targets)
            add_descendants(target);
        for (const StateIndex state : targets_of(chart_, history_, transition, resolved_))
            add_ancestors(state, domains[i]);
    }
}

void EntrySet::clear() {
    states_to_enter.clear();
    states_for_default_entry.clear();
    default_history_content.clear();
}

// Appendix D: addDescendantStatesToEnter.
void EntrySet::add_descendants(StateIndex state) {
    const State& each = chart_.states[state];
    if (each.is_history()) {
        add_history(state);
        return;
    }
    states_to_enter.insert(state);
    if (each.kind == StateKind::compound) {
        states_for_default_entry.insert(state);
        for (const StateIndex target : chart_.transitions[each.initial].targets)
            add_descendants(target);
        for (const StateIndex target : chart_.transitions[each.initial].targets)
            add_ancestors(target, state);
    } else if (each.kind == StateKind::parallel) {
        enter_missing_regions(state);
    }
}

void EntrySet::add_history(StateIndex history_state) {
    const State& each = chart_.states[history_state];
    if (const auto* states = remembered(history_, history_state)) {
        for (const StateIndex state : *states) add_descendants(state);
        for (const StateIndex state : *states) add_ancestors(state, each.parent);
        return;
    }
    remember_default_content(each.parent, each.initial);
    const auto& targets = chart_.transitions[each.initial].targets;
    for (const StateIndex target : targets) add_descendants(target);
    for (const StateIndex target : targets) {
        // A default may name the parent itself (target_reader.cpp); it has no ancestors in there.
        if (target != each.parent) add_ancestors(target, each.parent);
    }
}

void EntrySet::remember_default_content(StateIndex parent, TransitionIndex transition) {
    for (auto& [state, content] : default_history_content) {
        if (state == parent) {
            content = transition;
            return;
        }
    }
    default_history_content.emplace_back(parent, transition);
}

// Appendix D: addAncestorStatesToEnter. Never beyond the domain, whose ancestors were not left: a
// history around it would enter them, and with them their other regions, a second time.
void EntrySet::add_ancestors(StateIndex state, StateIndex ancestor) {
    for (StateIndex each = chart_.states[state].parent;
         each != ancestor && each != domain_ && each != root_state && each != no_index;
         each = chart_.states[each].parent) {
        states_to_enter.insert(each);
        if (chart_.states[each].kind == StateKind::parallel) enter_missing_regions(each);
    }
}

void EntrySet::enter_missing_regions(StateIndex parallel) {
    for (const StateIndex region : chart_.states[parallel].children) {
        const auto& states = states_to_enter.states();
        const auto first = std::lower_bound(states.begin(), states.end(), region);
        const bool entered =
            first != states.end() && *first <= chart_.states[region].last_descendant;
        if (!entered) add_descendants(region);
    }
}

}  // namespace engine::statechart
