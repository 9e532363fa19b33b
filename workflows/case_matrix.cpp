#include "workflows/case_matrix.h"

#include <stdexcept>

#include "engine/ecmascript/limits.h"

namespace workflows {

using engine::Problems;

CaseMatrix matrix_of_rows(const ViewPlan& plan, const std::vector<CaseRow>& rows) {
    std::vector<const ViewRow*> all;
    for (const CaseRow& each : rows) all.push_back(&each.row());
    Arranged arranged = arrange(plan.view, all);
    CaseMatrix made{std::move(arranged.matrix), {}, rows.size(), false};
    for (const std::size_t index : arranged.order) made.cases.push_back(rows[index].id);
    for (MatrixFault& each : made.matrix.faults)
        each.problem.place += ", expediente " + std::to_string(made.cases[each.row].value);
    return made;
}

engine::Result<CaseMatrix, Problems> matrix_over_cases(Cases& cases, const Package& package,
                                                       const ViewDefinition& view,
                                                       const std::string& person,
                                                       const Organization& organization) {
    const ViewPlan plan = plan_of(package, view);
    const auto gathered = rows_over_cases(cases, nullptr, {&plan}, person, organization);
    if (gathered.front().problem) return Problems{*gathered.front().problem};
    return matrix_of_rows(plan, gathered.front().rows);
}

engine::Result<CaseMatrix, Problems> matrix_of_case(const Package& package,
                                                    const ViewDefinition& view,
                                                    const engine::durable::StreamSummary& summary,
                                                    const CaseState& state) {
    const ViewPlan plan = plan_of(package, view);
    if (plan.problem) return Problems{*plan.problem};
    try {
        return matrix_of_rows(plan, rows_of_case(plan, summary, state));
    } catch (const std::invalid_argument& wrong) {
        return Problems{{engine::Refusal::invalid, wrong.what(), view.file,
                         "Corrija las funciones del paquete."}};
    } catch (const engine::ecmascript::Exhausted& tired) {
        return Problems{{engine::Refusal::invalid, tired.what(), view.file,
                         "Simplifique las expresiones de la vista."}};
    }
}

}  // namespace workflows
