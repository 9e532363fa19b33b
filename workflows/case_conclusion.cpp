#include "workflows/case_conclusion.h"

#include "engine/base/object_of.h"
#include "engine/calendar/lima_time.h"
#include "engine/statechart/step.h"
#include "workflows/case_notices.h"
#include "workflows/case_terms.h"

namespace workflows {
namespace {

using engine::object_of;
using engine::Problem;
using engine::Value;
using engine::durable::Decision;

}  // namespace

void note_once(CaseWork& work, const Grant& grant) {
    if (grant.task == nullptr || grant.task->once == TaskDefinition::Once::no) return;
    const std::string& holder =
        grant.standing.behalf.empty() ? grant.standing.person : grant.standing.behalf;
    const bool by_unit = grant.task->once == TaskDefinition::Once::unit;
    for (CaseTask& task : work.state.tasks) {
        if (task.id == grant.task->id && task.entry != work.sequence)
            task.done_by.push_back(by_unit ? work.act.unit : holder);
    }
}

engine::Result<Decision> conclude(CaseWork& work, Value request) {
    if (auto written = write_notices(work); !written) return written.error();
    Decision decision = std::move(work.decision);
    decision.request = std::move(request);
    decision.resolved = Value::object();
    if (!work.label.empty()) decision.resolved["label"] = work.label;
    if (!work.act.post.empty()) decision.resolved["post"] = work.act.post;
    Value asked = Value::object();
    for (const ChildCase& each : work.state.children) {
        if (each.generation == work.sequence)
            asked[each.package] = asked.value(each.package, 0) + 1;
    }
    Value boxes = Value::array();
    for (const auto& each : decision.emptied) {
        boxes.push_back(object_of("box", each.box, "cast", each.cast, "end",
                                  each.counted ? "counted" : "destroyed"));
    }
    if (!boxes.empty()) decision.resolved["boxes"] = std::move(boxes);
    if (!asked.empty()) decision.resolved["asked"] = std::move(asked);  // cases, by package
    if (!work.resolved_terms.empty()) decision.resolved["terms"] = std::move(work.resolved_terms);
    if (!work.resolved_documents.empty()) {
        const auto head = work.world.head();
        decision.resolved["documents"] = std::move(work.resolved_documents);
        decision.resolved["head"] = {{"size", head.size}, {"root", head.root}};
    }
    if (!work.resolved_recipients.empty())
        decision.resolved["recipients"] = std::move(work.resolved_recipients);
    decision.projection = project_case(work.state);
    Value documents = Value::array();
    for (const auto& each : decision.documents) {
        documents.push_back(object_of("id", each.id, "version", each.version, "title", each.title,
                                      "number", each.number, "code", each.code));
    }
    decision.answer = object_of("case", work.stream.value, "status", work.state.status, "ended",
                                work.state.ended, "documents", std::move(documents));
    decision.snapshot = to_value(std::move(work.state));
    return decision;
}

engine::durable::Projection project_case(const CaseState& state) {
    engine::durable::Projection projection{
        state.title, state.status, state.ended, {}, timers_of(state)};
    for (const CaseTask& task : state.tasks) {
        engine::durable::OpenTask open{task.id, task.entry, task.title, task.keys, {}};
        if (const auto due = engine::calendar::parse_date(task.due))
            open.due = engine::calendar::first_instant_after(*due);
        projection.tasks.push_back(std::move(open));
    }
    return projection;
}

engine::Result<Decision> deciding(const std::function<engine::Result<Decision>()>& decide) {
    try {
        return decide();
    } catch (const engine::statechart::EndlessMacrostep& endless) {
        return Problem{engine::Refusal::invalid, endless.what(), "",
                       "No se guardó nada. Avise al administrador."};
    } catch (const engine::statechart::UnusableData& unusable) {
        return Problem{engine::Refusal::invalid, unusable.what(), "",
                       "No se guardó nada. Avise al administrador."};
    }
}

}  // namespace workflows
