// Appendix D: mainEventLoop, selectTransitions, removeConflictingTransitions, exitInterpreter.
#include <algorithm>

#include "tests/engine/statechart/reference/reference.h"

namespace {

constexpr int most_microsteps = 200;
constexpr int most_macrosteps = 60;  // that one stimulus may lead to

}  // namespace

Reference::Reference(const Sketch& sketch, Mistake mistake)
    : chart_(sketch), late_binding_(sketch.late_binding), mistake_(mistake) {
}

void Reference::start() {
    for (const auto& place : chart_.places()) {
        for (const auto& [counter, value] : place->node->data) counters_[counter] = std::nullopt;
    }
    for (const auto& place : chart_.places()) {
        if (!late_binding_ || is_scxml(place.get())) initialize(place.get());
    }
    running_ = true;
    macrosteps_ = 0;
    macrostep(nullptr);
    drain();
}

void Reference::give(const Stimulus& stimulus) {
    macrosteps_ = 0;
    if (!stimulus.event.empty()) {
        Event event{stimulus.event, "external", "", {}};
        if (stimulus.number) event.data = "{\"n\":" + std::to_string(*stimulus.number) + "}";
        external_queue_.push_back(event);
        return drain();
    }
    const long until = now_ + stimulus.milliseconds;
    while (running_ && !endless_) {
        std::size_t next = delayed_.size();
        for (std::size_t i = 0; i < delayed_.size(); ++i) {
            if (delayed_[i].due > until) continue;
            if (next == delayed_.size() || delayed_[i].due < delayed_[next].due) next = i;
        }
        if (next == delayed_.size()) break;
        now_ = delayed_[next].due;
        external_queue_.push_back(delayed_[next].event);
        delayed_.erase(delayed_.begin() + static_cast<std::ptrdiff_t>(next));
        drain();
    }
    now_ = until;
}

void Reference::drain() {
    while (running_ && !endless_ && !external_queue_.empty()) {
        const Event event = external_queue_.front();
        external_queue_.pop_front();
        if (++macrosteps_ > most_macrosteps) {
            endless_ = true;
            return;
        }
        macrostep(&event);
    }
    if (running_) return;
    external_queue_.clear();
    delayed_.clear();
}

void Reference::macrostep(const Event* external) {
    ++tally_.macrosteps;
    microsteps_ = 0;
    step_ = {};
    if (external == nullptr) {
        enter_states({{chart_.root()->initial.get(), chart_.root()}}, {chart_.root()});
    } else {
        event_ = *external;
        step_.event = in_one_line(*external);
        const Moves enabled = select_transitions(external);
        for (const Enabled& each : enabled) step_.selected.push_back(each.move->line);
        if (!enabled.empty()) microstep(enabled);
    }
    come_to_rest();
    if (!running_) exit_interpreter();
    keep();
}

void Reference::come_to_rest() {
    bool macrostep_done = false;
    while (running_ && !macrostep_done && !endless_) {
        Moves enabled;
        const bool wait = mistake_ == Mistake::eventless_after_internal && !internal_queue_.empty();
        if (!wait) enabled = select_transitions(nullptr);
        if (enabled.empty()) {
            if (internal_queue_.empty()) {
                macrostep_done = true;
            } else {
                const Event internal = internal_queue_.front();
                internal_queue_.pop_front();
                event_ = internal;
                enabled = select_transitions(&internal);
                if (enabled.empty() && ++microsteps_ > most_microsteps) endless_ = true;
                if (enabled.empty() && internal.type == "platform" &&
                    internal.name.starts_with("error."))
                    ++step_.uncaught;
            }
        }
        if (!enabled.empty()) microstep(enabled);
    }
}

void Reference::microstep(const Moves& enabled) {
    ++tally_.microsteps;
    if (++microsteps_ > most_microsteps) {
        endless_ = true;
        return;
    }
    for (const Enabled& each : enabled) step_.taken.push_back(each.move->line);
    std::vector<Place*> domains;
    for (const Enabled& each : enabled) domains.push_back(transition_domain(each));
    exit_states(enabled);
    for (const Enabled& each : enabled) execute(each.move->content);
    enter_states(enabled, domains);
}

// selectTransitions, and selectEventlessTransitions when `event` is null.
Reference::Moves Reference::select_transitions(const Event* event) {
    Moves enabled;
    judged_.clear();
    const Places configuration = configuration_;
    for (Place* state : configuration) {
        if (!is_atomic(state)) continue;
        std::vector<Place*> chain = proper_ancestors(state, nullptr);
        if (mistake_ == Mistake::first_wins_over_inner) std::reverse(chain.begin(), chain.end());
        chain.insert(mistake_ == Mistake::first_wins_over_inner ? chain.end() : chain.begin(),
                     state);
        bool found = false;
        for (Place* each : chain) {
            for (const Move& move : each->node->moves) {
                const Enabled candidate{&move, each};
                if (!is_enabled(candidate, event)) continue;
                if (std::find(enabled.begin(), enabled.end(), candidate) == enabled.end())
                    enabled.push_back(candidate);
                found = true;
                break;
            }
            if (found) break;
        }
    }
    return remove_conflicting_transitions(enabled);
}

bool Reference::is_enabled(const Enabled& candidate, const Event* event) {
    const Move& move = *candidate.move;
    if (event == nullptr ? !move.events.empty() : !name_match(move.events, event->name))
        return false;
    const auto judged = judged_.find(&move);
    if (judged != judged_.end()) return judged->second;
    return judged_[&move] = holds(move.condition);
}

Reference::Moves Reference::remove_conflicting_transitions(const Moves& enabled) {
    if (mistake_ == Mistake::both_conflicting_are_taken) return enabled;
    Moves filtered;
    for (const Enabled& t1 : enabled) {
        bool preempted = false;
        Moves to_remove;
        for (const Enabled& t2 : filtered) {
            const Places exit1 = compute_exit_set({t1});
            const Places exit2 = compute_exit_set({t2});
            const bool intersect = std::any_of(exit1.begin(), exit1.end(),
                                               [&](Place* state) { return exit2.contains(state); });
            if (!intersect) continue;
            ++tally_.preempted;
            if (is_descendant(t1.source, t2.source)) {
                to_remove.push_back(t2);
            } else {
                preempted = true;
                break;
            }
        }
        if (preempted) continue;
        for (const Enabled& t3 : to_remove) std::erase(filtered, t3);
        filtered.push_back(t1);
    }
    return filtered;
}

void Reference::exit_interpreter() {
    ++tally_.ended;
    const Places last = configuration_;
    for (auto state = last.rbegin(); state != last.rend(); ++state) {
        for (const auto& block : (*state)->node->on_exit) execute(block);
        configuration_.erase(*state);
        if (!is_final(*state) || !is_scxml((*state)->parent)) continue;
        const auto& data = (*state)->node->done_data;
        step_.done_data = (data ? carried(*data, "") : std::nullopt).value_or("null");
    }
    configuration_ = last;  // the kernel's: where it ended
    for (const Event& event : internal_queue_)
        step_.uncaught += event.type == "platform" && event.name.starts_with("error.") ? 1 : 0;
    internal_queue_.clear();
}

void Reference::keep() {
    for (const Place* state : configuration_) step_.configuration.push_back(state->id());
    std::sort(step_.configuration.begin(), step_.configuration.end());
    for (const auto& [history, states] : history_value_) {
        auto& names = step_.history[history->id()];
        for (const Place* state : states) names.push_back(state->id());
    }
    told_.push_back(std::move(step_));
}
