#include "workflows/case_offers.h"

#include <algorithm>

#include "engine/statechart/interpreter.h"

namespace workflows {
namespace {

bool is_routing(const engine::statechart::Expression& condition) {
    return condition.text.find("_event") != std::string::npos;
}

}  // namespace

std::vector<Offer> offers(const Package& package, const Organization& organization,
                          const CaseState& state, const std::string& person,
                          engine::calendar::Date day, engine::statechart::DataModel& model) {
    std::vector<Offer> found;
    if (state.ended) return found;
    const auto snapshot = engine::statechart::snapshot_from_value(package.chart, state.chart);
    if (!snapshot) return found;
    ActRecord viewer;
    viewer.actor = person;
    viewer.date = engine::calendar::to_iso(day);
    if (const Person* self = organization.person(person)) {
        viewer.post = self->post;
        viewer.unit = self->unit;
    }
    engine::statechart::Platform platform;
    engine::statechart::Session session;
    session.system_variables = {{"_ioprocessors", engine::Value::object()},
                                {"_x", platform_variable(state, viewer)}};
    engine::statechart::Interpreter interpreter(package.chart, model, platform, session);
    interpreter.restore(*snapshot);
    const Authority authority(package.chart, package.procedure, organization);
    for (const Act& act : package.procedure.acts) {
        const auto& transition = package.chart.transitions[act.transition];
        const auto entry = state.entries.find(package.chart.states[transition.source].id);
        if (entry == state.entries.end()) continue;
        const bool known = std::any_of(found.begin(), found.end(), [&](const Offer& each) {
            return each.act->event == act.event;
        });
        if (known) continue;
        const auto grant = authority.may(act, state, person, "", day);
        if (!grant) continue;
        if (transition.condition.given() && !is_routing(transition.condition)) {
            const auto holds = model.condition(transition.condition);
            if (!holds || !*holds) continue;
        }
        found.push_back(
            {&act, grant->standing, grant->task == nullptr ? "" : grant->task->id, entry->second});
    }
    return found;
}

}  // namespace workflows
