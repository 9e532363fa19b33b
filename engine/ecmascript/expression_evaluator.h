#pragma once

#include <memory>
#include <string>

#include "engine/base/value.h"
#include "engine/ecmascript/limits.h"
#include "engine/statechart/data_model.h"

namespace engine::ecmascript {

// The engine of the charts for what is no chart: form calculations, doubts of an import, formulas
// of a view, the data of a document. Same hardening, same bound, same errors (Exhausted, TimedOut).
// Not thread safe. No evaluation sees what another left behind.
class ExpressionEvaluator {
 public:
    // `functions` is the source of a package's reglas.js: function declarations only, else
    // std::invalid_argument with words for people.
    explicit ExpressionEvaluator(Limits limits = {}, const std::string& functions = {});
    ~ExpressionEvaluator();
    ExpressionEvaluator(const ExpressionEvaluator&) = delete;
    ExpressionEvaluator& operator=(const ExpressionEvaluator&) = delete;

    // Members of `inputs` are variables by their names; `_x`, `_event` and other names with a
    // leading underscore are read-only. Compiled texts are kept. nullopt stands for undefined.
    statechart::Evaluated<std::optional<Value>> evaluate(const std::string& expression,
                                                         const Value& inputs);
    // What would be truthy, as a condition.
    statechart::Evaluated<bool> holds(const std::string& expression, const Value& inputs);

 private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace engine::ecmascript
