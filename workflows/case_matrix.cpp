#include "workflows/case_matrix.h"

#include <algorithm>

#include "engine/base/object_of.h"
#include "engine/calendar/lima_time.h"
#include "workflows/authority.h"
#include "workflows/case_decider.h"

namespace workflows {
namespace {

using engine::object_of;
using engine::Problems;
using engine::Value;
using engine::durable::StreamSummary;

constexpr char rows_key[] = "filas";
constexpr int a_page = 500;

std::string day(engine::durable::Instant instant) {
    return engine::calendar::to_iso(engine::calendar::lima_date(instant));
}

Value about(const StreamSummary& summary, const CaseState& state) {
    return object_of("numero", summary.id.value, "titulo", state.title, "estado",
                     summary.halted.empty() ? state.status : "detenido", "terminado", state.ended,
                     "abierto", day(summary.opened), "actualizado", day(summary.updated));
}

class Gathering {
 public:
    explicit Gathering(const ViewDefinition& view) : view_(view) {}

    void add(const StreamSummary& summary, const CaseState& state) {
        const Value& data = chart_data(state);
        if (view_.rows.empty()) return add(summary, state, data, nullptr);
        const Value* list = engine::find_path(data, view_.rows);
        if (list == nullptr || !list->is_array()) return;
        for (const Value& item : *list) add(summary, state, data, item);
    }

    // make_matrix puts the rows of a group together: the cases go with them.
    std::vector<CaseId> cases_as_shown() const {
        if (view_.group_by.empty()) return cases_;
        std::vector<Value> order;
        std::vector<CaseId> shown;
        for (const Value& row : rows) {
            Value group = group_of(row);
            if (std::find(order.begin(), order.end(), group) == order.end())
                order.push_back(std::move(group));
        }
        for (const Value& group : order) {
            for (std::size_t i = 0; i < cases_.size(); ++i) {
                if (group_of(rows[i]) == group) shown.push_back(cases_[i]);
            }
        }
        return shown;
    }

    Value rows = Value::array();

 private:
    void add(const StreamSummary& summary, const CaseState& state, const Value& data, Value item) {
        rows.push_back(
            object_of("caso", about(summary, state), "datos", data, "item", std::move(item)));
        cases_.push_back(summary.id);
    }

    Value group_of(const Value& row) const {
        const Value* value = engine::find_path(row, view_.group_by);
        return value == nullptr ? Value("") : *value;
    }

    const ViewDefinition& view_;
    std::vector<CaseId> cases_;
};

engine::Result<CaseMatrix, Problems> made_of(const Gathering& gathering, const Package& package,
                                             const ViewDefinition& view) {
    ViewDefinition gathered = view;
    gathered.rows = rows_key;
    auto matrix = make_matrix(package, gathered, {{rows_key, gathering.rows}});
    if (!matrix) return matrix.error();
    return CaseMatrix{std::move(*matrix), gathering.cases_as_shown()};
}

}  // namespace

engine::Result<CaseMatrix, Problems> matrix_over_cases(Cases& cases, const Package& package,
                                                       const ViewDefinition& view,
                                                       const std::string& person,
                                                       const Organization& organization) {
    Gathering gathering(view);
    engine::durable::StreamId last;
    for (bool more = true; more;) {
        const auto page = cases.queries().streams(case_kind, last, a_page);
        more = page.size() == static_cast<std::size_t>(a_page);
        for (const StreamSummary& summary : page) {
            last = summary.id;
            // Not see(): it makes out what the person may do, which no row shows.
            const auto view_of_all = cases.view(summary.id, "");
            if (!view_of_all || view_of_all->state.package_name != package.name) continue;
            const Package& pinned = *view_of_all->package;
            if (person.empty() || may_see(view_of_all->state, pinned.procedure, pinned.starters,
                                          organization, person, cases.today()))
                gathering.add(summary, view_of_all->state);
        }
    }
    return made_of(gathering, package, view);
}

engine::Result<CaseMatrix, Problems> matrix_of_case(const Package& package,
                                                    const ViewDefinition& view,
                                                    const StreamSummary& summary,
                                                    const CaseState& state) {
    Gathering gathering(view);
    gathering.add(summary, state);
    return made_of(gathering, package, view);
}

}  // namespace workflows
