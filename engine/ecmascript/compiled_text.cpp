#include "engine/ecmascript/compiled_text.h"

#include "engine/ecmascript/script_shape.h"

namespace engine::ecmascript {
namespace {

constexpr std::size_t most_texts_without_id = 1000;

// Authors end expressions with ";" as if they were statements.
std::string without_semicolon(const std::string& text) {
    const auto last = text.find_last_not_of(" \t\r\n;");
    return last == std::string::npos ? std::string{} : text.substr(0, last + 1);
}

std::optional<ExpressionError> deferred_code_error(const std::string& text) {
    const std::string word = deferred_code(text);
    if (word.empty()) return {};
    return ExpressionError{word + " no está disponible: una regla termina donde empieza"};
}

// "a.b[0]": what stands before the first dot or bracket.
std::string base_of(const std::string& location) {
    const auto begin = location.find_first_not_of(" \t\r\n(");
    if (begin == std::string::npos) return {};
    const auto end = location.find_first_of(" \t\r\n.[)", begin);
    return location.substr(begin, end == std::string::npos ? end : end - begin);
}

}  // namespace

// A text is one expression exactly if it can stand both in (…) and in […]: "1);(2" only in the one,
// "1],[2" only in the other.
std::optional<ExpressionError> CompiledTexts::value_error(const Context& context,
                                                          const std::string& text) {
    const std::string body = without_semicolon(text);
    if (body.empty()) return ExpressionError{"La expresión está vacía."};
    if (auto error = deferred_code_error(body)) return error;
    if (auto error = context.syntax_error("(" + body + "\n)")) return error;
    return context.syntax_error("[" + body + "\n]");
}

// A location is an expression that can stand before "in" of a loop, which a call with "=" or a sum
// cannot; patterns and the global object are refused on top.
std::optional<ExpressionError> CompiledTexts::location_error(const Context& context,
                                                             const std::string& text) {
    const std::string body = without_semicolon(text);
    if (auto error = value_error(context, body)) return error;
    const std::string base = base_of(body);
    if (base.empty() || base == "this" || base == "globalThis" || base.front() == '{') {
        return ExpressionError{"«" + body + "» no es un lugar al que se pueda asignar."};
    }
    if (context.syntax_error("for (" + body + "\n in {});")) {
        return ExpressionError{"«" + body + "» no es un lugar al que se pueda asignar."};
    }
    return context.syntax_error("($) => {'use strict'; " + body + "\n = $;}");
}

std::optional<ExpressionError> CompiledTexts::script_error(const Context& context,
                                                           const std::string& text) {
    if (auto error = deferred_code_error(text)) return error;
    return context.syntax_error(text);
}

CompiledText& CompiledTexts::value(const statechart::Expression& expression) {
    CompiledText& made = slot(values_, expression);
    if (made.state == CompiledText::State::unread) {
        make(made, value_error(context_, expression.text),
             "(() => (" + without_semicolon(expression.text) + "\n))", expression);
    }
    return made;
}

CompiledText& CompiledTexts::location(const statechart::Expression& expression) {
    CompiledText& made = slot(locations_, expression);
    if (made.state == CompiledText::State::unread) {
        // The name of the parameter is one that no author writes: it would hide a variable.
        make(made, location_error(context_, expression.text),
             "(($visado$assigned) => {'use strict'; " + without_semicolon(expression.text) +
                 "\n = $visado$assigned;})",
             expression);
    }
    return made;
}

CompiledText& CompiledTexts::script(const statechart::Expression& expression) {
    CompiledText& made = slot(scripts_, expression);
    if (made.state == CompiledText::State::unread) {
        make(made, script_error(context_, expression.text), "(() => {" + expression.text + "\n})",
             expression);
    }
    return made;
}

CompiledText& CompiledTexts::slot(Kind& kind, const statechart::Expression& expression) {
    if (expression.id == statechart::no_index) {
        if (kind.by_text.size() >= most_texts_without_id) kind.by_text.clear();
        return kind.by_text[expression.text];
    }
    if (expression.id >= kind.by_id.size()) kind.by_id.resize(expression.id + 1);
    return kind.by_id[expression.id];
}

void CompiledTexts::make(CompiledText& made, std::optional<ExpressionError> error,
                         const std::string& source, const statechart::Expression& expression) {
    made.state = CompiledText::State::wrong;
    made.may_make_globals = may_make_globals(expression.text);
    if (error) {
        made.error = std::move(*error);
        return;
    }
    const auto function = context_.run(source, expression.line);
    if (!function) {
        made.error = function.error();
        return;
    }
    made.function = Kept(context_.get(), const_cast<JSObjectRef>(*function));
    made.state = CompiledText::State::ready;
}

}  // namespace engine::ecmascript
