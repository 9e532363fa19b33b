#include "engine/durable/projection_change.h"

#include <algorithm>

namespace engine::durable {
namespace {

// The lists are short (the tasks and deadlines of one stream): a search beats any index.
const OpenTask* same_task(const std::vector<OpenTask>& tasks, const OpenTask& wanted) {
    const auto found = std::find_if(tasks.begin(), tasks.end(), [&](const OpenTask& task) {
        return task.id == wanted.id && task.entry == wanted.entry;
    });
    return found == tasks.end() ? nullptr : &*found;
}

const ArmedTimer* same_timer(const std::vector<ArmedTimer>& timers, const ArmedTimer& wanted) {
    const auto found = std::find_if(timers.begin(), timers.end(),
                                    [&](const ArmedTimer& timer) { return timer.id == wanted.id; });
    return found == timers.end() ? nullptr : &*found;
}

}  // namespace

ProjectionChange projection_change(const Projection& before, const Projection& after) {
    ProjectionChange change;
    for (const auto& task : before.tasks) {
        if (same_task(after.tasks, task) == nullptr) change.closed.push_back(task);
    }
    for (const auto& task : after.tasks) {
        const OpenTask* old = same_task(before.tasks, task);
        if (old == nullptr) change.opened.push_back(task);
        if (old != nullptr && *old != task) change.changed.push_back({*old, task});
    }
    for (const auto& timer : before.timers) {
        if (same_timer(after.timers, timer) == nullptr) change.disarmed.push_back(timer);
    }
    for (const auto& timer : after.timers) {
        const ArmedTimer* old = same_timer(before.timers, timer);
        if (old == nullptr || *old != timer) change.armed.push_back(timer);
    }
    return change;
}

}  // namespace engine::durable
