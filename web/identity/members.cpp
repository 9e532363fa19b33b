#include "web/identity/members.h"

#include "workflows/organization.h"
#include "workflows/stored_world.h"

namespace web {

bool Members::contains(const std::string& person) {
    const std::lock_guard alone(mutex_);
    if (sequence_ > 0) {
        const auto summary = queries_.summary(stream_);
        if (summary && summary->sequence == sequence_) return people_.contains(person);
    }
    const auto stored = queries_.singleton(workflows::organization_kind);
    if (!stored) return false;
    const auto organization = workflows::Organization::from_value(stored->snapshot);
    if (!organization) return false;
    people_.clear();
    for (const auto& each : organization->people()) people_.insert(each.id);
    stream_ = stored->id;
    sequence_ = stored->sequence;
    return people_.contains(person);
}

}  // namespace web
