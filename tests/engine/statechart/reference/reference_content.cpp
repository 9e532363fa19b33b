// Executable content (§4, §6.2) on counters; what it asks of the world.
#include <algorithm>

#include "tests/engine/statechart/reference/reference.h"

void Reference::initialize(const Place* place) {
    for (const auto& [counter, value] : place->node->data) counters_[counter] = value;
}

// An error stops the block (§4.9).
bool Reference::execute(const Sketch::Block& block) {
    for (const Sketch::Action& action : block) {
        if (!execute(action) && mistake_ != Mistake::error_goes_on_with_block) return false;
    }
    return true;
}

bool Reference::execute(const Sketch::Action& action) {
    using Kind = Sketch::Action::Kind;
    switch (action.kind) {
        case Kind::log:
            return log(action);
        case Kind::raise:
            internal_queue_.push_back({action.event, "internal", "", {}});
            return true;
        case Kind::send:
            return send(action);
        case Kind::cancel: {
            step_.effects.push_back("anula " + action.id);
            if (mistake_ == Mistake::cancel_does_nothing) return true;
            const auto gone =
                std::erase_if(delayed_, [&](const Delayed& each) { return each.id == action.id; });
            tally_.cancelled += static_cast<long>(gone);
            return true;
        }
        case Kind::count: {
            const auto found = counters_.find(action.counter);
            if (found == counters_.end() || !found->second) return fail("error.execution", "");
            ++*found->second;
            return true;
        }
        case Kind::choose:
            return execute(holds(action.condition) ? action.then : action.otherwise);
        case Kind::broken:
            break;
    }
    return fail("error.execution", "");
}

bool Reference::log(const Sketch::Action& action) {
    std::string text;
    if (action.counter == -2) {
        text = event_ ? in_one_line(*event_) : "nada";
    } else if (action.counter >= 0) {
        const auto found = counters_.find(action.counter);
        if (found == counters_.end() || !found->second) return fail("error.execution", "");
        text = std::to_string(*found->second);
    }
    step_.effects.push_back("anota " + action.label + ": " + text);
    return true;
}

bool Reference::send(const Sketch::Action& action) {
    Event event{action.event, "external", action.id, carried(action.carried, action.id)};
    if (action.target == "#_internal") {
        if (action.delay > 0) return fail("error.execution", action.id);
        event.type = "internal";
        internal_queue_.push_back(event);
        return true;
    }
    if (!action.target.empty() && action.target != "#_scxml_visado") {
        const bool a_form = action.target.starts_with("#");
        return fail(a_form ? "error.communication" : "error.execution", action.id);
    }
    step_.effects.push_back("envía " + in_one_line(event) + " en " + std::to_string(action.delay));
    if (action.delay == 0) {
        external_queue_.push_back(event);
        return true;
    }
    ++tally_.delayed;
    delayed_.push_back({now_ + action.delay, action.id, event});
    return true;
}

// A condition in error is false and an error (§5.9.1).
bool Reference::holds(const Sketch::Condition& condition) {
    using Kind = Sketch::Condition::Kind;
    const auto active = [&] {
        return std::any_of(configuration_.begin(), configuration_.end(),
                           [&](const Place* each) { return each->id() == condition.name; });
    };
    switch (condition.kind) {
        case Kind::always:
            return true;
        case Kind::in:
            return active();
        case Kind::not_in:
            return !active();
        case Kind::less: {
            const auto found = counters_.find(condition.counter);
            if (found == counters_.end() || !found->second) break;
            return *found->second < condition.limit;
        }
        case Kind::event_is:
            if (!event_) break;
            return event_->name == condition.name;
        case Kind::broken:
            break;
    }
    fail("error.execution", "");
    return false;
}

// <param>s as JSON; one in error is left out (§5.7).
std::optional<std::string> Reference::carried(const std::vector<int>& counters,
                                              const std::string& send_id) {
    std::string text;
    for (const int each : counters) {
        const auto found = counters_.find(each);
        if (found == counters_.end() || !found->second) {
            fail("error.execution", send_id);
            continue;
        }
        text += (text.empty() ? "" : ",") + ("\"c" + std::to_string(each) + "\":") +
                std::to_string(*found->second);
    }
    if (text.empty()) return std::nullopt;
    return "{" + text + "}";
}

bool Reference::fail(const std::string& name, const std::string& send_id) {
    ++tally_.errors;
    ++step_.errors;
    internal_queue_.push_back({name, "platform", send_id, {}});
    return false;
}

// §3.12.1.
bool Reference::name_match(const std::vector<std::string>& descriptors,
                           const std::string& name) const {
    return std::any_of(descriptors.begin(), descriptors.end(), [&](std::string descriptor) {
        if (descriptor == "*") return true;
        if (descriptor.ends_with(".*")) descriptor.erase(descriptor.size() - 2);
        if (descriptor.ends_with(".")) descriptor.pop_back();
        if (mistake_ == Mistake::prefix_matches_letters) return name.starts_with(descriptor);
        return name == descriptor || name.starts_with(descriptor + ".");
    });
}

std::string Reference::in_one_line(const Event& event) {
    std::string text = event.name + " " + event.type;
    if (!event.send_id.empty()) text += " (" + event.send_id + ")";
    if (event.data) text += " " + *event.data;
    return text;
}
