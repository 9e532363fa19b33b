// Appendix D: exitStates, enterStates and the functions that say which.
#include <algorithm>

#include "tests/engine/statechart/reference/reference.h"

Places Reference::compute_exit_set(const Moves& moves) {
    Places to_exit;
    for (const Enabled& each : moves) {
        if (each.move->targets.empty()) continue;
        const Place* domain = transition_domain(each);
        for (Place* state : configuration_) {
            if (is_descendant(state, domain)) to_exit.insert(state);
        }
    }
    return to_exit;
}

void Reference::exit_states(const Moves& enabled) {
    const Places to_exit = compute_exit_set(enabled);
    std::vector<Place*> in_order(to_exit.rbegin(), to_exit.rend());
    if (mistake_ == Mistake::exits_in_document_order)
        std::reverse(in_order.begin(), in_order.end());
    for (Place* state : in_order) {
        for (Place* history : state->histories) {
            const bool deep = history->node->kind == Sketch::Node::Kind::deep &&
                              mistake_ != Mistake::deep_history_is_shallow;
            std::vector<Place*>& remembered = history_value_[history];
            remembered.clear();
            for (Place* active : configuration_) {
                const bool kept = deep ? is_atomic(active) && is_descendant(active, state)
                                       : active->parent == state;
                if (kept) remembered.push_back(active);
            }
        }
    }
    for (Place* state : in_order) {
        for (const auto& block : state->node->on_exit) execute(block);
        configuration_.erase(state);
        step_.exited.push_back(state->id());
    }
}

void Reference::enter_states(const Moves& enabled, const std::vector<Place*>& domains) {
    Entry entry;
    compute_entry_set(enabled, domains, entry);
    std::vector<Place*> in_order(entry.to_enter.begin(), entry.to_enter.end());
    if (mistake_ == Mistake::enters_innermost_first) std::reverse(in_order.begin(), in_order.end());
    for (Place* state : in_order) enter(state, entry);
}

void Reference::enter(Place* state, const Entry& entry) {
    configuration_.insert(state);
    step_.entered.push_back(state->id());
    if (late_binding_ && entered_before_.insert(state).second && !state->node->data.empty()) {
        ++tally_.late;
        initialize(state);
    }
    for (const auto& block : state->node->on_entry) execute(block);
    if (mistake_ != Mistake::default_content_is_lost) {
        if (entry.default_entry.contains(state)) execute(state->initial->content);
        const auto content = entry.default_content.find(state);
        if (content != entry.default_content.end()) execute(content->second->content);
    }
    if (is_final(state)) complete(state);
}

void Reference::complete(Place* final_state) {
    Place* parent = final_state->parent;
    if (is_scxml(parent)) {
        running_ = false;
        return;
    }
    Event done{"done.state." + parent->id(), "platform", "", {}};
    const auto& data = final_state->node->done_data;
    if (data && mistake_ != Mistake::done_data_is_lost) done.data = carried(*data, "");
    internal_queue_.push_back(done);
    if (mistake_ == Mistake::regions_never_done) return;
    Place* around = parent->parent;
    if (!is_parallel(around) || !is_in_final_state(around)) return;
    ++tally_.regions_done;
    internal_queue_.push_back({"done.state." + around->id(), "platform", "", {}});
    if (mistake_ == Mistake::outer_regions_never_done) return;
    // Beyond the text: §3.4 for a parallel state that is itself a region.
    for (around = around->parent; is_parallel(around) && is_in_final_state(around);
         around = around->parent) {
        ++tally_.outer_regions_done;
        internal_queue_.push_back({"done.state." + around->id(), "platform", "", {}});
    }
}

void Reference::compute_entry_set(const Moves& moves, const std::vector<Place*>& domains,
                                  Entry& entry) {
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const auto& targets = moves[i].move->targets;
        entry.domain = domains[i];
        for (const std::string& target : targets)
            add_descendant_states_to_enter(chart_.at(target), entry);
        for (Place* state : effective_targets(targets))
            add_ancestor_states_to_enter(state, domains[i], entry);
    }
}

void Reference::add_descendant_states_to_enter(Place* state, Entry& entry) {
    if (is_history(state)) {
        const auto value = history_value_.find(state);
        const bool remembers =
            value != history_value_.end() && mistake_ != Mistake::forgets_history;
        ++(remembers ? tally_.remembered : tally_.defaulted);
        std::vector<Place*> next;
        if (remembers) {
            next = value->second;
        } else {
            const Move& by_default = state->node->moves.front();
            entry.default_content[state->parent] = &by_default;
            for (const std::string& target : by_default.targets) next.push_back(chart_.at(target));
        }
        for (Place* each : next) add_descendant_states_to_enter(each, entry);
        for (Place* each : next) add_ancestor_states_to_enter(each, state->parent, entry);
        return;
    }
    entry.to_enter.insert(state);
    if (is_compound(state)) {
        entry.default_entry.insert(state);
        for (const std::string& target : state->initial->targets)
            add_descendant_states_to_enter(chart_.at(target), entry);
        for (const std::string& target : state->initial->targets)
            add_ancestor_states_to_enter(chart_.at(target), state, entry);
    } else if (is_parallel(state)) {
        enter_missing_regions(state, entry);
    }
}

void Reference::add_ancestor_states_to_enter(Place* state, Place* ancestor, Entry& entry) {
    for (Place* each : proper_ancestors(state, ancestor)) {
        if (each == entry.domain) return;
        entry.to_enter.insert(each);
        if (is_parallel(each)) enter_missing_regions(each, entry);
    }
}

void Reference::enter_missing_regions(Place* parallel, Entry& entry) {
    for (Place* child : parallel->children) {
        const bool met = std::any_of(entry.to_enter.begin(), entry.to_enter.end(),
                                     [&](Place* each) { return is_descendant(each, child); });
        if (!met) add_descendant_states_to_enter(child, entry);
    }
}

bool Reference::is_in_final_state(Place* state) {
    if (is_compound(state)) {
        return std::any_of(state->children.begin(), state->children.end(), [&](Place* child) {
            return is_final(child) && configuration_.contains(child);
        });
    }
    return is_parallel(state) &&
           std::all_of(state->children.begin(), state->children.end(),
                       [&](Place* child) { return is_in_final_state(child); });
}

// Null for a targetless transition. The initial one of <scxml> works inside <scxml>.
Place* Reference::transition_domain(const Enabled& enabled) {
    const auto targets = effective_targets(enabled.move->targets);
    if (targets.empty()) return nullptr;
    if (is_scxml(enabled.source)) return enabled.source;
    const bool inside = std::all_of(targets.begin(), targets.end(), [&](Place* target) {
        return is_descendant(target, enabled.source);
    });
    if (enabled.move->internal && mistake_ != Mistake::internal_is_external &&
        is_compound(enabled.source) && inside) {
        ++tally_.internal_moves;
        return enabled.source;
    }
    return find_lcca(enabled.source, targets);
}

Place* Reference::find_lcca(Place* source, const std::vector<Place*>& targets) {
    for (Place* ancestor : proper_ancestors(source, nullptr)) {
        if (!is_compound(ancestor) && !is_scxml(ancestor)) continue;
        if (std::all_of(targets.begin(), targets.end(),
                        [&](Place* target) { return is_descendant(target, ancestor); }))
            return ancestor;
    }
    return chart_.root();
}

std::vector<Place*> Reference::effective_targets(const std::vector<std::string>& targets) {
    std::vector<Place*> effective;
    const auto add = [&](Place* state) {
        if (std::find(effective.begin(), effective.end(), state) == effective.end())
            effective.push_back(state);
    };
    for (const std::string& target : targets) {
        Place* state = chart_.at(target);
        if (!is_history(state)) {
            add(state);
            continue;
        }
        const auto value = history_value_.find(state);
        const auto next = value != history_value_.end() && mistake_ != Mistake::forgets_history
                              ? value->second
                              : effective_targets(state->node->moves.front().targets);
        for (Place* each : next) add(each);
    }
    return effective;
}
