#include "engine/ecmascript/syntax.h"

#include "engine/ecmascript/chart_text.h"
#include "engine/ecmascript/compiled_text.h"
#include "engine/ecmascript/script_shape.h"

namespace engine::ecmascript {
namespace {

class NoSurroundings final : public Context::Surroundings {
    std::optional<std::string> system_variable(const std::string&) override { return {}; }
    bool is_active(const std::string&) override { return false; }
};

Evaluated<Done> done_unless(std::optional<ExpressionError> error) {
    if (error) return std::move(*error);
    return Done{};
}

}  // namespace

struct Syntax::Parser {
    NoSurroundings surroundings;
    VirtualMachine machine;
    Context context{machine, surroundings};
};

Syntax::Syntax() : parser_(std::make_unique<Parser>()) {
}

Syntax::~Syntax() = default;

Evaluated<Done> Syntax::expression(const std::string& text) const {
    return done_unless(CompiledTexts::value_error(parser_->context, text));
}

Evaluated<Done> Syntax::location(const std::string& text) const {
    return done_unless(CompiledTexts::location_error(parser_->context, text));
}

Evaluated<Done> Syntax::script(const std::string& text) const {
    return done_unless(CompiledTexts::script_error(parser_->context, text));
}

Evaluated<Done> Syntax::functions(const std::string& text) const {
    if (auto error = CompiledTexts::script_error(parser_->context, text)) return std::move(*error);
    const auto functions = function_declarations(text);
    if (!functions) return ExpressionError{"El guion tiene algo más que funciones."};
    for (const FunctionText& function : *functions) {
        if (is_one_function(function, parser_->context)) continue;
        return ExpressionError{"«" + function.name +
                               "» no es una función en modo estricto (línea " +
                               std::to_string(function.line) + " del guion)."};
    }
    return Done{};
}

Evaluated<Done> check_syntax(const std::string& text, TextKind kind) {
    const Syntax syntax;
    switch (kind) {
        case TextKind::expression:
            return syntax.expression(text);
        case TextKind::location:
            return syntax.location(text);
        case TextKind::script:
            return syntax.script(text);
        case TextKind::functions:
            return syntax.functions(text);
    }
    return Done{};
}

}  // namespace engine::ecmascript
