#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "engine/ecmascript/chart_text.h"
#include "engine/ecmascript/compiled_text.h"
#include "engine/ecmascript/context.h"
#include "engine/ecmascript/ecmascript_model.h"

namespace engine::ecmascript {

// The instance that the model serves now: its variables in a context, its system variables in C++
// until a rule reads them.
class EcmascriptModel::Instance final : public Context::Surroundings {
 public:
    Instance(const statechart::Chart& chart, std::shared_ptr<VirtualMachine> machine);

    const ChartText& text() const { return text_; }
    Context& context();
    CompiledTexts& texts() { return *texts_; }

    void start(Value system_variables, std::function<bool(const std::string&)> is_active);
    void set_system_variable(const std::string& name, const Value& value);
    void set_event(const statechart::Event& event);

    // The variable is undefined until it gets a value; a reserved name stays what it is.
    void declare(const std::string& id);
    Value store();
    void restore(const Value& stored);

    Evaluated<JSValueRef> run(CompiledText& compiled);
    Evaluated<JSValueRef> value(const statechart::Expression& expression);
    Evaluated<Done> run_script(const statechart::Expression& source);
    Evaluated<Done> assign(const statechart::Expression& location,
                           const statechart::Expression& value);
    Evaluated<Done> assign(const statechart::Expression& location, JSValueRef value);
    Evaluated<Done> set_variable(const std::string& id, JSValueRef value);
    // The first value of a variable, from the text of its <data>.
    Evaluated<Done> initialize(const std::string& id, const statechart::Expression& text);
    // Of a loop: made when it is not there yet.
    Evaluated<Done> check_loop_variable(const std::string& name);

 private:
    struct SystemVariable {
        std::optional<Value> value;
        bool read = false;  // the context holds a converted copy
    };

    std::optional<std::string> system_variable(const std::string& name) override;
    bool is_active(const std::string& state_id) override;
    void make_context();
    void load_functions();
    void restore_function(const std::string& id);
    void refresh(const std::string& name, SystemVariable& variable);
    Evaluated<Done> run_global_script(const statechart::Expression& source);

    const statechart::Chart& chart_;
    std::shared_ptr<VirtualMachine> machine_;
    std::unique_ptr<Context> context_;
    std::unique_ptr<CompiledTexts> texts_;
    ChartText text_;
    std::optional<ExpressionError> functions_error_;
    std::vector<std::string> declared_;
    Kept declared_names_;  // declared_ as an array of the context
    std::map<std::string, SystemVariable> system_;
    std::optional<statechart::Event> event_;
    bool event_read_ = false;
    std::function<bool(const std::string&)> is_active_;
    bool fresh_ = false;         // the context has served no instance yet
    bool maybe_strays_ = false;  // a text ran that can make variables of its own
};

}  // namespace engine::ecmascript
