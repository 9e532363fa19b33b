#include "workflows/act_form_definition.h"

#include "engine/statechart/interpreter.h"
#include "forms/form_reader.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

Problem cannot_be_made(const Package& package, const Act& act, const std::string& why) {
    return {Refusal::invalid, "El formulario de «" + act.label + "» no se puede armar: " + why,
            package.chart.file + ":" + std::to_string(act.line),
            "No se guardó nada. Avise al administrador."};
}

}  // namespace

Result<forms::Form> form_of(const Package& package, const CaseState& state, const Act& act,
                            const ActRecord& who, engine::statechart::DataModel& model) {
    if (!act.has_form()) return forms::Form{};
    if (!act.form_expr.given()) {
        const auto form = package.forms.find(act.form);
        if (form != package.forms.end()) return form->second;
        return Problem{Refusal::invalid, "No existe el formulario «" + act.form + "».",
                       "forms/" + act.form + ".json", "Avise al administrador."};
    }
    const auto snapshot = engine::statechart::snapshot_from_value(package.chart, state.chart);
    if (!snapshot) return snapshot.error();
    engine::statechart::Platform platform;
    engine::statechart::Session session;
    session.system_variables = {{"_ioprocessors", Value::object()},
                                {"_x", platform_variable(state, who)}};
    engine::statechart::Interpreter interpreter(package.chart, model, platform, session);
    interpreter.restore(*snapshot);
    const auto definition = model.evaluate(act.form_expr);
    if (!definition) return cannot_be_made(package, act, definition.error().message);
    if (!*definition || !(*definition)->is_object())
        return cannot_be_made(package, act, "la expresión no da un formulario.");
    auto form = forms::read_form((*definition)->dump(), "v:formexpr");
    if (!form) return cannot_be_made(package, act, engine::to_line(form.error().front()));
    return std::move(*form);
}

}  // namespace workflows
