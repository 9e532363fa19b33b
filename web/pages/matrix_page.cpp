#include "web/pages/matrix_page.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/desk.h"
#include "web/pages/panel_cards.h"
#include "web/pages/shown_table.h"
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

constexpr std::size_t most_faults_told = 3;
constexpr char csv_type[] = "text/csv; charset=utf-8";
constexpr char xlsx_type[] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Problem no_such_table() {
    return {Refusal::not_found, "No existe ese cuadro.", "", "Elíjalo en la lista."};
}

bool holds(const forms::TableRow& row, const std::string& wanted) {
    for (const std::string& cell : row.cells) {
        if (searchable(cell).find(wanted) != std::string::npos) return true;
    }
    return false;
}

// Of each row, how many before it (of the same case) begin with the same text: so a cell is found
// again in the past.
std::vector<std::size_t> repeated(const ShownTable& shown) {
    std::map<std::pair<std::int64_t, std::string>, std::size_t> seen;
    std::vector<std::size_t> before;
    const auto& rows = shown.matrix.table.rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        before.push_back(
            seen[{shown.cases.empty() ? 0 : shown.cases[i].value, rows[i].cells.front()}]++);
    return before;
}

// Where the page about a cell's origin is; a cell that says nothing has none.
std::string origin_of(const ShownTable& shown, std::size_t row, std::size_t column) {
    const auto& cells = shown.matrix.table.rows[row].cells;
    if (cells[column].empty()) return "";
    return shown.path + "/celda?" +
           (shown.cases.empty() ? "" : "caso=" + std::to_string(shown.cases[row].value) + "&") +
           "fila=" + in_address(cells.front()) + "&n=" + std::to_string(shown.repeated[row]) +
           "&columna=" + std::to_string(column);
}

Value cells_of(const ShownTable& shown, std::size_t index) {
    Value cells = Value::array();
    const auto& row = shown.matrix.table.rows[index];
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        // The first cell names the row, for those who hear it; one without words cannot.
        const bool leads = i == 0 && !shown.cases.empty();
        std::string text = row.cells[i];
        if (leads && text.empty()) text = "Expediente " + std::to_string(shown.cases[index].value);
        const bool failed = shown.faults.count({index, i}) != 0;
        cells.push_back({{"titulo", shown.matrix.table.columns[i]},
                         {"primera", i == 0 && !text.empty()},
                         {"luz", failed ? "mal"
                                 : index < shown.matrix.lights.size() && !text.empty()
                                     ? light_class(shown.matrix.lights[index][i])
                                     : ""},
                         {"numero", static_cast<bool>(shown.matrix.numbers[i])},
                         {"texto", std::move(text)},
                         {"camino", shown.origins ? origin_of(shown, index, i)
                                    : leads       ? case_path(shown.cases[index])
                                                  : ""}});
    }
    return cells;
}

// What is chosen of the columns that may be filtered, by column; and the words looked for.
struct Wanted {
    std::string words;
    std::map<std::size_t, std::string> values;

    bool all() const { return words.empty() && values.empty(); }
    bool has(const forms::TableRow& row) const {
        for (const auto& [column, value] : values) {
            if (row.cells[column] != value) return false;
        }
        return words.empty() || holds(row, words);
    }
};

Wanted wanted_of(const Request& request, const Matrix& matrix) {
    Wanted wanted;
    if (const std::string* asked = request.asked("buscar")) wanted.words = searchable(*asked);
    for (std::size_t i = 0; i < matrix.names.size(); ++i) {
        const std::string* asked =
            matrix.filters[i] ? request.asked("filtro-" + std::to_string(i + 1)) : nullptr;
        if (asked != nullptr && !asked->empty()) wanted.values[i] = *asked;
    }
    return wanted;
}

// A <select> for each column that may be filtered, with the values it has.
Value filters_of(const Matrix& matrix, const Wanted& wanted) {
    Value filters = Value::array();
    for (std::size_t i = 0; i < matrix.names.size(); ++i) {
        if (!matrix.filters[i]) continue;
        std::set<std::string> values;
        for (const auto& row : matrix.table.rows)
            if (!row.cells[i].empty()) values.insert(row.cells[i]);
        const auto chosen = wanted.values.find(i);
        if (chosen != wanted.values.end()) values.insert(chosen->second);
        Value choices = Value::array();
        for (const std::string& value : values)
            choices.push_back(
                {{"texto", value},
                 {"elegido", chosen != wanted.values.end() && chosen->second == value}});
        filters.push_back({{"nombre", "filtro-" + std::to_string(i + 1)},
                           {"titulo", matrix.table.columns[i]},
                           {"opciones", std::move(choices)}});
    }
    return filters;
}

Value texts(const std::vector<std::string>& list) {
    Value all = Value::array();
    for (const std::string& each : list) all.push_back({{"texto", each}});
    return all;
}

// The rows that are wanted, under the titles of their groups. Totals are those of all rows, so they
// are shown only when all are.
Value rows_of(const ShownTable& shown, const Wanted& wanted, std::size_t& count) {
    Value rows = Value::array();
    std::size_t next = 0;
    const auto& groups = shown.matrix.groups;
    std::string title;
    for (std::size_t i = 0; i < shown.matrix.table.rows.size(); ++i) {
        for (; next < groups.size() && groups[next].first_row == i; ++next)
            title = groups[next].title;
        if (!wanted.has(shown.matrix.table.rows[i])) continue;
        ++count;
        const bool last = i + 1 == shown.matrix.table.rows.size() ||
                          (next < groups.size() && groups[next].first_row == i + 1);
        const bool under = wanted.all() && last && next > 0 && !groups[next - 1].totals.empty();
        rows.push_back({{"grupo", title},
                        {"columnas", std::to_string(shown.matrix.table.columns.size())},
                        {"celdas", cells_of(shown, i)},
                        {"subtotales_hay", under},
                        {"subtotales", under ? texts(groups[next - 1].totals) : Value::array()}});
        title.clear();
    }
    return rows;
}

// What could not be made out, in words, above the table.
Value faults_of(const Matrix& matrix) {
    if (matrix.faults.empty()) return nullptr;
    Value some = Value::array();
    for (std::size_t i = 0; i < std::min(most_faults_told, matrix.faults.size()); ++i) {
        const Problem& each = matrix.faults[i].problem;
        some.push_back({{"texto", engine::to_line(each)}});
    }
    return {{"cuantas", counted(matrix.faults.size(), "celda no se pudo calcular",
                                "celdas no se pudieron calcular")},
            {"algunas", std::move(some)}};
}

std::optional<Response> as_file(const Request& request, const Matrix& matrix,
                                const std::string& name) {
    const std::string* format = request.asked("formato");
    if (format == nullptr || (*format != "csv" && *format != "xlsx")) return std::nullopt;
    return matrix_file(matrix, *format == "xlsx", name);
}

Response shown_page(const Request& request, ShownTable shown, const std::string& name, Page page,
                    Visit& visit) {
    if (auto file = as_file(request, shown.matrix, name)) return std::move(*file);
    const std::string* asked = request.asked("buscar");
    // Cells are found again in the past by their row in the whole table.
    shown.origins = request.asked("procedencia") != nullptr && shown.query.empty();
    for (const auto& each : shown.matrix.faults) shown.faults.insert({each.row, each.column});
    if (shown.origins) shown.repeated = repeated(shown);
    const Wanted wanted = wanted_of(request, shown.matrix);
    Value filters = filters_of(shown.matrix, wanted);
    std::size_t count = 0;
    Value rows = rows_of(shown, wanted, count);
    const bool too_many = shown.count > 0;
    const std::size_t all = too_many ? shown.count : shown.matrix.table.rows.size();
    Value kept = Value::array();  // what a search in these rows goes on with
    for (const char* each : {"indicador", "parte", "grupo"}) {
        const std::string* value = shown.query.empty() ? nullptr : request.asked(each);
        if (value != nullptr) kept.push_back({{"nombre", each}, {"valor", *value}});
    }
    const Value data = {
        {"recursos", asset_paths()},
        {"titulo", shown.matrix.title},
        {"subtitulo", shown.subtitle},
        {"camino", shown.path},
        {"buscar", asked == nullptr ? "" : *asked},
        {"filtros", std::move(filters)},
        {"procedencia", shown.origins},
        {"ficha", visit.form_token},
        {"consulta", shown.query},
        {"conserva", std::move(kept)},
        {"indicador", shown.indicator},
        {"entero", shown.query.empty()},
        {"fallas", faults_of(shown.matrix)},
        {"demasiadas", too_many},
        {"largo", all * shown.matrix.table.columns.size() > most_cells_at_once},
        {"cuantas", wanted.all() ? counted(all, "fila", "filas")
                                 : std::to_string(count) + " de " + counted(all, "fila", "filas")},
        {"columnas", texts(shown.matrix.table.columns)},
        {"filas_hay", !rows.empty()},
        {"filas", std::move(rows)},
        {"vacio",
         too_many ? "Son más filas de las que una página muestra de una vez. Llévese el cuadro en "
                    "Excel o CSV: se prepara aparte."
         : all == 0 ? "Todavía no hay nada que mostrar."
                    : "Ninguna fila tiene lo que busca."},
        {"vacio_titulo", too_many ? "El cuadro es grande" : "Sin filas"},
        {"totales_hay", wanted.all() && !shown.matrix.totals.empty()},
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
    auto shown = table_of_case(request, *view, *definition);
    if (!shown) return problem_page(shown.error(), visit);
    Page page;
    page.section = "/expedientes";
    page.crumbs = {{"Expedientes", "/expedientes"}, {view->state.title, case_path(view->id)}};
    return shown_page(request, std::move(*shown), view->package->name + "-" + definition->id, page,
                      visit);
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

Response follow_up_matrix_page(const Request& request, Visit& visit, workflows::ViewShelf& shelf) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string& name = request.matched.at("paquete");
    const auto package = visit.house.catalog().find(name);
    if (!package && package.error().front().kind == Refusal::not_found)
        return problem_page(no_such_table(), visit);
    if (!package) return problem_page(package.error().front(), visit);
    const auto definition = workflows::view_named(**package, request.matched.at("cuadro"), true);
    if (!definition) return problem_page(definition.error(), visit);
    const auto plan = shelf.plan(**package);
    auto shown =
        table_over_cases(request, visit, *desk, *plan, plan->views.at(definition->id), shelf);
    if (!shown) return problem_page(shown.error(), visit);
    Page page;
    page.section = "/seguimiento";
    page.crumbs = {{"Seguimiento", "/seguimiento"}};
    return shown_page(request, std::move(*shown), name + "-" + definition->id, page, visit);
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
