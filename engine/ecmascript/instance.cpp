#include "engine/ecmascript/instance.h"

#include <algorithm>
#include <stdexcept>

namespace engine::ecmascript {
namespace {

constexpr char event_name[] = "_event";

}  // namespace

EcmascriptModel::Instance::Instance(const statechart::Chart& chart,
                                    std::shared_ptr<VirtualMachine> machine)
    : chart_(chart), machine_(std::move(machine)) {
    make_context();
    text_ = read_chart_text(chart_, *context_);
    if (text_.reusable) load_functions();
}

Context& EcmascriptModel::Instance::context() {
    return *context_;
}

void EcmascriptModel::Instance::make_context() {
    texts_.reset();
    declared_names_ = Kept();
    context_ = std::make_unique<Context>(*machine_, *this);
    texts_ = std::make_unique<CompiledTexts>(*context_, chart_.expressions.size());
    for (const char* name : {event_name, "_sessionid", "_name", "_ioprocessors", "_x"}) {
        context_->add_system_variable(name);
        if (name != event_name) system_[name];
    }
    for (auto& [name, variable] : system_) {
        context_->add_system_variable(name);
        variable.read = false;
    }
    event_read_ = false;
    fresh_ = true;
}

// Strict mode makes a write to frozen data an error, where sloppy mode would lose it silently.
void EcmascriptModel::Instance::load_functions() {
    std::vector<std::string> names;
    for (const FunctionText& function : text_.functions) {
        const auto done =
            context_->run("'use strict';" + function.text, function.line, script_source_name);
        if (!done && !functions_error_) functions_error_ = done.error();
        if (done) names.push_back(function.name);
    }
    context_->freeze_functions(names);
}

void EcmascriptModel::Instance::start(Value system_variables,
                                      std::function<bool(const std::string&)> is_active) {
    if (!text_.reusable && !fresh_) make_context();
    fresh_ = false;
    is_active_ = std::move(is_active);
    event_.reset();
    event_read_ = false;
    for (auto& [name, variable] : system_) variable = SystemVariable{};
    if (system_variables.is_null()) system_variables = Value::object();
    for (auto& [name, value] : system_variables.get_ref<Value::object_t&>()) {
        const auto [known, added] = system_.try_emplace(name);
        if (added) context_->add_system_variable(name);
        known->second.value = std::move(value);
    }
    if (!declared_names_ || declared_ != text_.variables) {
        declared_ = text_.variables;
        std::erase_if(declared_,
                      [this](const std::string& id) { return context_->is_reserved(id); });
        declared_names_ = context_->array_of(declared_);
    }
    context_->reset(declared_names_.get(), maybe_strays_ || text_.functions_reach_global);
    maybe_strays_ = !text_.reusable;
}

std::optional<std::string> EcmascriptModel::Instance::system_variable(const std::string& name) {
    if (name == event_name) {
        event_read_ = true;
        if (!event_) return {};
        return event_to_value(*event_).dump();
    }
    const auto found = system_.find(name);
    if (found == system_.end()) return {};
    found->second.read = true;
    if (!found->second.value) return {};
    return found->second.value->dump();
}

bool EcmascriptModel::Instance::is_active(const std::string& state_id) {
    return is_active_ && is_active_(state_id);
}

void EcmascriptModel::Instance::set_system_variable(const std::string& name, const Value& value) {
    const auto [known, added] = system_.try_emplace(name);
    if (added) context_->add_system_variable(name);
    known->second.value = value;
    if (known->second.read) context_->refresh_system_variable(name);
    known->second.read = false;
}

void EcmascriptModel::Instance::set_event(const statechart::Event& event) {
    event_ = event;
    if (event_read_) context_->refresh_system_variable(event_name);
    event_read_ = false;
}

void EcmascriptModel::Instance::declare(const std::string& id) {
    if (std::find(declared_.begin(), declared_.end(), id) != declared_.end()) return;
    if (context_->is_reserved(id)) return;
    declared_.push_back(id);
    declared_names_ = context_->array_of(declared_);
    static_cast<void>(context_->set(id, context_->undefined()));
}

Value EcmascriptModel::Instance::store() {
    const std::string json =
        context_->store(declared_names_.get(), maybe_strays_ || text_.functions_reach_global);
    Value stored = Value::parse(json, nullptr, false);
    if (stored.is_discarded()) {
        throw statechart::UnusableData(
            "Un dato contiene un texto con un carácter incompleto, que no se puede guardar.");
    }
    return stored;
}

void EcmascriptModel::Instance::restore(const Value& stored) {
    if (!stored.is_object()) return;
    const auto values = stored.find("values");
    if (values != stored.end()) {
        for (const auto& [name, value] : values->items()) {
            if (std::find(declared_.begin(), declared_.end(), name) == declared_.end()) {
                maybe_strays_ = true;
            }
        }
        const auto done = context_->set_all(context_->to_js(*values));
        if (!done) throw statechart::UnusableData(done.error().message);
    }
    for (const auto& name : stored.value("functions", Value::array()))
        restore_function(name.get<std::string>());
    const auto missing = stored.find("undefined");
    if (missing == stored.end()) return;
    for (const auto& name : *missing) {
        const auto& id = name.get_ref<const std::string&>();
        if (std::find(declared_.begin(), declared_.end(), id) == declared_.end()) {
            maybe_strays_ = true;
        }
        const auto done = context_->set(id, context_->undefined());
        if (!done) throw statechart::UnusableData(done.error().message);
    }
}

void EcmascriptModel::Instance::restore_function(const std::string& id) {
    for (const auto& state : chart_.states) {
        for (const auto& data : state.data) {
            if (data.id != id || !data.expr.given()) continue;
            if (auto done = initialize(id, data.expr); !done)
                throw statechart::UnusableData(done.error().message);
            return;
        }
    }
    throw statechart::UnusableData("El diagrama no da ninguna función al dato «" + id + "».");
}

}  // namespace engine::ecmascript
