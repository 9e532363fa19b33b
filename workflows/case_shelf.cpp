#include "workflows/case_shelf.h"

#include "workflows/case_decider.h"

namespace workflows {

std::optional<CaseShelf::Kept> CaseShelf::read(CaseId id) {
    const auto summary = queries_.summary(id);
    if (!summary || summary->kind != case_kind) return std::nullopt;
    {
        const std::lock_guard lock(mutex_);
        const auto place = places_.find(id);
        if (place != places_.end() && place->second.kept.sequence == summary->sequence) {
            by_use_.splice(by_use_.begin(), by_use_, place->second.used);
            return place->second.kept;
        }
    }
    const auto stream = queries_.stream(id);
    if (!stream) return std::nullopt;
    Kept kept{stream->sequence,
              std::make_shared<const CaseState>(case_state_from_value(stream->snapshot))};
    const std::lock_guard lock(mutex_);
    if (const auto place = places_.find(id); place != places_.end()) {
        // Another thread may have read a newer one meanwhile.
        if (place->second.kept.sequence < kept.sequence) place->second.kept = kept;
        return kept;
    }
    by_use_.push_front(id);
    places_.emplace(id, Place{kept, by_use_.begin()});
    if (places_.size() > most_) {
        places_.erase(by_use_.back());
        by_use_.pop_back();
    }
    return kept;
}

}  // namespace workflows
