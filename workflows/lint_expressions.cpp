// Expressions: whether they can be read, and whether what they call exists.
#include "engine/ecmascript/token_reader.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using engine::ecmascript::Syntax;
using engine::ecmascript::TextKind;
using engine::ecmascript::Token;
using engine::statechart::Expression;

// What a rule may call besides the functions of its package.
const std::set<std::string, std::less<>> built_in = {
    "In", "String", "Number", "Boolean", "Array", "Object", "Date", "RegExp", "Map", "Set",
    "BigInt", "Symbol", "parseInt", "parseFloat", "isNaN", "isFinite", "encodeURI", "decodeURI",
    "Error", "TypeError", "RangeError", "encodeURIComponent", "decodeURIComponent",
    // words of the language before a bracket
    "if", "for", "while", "switch", "catch", "return", "typeof", "function", "in", "of", "new",
    "void", "delete", "instanceof", "case", "throw", "do", "else", "with"};

class ExpressionLint {
 public:
    explicit ExpressionLint(const LintSubject& subject) : subject_(subject) {
        for (const std::string& name : subject.data_names()) known_.insert(name);
        for (const auto& each : subject.chart.script)
            add_functions(std::get<engine::statechart::Script>(each.action).source.text);
    }

    void scripts() {
        for (const auto& each : subject_.chart.script) {
            const auto& source = std::get<engine::statechart::Script>(each.action).source;
            const auto read = syntax_.functions(source.text);
            if (read) continue;
            subject_.error(
                subject_.in_script(source, 1),
                "El guion del diagrama debe tener solo funciones: " + read.error().message,
                "Lo que el expediente recuerda va en <datamodel>.");
        }
    }

    void check(const std::string& place, const std::string& text, TextKind kind) {
        const auto read = kind == TextKind::location ? syntax_.location(text)
                          : kind == TextKind::script ? syntax_.script(text)
                                                     : syntax_.expression(text);
        if (!read) {
            subject_.error(place, "No se entiende «" + text + "»: " + read.error().message,
                           "Corrija la expresión.");
            return;
        }
        if (kind == TextKind::expression) check_calls(place, text);
    }

    void check(const Expression& expression, TextKind kind) {
        if (expression.given()) check(subject_.at(expression.line), expression.text, kind);
    }

 private:
    void add_functions(const std::string& source) {
        const auto all = engine::ecmascript::tokens(source);
        for (std::size_t i = 1; i < all.size(); ++i) {
            if (all[i - 1].is("function") && all[i].kind == Token::Kind::word)
                known_.insert(std::string(all[i].text));
        }
    }

    // Functions written inside an expression bring names of their own: nothing is said then.
    void check_calls(const std::string& place, const std::string& text) {
        const auto all = engine::ecmascript::tokens(text);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool arrow = i > 0 && all[i - 1].is("=") && all[i].is(">") &&
                               all[i].begin == all[i - 1].begin + 1;
            if (arrow || all[i].is("function")) return;
        }
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            if (all[i].kind != Token::Kind::word || !all[i + 1].is("(")) continue;
            if (i > 0 && all[i - 1].is(".")) continue;
            if (known_.count(all[i].text) != 0 || built_in.count(all[i].text) != 0) continue;
            subject_.error(
                place, "«" + text + "» llama a «" + std::string(all[i].text) + "», que no existe.",
                "Escríbala en reglas.js o corrija el nombre.");
        }
    }

    const LintSubject& subject_;
    Syntax syntax_;
    std::set<std::string, std::less<>> known_;
};

void check_requests(const LintSubject& subject, ExpressionLint& lint) {
    each_executable(subject.chart, [&](const engine::statechart::Executable& each) {
        const auto* request = std::get_if<engine::statechart::Request>(&each.action);
        if (request == nullptr || request->element.name != "extend") return;
        for (const char* attribute : {"byexpr", "to"}) {
            if (const std::string* text = request->element.attribute(attribute))
                lint.check(subject.at(request->element.line), *text, TextKind::expression);
        }
    });
}

}  // namespace

void lint_expressions(const LintSubject& subject) {
    if (subject.chart.data_model != "ecmascript") return;
    ExpressionLint lint(subject);
    lint.scripts();
    each_text(subject.chart,
              [&](const Expression& text, TextKind kind) { lint.check(text, kind); });
    for (const auto& [state, deadlines] : subject.procedure.deadlines) {
        for (const DeadlineDefinition& each : deadlines) {
            lint.check(each.after_expr, TextKind::expression);
            lint.check(each.at, TextKind::expression);
            lint.check(each.from, TextKind::expression);
        }
    }
    check_requests(subject, lint);
    for (const auto& [name, document] : subject.package.documents) {
        if (!document.data.empty())
            lint.check(subject.where("package.json", document.data), document.data,
                       TextKind::expression);
    }
}

}  // namespace workflows
