#include "web/pages/matrix_page.h"

#include <optional>

#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/desk.h"
#include "workflows/authority.h"
#include "workflows/case_matrix.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::CaseId;
using workflows::Matrix;
using workflows::MatrixFormat;
using workflows::Package;
using workflows::ViewDefinition;

constexpr char csv_type[] = "text/csv; charset=utf-8";
constexpr char xlsx_type[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Problem no_such_table() {
    return {Refusal::not_found, "No existe ese cuadro.", "", "Elíjalo en la lista."};
}

struct Shown {
    Matrix matrix;
    std::vector<CaseId> cases;  // of each row; empty: all of one case
    std::string path, subtitle;
};

bool holds(const forms::TableRow& row, const std::string& wanted) {
    for (const std::string& cell : row.cells) {
        if (searchable(cell).find(wanted) != std::string::npos) return true;
    }
    return false;
}

Value cells_of(const Shown& shown, std::size_t index) {
    Value cells = Value::array();
    const auto& row = shown.matrix.table.rows[index];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        // The first cell names the row, for those who hear it; one without words cannot.
        const bool leads = i == 0 && !shown.cases.empty();
        std::string text = row.cells[i];
        if (leads && text.empty()) text = "Expediente " + std::to_string(shown.cases[index].value);
        cells.push_back({{"titulo", shown.matrix.table.columns[i]},
                         {"primera", i == 0 && !text.empty()},
                         {"texto", std::move(text)},
                         {"camino", leads ? case_path(shown.cases[index]) : ""}});
    }
    return cells;
}

// Rows that hold the words, under the titles of their groups. Totals are those of all rows, so they
// are shown only when all are.
Value rows_of(const Shown& shown, const std::string& wanted, std::size_t& count) {
    Value rows = Value::array();
    std::size_t group = 0;
    const auto& groups = shown.matrix.groups;
    std::string title;
    for (std::size_t i = 0; i < shown.matrix.table.rows.size(); ++i) {
        for (; group < groups.size() && groups[group].first_row == i; ++group)
            title = groups[group].title;
        if (!wanted.empty() && !holds(shown.matrix.table.rows[i], wanted)) continue;
        ++count;
        rows.push_back({{"grupo", title},
                        {"columnas", std::to_string(shown.matrix.table.columns.size())},
                        {"celdas", cells_of(shown, i)}});
        title.clear();
    }
    return rows;
}

Value texts(const std::vector<std::string>& list) {
    Value all = Value::array();
    for (const std::string& each : list) all.push_back({{"texto", each}});
    return all;
}

std::optional<Response> as_file(const Request& request, const Matrix& matrix,
                                const std::string& name) {
    const std::string* format = request.asked("formato");
    if (format == nullptr || (*format != "csv" && *format != "xlsx")) return std::nullopt;
    return matrix_file(matrix, *format == "xlsx", name);
}

Response shown_page(const Request& request, const Shown& shown, const std::string& name, Page page,
                    Visit& visit) {
    if (auto file = as_file(request, shown.matrix, name)) return std::move(*file);
    const std::string* asked = request.asked("buscar");
    const std::string wanted = asked == nullptr ? "" : searchable(*asked);
    std::size_t count = 0;
    Value rows = rows_of(shown, wanted, count);
    const std::size_t all = shown.matrix.table.rows.size();
    const Value data = {
        {"recursos", asset_paths()},
        {"titulo", shown.matrix.title},
        {"subtitulo", shown.subtitle},
        {"camino", shown.path},
        {"buscar", asked == nullptr ? "" : *asked},
        {"cuantas", wanted.empty()
                        ? counted(all, "fila", "filas")
                        : std::to_string(count) + " de " + counted(all, "fila", "filas")},
        {"columnas", texts(shown.matrix.table.columns)},
        {"filas_hay", !rows.empty()},
        {"filas", std::move(rows)},
        {"vacio", all == 0 ? "Todavía no hay nada que mostrar." : "Ninguna fila tiene ese texto."},
        {"totales_hay", wanted.empty() && !shown.matrix.totals.empty()},
        {"totales", texts(shown.matrix.totals)}};
    page.title = shown.matrix.title;
    page.body = render("cuadro", data);
    return to_response(page, visit);
}

}  // namespace

Response matrix_file(const Matrix& matrix, bool xlsx, const std::string& name) {
    Response response{
        200, xlsx ? xlsx_type : csv_type,
        workflows::write_matrix(matrix, xlsx ? MatrixFormat::xlsx : MatrixFormat::csv)};
    response.headers = {
        {"X-Content-Type-Options", "nosniff"},
        {"Cache-Control", "private, no-store"},
        {"Content-Disposition", "attachment; filename=\"" + name + (xlsx ? ".xlsx\"" : ".csv\"")}};
    return response;
}

Response case_matrix_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto view = visit.cases.see(case_of(request), visit.person, desk->organization);
    if (!view) return problem_page(view.error(), visit);
    const auto definition =
        workflows::view_named(*view->package, request.matched.at("cuadro"), false);
    if (!definition) return problem_page(definition.error(), visit);
    auto matrix =
        workflows::make_matrix(*view->package, *definition, workflows::chart_data(view->state));
    if (!matrix) return problem_page(matrix.error().front(), visit);
    Page page;
    page.section = "/expedientes";
    page.crumbs = {{"Expedientes", "/expedientes"}, {view->state.title, case_path(view->id)}};
    const Shown shown{std::move(*matrix),
                      {},
                      case_path(view->id) + "/cuadros/" + definition->id,
                      view->state.title + " · expediente " + std::to_string(view->id.value)};
    return shown_page(request, shown, view->package->name + "-" + definition->id, page, visit);
}

Response follow_up_page(const Request&, Visit& visit) {
    Value packages = Value::array();
    for (const std::string& name : visit.house.catalog().names()) {
        const auto package = visit.house.catalog().find(name);
        if (!package) continue;
        Value tables = Value::array();
        for (const ViewDefinition& each : workflows::views_of(**package, true)) {
            tables.push_back(
                {{"titulo", each.title}, {"camino", "/seguimiento/" + name + "/" + each.id}});
        }
        if (!tables.empty())
            packages.push_back({{"titulo", (*package)->title}, {"cuadros", tables}});
    }
    Page page;
    page.title = "Seguimiento";
    page.section = "/seguimiento";
    page.body = render(
        "seguimiento",
        {{"recursos", asset_paths()}, {"paquetes_hay", !packages.empty()}, {"paquetes", packages}});
    return to_response(page, visit);
}

Response follow_up_matrix_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string& name = request.matched.at("paquete");
    const auto package = visit.house.catalog().find(name);
    if (!package && package.error().front().kind == Refusal::not_found)
        return problem_page(no_such_table(), visit);
    if (!package) return problem_page(package.error().front(), visit);
    const auto definition = workflows::view_named(**package, request.matched.at("cuadro"), true);
    if (!definition) return problem_page(definition.error(), visit);
    auto gathered = workflows::matrix_over_cases(visit.cases, **package, *definition, visit.person,
                                                 desk->organization);
    if (!gathered) return problem_page(gathered.error().front(), visit);
    Page page;
    page.section = "/seguimiento";
    page.crumbs = {{"Seguimiento", "/seguimiento"}};
    const Shown shown{std::move(gathered->matrix), std::move(gathered->cases),
                      "/seguimiento/" + name + "/" + definition->id,
                      (*package)->title + ", los expedientes que usted puede leer"};
    return shown_page(request, shown, name + "-" + definition->id, page, visit);
}

Value matrix_links(const workflows::CaseView& view) {
    Value links = Value::array();
    for (const ViewDefinition& each : workflows::views_of(*view.package, false)) {
        links.push_back(
            {{"titulo", each.title}, {"camino", case_path(view.id) + "/cuadros/" + each.id}});
    }
    return links;
}

}  // namespace web
