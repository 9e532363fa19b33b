#include "workflows/view_shelf.h"

namespace workflows {

std::shared_ptr<const PackagePlan> ViewShelf::plan(const Package& package) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = plans_.find(package.hash);
        if (found != plans_.end()) return found->second;
    }
    auto made = std::make_shared<const PackagePlan>(plan_of(package));
    const std::lock_guard lock(mutex_);
    return plans_.emplace(package.hash, std::move(made)).first->second;
}

ViewShelf::Rows ViewShelf::find(const ViewPlan& plan, CaseId id, std::int64_t sequence,
                                bool halted) {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find({plan.key, id.value});
    if (found == kept_.end() || found->second.sequence != sequence ||
        found->second.halted != halted)
        return nullptr;
    return found->second.rows;
}

void ViewShelf::keep(const ViewPlan& plan, CaseId id, std::int64_t sequence, bool halted,
                     Rows rows) {
    const std::size_t cells = rows->size() * (plan.view.columns.size() + plan.values.size()) + 1;
    if (cells > most_cells_) return;
    const std::lock_guard lock(mutex_);
    if (cells_ + cells > most_cells_) {
        kept_.clear();
        cells_ = 0;
    }
    Kept& kept = kept_[{plan.key, id.value}];
    cells_ += cells - kept.cells;
    kept = {sequence, halted, cells, std::move(rows)};
}

}  // namespace workflows
