#include "workflows/case_offers.h"

#include <algorithm>
#include <optional>

#include "engine/statechart/interpreter.h"

namespace workflows {
namespace {

bool is_routing(const engine::statechart::Expression& condition) {
    return condition.text.find("_event") != std::string::npos;
}

// Conditions as the person would meet them. The case is taken into the data model with the first
// one that is asked: most people's acts have none, and an inbox looks at many cases.
class CaseConditions {
 public:
    CaseConditions(const Package& package, const Organization& organization, const CaseState& state,
                   const std::string& person, engine::calendar::Date day,
                   engine::statechart::DataModel& model)
        : package_(package), state_(state), model_(model) {
        viewer_.actor = person;
        viewer_.date = engine::calendar::to_iso(day);
        if (const Person* self = organization.person(person)) {
            viewer_.post = self->post;
            viewer_.unit = self->unit;
        }
    }

    bool hold(const engine::statechart::Expression& condition) {
        if (!interpreter_ && !restore()) return false;
        const auto holds = model_.condition(condition);
        return holds && *holds;
    }

 private:
    bool restore() {
        const auto snapshot = engine::statechart::snapshot_from_value(package_.chart, state_.chart);
        if (!snapshot) return false;
        engine::statechart::Session session;
        session.system_variables = {{"_ioprocessors", engine::Value::object()},
                                    {"_x", platform_variable(state_, viewer_)}};
        interpreter_.emplace(package_.chart, model_, platform_, session);
        interpreter_->restore(*snapshot);
        return true;
    }

    const Package& package_;
    const CaseState& state_;
    engine::statechart::DataModel& model_;
    ActRecord viewer_;
    engine::statechart::Platform platform_;
    std::optional<engine::statechart::Interpreter> interpreter_;
};

}  // namespace

std::vector<Offer> offers(const Package& package, const Organization& organization,
                          const CaseState& state, const std::string& person,
                          engine::calendar::Date day, engine::statechart::DataModel& model) {
    std::vector<Offer> found;
    if (state.ended) return found;
    CaseConditions conditions(package, organization, state, person, day, model);
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
            if (!conditions.hold(transition.condition)) continue;
        }
        found.push_back(
            {&act, grant->standing, grant->task == nullptr ? "" : grant->task->id, entry->second});
    }
    return found;
}

}  // namespace workflows
