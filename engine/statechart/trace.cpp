#include "engine/statechart/trace.h"

namespace engine::statechart {
namespace {

std::string ids(const Chart& chart, const std::vector<StateIndex>& states) {
    std::string text;
    for (const StateIndex state : states) text += " " + chart.states[state].id;
    return text;
}

// "90s", "1500ms"
std::string duration(std::chrono::milliseconds time) {
    const auto count = time.count();
    return count % 1000 == 0 ? std::to_string(count / 1000) + "s" : std::to_string(count) + "ms";
}

std::string data_of(const std::optional<Value>& data) {
    return data ? " " + data->dump() : "";
}

struct EffectLine {
    std::string operator()(const SendEvent& send) const {
        return "envía " + send.event.name + data_of(send.event.data) +
               (send.target.empty() ? "" : " a " + send.target) +
               (send.delay.count() > 0 ? " en " + duration(send.delay) : "") +
               (send.event.send_id.empty() ? "" : " (" + send.event.send_id + ")");
    }
    std::string operator()(const CancelSend& cancel) const { return "anula " + cancel.send_id; }
    std::string operator()(const WriteLog& log) const {
        return "anota " + log.label + (log.label.empty() || log.text.empty() ? "" : ": ") +
               log.text;
    }
    std::string operator()(const StartInvoke& invoke) const {
        return "inicia " + invoke.id + " " + invoke.type +
               (invoke.source.empty() ? "" : " " + invoke.source);
    }
    std::string operator()(const CancelInvoke& invoke) const { return "detiene " + invoke.id; }
    std::string operator()(const ForwardEvent& forward) const {
        return "reenvía " + forward.event.name + " a " + forward.invoke_id;
    }
};

}  // namespace

std::string innermost(const Chart& chart, const StateSet& configuration) {
    std::vector<StateIndex> found;
    for (const StateIndex state : configuration) {
        const StateKind kind = chart.states[state].kind;
        if (kind == StateKind::atomic || kind == StateKind::final) found.push_back(state);
    }
    const std::string text = ids(chart, found);
    return text.empty() ? text : text.substr(1);
}

std::string trace(const Chart& chart, const StateSet& configuration, const Event* event,
                  const Step& step, std::chrono::milliseconds time) {
    // Only a cancelled child takes a step that neither has an event nor enters anything.
    std::string text = event != nullptr       ? event->name + data_of(event->data)
                       : step.entered.empty() ? "cancelado"
                                              : "inicio";
    if (time.count() > 0) text += " +" + duration(time);
    text += '\n';
    const auto add = [&](const std::string& line) { text += "  " + line + '\n'; };
    if (event != nullptr && step.selected.empty()) add("nadie lo toma");
    if (!step.exited.empty()) add("sale" + ids(chart, step.exited));
    if (!step.entered.empty()) add("entra" + ids(chart, step.entered));
    for (const Effect& effect : step.effects) add(std::visit(EffectLine{}, effect));
    for (const ExecutionError& error : step.errors)
        add("error en la línea " + std::to_string(error.line) + ": " + error.message);
    for (const ExecutionError& error : step.uncaught)
        add("sin atender: el error de la línea " + std::to_string(error.line));
    add((step.finished ? "termina en " : "queda ") + innermost(chart, configuration));
    if (step.done_data && !step.done_data->is_null()) add("entrega " + step.done_data->dump());
    return text;
}

}  // namespace engine::statechart
