// Buttons: who may press them, and what one press moves.
#include <algorithm>

#include "engine/statechart/event.h"
#include "workflows/case_request.h"
#include "workflows/chart_walk.h"
#include "workflows/child_cases.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using namespace engine::statechart;

const std::string& source_id(const LintSubject& subject, const Act& act) {
    return subject.chart.states[subject.chart.transitions[act.transition].source].id;
}

void check_performers(const LintSubject& subject, const Act& act) {
    const StateIndex source = subject.chart.transitions[act.transition].source;
    if (!act.by.empty() || !subject.procedure.tasks_around(subject.chart, source).empty()) return;
    subject.error(subject.at(act.line),
                  "Nadie puede hacer «" + act.label + "»: no lleva v:by y «" +
                      source_id(subject, act) + "» no está dentro de ninguna tarea.",
                  "Agregue v:by=\"role:…\" o un v:task al estado.");
}

// The engine raises these, and a person must not be able to.
void check_name(const LintSubject& subject, const Act& act) {
    if (act.event == comment_event) {
        subject.error(subject.at(act.line),
                      "«" + act.event + "» es el comentario, que todo expediente ya tiene.",
                      "Dé otro nombre al acto.");
    }
    for (const char* reserved : {"done", "error", "mail"}) {
        if (!matches(reserved, act.event)) continue;
        subject.error(subject.at(act.line),
                      "Los eventos «" + std::string(reserved) +
                          ".…» son del sistema; ningún acto puede llamarse así.",
                      "Dé otro nombre al acto.");
    }
    for (const auto& [state, deadlines] : subject.procedure.deadlines) {
        for (const DeadlineDefinition& each : deadlines) {
            if (each.event.empty() || !matches(each.event, act.event)) continue;
            subject.error(subject.at(act.line),
                          "«" + act.event + "» es el evento del plazo «" + each.id +
                              "»: con este botón cualquiera lo daría por vencido.",
                          "Dé otro nombre al acto.");
        }
    }
}

void check_regions(const LintSubject& subject, const Act& one, const Act& other) {
    const auto& transitions = subject.chart.transitions;
    if (!in_two_regions(subject.chart, transitions[one.transition].source,
                        transitions[other.transition].source))
        return;
    if (!matches(one.event, other.event) && !matches(other.event, one.event)) return;
    subject.error(subject.at(other.line),
                  "El acto «" + other.event + "» está también en otra región (línea " +
                      std::to_string(one.line) + ", «" + source_id(subject, one) +
                      "») que puede estar activa a la vez: un solo acto movería las dos.",
                  "Ponga la región en el nombre, por ejemplo «" + source_id(subject, other) + "." +
                      other.event + "».");
}

// Whose act bars this one: a name that no act has would bar nobody, in silence.
void check_not_by(const LintSubject& subject, const std::vector<std::string>& not_by,
                  std::uint32_t line) {
    for (const std::string& descriptor : not_by) {
        const auto& acts = subject.procedure.acts;
        const bool known =
            descriptor == open_event || std::any_of(acts.begin(), acts.end(), [&](const Act& each) {
                return matches(descriptor, each.event);
            });
        if (known) continue;
        subject.error(subject.at(line),
                      "not-by nombra «" + descriptor + "», y ningún acto se llama así.",
                      "Corrija el nombre: mientras tanto no hay separación de funciones.");
    }
}

// What a case can open is another case, by the name of its package.
void check_invoke(const LintSubject& subject, const Invoke& invoke) {
    if (invoke.type != case_invoke_type) {
        subject.error(subject.at(invoke.line), "Un expediente solo abre otros expedientes.",
                      std::string("Escriba type=\"") + case_invoke_type + "\".");
    }
    if (invoke.source.empty() && !invoke.source_expr.given()) {
        subject.error(subject.at(invoke.line), "El <invoke> no dice qué paquete abre.",
                      "Escriba su nombre en «src».");
    }
    if (invoke.id.empty()) {
        subject.error(subject.at(invoke.line), "Al <invoke> le falta «id».",
                      "Déle uno: done.invoke lo lleva.");
    }
    if (invoke.content || invoke.autoforward || invoke.id_location.given()) {
        subject.error(subject.at(invoke.line),
                      "Entre expedientes no hay <content>, «autoforward» ni «idlocation».",
                      "Abra un paquete y envíele lo que deba saber con <send>.");
    }
}

}  // namespace

void lint_acts(const LintSubject& subject) {
    const auto& acts = subject.procedure.acts;
    for (std::size_t i = 0; i < acts.size(); ++i) {
        check_performers(subject, acts[i]);
        check_name(subject, acts[i]);
        check_not_by(subject, acts[i].not_by, acts[i].line);
        for (std::size_t j = 0; j < i; ++j) check_regions(subject, acts[j], acts[i]);
    }
    for (const auto& [state, tasks] : subject.procedure.tasks) {
        for (const TaskDefinition& task : tasks) check_not_by(subject, task.not_by, task.line);
    }
    for (const State& state : subject.chart.states) {
        for (const Invoke& invoke : state.invokes) check_invoke(subject, invoke);
        if (state.id.find('.') != std::string::npos) {
            subject.error(subject.at(state.line),
                          "El id «" + state.id +
                              "» lleva un punto: done.state de un estado tomaría también el suyo.",
                          "Use «_» en lugar del punto.");
        }
    }
}

}  // namespace workflows
