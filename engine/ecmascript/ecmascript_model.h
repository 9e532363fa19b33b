#pragma once

#include <memory>

#include "engine/ecmascript/limits.h"
#include "engine/statechart/data_model.h"

namespace engine::ecmascript {

class VirtualMachine;

// The `ecmascript` data model (W3C SCXML §B.2) on JavaScriptCore, without the world: no clock, no
// chance, no locale, no I/O, frozen intrinsics (hardening.cpp has the list).
//
// One model serves one instance at a time and many one after the other: where reusable() holds,
// start() costs about a microsecond; else each start() makes a fresh context (about 1 ms). Keep one
// model per chart and thread.
//
// Errors: what a chart does wrong is an ExpressionError; running out of time or stack throws
// TimedOut or Exhausted (limits.h) from any method that evaluates; store() throws
// statechart::UnusableData, with words for people, when a variable holds what JSON cannot (NaN, a
// function, a cycle): the runtime refuses the act.
//
// After store() the live instance is what restore() of that value would give: objects shared
// between variables, frozen parts of _event and -0 are replaced by what JSON kept.
class EcmascriptModel final : public statechart::DataModel {
 public:
    // The chart and the machine outlive the model. Models of one thread may share a machine
    // (virtual_machine.h); its limits then count.
    EcmascriptModel(const statechart::Chart& chart, std::shared_ptr<VirtualMachine> machine);
    ~EcmascriptModel() override;
    EcmascriptModel(const EcmascriptModel&) = delete;
    EcmascriptModel& operator=(const EcmascriptModel&) = delete;

    // Whether instances share one context: the chart's scripts hold nothing but function
    // declarations. Such functions run in strict mode and are frozen.
    bool reusable() const;

    void start(Value system_variables, std::function<bool(const std::string&)> is_active) override;
    void declare(const std::string& id) override;
    Value store() const override;
    void restore(const Value& stored) override;
    // System variables and the event are converted when the chart first reads them.
    void set_system_variable(const std::string& name, const Value& value) override;
    void set_event(const statechart::Event& event) override;

    statechart::Evaluated<bool> condition(const statechart::Expression& expression) override;
    statechart::Evaluated<Maybe> evaluate(const statechart::Expression& expression) override;
    statechart::Evaluated<std::string> evaluate_text(
        const statechart::Expression& expression) override;
    statechart::Evaluated<Done> run_script(const statechart::Expression& source) override;
    statechart::Evaluated<Done> assign(const statechart::Expression& location,
                                       const statechart::Expression& value) override;
    statechart::Evaluated<Done> assign_value(const statechart::Expression& location,
                                             const Maybe& value) override;
    statechart::Evaluated<Done> initialize(const std::string& id,
                                           const statechart::Expression& value) override;
    statechart::Evaluated<Done> initialize_text(const std::string& id,
                                                const std::string& text) override;
    Maybe value_of_text(const std::string& text) override;
    statechart::Evaluated<Done> for_each(const statechart::Expression& array,
                                         const std::string& item, const std::string& index,
                                         const std::function<bool()>& body) override;

 private:
    class Instance;
    std::unique_ptr<Instance> instance_;
};

// A model with a machine of its own (1 ms; 15 ms for the first of the process).
std::unique_ptr<EcmascriptModel> make_ecmascript_model(const statechart::Chart& chart,
                                                       Limits limits = {});

}  // namespace engine::ecmascript
