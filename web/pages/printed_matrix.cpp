#include "web/pages/printed_matrix.h"

#include <stdexcept>

#include "web/page.h"
#include "web/pages/panel_cards.h"

namespace web {
namespace {

using engine::Value;
using workflows::Light;
using workflows::Matrix;

constexpr std::size_t most_rows = 5'000;

Value cells_of(const Matrix& matrix, const std::vector<std::string>& texts,
               const std::vector<Light>* lights = nullptr) {
    Value all = Value::array();
    for (std::size_t i = 0; i < texts.size(); ++i)
        all.push_back(
            {{"texto", texts[i]},
             {"numero", static_cast<bool>(matrix.numbers[i])},
             {"luz", lights == nullptr || texts[i].empty() ? "" : light_class((*lights)[i])}});
    return all;
}

Value rows_of(const Matrix& matrix) {
    Value rows = Value::array();
    const std::size_t count = matrix.table.rows.size();
    auto group = matrix.groups.begin();
    const std::vector<std::string>* totals = nullptr;  // of the group the row stands in
    for (std::size_t i = 0; i < count; ++i) {
        std::string title;
        for (; group != matrix.groups.end() && group->first_row == i; ++group) {
            title = group->title;
            totals = &group->totals;
        }
        const bool ends =
            i + 1 == count || (group != matrix.groups.end() && group->first_row == i + 1);
        const bool sums = ends && totals != nullptr && !totals->empty();
        rows.push_back({{"grupo", title},
                        {"ancho", std::to_string(matrix.table.columns.size())},
                        {"celdas", cells_of(matrix, matrix.table.rows[i].cells,
                                            matrix.lights.empty() ? nullptr : &matrix.lights[i])},
                        {"subtotales_hay", sums},
                        {"subtotales", sums ? cells_of(matrix, *totals) : Value::array()}});
    }
    return rows;
}

}  // namespace

std::string printed_matrix(const Matrix& matrix, const Visit& visit, const Desk& desk) {
    if (matrix.table.rows.size() > most_rows)
        throw std::runtime_error("el cuadro tiene " + std::to_string(matrix.table.rows.size()) +
                                 " filas y en PDF caben 5,000. Pídalo en Excel.");
    const Value& entity = desk.organization.entity();
    return render("cuadro_impreso",
                  {{"titulo", matrix.title},
                   {"entidad", entity.is_object() ? entity.value("nombre", "") : ""},
                   {"pie", short_moment(visit.clock.now()) + " (hora de Lima), para " +
                               desk.name(visit.person)},
                   {"columnas", cells_of(matrix, matrix.table.columns)},
                   {"filas", rows_of(matrix)},
                   {"totales_hay", !matrix.totals.empty()},
                   {"totales", cells_of(matrix, matrix.totals)}})
        .text;
}

}  // namespace web
