// Parallels: how they end, and what their end takes away.
#include <algorithm>

#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using namespace engine::statechart;

bool leaves(const Chart& chart, const Transition& transition, StateIndex parallel) {
    return std::any_of(transition.targets.begin(), transition.targets.end(),
                       [&](StateIndex target) { return !chart.is_descendant(target, parallel); });
}

// The region of `parallel` in which `state` lies.
StateIndex region_of(const Chart& chart, StateIndex parallel, StateIndex state) {
    while (chart.states[state].parent != parallel) state = chart.states[state].parent;
    return state;
}

// The titles of the tasks in a state and inside it.
std::set<std::string> tasks_in(const LintSubject& subject, StateIndex state) {
    std::set<std::string> titles;
    for (const auto& [owner, tasks] : subject.procedure.tasks) {
        if (owner != state && !subject.chart.is_descendant(owner, state)) continue;
        for (const TaskDefinition& each : tasks) titles.insert(each.title);
    }
    return titles;
}

bool tells_somebody(const Transition& transition) {
    bool told = false;
    each_executable(transition.content, [&](const Executable& each) {
        const auto* request = std::get_if<Request>(&each.action);
        told = told || (request != nullptr && request->element.name == "notify");
    });
    return told;
}

// An act or a term of one region ends the other regions: who was to act there finds the task gone.
void check_closed_unsaid(const LintSubject& subject, const Transition& transition) {
    const Chart& chart = subject.chart;
    if (transition.targets.empty() || tells_somebody(transition)) return;
    for (StateIndex outer = chart.states[transition.source].parent; outer != no_index;
         outer = chart.states[outer].parent) {
        if (chart.states[outer].kind != StateKind::parallel) continue;
        if (!leaves(chart, transition, outer)) return;
        const StateIndex own = region_of(chart, outer, transition.source);
        std::set<std::string> titles;
        for (const StateIndex region : chart.states[outer].children) {
            if (region != own) titles.merge(tasks_in(subject, region));
        }
        if (titles.empty()) continue;
        subject.warning(subject.at(transition.line),
                        "Sale del paralelo «" + chart.states[outer].id + "» y cierra sin aviso " +
                            quoted_list(titles, "") + ", de otra región.",
                        "Agregue v:notify para quienes tenían esa tarea.");
        return;
    }
}

}  // namespace

void lint_parallels(const LintSubject& subject) {
    for (const Transition& transition : subject.chart.transitions) {
        if (transition.source != root_state &&
            !subject.chart.states[transition.source].is_history())
            check_closed_unsaid(subject, transition);
    }
}

}  // namespace workflows
