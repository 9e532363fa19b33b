// Expressions: whether they can be read, and whether what they name exists.
#include "engine/ecmascript/token_reader.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"
#include "workflows/script_names.h"

namespace workflows {
namespace {

using engine::ecmascript::Syntax;
using engine::ecmascript::TextKind;
using engine::statechart::Expression;

class ExpressionLint {
 public:
    explicit ExpressionLint(const LintSubject& subject)
        : subject_(subject), known_(subject.data_names()) {
        for (const auto& each : subject.chart.script)
            known_.merge(declared_names(source_of(each).text));
        // Scripts inside a chart run in sloppy mode; <foreach> makes its variables (§4.6).
        each_executable(subject.chart, [&](const engine::statechart::Executable& each) {
            if (const auto* script = std::get_if<engine::statechart::Script>(&each.action)) {
                known_.merge(declared_names(script->source.text));
                known_.merge(assigned_names(script->source.text));
            } else if (const auto* loop = std::get_if<engine::statechart::Foreach>(&each.action)) {
                known_.insert({loop->item, loop->index});
            }
        });
        if (subject.is_plain()) {
            for (const auto& each : subject.chart.script)
                known_.merge(assigned_names(source_of(each).text));
        }
    }

    void scripts() {
        for (const auto& each : subject_.chart.script) {
            const auto& source = source_of(each);
            const auto read =
                subject_.is_plain() ? syntax_.script(source.text) : syntax_.functions(source.text);
            if (!read) {
                subject_.error(subject_.in_script(source, 1),
                               subject_.is_plain()
                                   ? "No se entiende el guion del diagrama: " + read.error().message
                                   : "El guion del diagrama debe tener solo funciones: " +
                                         read.error().message,
                               subject_.is_plain()
                                   ? "Corríjalo."
                                   : "Lo que el expediente recuerda va en <datamodel>.");
            } else {
                check_names(source.text, "El guion",
                            [&](std::uint32_t line) { return subject_.in_script(source, line); });
            }
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
        check_names(text, kind == TextKind::script ? "El guion" : "«" + text + "»",
                    [&](std::uint32_t) { return place; });
    }

    // What a case remembers is stored as JSON.
    void check_data(const engine::statechart::Data& data) {
        const auto all = engine::ecmascript::tokens(data.expr.text);
        if (all.empty() || !all.front().is("function")) return;
        subject_.error(subject_.at(data.expr.line),
                       "El dato «" + data.id + "» es una función, y solo se guarda JSON.",
                       "Escriba la función en el guion del diagrama.");
    }

    void check(const Expression& expression, TextKind kind) {
        if (expression.given()) check(subject_.at(expression.line), expression.text, kind);
    }

 private:
    static const Expression& source_of(const engine::statechart::Executable& script) {
        return std::get<engine::statechart::Script>(script.action).source;
    }

    template <class PlaceOf>
    void check_names(const std::string& text, const std::string& what, PlaceOf place_of) {
        for (const UsedName& used : used_names(text)) {
            if (known_.count(used.name) != 0) continue;
            subject_.error(
                place_of(used.line),
                what + (used.called ? " llama a «" : " nombra «") + used.name + "», que no existe.",
                used.called ? "Escríbala en reglas.js o corrija el nombre."
                            : "Declárelo en <datamodel> o corrija el nombre; hay " +
                                  quoted_list(subject_.data_names(), "ninguno") + ".");
        }
    }

    const LintSubject& subject_;
    Syntax syntax_;
    std::set<std::string> known_;
};

void check_requests(const LintSubject& subject, ExpressionLint& lint) {
    each_executable(subject.chart, [&](const engine::statechart::Executable& each) {
        const auto* request = std::get_if<engine::statechart::Request>(&each.action);
        if (request == nullptr) return;
        if (request->element.name == "people") {
            if (const std::string* text = request->element.attribute("location"))
                lint.check(subject.at(request->element.line), *text, TextKind::location);
        }
        if (request->element.name != "extend") return;
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
    if (!subject.is_plain()) {
        for (const auto& state : subject.chart.states) {
            for (const auto& data : state.data) lint.check_data(data);
        }
    }
    for (const auto& [state, deadlines] : subject.procedure.deadlines) {
        for (const DeadlineDefinition& each : deadlines) {
            lint.check(each.after_expr, TextKind::expression);
            lint.check(each.at, TextKind::expression);
            lint.check(each.from, TextKind::expression);
        }
    }
    for (const Act& act : subject.procedure.acts) {
        lint.check(act.form_expr, TextKind::expression);
        lint.check(act.refusal_expr, TextKind::expression);
    }
    for (const auto& [state, eaches] : subject.procedure.eaches) {
        for (const EachDefinition& each : eaches) {
            lint.check(each.in, TextKind::expression);
            for (const auto& param : each.params) lint.check(param.expr, TextKind::expression);
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
