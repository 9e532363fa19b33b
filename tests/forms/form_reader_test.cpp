#include "forms/form_reader.h"

#include <catch2/catch.hpp>

using forms::FieldType;
using forms::read_form;

namespace {

std::string only_problem(const std::string& json) {
    const auto form = read_form(json, "forms/f.json");
    REQUIRE_FALSE(form);
    CAPTURE(form.error().size());
    for (const auto& problem : form.error()) UNSCOPED_INFO(to_line(problem));
    CHECK(form.error().size() == 1);
    return to_line(form.error().front());
}

std::string with_field(const std::string& field) {
    return R"({"id":"f","title":"F","fields":[)" + field + "]}";
}

}  // namespace

TEST_CASE("a form definition is read with its limits and defaults") {
    const auto form = read_form(R"({"id":"observaciones","title":"Observaciones","fields":[
      {"name":"observaciones","label":"Observaciones","type":"list","required":true,
       "min_items":1,"max_items":50,"help":"Numere cada una.",
       "item":{"type":"long_text","label":"Observación","required":true,"max_length":4000}},
      {"name":"informe","label":"Informe","type":"file","accept":["application/pdf"],
       "max_bytes":20000000},
      {"name":"monto","label":"Monto","type":"decimal","min":"0","max":"1000000.50","decimals":2},
      {"name":"sentido","label":"Sentido","type":"choice",
       "options":[{"value":"favorable","label":"Favorable"}]}]})",
                                "forms/observaciones.json");
    REQUIRE(form);
    REQUIRE(form->fields.size() == 4);
    const auto& list = form->fields[0];
    CHECK(list.type == FieldType::list);
    CHECK(list.required);
    CHECK(list.min_items == 1);
    CHECK(list.max_items == 50);
    REQUIRE(list.fields.size() == 1);
    CHECK(list.fields[0].max_length == 4000);
    CHECK(form->fields[1].max_bytes == 20'000'000);
    CHECK(form->fields[2].max == "1000000.5");
    CHECK(form->fields[3].options[0].label == "Favorable");
}

TEST_CASE("what a form definition may not say") {
    struct Row {
        const char* field;
        const char* complaint;
    };
    const auto row = GENERATE(values<Row>({
        {R"({"name":"a","label":"A","type":"texto"})",
         "forms/f.json, fields.0.type: El tipo «texto» no existe."},
        {R"({"name":"a","label":"A"})", "forms/f.json, fields.0: Falta «type»."},
        {R"({"name":"a","type":"text"})", "forms/f.json, fields.0: Falta «label»."},
        {R"({"label":"A","type":"text"})", "forms/f.json, fields.0: Falta «name»."},
        {R"({"name":"año","label":"A","type":"text"})", "«año» no sirve como nombre."},
        {R"({"name":"a.b","label":"A","type":"text"})", "«a.b» no sirve como nombre."},
        {R"({"name":"a","label":"A","type":"text","maxlength":3})",
         "forms/f.json, fields.0.maxlength: La clave «maxlength» no existe aquí. Las que valen "
         "son: "
         "name, label, type, required, help, min_length, max_length."},
        {R"({"name":"a","label":"A","type":"text","pattern":"x"})", "La clave «pattern» no existe"},
        {R"({"name":"a","label":"A","type":"text","min_items":1})", "La clave «min_items»"},
        {R"({"name":"a","label":"A","type":"text","required":"sí"})",
         "fields.0.required: Se esperaba true o false."},
        {R"({"name":"a","label":"A","type":"text","max_length":-1})", "fields.0.max_length"},
        {R"({"name":"a","label":"A","type":"text","max_length":1.5})", "fields.0.max_length"},
        {R"({"name":"a","label":"A","type":"text","min_length":9,"max_length":8})",
         "El mínimo es mayor que el máximo."},
        {R"({"name":"a","label":"A","type":"integer","min":3,"max":2})",
         "El mínimo es mayor que el máximo."},
        {R"({"name":"a","label":"A","type":"date","min":"2023-02-30"})",
         "fields.0.min: Se esperaba una fecha real"},
        {R"({"name":"a","label":"A","type":"decimal","min":0.5})", "un decimal entre comillas"},
        {R"({"name":"a","label":"A","type":"choice"})", "fields.0.options: Faltan las opciones."},
        {R"({"name":"a","label":"A","type":"choice","options":[{"value":"x","label":"X"},
           {"value":"x","label":"Y"}]})",
         "fields.0.options.1: La opción «x» está dos veces."},
        {R"({"name":"a","label":"A","type":"choice","options":[{"value":"x","texto":"X","label":"X"}]})",
         "fields.0.options.0.texto: La clave «texto» no existe aquí."},
        {R"({"name":"a","label":"A","type":"file","accept":["application/exe"]})",
         "El tipo de archivo \"application/exe\" no se conoce."},
        {R"({"name":"a","label":"A","type":"list"})", "fields.0: Falta «item»."},
        {R"({"name":"a","label":"A","type":"list","item":{"type":"text","name":"x"}})",
         "fields.0.item.name: La clave «name» no existe aquí."},
        {R"({"name":"a","label":"A","type":"table","fields":[]})", "al menos uno"},
        {R"("a")", "fields.0: Se esperaba un campo entre llaves."},
    }));
    CAPTURE(row.field);
    CHECK_THAT(only_problem(with_field(row.field)), Catch::Contains(row.complaint));
}

TEST_CASE("all problems of a definition come at once") {
    const auto form = read_form(R"({"id":"f","titulo":"F","fields":[
        {"name":"a","label":"A","type":"text"},{"name":"a","label":"A","type":"date","min":"ayer"},
        {"name":"b","label":"B","type":"nada"}]})",
                                "forms/f.json");
    REQUIRE_FALSE(form);
    std::string all;
    for (const auto& problem : form.error()) all += problem.place + "\n";
    CHECK(all ==
          "forms/f.json, titulo\nforms/f.json\nforms/f.json, fields.1.min\n"
          "forms/f.json, fields.1.name\nforms/f.json, fields.2.type\n");
}

TEST_CASE("a definition that is no JSON names its line") {
    CHECK_THAT(only_problem("{\n\"id\": \"f\",\n oops }"), Catch::Contains("forms/f.json:3"));
    CHECK_THAT(only_problem("[]"), Catch::Contains("es un objeto JSON"));
    std::string deep = R"({"type":"text"})";
    for (int i = 0; i < 12; ++i) deep = R"({"type":"list","item":)" + deep + "}";
    deep.insert(1, R"("name":"a","label":"A",)");
    CHECK_THAT(only_problem(with_field(deep)), Catch::Contains("más de 8 niveles"));
}
