// Views of packages (views/NAME.json), of one case and over all cases of a package.
#include "web/api/json_words.h"
#include "web/api/operations.h"
#include "web/problem_response.h"
#include "workflows/authority.h"
#include "workflows/case_matrix.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::CaseId;
using workflows::Matrix;

Value by_name(const Matrix& matrix, const std::vector<std::string>& cells) {
    Value named = Value::object();
    for (std::size_t i = 0; i < cells.size(); ++i) named[matrix.names[i]] = cells[i];
    return named;
}

// `cases` of each row, or the one of all.
Response matrix_json(const Matrix& matrix, const std::vector<CaseId>& cases) {
    Value columns = Value::array(), rows = Value::array();
    for (std::size_t i = 0; i < matrix.names.size(); ++i)
        columns.push_back({{"nombre", matrix.names[i]}, {"titulo", matrix.table.columns[i]}});
    for (std::size_t i = 0; i < matrix.table.rows.size(); ++i) {
        const CaseId id = cases.size() == 1 ? cases.front() : cases[i];
        rows.push_back(
            {{"expediente", id.value}, {"celdas", by_name(matrix, matrix.table.rows[i].cells)}});
    }
    Value faults = Value::array();
    for (const auto& each : matrix.faults)
        faults.push_back({{"fila", each.row},
                          {"columna", matrix.names[each.column]},
                          {"mensaje", each.problem.message}});
    return json_response({{"titulo", matrix.title},
                          {"columnas", std::move(columns)},
                          {"errores", std::move(faults)},
                          {"filas", std::move(rows)},
                          {"totales", by_name(matrix, matrix.totals)}});
}

Response of_case(const Request& request, Visit& visit) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    const auto seen = visit.cases.see(case_of(request), visit.person, *organization);
    if (!seen) return problem_response(request, seen.error());
    const auto view = workflows::view_named(*seen->package, request.matched.at("cuadro"), false);
    if (!view) return problem_response(request, view.error());
    const auto matrix =
        workflows::make_matrix(*seen->package, *view, workflows::chart_data(seen->state));
    if (!matrix) return problem_response(request, matrix.error().front());
    return matrix_json(*matrix, {seen->id});
}

Response over_cases(const Request& request, Visit& visit, workflows::ViewShelf& shelf) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_response(request, organization.error());
    const std::string& name = request.matched.at("procedimiento");
    const auto package = visit.house.catalog().find(name);
    if (!package && package.error().front().kind == Refusal::not_found) {
        return problem_response(request, Problem{Refusal::not_found, "No existe ese procedimiento.",
                                                 name, "Vea /procedimientos."});
    }
    if (!package) return problem_response(request, package.error().front());
    const auto view = workflows::view_named(**package, request.matched.at("cuadro"), true);
    if (!view) return problem_response(request, view.error());
    const auto plan = shelf.plan(**package);
    const auto& wanted = plan->views.at(view->id);
    const auto rows =
        workflows::rows_over_cases(visit.cases, &shelf, {&wanted}, visit.person, *organization);
    if (rows.front().problem) return problem_response(request, *rows.front().problem);
    const auto made = workflows::matrix_of_rows(wanted, rows.front().rows);
    return matrix_json(made.matrix, made.cases);
}

}  // namespace

Operations matrix_operations(const SharedViews& views) {
    return {
        {"GET",
         "/expedientes/{expediente}/cuadros/{cuadro}",
         Access::token,
         "Un cuadro de un expediente",
         {},
         "",
         200,
         "Cuadro",
         of_case},
        {"GET",
         "/seguimiento/{procedimiento}/{cuadro}",
         Access::token,
         "Un cuadro sobre todos los expedientes de un procedimiento que usted puede leer",
         {},
         "",
         200,
         "Cuadro",
         [views](const Request& request, Visit& visit) {
             return over_cases(request, visit, *views);
         }},
    };
}

}  // namespace web
