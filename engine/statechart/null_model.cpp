#include "engine/statechart/null_model.h"

namespace engine::statechart {
namespace {

ExpressionError unknown(const std::string& what) {
    return {"el modelo de datos null no tiene " + what + "; use datamodel=\"ecmascript\""};
}

}  // namespace

void NullModel::start(Value /*system_variables*/,
                      std::function<bool(const std::string&)> is_active) {
    is_active_ = std::move(is_active);
}
void NullModel::declare(const std::string& /*id*/) {
}
void NullModel::restore(const Value& /*stored*/) {
}
void NullModel::set_system_variable(const std::string& /*name*/, const Value& /*value*/) {
}
void NullModel::set_event(const Event& /*event*/) {
}

Evaluated<bool> NullModel::condition(const Expression& expression) {
    std::string text;
    for (const char c : expression.text) {
        if (c != ' ' && c != '\t' && c != '\n') text += c;
    }
    const bool quoted = text.size() > 6 && text.starts_with("In(") && text.ends_with(")") &&
                        (text[3] == '\'' || text[3] == '"') && text[text.size() - 2] == text[3];
    const std::string id = quoted ? text.substr(4, text.size() - 6) : "";
    if (id.empty() || id.find_first_of("'\"") != std::string::npos)
        return ExpressionError{"la única condición del modelo null es In('estado')"};
    return is_active_(id);
}

Evaluated<DataModel::Maybe> NullModel::evaluate(const Expression& /*expression*/) {
    return unknown("expresiones");
}
Evaluated<std::string> NullModel::evaluate_text(const Expression& /*expression*/) {
    return unknown("expresiones");
}
Evaluated<Done> NullModel::run_script(const Expression& /*source*/) {
    return unknown("script");
}
Evaluated<Done> NullModel::assign(const Expression& /*location*/, const Expression& /*value*/) {
    return unknown("datos");
}
Evaluated<Done> NullModel::assign_value(const Expression& /*location*/, const Maybe& /*value*/) {
    return unknown("datos");
}
Evaluated<Done> NullModel::initialize(const std::string& /*id*/, const Expression& /*value*/) {
    return unknown("datos");
}
Evaluated<Done> NullModel::initialize_text(const std::string& /*id*/, const std::string& /*text*/) {
    return unknown("datos");
}
DataModel::Maybe NullModel::value_of_text(const std::string& text) {
    return Value(text);
}

Evaluated<Done> NullModel::for_each(const Expression& /*array*/, const std::string& /*item*/,
                                    const std::string& /*index*/,
                                    const std::function<bool()>& /*body*/) {
    return unknown("foreach");
}

}  // namespace engine::statechart
