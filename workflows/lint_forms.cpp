// Forms of acts, and the fields that acts read of them.
#include "engine/ecmascript/token_reader.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using engine::ecmascript::Token;
using engine::statechart::Expression;

// X of every _event.data.X in a text.
std::set<std::string> fields_read(const std::string& text) {
    std::set<std::string> names;
    const auto all = engine::ecmascript::tokens(text);
    for (std::size_t i = 0; i + 4 < all.size(); ++i) {
        if (all[i].is("_event") && all[i + 1].is(".") && all[i + 2].is("data") &&
            all[i + 3].is(".") && all[i + 4].kind == Token::Kind::word)
            names.insert(std::string(all[i + 4].text));
    }
    return names;
}

std::set<std::string> fields_of(const forms::Form& form) {
    std::set<std::string> names;
    for (const forms::Field& field : form.fields) names.insert(field.name);
    return names;
}

void check_fields(const LintSubject& subject, const Act& act, const std::set<std::string>& fields) {
    const auto check = [&](const Expression& text) {
        for (const std::string& name : fields_read(text.text)) {
            if (fields.count(name) != 0) continue;
            subject.error(
                subject.at(text.line),
                "«_event.data." + name + "» no está en el formulario de «" + act.label + "».",
                "Sus campos son " + quoted_list(fields, "ninguno: no lleva v:form") + ".");
        }
    };
    const auto& transition = subject.chart.transitions[act.transition];
    check(transition.condition);
    each_executable(transition.content, [&](const engine::statechart::Executable& each) {
        each_text(each, [&](const Expression& text, auto) { check(text); });
        if (const auto* request = std::get_if<engine::statechart::Request>(&each.action)) {
            if (const std::string* to = request->element.attribute("to"))
                check({*to, 0, request->element.line});
        }
    });
}

}  // namespace

void lint_forms(const LintSubject& subject) {
    std::set<std::string> known;
    for (const auto& [id, form] : subject.package.forms) known.insert(id);
    for (const Act& act : subject.procedure.acts) {
        const auto form = subject.package.forms.find(act.form);
        if (act.form_expr.given() || act.is_secret()) {
            // Its fields are known when there is a case, or to nobody (lint_ballots).
        } else if (act.form.empty()) {
            check_fields(subject, act, {});
        } else if (form != subject.package.forms.end()) {
            check_fields(subject, act, fields_of(form->second));
        }
        if (!act.form.empty() && form == subject.package.forms.end()) {
            subject.error(subject.at(act.line), "No existe el formulario «" + act.form + "».",
                          "Créelo en forms/" + act.form + ".json o corrija el nombre; hay " +
                              quoted_list(known, "ninguno") + ".");
        }
    }
}

}  // namespace workflows
