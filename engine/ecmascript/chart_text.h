#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/ecmascript/script_shape.h"
#include "engine/statechart/chart.h"

namespace engine::ecmascript {

class Context;

// What a chart's ECMAScript amounts to as a whole, found out once.
struct ChartText {
    std::vector<std::string> variables;  // ids of all <data>, in document order, each once
    std::vector<const statechart::Script*> top_level;
    std::vector<FunctionText> functions;  // of the top level, where it holds nothing else
    // All instances can share a context: the top level is functions only, and no script in a state
    // or transition declares with var or function.
    bool reusable = false;
    // Functions that name globalThis: then no text can be trusted to leave no variable behind.
    bool functions_reach_global = false;

    bool is_top_level(const statechart::Expression& source) const;
};

// Whether the text is one function that strict mode takes, and nothing behind it.
bool is_one_function(const FunctionText& function, const Context& context);

// `context` only reads syntax here.
ChartText read_chart_text(const statechart::Chart& chart, const Context& context);

}  // namespace engine::ecmascript
