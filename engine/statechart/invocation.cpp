// The part of the interpreter that starts and cancels invoked children (§6.4).
#include "engine/statechart/interpreter.h"

namespace engine::statechart {

void Interpreter::start_invocations() {
    const StateSet states = states_to_invoke_;
    states_to_invoke_.clear();
    for (const StateIndex state : states) {
        for (std::uint32_t i = 0; i < chart_.states[state].invokes.size(); ++i)
            start_invocation(state, i);
    }
}

void Interpreter::start_invocation(StateIndex state, std::uint32_t position) {
    const Invoke& invoke = chart_.states[state].invokes[position];
    StartInvoke effect;
    effect.autoforward = invoke.autoforward;
    effect.id = invoke.id.empty() ? executor_.make_id(chart_.states[state].id + ".") : invoke.id;
    auto& model = executor_.model();
    const auto text_of = [&](const std::string& text,
                             const Expression& expression) -> std::optional<std::string> {
        if (!expression.given()) return text;
        auto evaluated = model.evaluate_text(expression);
        if (evaluated) return std::move(*evaluated);
        executor_.report(evaluated.error().message, invoke.line);
        return std::nullopt;
    };
    const auto type = text_of(invoke.type, invoke.type_expr);
    const auto source = text_of(invoke.source, invoke.source_expr);
    if (!type || !source) return;
    if (!executor_.platform().can_invoke(*type)) {
        executor_.report("no se puede iniciar algo del tipo «" + *type + "»", invoke.line);
        return;
    }
    effect.type = *type;
    effect.source = *source;
    if (invoke.id_location.given()) {
        const auto assigned = model.assign_value(invoke.id_location, Value(effect.id));
        if (!assigned) return executor_.report(assigned.error().message, invoke.line);
    }
    bool failed = false;
    if (auto data =
            executor_.event_data(invoke.name_list, invoke.params, {}, invoke.line, failed)) {
        effect.params = std::move(*data);
    }
    if (failed) return;
    if (invoke.content) {
        effect.content = invoke.content->text;
        if (invoke.content->expr.given()) {
            effect.content = text_of("", invoke.content->expr);
            if (!effect.content) return;
        }
    }
    invocations_.push_back({state, position, effect.id});
    step_->effects.push_back(std::move(effect));
}

// §6.5. An empty <finalize> brings back what was handed over by location.
void Interpreter::finalize(const Invoke& invoke, const Event& event) {
    if (!invoke.finalize.empty()) {
        executor_.run(invoke.finalize);
        return;
    }
    if (!invoke.has_finalize || !event.data || !event.data->is_object()) return;
    const auto bring_back = [&](const std::string& name, const Expression& location) {
        const auto value = event.data->find(name);
        if (value == event.data->end() || !location.given()) return;
        const auto done = executor_.model().assign_value(location, *value);
        if (!done) executor_.report(done.error().message, invoke.line);
    };
    for (const Expression& name : invoke.name_list) bring_back(name.text, name);
    for (const Param& param : invoke.params) bring_back(param.name, param.location);
}

void Interpreter::cancel_invocations(StateIndex state) {
    std::erase_if(invocations_, [&](const Invocation& each) {
        if (each.state != state) return false;
        step_->effects.push_back(CancelInvoke{each.id});
        return true;
    });
}

}  // namespace engine::statechart
