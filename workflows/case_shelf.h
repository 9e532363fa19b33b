#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "engine/durable/queries.h"
#include "workflows/case_state.h"

namespace workflows {

// Cases as last read from the store. Pages read the same cases again and again; what a sequence
// held it holds for ever, so a case is read anew only when it has another entry. Thread safe.
class CaseShelf {
 public:
    using CaseId = engine::durable::StreamId;
    struct Kept {
        std::int64_t sequence = 0;
        std::shared_ptr<const CaseState> state;
    };

    // A case takes about five times its stored size in memory, a large one some 300 KB.
    explicit CaseShelf(const engine::durable::Queries& queries, std::size_t most = 200)
        : queries_(queries), most_(most) {}

    // The newest committed state; nullopt: no such case. Throws StoreFailure.
    std::optional<Kept> read(CaseId id);

 private:
    struct Place {
        Kept kept;
        std::list<CaseId>::iterator used;
    };

    const engine::durable::Queries& queries_;
    std::size_t most_;
    std::mutex mutex_;
    std::unordered_map<CaseId, Place> places_;
    std::list<CaseId> by_use_;  // the latest first
};

}  // namespace workflows
