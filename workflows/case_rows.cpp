#include "workflows/case_rows.h"

#include <stdexcept>

#include "engine/base/object_of.h"
#include "engine/calendar/lima_time.h"
#include "engine/ecmascript/limits.h"
#include "workflows/authority.h"
#include "workflows/case_decider.h"

namespace workflows {
namespace {

using engine::object_of;
using engine::Problem;
using engine::Value;
using engine::durable::StreamSummary;

constexpr int a_page = 500;

std::string day(engine::durable::Instant instant) {
    return engine::calendar::to_iso(engine::calendar::lima_date(instant));
}

Value about(const StreamSummary& summary, const CaseState& state) {
    return object_of("numero", summary.id.value, "titulo", state.title, "estado",
                     summary.halted.empty() ? state.status : "detenido", "terminado", state.ended,
                     "abierto", day(summary.opened), "actualizado", day(summary.updated));
}

// The list that a case has a row for each element of; null: it has one row, or none at all when
// the view wants a list.
const Value* list_of(const ViewDefinition& view, const CaseState& state) {
    if (view.rows.empty()) return nullptr;
    const Value* list = engine::find_path(chart_data(state), view.rows);
    return list != nullptr && list->is_array() ? list : nullptr;
}

std::size_t count_of(const ViewDefinition& view, const CaseState& state) {
    if (view.rows.empty()) return 1;
    const Value* list = list_of(view, state);
    return list == nullptr ? 0 : list->size();
}

ViewShelf::Rows make_rows(RowMaker& maker, const ViewDefinition& view, const StreamSummary& summary,
                          const CaseState& state) {
    auto rows = std::make_shared<std::vector<ViewRow>>();
    Value datum =
        object_of("caso", about(summary, state), "datos", chart_data(state), "item", nullptr);
    if (view.rows.empty()) {
        rows->push_back(maker.make(datum));
    } else if (const Value* list = list_of(view, state)) {
        for (const Value& item : *list) {
            datum["item"] = item;
            rows->push_back(maker.make(datum));
        }
    }
    return rows;
}

void append(std::vector<CaseRow>& all, CaseId id, const std::string& title,
            const ViewShelf::Rows& rows) {
    for (std::size_t i = 0; i < rows->size(); ++i) all.push_back({id, title, rows, i});
}

// The rows of one view while the cases are walked.
class Gathering {
 public:
    Gathering(const ViewPlan& plan, ViewShelf* shelf, std::size_t most_rows)
        : plan_(plan), shelf_(shelf), most_rows_(most_rows) {
        gathered.problem = plan.problem;
    }

    const ViewPlan& plan() const { return plan_; }

    void add(const StreamSummary& summary, const CaseView& view) {
        gathered.count += count_of(plan_.view, view.state);
        if (most_rows_ > 0 && gathered.count > most_rows_) {
            gathered.too_many = true;
            gathered.rows.clear();
        }
        if (gathered.too_many || gathered.problem) return;
        try {
            append(gathered.rows, view.id, view.state.title, rows_of(summary, view));
        } catch (const std::invalid_argument& wrong) {
            fail(wrong.what(), "Corrija las funciones del paquete.");
        } catch (const engine::ecmascript::Exhausted& tired) {
            fail(tired.what(), "Simplifique las expresiones de la vista.");
        }
    }

    GatheredRows gathered;

 private:
    void fail(const std::string& message, const std::string& remedy) {
        gathered.problem = {engine::Refusal::invalid, message, plan_.view.file, remedy};
        gathered.rows.clear();
    }

    ViewShelf::Rows rows_of(const StreamSummary& summary, const CaseView& view) {
        const bool halted = !summary.halted.empty();
        if (shelf_ != nullptr) {
            if (auto kept = shelf_->find(plan_, view.id, view.sequence, halted)) return kept;
        }
        if (!maker_) maker_.emplace(plan_.view, plan_.values, plan_.functions);
        auto made = make_rows(*maker_, plan_.view, summary, view.state);
        // What was read of the summary and of the case must be of the same entry.
        if (shelf_ != nullptr && summary.sequence == view.sequence)
            shelf_->keep(plan_, view.id, view.sequence, halted, made);
        return made;
    }

    const ViewPlan& plan_;
    ViewShelf* shelf_;
    const std::size_t most_rows_;
    std::optional<RowMaker> maker_;  // only when there is something to make
};

}  // namespace

std::vector<GatheredRows> rows_over_cases(Cases& cases, ViewShelf* shelf,
                                          const std::vector<const ViewPlan*>& plans,
                                          const std::string& person,
                                          const Organization& organization, std::size_t most_rows) {
    std::vector<std::unique_ptr<Gathering>> gatherings;
    std::multimap<std::string, Gathering*> by_package;
    for (const ViewPlan* each : plans) {
        gatherings.push_back(std::make_unique<Gathering>(*each, shelf, most_rows));
        by_package.emplace(each->package, gatherings.back().get());
    }
    engine::durable::StreamId last;
    for (bool more = !plans.empty(); more;) {
        const auto page = cases.queries().streams(case_kind, last, a_page);
        more = page.size() == static_cast<std::size_t>(a_page);
        for (const StreamSummary& summary : page) {
            last = summary.id;
            // Not see(): it makes out what the person may do, which no row shows.
            const auto view = cases.view(summary.id, "");
            if (!view) continue;
            const auto [first, end] = by_package.equal_range(view->state.package_name);
            if (first == end) continue;
            const Package& pinned = *view->package;
            if (!person.empty() && !may_see(view->state, pinned.procedure, pinned.starters,
                                            organization, person, cases.today()))
                continue;
            for (auto each = first; each != end; ++each) each->second->add(summary, *view);
        }
    }
    std::vector<GatheredRows> gathered;
    for (auto& each : gatherings) gathered.push_back(std::move(each->gathered));
    return gathered;
}

std::vector<CaseRow> rows_of_case(const ViewPlan& plan, const StreamSummary& summary,
                                  const CaseState& state) {
    RowMaker maker(plan.view, plan.values, plan.functions);
    std::vector<CaseRow> rows;
    append(rows, summary.id, state.title, make_rows(maker, plan.view, summary, state));
    return rows;
}

}  // namespace workflows
