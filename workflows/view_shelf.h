#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "engine/durable/decider.h"
#include "workflows/view_plan.h"

namespace workflows {

// The rows of cases in views, as last made out. Making a row runs the package's expressions; what a
// row says follows from the case's entries, so it is made anew only when the case has another one.
// Thread safe.
class ViewShelf {
 public:
    using CaseId = engine::durable::StreamId;
    using Rows = std::shared_ptr<const std::vector<ViewRow>>;

    // Beyond `most_cells` everything is let go and made out again as it is asked for: about 100
    // bytes a cell.
    explicit ViewShelf(std::size_t most_cells = 400'000) : most_cells_(most_cells) {}

    // Of that version of the package; read once.
    std::shared_ptr<const PackagePlan> plan(const Package& package);

    // Null: not kept for this state of the case. `sequence` is its last entry.
    Rows find(const ViewPlan& plan, CaseId id, std::int64_t sequence, bool halted);
    void keep(const ViewPlan& plan, CaseId id, std::int64_t sequence, bool halted, Rows rows);

 private:
    struct Kept {
        std::int64_t sequence = 0;
        bool halted = false;
        std::size_t cells = 0;
        Rows rows;
    };

    const std::size_t most_cells_;
    std::mutex mutex_;  // of what follows
    std::size_t cells_ = 0;
    std::map<std::pair<std::string, std::int64_t>, Kept> kept_;        // by ViewPlan::key and case
    std::map<std::string, std::shared_ptr<const PackagePlan>> plans_;  // by the package's hash
};

}  // namespace workflows
