#include "workflows/view_rows.h"

#include <algorithm>

#include "forms/decimal.h"

namespace workflows {
namespace {

using engine::Value;

std::string cell_text(const Value& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "Sí" : "No";
    if (!value.is_array()) return engine::canonical_json(value);
    std::string list;
    for (const auto& each : value) list += (list.empty() ? "" : "; ") + cell_text(each);
    return list;
}

std::string text_at(const Value& datum, const std::string& path) {
    const Value* value = engine::find_path(datum, path);
    return value == nullptr ? "" : cell_text(*value);
}

}  // namespace

const CellFault* ViewRow::fault_of(std::size_t column) const {
    const auto found = std::find_if(faults.begin(), faults.end(),
                                    [&](const CellFault& each) { return each.column == column; });
    return found == faults.end() ? nullptr : &*found;
}

RowMaker::RowMaker(const ViewDefinition& view, const std::vector<std::string>& values,
                   const std::string& functions)
    : view_(view), values_(values), evaluator_({}, functions) {
}

ViewRow RowMaker::make(const Value& datum) {
    datum_ = &datum;
    inputs_ = Value::object();
    inputs_["fila"] = datum;
    row_ = {};
    if (!view_.group_by.empty()) row_.group = text_at(datum, view_.group_by);
    for (std::size_t i = 0; i < view_.columns.size(); ++i) {
        row_.cells.push_back(cell(i));
        row_.lights.push_back(light(i));
        if (const CellFault* fault = row_.fault_of(i))
            row_.cells.back() = "ERROR: " + fault->message;
    }
    for (std::size_t i = 0; i < values_.size(); ++i)
        row_.values.push_back(evaluated(values_[i], view_.columns.size() + i));
    return std::move(row_);
}

void RowMaker::fail(std::size_t column, std::string message, std::string remedy) {
    if (row_.fault_of(column) == nullptr)
        row_.faults.push_back({column, std::move(message), std::move(remedy)});
}

std::string RowMaker::evaluated(const std::string& expr, std::size_t column) {
    const auto value = evaluator_.evaluate(expr, inputs_);
    if (value) return *value ? cell_text(**value) : "";
    fail(column, "No se pudo evaluar «" + expr + "»: " + value.error().message,
         "Corrija la expresión.");
    return "";
}

std::string RowMaker::cell(std::size_t index) {
    const ViewColumn& column = view_.columns[index];
    std::string text =
        column.expr.empty() ? text_at(*datum_, column.path) : evaluated(column.expr, index);
    if (column.number && !text.empty() && !forms::canonical_decimal(text))
        fail(index, "«" + text + "» no es un número.",
             "Corrija el dato, o quite \"number\" y \"sum\" de la columna.");
    return text;
}

Light RowMaker::light(std::size_t index) {
    if (view_.columns[index].light.empty()) return Light::none;
    const std::string word = evaluated(view_.columns[index].light, index);
    if (word == "verde") return Light::green;
    if (word == "ambar") return Light::amber;
    if (word == "rojo") return Light::red;
    if (!word.empty())
        fail(index, "No existe la luz «" + word + "».",
             "Use \"verde\", \"ambar\", \"rojo\" o nada.");
    return Light::none;
}

}  // namespace workflows
