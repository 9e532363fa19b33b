#include "engine/ecmascript/expression_evaluator.h"

#include <map>
#include <stdexcept>

#include "engine/ecmascript/chart_text.h"
#include "engine/ecmascript/compiled_text.h"

namespace engine::ecmascript {

class ExpressionEvaluator::Work final : public Context::Surroundings {
 public:
    Work(Limits limits, const std::string& functions) : machine_(limits) { load(functions); }

    Evaluated<JSValueRef> run(const std::string& expression, const Value& inputs) {
        Value variables = Value::object();
        system_.clear();
        context_.reset(no_names_.get(), true);
        for (const auto& [name, value] : inputs.items()) {
            if (name.starts_with('_')) {
                context_.add_system_variable(name);
                system_[name] = value;
            } else {
                variables[name] = value;
            }
        }
        const auto set = context_.set_all(context_.to_js(variables));
        if (!set) return set.error();
        CompiledText& compiled = texts_.value({expression, statechart::no_index, 1});
        if (compiled.state == CompiledText::State::wrong) return compiled.error;
        return context_.call(compiled.function.get());
    }

    Context& context() { return context_; }

 private:
    void load(const std::string& source) {
        const auto functions = function_declarations(source);
        if (!functions) throw std::invalid_argument("El guion tiene algo más que funciones.");
        std::vector<std::string> names;
        for (const FunctionText& function : *functions) {
            if (!is_one_function(function, context_)) {
                throw std::invalid_argument("«" + function.name + "» está mal escrita (línea " +
                                            std::to_string(function.line) + " del guion).");
            }
            const auto done =
                context_.run("'use strict';" + function.text, function.line, script_source_name);
            if (!done) throw std::invalid_argument(function.name + ": " + done.error().message);
            names.push_back(function.name);
        }
        context_.freeze_functions(names);
    }

    std::optional<std::string> system_variable(const std::string& name) override {
        const auto found = system_.find(name);
        if (found == system_.end()) return {};
        return found->second.dump();
    }
    bool is_active(const std::string&) override { return false; }

    VirtualMachine machine_;
    Context context_{machine_, *this};
    CompiledTexts texts_{context_, 0};
    Kept no_names_ = context_.array_of({});
    std::map<std::string, Value> system_;
};

ExpressionEvaluator::ExpressionEvaluator(Limits limits, const std::string& functions)
    : work_(std::make_unique<Work>(limits, functions)) {
}

ExpressionEvaluator::~ExpressionEvaluator() = default;

Evaluated<std::optional<Value>> ExpressionEvaluator::evaluate(const std::string& expression,
                                                              const Value& inputs) {
    const auto value = work_->run(expression, inputs);
    if (!value) return value.error();
    return work_->context().to_value(*value);
}

Evaluated<bool> ExpressionEvaluator::holds(const std::string& expression, const Value& inputs) {
    const auto value = work_->run(expression, inputs);
    if (!value) return value.error();
    return JSValueToBoolean(work_->context().get(), *value);
}

}  // namespace engine::ecmascript
