#include "engine/ecmascript/ecmascript_model.h"

#include "engine/ecmascript/inline_text.h"
#include "engine/ecmascript/instance.h"

namespace engine::ecmascript {

using statechart::Expression;

EcmascriptModel::EcmascriptModel(const statechart::Chart& chart,
                                 std::shared_ptr<VirtualMachine> machine)
    : instance_(std::make_unique<Instance>(chart, std::move(machine))) {
}

EcmascriptModel::~EcmascriptModel() = default;

std::unique_ptr<EcmascriptModel> make_ecmascript_model(const statechart::Chart& chart,
                                                       Limits limits) {
    return std::make_unique<EcmascriptModel>(chart, std::make_shared<VirtualMachine>(limits));
}

bool EcmascriptModel::reusable() const {
    return instance_->text().reusable;
}

void EcmascriptModel::start(Value system_variables,
                            std::function<bool(const std::string&)> is_active) {
    instance_->start(std::move(system_variables), std::move(is_active));
}

void EcmascriptModel::declare(const std::string& id) {
    instance_->declare(id);
}

Value EcmascriptModel::store() const {
    return instance_->store();
}

void EcmascriptModel::restore(const Value& stored) {
    instance_->restore(stored);
}

void EcmascriptModel::set_system_variable(const std::string& name, const Value& value) {
    instance_->set_system_variable(name, value);
}

void EcmascriptModel::set_event(const statechart::Event& event) {
    instance_->set_event(event);
}

Evaluated<bool> EcmascriptModel::condition(const Expression& expression) {
    const auto value = instance_->value(expression);
    if (!value) return value.error();
    return JSValueToBoolean(instance_->context().get(), *value);
}

Evaluated<EcmascriptModel::Maybe> EcmascriptModel::evaluate(const Expression& expression) {
    const auto value = instance_->value(expression);
    if (!value) return value.error();
    return instance_->context().to_value(*value);
}

Evaluated<std::string> EcmascriptModel::evaluate_text(const Expression& expression) {
    const auto value = instance_->value(expression);
    if (!value) return value.error();
    return instance_->context().to_text(*value);
}

Evaluated<Done> EcmascriptModel::run_script(const Expression& source) {
    return instance_->run_script(source);
}

Evaluated<Done> EcmascriptModel::assign(const Expression& location, const Expression& value) {
    return instance_->assign(location, value);
}

Evaluated<Done> EcmascriptModel::assign_value(const Expression& location, const Maybe& value) {
    Context& context = instance_->context();
    return instance_->assign(location, value ? context.to_js(*value) : context.undefined());
}

Evaluated<Done> EcmascriptModel::initialize(const std::string& id, const Expression& expression) {
    return instance_->initialize(id, expression);
}

Evaluated<Done> EcmascriptModel::initialize_text(const std::string& id, const std::string& text) {
    return instance_->set_variable(id, instance_->context().to_js(inline_value(text)));
}

EcmascriptModel::Maybe EcmascriptModel::value_of_text(const std::string& text) {
    return inline_value(text);
}

Evaluated<Done> EcmascriptModel::for_each(const Expression& array, const std::string& item,
                                          const std::string& index,
                                          const std::function<bool()>& body) {
    Context& context = instance_->context();
    auto usable = instance_->check_loop_variable(item);
    if (usable && !index.empty()) usable = instance_->check_loop_variable(index);
    if (!usable) return usable.error();
    const auto value = instance_->value(array);
    if (!value) return value.error();
    const auto list = context.copy_of_array(*value);
    if (!list)
        return ExpressionError{"«" + array.text + "» no es una lista que se pueda recorrer."};

    const Kept copy(context.get(), *list);
    const JSValueRef length =
        JSObjectGetProperty(context.get(), copy.get(), Text(std::string("length")).get(), nullptr);
    const auto count = static_cast<unsigned>(JSValueToNumber(context.get(), length, nullptr));
    for (unsigned i = 0; i < count; ++i) {
        auto done =
            context.set(item, JSObjectGetPropertyAtIndex(context.get(), copy.get(), i, nullptr));
        if (done && !index.empty()) {
            done = context.set(index, JSValueMakeNumber(context.get(), i));
        }
        if (!done) return done.error();
        if (!body()) break;
    }
    return Done{};
}

}  // namespace engine::ecmascript
