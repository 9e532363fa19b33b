#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/base/value.h"
#include "engine/statechart/chart.h"
#include "engine/statechart/event.h"

namespace engine::statechart {

// Why an expression has no value. The kernel turns it into the event error.execution (§5.9).
struct ExpressionError {
    std::string message;
};
template <class T>
using Evaluated = Result<T, ExpressionError>;

// What the expressions of one chart may do. One object serves one instance at a time: the kernel
// first calls start() or restore(), then works, then asks store(). Not thread safe; a thread that
// evaluates has its own. Lifetime: the Chart given at construction outlives the model.
//
// A value may be absent (ECMAScript's undefined): std::nullopt.
class DataModel {
 public:
    using Maybe = std::optional<Value>;

    virtual ~DataModel() = default;

    // Forgets the previous instance. System variables (§5.10: _sessionid, _name, _ioprocessors, _x)
    // are read-only to the chart. `is_active` answers In('state id') and must stay valid.
    virtual void start(Value system_variables,
                       std::function<bool(const std::string&)> is_active) = 0;
    // Declares a variable without a value (§5.3: before any state is entered all exist).
    virtual void declare(const std::string& id) = 0;

    // The data as JSON: {"values": {id: value}, …}, and back. restore() follows start() and
    // top-level scripts; both keep key order, so that a restored instance decides as the live one
    // would.
    virtual Value store() const = 0;
    virtual void restore(const Value& stored) = 0;

    // Replaces one system variable between two expressions of a step (the runtime's _x).
    virtual void set_system_variable(const std::string& name, const Value& value) = 0;
    virtual void set_event(const Event& event) = 0;

    virtual Evaluated<bool> condition(const Expression& expression) = 0;
    virtual Evaluated<Maybe> evaluate(const Expression& expression) = 0;
    // The value as text, as String(value) gives it: for eventexpr, targetexpr, delayexpr, log.
    virtual Evaluated<std::string> evaluate_text(const Expression& expression) = 0;
    virtual Evaluated<Done> run_script(const Expression& source) = 0;

    // §5.4. The location must exist and be assignable; the value keeps its identity in the model.
    virtual Evaluated<Done> assign(const Expression& location, const Expression& value) = 0;
    virtual Evaluated<Done> assign_value(const Expression& location, const Maybe& value) = 0;
    // A declared variable receives its first value. `text` is inline content (§5.3: JSON, else
    // XML or space-normalised text).
    virtual Evaluated<Done> initialize(const std::string& id, const Expression& value) = 0;
    virtual Evaluated<Done> initialize_text(const std::string& id, const std::string& text) = 0;
    // Inline text as the value it denotes, by the same rule.
    virtual Maybe value_of_text(const std::string& text) = 0;

    // §4.6. Walks a shallow copy of the array; `body` returns false to stop with an error that it
    // has already reported. Refuses what is not iterable or an illegal item name.
    virtual Evaluated<Done> for_each(const Expression& array, const std::string& item,
                                     const std::string& index,
                                     const std::function<bool()>& body) = 0;
};

// Makes the model that a chart's `datamodel` attribute names; nullptr for one it does not know.
using DataModelFactory = std::function<std::unique_ptr<DataModel>(const Chart&)>;

}  // namespace engine::statechart
