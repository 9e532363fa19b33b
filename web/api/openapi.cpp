#include "web/api/operation.h"

namespace web {
namespace {

using engine::Value;

Value reference(const std::string& schema) {
    return {{"$ref", "#/components/schemas/" + schema}};
}

Value content(const std::string& answer) {
    if (answer.find('/') != std::string::npos)
        return {{answer, {{"schema", {{"type", "string"}}}}}};
    return {{"application/json", {{"schema", reference(answer)}}}};
}

// The {names} of a pattern.
std::vector<std::string> path_names(const std::string& pattern) {
    std::vector<std::string> names;
    for (std::size_t open = pattern.find('{'); open != std::string::npos;
         open = pattern.find('{', open + 1)) {
        names.push_back(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
    }
    return names;
}

Value parameters_of(const Operation& operation) {
    Value all = Value::array();
    for (const std::string& name : path_names(operation.pattern)) {
        all.push_back(
            {{"in", "path"}, {"name", name}, {"required", true}, {"schema", {{"type", "string"}}}});
    }
    for (const Parameter& each : operation.parameters) {
        all.push_back({{"in", each.where},
                       {"name", each.name},
                       {"required", each.required},
                       {"description", each.description},
                       {"schema", {{"type", "string"}}}});
    }
    return all;
}

Value responses_of(const Operation& operation) {
    Value answers = Value::object();
    const std::string success = std::to_string(operation.success);
    answers[success] = {{"description", "Hecho"}, {"content", content(operation.answer)}};
    answers["default"] = {{"description", "No se hizo nada; el cuerpo dice por qué y qué hacer"},
                          {"content", content("Problemas")}};
    return answers;
}

Value described(const Operation& operation) {
    Value made = {{"summary", operation.summary}, {"parameters", parameters_of(operation)}};
    if (operation.body == "binary") {
        made["requestBody"] = {{"required", true},
                               {"content",
                                {{"application/octet-stream",
                                  {{"schema", {{"type", "string"}, {"format", "binary"}}}}}}}};
    } else if (!operation.body.empty()) {
        made["requestBody"] = {{"required", true}, {"content", content(operation.body)}};
    }
    made["responses"] = responses_of(operation);
    if (operation.access == Access::open) made["security"] = Value::array();
    return made;
}

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

}  // namespace

Value openapi(const Operations& operations) {
    Value paths = Value::object();
    for (const Operation& each : operations)
        paths[each.pattern][lower(each.method)] = described(each);
    return {
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "Visado"},
          {"version", "1"},
          {"description",
           "Todo lo que hacen las páginas. Se entra con una clave personal (Mi cuenta, Claves), en "
           "«Authorization: Bearer …». La clave «leer» permite GET; «actuar», lo demás. Lo que una "
           "persona puede hacer en un expediente lo decide el procedimiento, igual que en las "
           "páginas."}}},
        {"servers", Value::array({{{"url", api_root}}})},
        {"security", Value::array({{{"clave", Value::array()}}})},
        {"paths", paths},
        {"components",
         {{"securitySchemes", {{"clave", {{"type", "http"}, {"scheme", "bearer"}}}}},
          {"schemas", api_schemas()}}}};
}

}  // namespace web
