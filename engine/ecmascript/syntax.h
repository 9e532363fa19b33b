#pragma once

#include <memory>
#include <string>

#include "engine/statechart/data_model.h"

namespace engine::ecmascript {

class VirtualMachine;

// Says before anything runs whether a text of a chart can be read. Nothing is executed.
class Syntax {
 public:
    Syntax();
    ~Syntax();

    statechart::Evaluated<Done> expression(const std::string& text) const;
    statechart::Evaluated<Done> location(const std::string& text) const;
    statechart::Evaluated<Done> script(const std::string& text) const;
    // A text that holds function declarations and nothing else.
    statechart::Evaluated<Done> functions(const std::string& text) const;

 private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

enum class TextKind { expression, location, script, functions };

// For a single text; makes a Syntax (1 ms).
Result<Done, statechart::ExpressionError> check_syntax(const std::string& text,
                                                       TextKind kind = TextKind::expression);

}  // namespace engine::ecmascript
