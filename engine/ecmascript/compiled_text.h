#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/ecmascript/context.h"
#include "engine/statechart/chart.h"

namespace engine::ecmascript {

// A text of the chart made into a function of one context, or why that was not possible. The error
// comes when the text is used, not when the chart is loaded (W3C tests 553, 554).
struct CompiledText {
    enum class State { unread, ready, wrong };
    State state = State::unread;
    Kept function;
    ExpressionError error;
    bool may_make_globals = false;
    // For an assignment: the value it was last fused with, and the function that does both.
    std::uint32_t fused_with = statechart::no_index;
    Kept fused;
};

// What the chart's texts become, kept by Expression::id; texts without one are kept by text.
class CompiledTexts {
 public:
    // `expected`: how many Expression ids there will be.
    CompiledTexts(Context& context, std::size_t expected) : context_(context) {
        for (Kind* kind : {&values_, &locations_, &scripts_}) kind->by_id.resize(expected);
    }

    // () => value
    CompiledText& value(const statechart::Expression& expression);
    // value => the location has it, in strict mode
    CompiledText& location(const statechart::Expression& expression);
    // () => the statements ran; let and const are local to the script
    CompiledText& script(const statechart::Expression& expression);

    // What stops a text from being used, without running it.
    static std::optional<ExpressionError> value_error(const Context& context,
                                                      const std::string& text);
    static std::optional<ExpressionError> location_error(const Context& context,
                                                         const std::string& text);
    static std::optional<ExpressionError> script_error(const Context& context,
                                                       const std::string& text);

 private:
    struct Kind {
        std::vector<CompiledText> by_id;
        std::unordered_map<std::string, CompiledText> by_text;
    };
    CompiledText& slot(Kind& kind, const statechart::Expression& expression);
    void make(CompiledText& made, std::optional<ExpressionError> error, const std::string& source,
              const statechart::Expression& expression);

    Context& context_;
    Kind values_, locations_, scripts_;
};

}  // namespace engine::ecmascript
