// Secret acts: what they would give away, and the boxes they fill (docs/decisions/0022).
#include <algorithm>

#include "engine/ecmascript/token_reader.h"
#include "engine/statechart/event.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using engine::statechart::Expression;
using engine::statechart::StateIndex;

bool reads_data(const std::string& text) {
    const auto all = engine::ecmascript::tokens(text);
    for (std::size_t i = 0; i + 2 < all.size(); ++i) {
        if (all[i].is("_event") && all[i + 1].is(".") && all[i + 2].is("data")) return true;
    }
    return false;
}

// The chart is not given what the form said: what it wants of it must be asked of the count.
void check_data(const LintSubject& subject, const Act& act) {
    const auto check = [&](const Expression& text) {
        if (!reads_data(text.text)) return;
        subject.error(subject.at(text.line),
                      "«" + act.label +
                          "» es secreto: el diagrama no ve lo que dice su formulario, "
                          "«_event.data» está vacío.",
                      "Use lo que trae done.count." + act.secret + ", sin nombres ni orden.");
    };
    const auto& transition = subject.chart.transitions[act.transition];
    check(transition.condition);
    check(act.refusal_expr);
    check(act.form_expr);
    each_executable(transition.content, [&](const engine::statechart::Executable& each) {
        each_text(each, [&](const Expression& text, auto) { check(text); });
        const auto* request = std::get_if<engine::statechart::Request>(&each.action);
        if (request == nullptr) return;
        for (const auto& attribute : request->element.attributes)
            check({attribute.value, 0, request->element.line});
    });
}

bool has_file(const std::vector<forms::Field>& fields) {
    return std::any_of(fields.begin(), fields.end(), [](const forms::Field& each) {
        return each.type == forms::FieldType::file || has_file(each.fields);
    });
}

void check_form(const LintSubject& subject, const Act& act) {
    const auto form = subject.package.forms.find(act.form);
    if (form == subject.package.forms.end() || !has_file(form->second.fields)) return;
    subject.error("forms/" + act.form + ".json",
                  "«" + act.label +
                      "» es secreto y su formulario pide un archivo, que se guarda "
                      "fuera de la urna y dice de quién es.",
                  "Quite el campo.");
}

void check_box(const LintSubject& subject, const Act& act) {
    bool counted = false;
    for (const auto& [state, counts] : subject.procedure.counts) {
        for (const CountDefinition& each : counts) {
            if (each.box != act.secret) continue;
            counted = true;
            const StateIndex source = subject.chart.transitions[act.transition].source;
            if (source != state && !subject.chart.is_descendant(source, state)) continue;
            subject.error(subject.at(act.line),
                          "«" + act.label + "» se ofrece en el estado que cuenta la urna «" +
                              act.secret + "», que ya no recibe nada.",
                          "Ponga v:count en un estado posterior.");
        }
    }
    if (counted) return;
    subject.error(
        subject.at(act.line),
        "La urna «" + act.secret + "» nunca se cuenta: lo que reciba se destruirá sin leer.",
        "Agregue <v:count box=\"" + act.secret + "\"/> al estado del escrutinio.");
}

void check_accepted(const LintSubject& subject, const Act& act) {
    for (const std::string& each : subject.procedure.accepted) {
        if (!engine::statechart::matches(each, act.event)) continue;
        subject.error(subject.at(act.line),
                      "v:accepts dice que «" + act.event +
                          "» puede llegar de otro expediente o programa, y es un acto secreto de "
                          "personas.",
                      "Quítelo de v:accepts o déle otro nombre.");
    }
}

void check_count(const LintSubject& subject, StateIndex state, const CountDefinition& count) {
    std::set<std::string> boxes;
    for (const Act& act : subject.procedure.acts) {
        if (act.is_secret()) boxes.insert(act.secret);
    }
    if (boxes.count(count.box) == 0) {
        subject.error(subject.at(count.line), "Ningún acto llena la urna «" + count.box + "».",
                      "Corrija el nombre; hay " + quoted_list(boxes, "ninguna") + ".");
    }
    const std::string event = "done.count." + count.box;
    const auto& transitions = subject.chart.transitions;
    const bool taken = std::any_of(transitions.begin(), transitions.end(), [&](const auto& each) {
        return active_together(subject.chart, each.source, state) &&
               std::any_of(each.events.begin(), each.events.end(), [&](const std::string& name) {
                   return name != "*" && engine::statechart::matches(name, event);
               });
    });
    if (taken) return;
    subject.error(
        subject.at(count.line), "Cuando se cuente la urna, nada tomará «" + event + "».",
        "Agregue a «" + subject.chart.states[state].id + "» una transición con ese evento.");
}

}  // namespace

void lint_ballots(const LintSubject& subject) {
    for (const Act& act : subject.procedure.acts) {
        if (!act.is_secret()) continue;
        check_data(subject, act);
        check_form(subject, act);
        check_box(subject, act);
        check_accepted(subject, act);
    }
    for (const auto& [state, counts] : subject.procedure.counts) {
        for (const CountDefinition& each : counts) check_count(subject, state, each);
    }
}

}  // namespace workflows
