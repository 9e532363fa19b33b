#include "engine/statechart/executor.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace engine::statechart {

void Executor::begin(Step& step, std::int64_t& next_id, const std::string& session_id) {
    step_ = &step;
    next_id_ = &next_id;
    if (session_id_ != session_id) session_id_ = session_id;
    if (!internal_queue.empty()) internal_queue.clear();
    passes_ = 0;
}

bool Executor::run(const Block& block) {
    for (const Executable& executable : block) {
        if (!run(executable)) return false;
    }
    return true;
}

bool Executor::run(const Executable& executable) {
    return std::visit([&](const auto& action) { return run_action(action, executable.line); },
                      executable.action);
}

bool Executor::condition(const Expression& expression) {
    if (!expression.given()) return true;
    const auto result = model_.condition(expression);
    return succeeded(result, expression.line) && *result;
}

void Executor::report(const std::string& message, std::uint32_t line, const std::string& send_id,
                      const char* name) {
    step_->errors.push_back({message, line});
    Event event;
    event.name = name;
    event.type = Event::Type::platform;
    event.send_id = send_id;
    event.data = Value{{"message", message}, {"line", line}};
    raise(std::move(event));
}

std::string Executor::make_id(const std::string& prefix) {
    return prefix + std::to_string((*next_id_)++);
}

std::optional<Value> Executor::event_data(const std::vector<Expression>& names,
                                          const std::vector<Param>& params,
                                          const std::optional<Content>& content, std::uint32_t line,
                                          bool& failed, const std::string& send_id) {
    if (content) {
        if (!content->expr.given()) return model_.value_of_text(content->text.value_or(""));
        auto value = model_.evaluate(content->expr);
        if (succeeded(value, line, send_id)) return std::move(*value);
        failed = true;
        return std::nullopt;
    }
    if (names.empty() && params.empty()) return std::nullopt;
    Value data = Value::object();
    for (const Expression& name : names) {
        auto value = model_.evaluate(name);
        if (!succeeded(value, line, send_id)) {
            failed = true;
            continue;
        }
        if (*value) data[name.text] = std::move(**value);
    }
    std::size_t in_error = 0;
    for (const Param& param : params) {  // §5.7: a param in error is left out, the rest goes on
        auto value = model_.evaluate(param.expr.given() ? param.expr : param.location);
        if (!succeeded(value, line, send_id)) {
            ++in_error;
        } else if (*value) {
            data[param.name] = std::move(**value);
        }
    }
    if (names.empty() && in_error == params.size()) return std::nullopt;
    return data;
}

bool Executor::run_action(const Raise& raised, std::uint32_t /*line*/) {
    Event event;
    event.name = raised.event;
    event.type = Event::Type::internal;
    raise(std::move(event));
    return true;
}

bool Executor::run_action(const Log& log, std::uint32_t line) {
    std::string text;
    if (log.expr.given()) {
        const auto evaluated = model_.evaluate_text(log.expr);
        if (!succeeded(evaluated, line)) return false;
        text = *evaluated;
    }
    step_->effects.push_back(WriteLog{log.label, text, line});
    return true;
}

bool Executor::run_action(const Assign& assign, std::uint32_t line) {
    if (assign.expr.given()) return succeeded(model_.assign(assign.location, assign.expr), line);
    return succeeded(
        model_.assign_value(assign.location, model_.value_of_text(assign.text.value_or(""))), line);
}

bool Executor::run_action(const Script& script, std::uint32_t line) {
    return succeeded(model_.run_script(script.source), line);
}

bool Executor::run_action(const Cancel& cancel, std::uint32_t line) {
    std::string id;
    if (!resolve(cancel.send_id, cancel.send_id_expr, line, "", id)) return false;
    step_->effects.push_back(CancelSend{id});
    return true;
}

bool Executor::run_action(const If& conditional, std::uint32_t /*line*/) {
    for (const If::Branch& branch : conditional.branches) {
        if (condition(branch.condition)) return run(branch.body);
    }
    return true;
}

void Executor::count_pass(std::uint32_t line) {
    if (++passes_ <= most_passes) return;
    throw EndlessMacrostep(chart_.file + ":" + std::to_string(line) +
                           ": los <foreach> dan más de " + std::to_string(most_passes) +
                           " vueltas en un solo paso; revise las listas que recorren.");
}

bool Executor::run_action(const Foreach& each, std::uint32_t line) {
    bool stopped = false;
    const auto walked = model_.for_each(each.array, each.item, each.index, [&] {
        count_pass(line);
        stopped = !run(each.body);
        return !stopped;
    });
    return succeeded(walked, line) && !stopped;
}

bool Executor::run_action(const Request& request, std::uint32_t line) {
    return succeeded(platform_.perform(request, model_), line);
}

bool Executor::resolve(const std::string& text, const Expression& expression, std::uint32_t line,
                       const std::string& send_id, std::string& out) {
    out = text;
    if (!expression.given()) return true;
    auto evaluated = model_.evaluate_text(expression);
    if (!evaluated) {
        report(evaluated.error().message, line, send_id);
        return false;
    }
    out = std::move(*evaluated);
    return true;
}

// §6.2: arguments first, all of them when the send is evaluated and not when it goes out.
bool Executor::run_action(const Send& send, std::uint32_t line) {
    SendEvent effect;
    effect.line = line;
    effect.send_id = send.id;
    if (send.id_location.given()) {
        effect.send_id = make_id("send.");
        if (!succeeded(model_.assign_value(send.id_location, Value(effect.send_id)), line))
            return false;
    }
    effect.event.send_id = effect.send_id;  // only where the author asked for an id
    if (effect.send_id.empty()) effect.send_id = make_id("send.");

    std::string delay;
    if (!resolve(send.event, send.event_expr, line, effect.event.send_id, effect.event.name) ||
        !resolve(send.target, send.target_expr, line, effect.event.send_id, effect.target) ||
        !resolve(send.type, send.type_expr, line, effect.event.send_id, effect.type) ||
        !resolve(send.delay, send.delay_expr, line, effect.event.send_id, delay)) {
        return false;
    }
    bool failed = false;
    effect.event.data =
        event_data(send.name_list, send.params, send.content, line, failed, effect.event.send_id);
    if (failed) return false;  // §6.2.3: the message is discarded
    if (!delay.empty()) {
        const auto parsed = parse_delay(delay);
        if (!parsed) {
            report("«" + delay + "» no es una duración (2s, 1.5s, 100ms)", line,
                   effect.event.send_id);
            return false;
        }
        effect.delay = *parsed;
    }
    return dispatch(std::move(effect));
}

bool Executor::dispatch(SendEvent send) {
    if (!platform_.can_send(send.type)) {
        report("no se puede enviar con el tipo «" + send.type + "»", send.line, send.event.send_id);
        return false;
    }
    const bool to_session =
        send.type.empty() || send.type == "scxml" || send.type == scxml_event_processor;
    if (to_session && send.target == "#_internal") {
        if (send.delay.count() > 0) {
            report("un envío a #_internal no lleva demora", send.line, send.event.send_id);
            return false;
        }
        send.event.type = Event::Type::internal;
        raise(std::move(send.event));
        return true;
    }
    if (to_session) {
        send.event.origin = "#_scxml_" + session_id_;
        send.event.origin_type = scxml_event_processor;
        if (send.target == send.event.origin) send.target.clear();
        if (!send.target.empty() && send.target[0] != '#') {
            report("el destino «" + send.target + "» no es válido", send.line, send.event.send_id);
            return false;
        }
    }
    if ((!to_session || !send.target.empty()) && !is_started_now(send.target) &&
        !platform_.can_reach(send.target, send.type)) {
        report("no se alcanza el destino «" + send.target + "»", send.line, send.event.send_id,
               "error.communication");
        return false;
    }
    step_->effects.push_back(std::move(send));
    return true;
}

// A child that this very step invokes exists for the chart and not yet for the platform.
bool Executor::is_started_now(const std::string& target) const {
    if (!target.starts_with("#_")) return false;
    return std::any_of(step_->effects.begin(), step_->effects.end(), [&](const Effect& effect) {
        const auto* invoke = std::get_if<StartInvoke>(&effect);
        return invoke != nullptr && target.compare(2, std::string::npos, invoke->id) == 0;
    });
}

std::optional<std::chrono::milliseconds> parse_delay(const std::string& text) {
    const std::size_t unit = text.find_first_not_of("0123456789.");
    if (unit == 0 || unit == std::string::npos) return std::nullopt;
    const std::string number = text.substr(0, unit);
    const std::string suffix = text.substr(unit);
    const auto dot = number.find('.');
    if (number == "." ||
        (dot != std::string::npos && number.find('.', dot + 1) != std::string::npos))
        return std::nullopt;
    double scale = 0;
    if (suffix == "ms") scale = 1;
    if (suffix == "s") scale = 1000;
    if (scale == 0 || number.size() > 12) return std::nullopt;
    return std::chrono::milliseconds(std::llround(std::strtod(number.c_str(), nullptr) * scale));
}

}  // namespace engine::statechart
