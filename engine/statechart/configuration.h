#pragma once

#include <algorithm>
#include <vector>

#include "engine/statechart/snapshot.h"

namespace engine::statechart {

// A set of states kept in document order: what Appendix D calls an OrderedSet of states.
class StateSet {
 public:
    StateSet() = default;
    explicit StateSet(std::vector<StateIndex> sorted) : states_(std::move(sorted)) {}

    bool contains(StateIndex state) const {
        return std::binary_search(states_.begin(), states_.end(), state);
    }
    void insert(StateIndex state) {
        const auto at = std::lower_bound(states_.begin(), states_.end(), state);
        if (at == states_.end() || *at != state) states_.insert(at, state);
    }
    void erase(StateIndex state) {
        const auto at = std::lower_bound(states_.begin(), states_.end(), state);
        if (at != states_.end() && *at == state) states_.erase(at);
    }
    void clear() { states_.clear(); }
    bool empty() const { return states_.empty(); }
    auto begin() const { return states_.begin(); }
    auto end() const { return states_.end(); }
    auto rbegin() const { return states_.rbegin(); }
    auto rend() const { return states_.rend(); }
    const std::vector<StateIndex>& states() const { return states_; }

 private:
    std::vector<StateIndex> states_;
};

using History = std::vector<std::pair<StateIndex, std::vector<StateIndex>>>;

const std::vector<StateIndex>* remembered(const History& history, StateIndex history_state);

// Which states a set of transitions leaves and enters. Names of the functions are those of
// Appendix D of the W3C text, whose order of operations is followed literally.
class EntrySet {
 public:
    StateSet states_to_enter;
    StateSet states_for_default_entry;
    // By parent: the default transition of its history, whose content runs when the parent has
    // been entered.
    std::vector<std::pair<StateIndex, TransitionIndex>> default_history_content;

    EntrySet(const Chart& chart, const History& history) : chart_(chart), history_(history) {}
    // Anew each time. `domains`: of each transition, as it was before anything was left. Leaving
    // states may give a history its first memory, and with it the transition another domain.
    void compute(const std::vector<TransitionIndex>& transitions,
                 const std::vector<StateIndex>& domains);

 private:
    void clear();
    void add_descendants(StateIndex state);
    void add_ancestors(StateIndex state, StateIndex ancestor);
    void enter_missing_regions(StateIndex parallel);
    void add_history(StateIndex history_state);
    void remember_default_content(StateIndex parent, TransitionIndex transition);

    const Chart& chart_;
    const History& history_;
    StateIndex domain_ = no_index;  // of the transition at hand
    StateSet resolved_;
};

// The state inside which a transition works; no_index for a targetless one.
StateIndex transition_domain(const Chart& chart, const History& history,
                             TransitionIndex transition);

// Adds the active states that a transition of this domain leaves, in document order.
void add_exit_set(const Chart& chart, const StateSet& configuration, StateIndex domain,
                  std::vector<StateIndex>& states);

// Whether transitions of these domains leave a state in common, where both leave any.
bool domains_conflict(const Chart& chart, StateIndex one, StateIndex other);

bool is_in_final_state(const Chart& chart, const StateSet& configuration, StateIndex state);

// Whether the sorted states, all inside `top`, are what can be active in it at once (§3.11): a
// state's parent is among them, a compound state has one child, a parallel one has all.
bool is_legal_inside(const Chart& chart, StateIndex top, const std::vector<StateIndex>& states);

}  // namespace engine::statechart
