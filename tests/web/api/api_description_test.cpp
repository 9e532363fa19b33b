// The description is made of the table that answers; here it is held against the routes themselves.
#include <set>

#include <catch2/catch.hpp>

#include "tests/web/api/program_desk.h"
#include "web/api/operations.h"

namespace {

using engine::Value;

// Every "$ref" below a value.
void references(const Value& value, std::set<std::string>& found) {
    if (value.is_object() && value.contains("$ref")) found.insert(value["$ref"].get<std::string>());
    if (value.is_structured()) {
        for (const auto& each : value) references(each, found);
    }
}

// What of `value` is not as `schema` says; empty: nothing. Only what our schemas use.
std::string unlike(const Value& value, const Value& schema, const Value& schemas,
                   const std::string& place) {
    if (schema.contains("$ref")) {
        const std::string name = schema["$ref"].get<std::string>();
        return unlike(value, schemas.at(name.substr(name.rfind('/') + 1)), schemas, place);
    }
    const auto is = [&](const std::string& type) {
        return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
               (type == "string" && value.is_string()) ||
               (type == "integer" && value.is_number_integer()) ||
               (type == "boolean" && value.is_boolean()) || (type == "null" && value.is_null());
    };
    if (schema.contains("type")) {
        const Value types =
            schema["type"].is_array() ? schema["type"] : Value::array({schema["type"]});
        bool any = false;
        for (const auto& type : types) any = any || is(type.get<std::string>());
        if (!any) return place + " no es " + types.dump();
    }
    for (const auto& name : schema.value("required", Value::array())) {
        if (!value.contains(name.get<std::string>())) return place + " no tiene " + name.dump();
    }
    if (value.is_object() && schema.contains("properties")) {
        for (const auto& [name, each] : value.items()) {
            if (!schema["properties"].contains(name)) return place + "." + name + " no se describe";
            auto wrong = unlike(each, schema["properties"][name], schemas, place + "." + name);
            if (!wrong.empty()) return wrong;
        }
    }
    if (value.is_array() && schema.contains("items")) {
        for (const auto& each : value) {
            auto wrong = unlike(each, schema["items"], schemas, place + "[]");
            if (!wrong.empty()) return wrong;
        }
    }
    return "";
}

}  // namespace

TEST_CASE("the description names every route and no other") {
    Office office("2023-05-17");
    ProgramDesk desk(office);
    const Value description = desk.get("", "/openapi.json").body;
    CHECK(description["openapi"] == "3.1.0");
    std::set<std::string> described;
    for (const auto& [path, methods] : description["paths"].items()) {
        for (const auto& [method, operation] : methods.items()) {
            described.insert(method + " /api/v1" + path);
            CHECK_FALSE(operation["summary"].get<std::string>().empty());
        }
    }
    std::set<std::string> answered;
    for (const auto& route : desk.router().routes())
        answered.insert((route.method == "GET" ? "get " : "post ") + route.pattern);
    CHECK(described == answered);

    std::set<std::string> used;
    references(description["paths"], used);
    references(description["components"], used);
    std::set<std::string> there;
    for (const auto& [name, schema] : description["components"]["schemas"].items())
        there.insert("#/components/schemas/" + name);
    CHECK(used == there);
}

TEST_CASE("what is answered is as described") {
    Office office("2023-05-17");
    ProgramDesk desk(office);
    const Value description = desk.get("", "/openapi.json").body;
    const Value& schemas = description["components"]["schemas"];
    const std::string person = "coordinadora-integridad";
    const auto opened = desk.post(
        person, "/expedientes",
        {{"procedimiento", "programa-integridad"}, {"asunto", "Programa 2023"}}, "abrir-1");
    const std::string one = "/expedientes/" + opened.body["expediente"].dump();
    office.current.value = opened.body["expediente"].get<std::int64_t>();
    office.does(person, "importar",
                {{"acciones", Value::array({{{"componente", "C.1"},
                                             {"objetivo", "O"},
                                             {"accion", "A"},
                                             {"meta", "1 informe"},
                                             {"trim2", "X"}}})}});
    office.does(person, "enviar", {{"resumen", "Versión 1"}});
    const std::string pattern = "/expedientes/{expediente}";
    struct Row {
        std::string path, pattern;
    };
    for (const Row& row : std::vector<Row>{
             {"/bandeja", "/bandeja"},
             {"/procedimientos", "/procedimientos"},
             {"/expedientes", "/expedientes"},
             {one, pattern},
             {one + "/historial", pattern + "/historial"},
             {one + "/actos/recoger", pattern + "/actos/{acto}"},
             {one + "/comparaciones/proyecto?de=1&a=1", pattern + "/comparaciones/{documento}"},
             {one + "/comparaciones/proyecto?de=1", pattern + "/comparaciones/{documento}"},
             {one + "/cuadros/matriz", pattern + "/cuadros/{cuadro}"},
             {one + "/cuadros/nada", pattern + "/cuadros/{cuadro}"},
             {"/seguimiento/accion-programa/seguimiento", "/seguimiento/{procedimiento}/{cuadro}"},
             {"/seguimiento/nada/nada", "/seguimiento/{procedimiento}/{cuadro}"},
             {"/expedientes/99999", pattern},
         }) {
        CAPTURE(row.path);
        const auto answer = desk.get(person, row.path);
        const Value& responses = description["paths"][row.pattern]["get"]["responses"];
        const Value& response = responses[answer.status == 200 ? "200" : "default"];
        CHECK(unlike(answer.body, response["content"]["application/json"]["schema"], schemas,
                     "respuesta") == "");
    }
}
