#include "workflows/case_offers.h"

#include <algorithm>
#include <optional>

#include "engine/statechart/interpreter.h"
#include "workflows/task_offers.h"

namespace workflows {
namespace {

bool is_routing(const engine::statechart::Expression& condition) {
    return condition.text.find("_event") != std::string::npos;
}

// The conditions of one case. Its data are loaded for the first that asks: most acts have none, and
// loading costs more than everything else here.
class Conditions {
 public:
    Conditions(const Package& package, const CaseState& state, ActRecord viewer,
               engine::statechart::DataModel& model)
        : package_(package), state_(state), viewer_(std::move(viewer)), model_(model) {}

    bool holds(const engine::statechart::Expression& condition) {
        if (!condition.given() || is_routing(condition)) return true;
        if (!load()) return false;
        const auto answer = model_.condition(condition);
        return answer && *answer;
    }

 private:
    bool load() {
        if (interpreter_) return true;
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
    ActRecord viewer_;
    engine::statechart::DataModel& model_;
    engine::statechart::Platform platform_;
    std::optional<engine::statechart::Interpreter> interpreter_;
};

enum class Wanted { all, of_tasks };

std::vector<Offer> find_offers(Wanted wanted, const Package& package,
                               const Organization& organization, const CaseState& state,
                               const std::string& person, engine::calendar::Date day,
                               engine::statechart::DataModel& model) {
    std::vector<Offer> found;
    if (state.ended) return found;
    ActRecord viewer;
    viewer.actor = person;
    viewer.date = engine::calendar::to_iso(day);
    if (const Person* self = organization.person(person)) {
        viewer.post = self->post;
        viewer.unit = self->unit;
    }
    Conditions conditions(package, state, std::move(viewer), model);
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
        if (!grant || (wanted == Wanted::of_tasks && grant->task == nullptr)) continue;
        if (!conditions.holds(transition.condition)) continue;
        found.push_back(
            {&act, grant->standing, grant->task == nullptr ? "" : grant->task->id, entry->second});
    }
    return found;
}

}  // namespace

std::vector<Offer> offers(const Package& package, const Organization& organization,
                          const CaseState& state, const std::string& person,
                          engine::calendar::Date day, engine::statechart::DataModel& model) {
    return find_offers(Wanted::all, package, organization, state, person, day, model);
}

std::vector<Offer> task_offers(const Package& package, const Organization& organization,
                               const CaseState& state, const std::string& person,
                               engine::calendar::Date day, engine::statechart::DataModel& model) {
    return find_offers(Wanted::of_tasks, package, organization, state, person, day, model);
}

}  // namespace workflows
