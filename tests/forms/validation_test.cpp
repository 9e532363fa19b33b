#include "forms/validation.h"

#include <chrono>

#include <catch2/catch.hpp>

#include "forms/form_reader.h"
#include "tests/support/golden.h"

using engine::Value;
using forms::Form;
using forms::read_form;
using forms::validate;

namespace {

Form form_of(const std::string& fields) {
    auto form = read_form(R"({"id":"f","title":"Formulario","fields":[)" + fields + "]}", "f.json");
    if (!form) FAIL(to_line(form.error().front()));
    return *std::move(form);
}

// A form with the one field "c" labelled "Campo".
Form one(const std::string& rest) {
    return form_of(R"({"name":"c","label":"Campo",)" + rest + "}");
}

const char* const dossier = R"(
  {"name":"titulo","label":"Título","type":"text","required":true,"max_length":40},
  {"name":"sustento","label":"Sustento","type":"long_text","required":true,"min_length":10},
  {"name":"monto","label":"Monto","type":"decimal","min":"0","decimals":2},
  {"name":"desde","label":"Vigente desde","type":"date","min":"2023-01-01"},
  {"name":"sentido","label":"Sentido","type":"choice","required":true,"options":[
     {"value":"favorable","label":"Favorable"},{"value":"observado","label":"Con observaciones"}]},
  {"name":"informe","label":"Informe","type":"file","required":true,"accept":["application/pdf"],
   "max_bytes":1000000},
  {"name":"observaciones","label":"Observaciones","type":"list","min_items":2,"max_items":3,
   "item":{"type":"long_text","label":"Observación","required":true,"max_length":20}},
  {"name":"acciones","label":"Acciones","type":"table","fields":[
     {"name":"codigo","label":"Código","type":"text","required":true},
     {"name":"meta","label":"Meta","type":"integer","min":1}]},
  {"name":"contacto","label":"Contacto","type":"group","fields":[
     {"name":"correo","label":"Correo","type":"email","required":true}]})";

}  // namespace

TEST_CASE("one value of each type: what is kept and what is refused") {
    struct Row {
        const char* field;
        const char* given;
        const char* kept;       // JSON; or
        const char* complaint;  // part of the message
    };
    const std::string hash(64, 'a');
    const auto row = GENERATE(values<Row>({
        {R"("type":"text")", R"("  hola  ")", R"("hola")", ""},
        {R"("type":"text")", R"("\u00a0hola\ufeff")", R"("hola")", ""},
        {R"("type":"text","max_length":4)", R"("añoñ")", R"("añoñ")", ""},
        {R"("type":"text","max_length":3)", R"("añoñ")", "", "tiene 4 caracteres y caben 3"},
        {R"("type":"text","min_length":5)", R"("añoñ")", "", "se piden al menos 5"},
        {R"("type":"text")", R"("a\nb")", "", "una sola línea"},
        {R"("type":"text")", R"("a\tb")", "", "tabulaciones"},
        {R"("type":"text")", R"("a\u0000b")", "", "caracteres de control"},
        {R"("type":"text")", R"("a\u007fb")", "", "caracteres de control"},
        {R"("type":"text")", R"("a\u0085b")", "", "caracteres de control"},
        {R"("type":"text")", R"("a\u202eb")", "", "invierten el sentido"},
        {R"("type":"text")", R"(12)", "", "se esperaba un texto"},
        {R"("type":"text")", R"(["a"])", "", "se esperaba un texto"},
        {R"("type":"long_text")", R"("a\r\nb\tc\rd ")", R"("a\nb\tc\nd")", ""},
        {R"("type":"long_text")", R"("a\u0007b")", "", "caracteres de control"},
        {R"("type":"integer")", R"(12)", R"(12)", ""},
        {R"("type":"integer")", R"(" -7 ")", R"(-7)", ""},
        {R"("type":"integer")", R"("007")", R"(7)", ""},
        {R"("type":"integer")", R"(1.0)", "", "no es un número entero"},
        {R"("type":"integer")", R"("1e3")", "", "no es un número entero"},
        {R"("type":"integer")", R"("12 345")", "", "no es un número entero"},
        {R"("type":"integer")", R"(9007199254740992)", "", "demasiado grande"},
        {R"("type":"integer")", R"("99999999999999999999")", "", "no es un número entero"},
        {R"("type":"integer","min":1,"max":10)", R"(0)", "", "no puede ser menor que 1"},
        {R"("type":"integer","min":1,"max":10)", R"(11)", "", "no puede ser mayor que 10"},
        {R"("type":"integer","min":-10,"max":-2)", R"(-2)", R"(-2)", ""},
        {R"("type":"decimal")", R"("0010.50")", R"("10.5")", ""},
        {R"("type":"decimal")", R"("-0.00")", R"("0")", ""},
        {R"("type":"decimal")", R"(21000)", R"("21000")", ""},
        {R"("type":"decimal","decimals":2)", R"("10.5")", R"("10.50")", ""},
        {R"("type":"decimal","decimals":2)", R"("10.505")", "", "admite 2 decimales"},
        {R"("type":"decimal","decimals":2)", R"("10.100")", R"("10.10")", ""},
        {R"("type":"decimal")", R"(10.5)", "", "leer de una sola manera"},
        {R"("type":"decimal")", R"("21,000")", "", "leer de una sola manera"},
        {R"("type":"decimal")", R"("10,5")", "", "leer de una sola manera"},
        {R"("type":"decimal")", R"("1e5")", "", "leer de una sola manera"},
        {R"("type":"decimal")", R"(".5")", "", "leer de una sola manera"},
        {R"("type":"decimal")", R"("5.")", "", "leer de una sola manera"},
        {R"("type":"decimal")", R"("S/ 5")", "", "leer de una sola manera"},
        {R"("type":"decimal","min":"0.10")", R"("0.09")", "", "no puede ser menor que 0.1"},
        {R"("type":"decimal","max":"99.9")", R"("100")", "", "no puede ser mayor que 99.9"},
        {R"("type":"date")", R"("2024-02-29")", R"("2024-02-29")", ""},
        {R"("type":"date")", R"("2023-02-29")", "", "no es una fecha que exista"},
        {R"("type":"date")", R"("28/06/2023")", "", "no es una fecha que exista"},
        {R"("type":"date")", R"("0203-06-28")", "", "no es una fecha que exista"},
        {R"("type":"date")", R"(20230628)", "", "no es una fecha que exista"},
        {R"("type":"date","min":"2023-06-01")", R"("2023-05-31")", "", "menor que 2023-06-01"},
        {R"("type":"choice","options":[{"value":"a","label":"A"}])", R"("a")", R"("a")", ""},
        {R"("type":"choice","options":[{"value":"a","label":"A"}])", R"("A")", "", "opciones"},
        {R"("type":"choices","options":[{"value":"a","label":"A"},{"value":"b","label":"B"}])",
         R"(["b","a","b"])", R"(["a","b"])", ""},
        {R"("type":"choices","max_items":1,"options":[{"value":"a","label":"A"},{"value":"b","label":"B"}])",
         R"(["b","a"])", "", "marcó 2 opciones y se piden entre 0 y 1"},
        {R"("type":"choices","options":[{"value":"a","label":"A"}])", R"(["c"])", "", "opciones"},
        {R"("type":"boolean")", R"(false)", R"(false)", ""},
        {R"("type":"boolean")", R"("true")", R"(true)", ""},
        {R"("type":"boolean")", R"("quizás")", "", "se espera sí o no"},
        {R"("type":"url")", R"("https://www.gob.pe/mincetur?a=1#b")",
         R"("https://www.gob.pe/mincetur?a=1#b")", ""},
        {R"("type":"url")", R"("www.gob.pe")", "", "no es una dirección web"},
        {R"("type":"url")", R"("javascript:nada")", "", "no es una dirección web"},
        {R"("type":"url")", R"("https://gob.pe@malo.example/")", "", "no es una dirección web"},
        {R"("type":"url")", R"("https://gob.pe/\" onclick=")", "", "no es una dirección web"},
        {R"("type":"url")", R"("https://gob.pe:8x/")", "", "no es una dirección web"},
        {R"("type":"email")", R"("ana.rojas@mincetur.gob.pe")", R"("ana.rojas@mincetur.gob.pe")",
         ""},
        {R"("type":"email")", R"("ana@mincetur")", "", "no es una dirección de correo"},
        {R"("type":"email")", R"("Ana <ana@mincetur.gob.pe>")", "",
         "no es una dirección de correo"},
        {R"("type":"email")", R"("ana@a.pe, eva@a.pe")", "", "no es una dirección de correo"},
        {R"("type":"email")", R"("ana@a.pe\r\nBcc: x@y.pe")", "", "una sola línea"},
        {R"("type":"email")", R"(".ana@a.pe")", "", "no es una dirección de correo"},
        {R"("type":"file")", R"({"sha256":"ABC","name":"a.pdf","size":1})", "", "no es un archivo"},
        {R"("type":"file")", R"("a.pdf")", "", "no es un archivo"},
        {R"("type":"any")", R"({"filas":[1,2.5,null,"ñ\nb"]})", R"({"filas":[1,2.5,null,"ñ\nb"]})",
         ""},
        {R"("type":"any","max_bytes":10)", R"("12345678901")", "", "ocupan 13 bytes y caben 10"},
        {R"("type":"any")", R"({"a":["\u0000"]})", "", "caracteres de control"},
        {R"("type":"any")", R"({"a\nb":1})", "", "una sola línea"},
        {R"("type":"list","item":{"type":"integer","label":"Número"})", R"(["1",2])", R"([1,2])",
         ""},
        {R"("type":"list","item":{"type":"integer","label":"Número"})", R"("1")", "", "una lista"},
        {R"("type":"list","item":{"type":"text"})", R"(["a"," "])", "", "«Campo 2» está en blanco"},
        {R"("type":"group","fields":[{"name":"a","label":"A","type":"text"}])", R"("x")", "",
         "grupo"},
        {R"("type":"table","fields":[{"name":"a","label":"A","type":"text"}])", R"([1])", "",
         "«Campo, fila 1»: se esperaba un grupo"},
    }));
    CAPTURE(row.field, row.given);
    const auto checked = validate(one(row.field), Value{{"c", Value::parse(row.given)}});
    if (*row.kept) {
        if (!checked) FAIL(to_line(checked.error().front()));
        CHECK(checked->at("c").dump() == Value::parse(row.kept).dump());
    } else {
        REQUIRE_FALSE(checked);
        REQUIRE(checked.error().size() == 1);
        CHECK_THAT(checked.error()[0].message, Catch::Contains(row.complaint));
        CHECK_THAT(checked.error()[0].place, Catch::StartsWith("c"));
        CHECK_FALSE(checked.error()[0].remedy.empty());
    }
}

TEST_CASE("a file is judged by its name and size") {
    struct Row {
        const char* name;
        long size;
        const char* complaint;
    };
    const auto row = GENERATE(values<Row>({
        {"Informe 0009-2023.pdf", 10, ""},
        {"INFORME.PDF", 1'000'000, ""},
        {"informe.docx", 10, "no es del tipo que se pide"},
        {"informe", 10, "no es del tipo que se pide"},
        {"informe.pdf", 0, "está vacío"},
        {"informe.pdf", 1'000'001, "pesa 1.0 MB y caben 1.0 MB"},
        {"informe.pdf", 25'300'000, "pesa 25.3 MB y caben 1.0 MB"},
        {"../informe.pdf", 10, "no se puede usar"},
        {"a\\b.pdf", 10, "no se puede usar"},
        {"a\nb.pdf", 10, "no se puede usar"},
        {"", 10, "no se puede usar"},
    }));
    CAPTURE(row.name, row.size);
    const auto form = one(R"("type":"file","accept":["application/pdf"],"max_bytes":1000000)");
    const Value file = {{"sha256", std::string(64, 'f')}, {"name", row.name}, {"size", row.size}};
    const auto checked = validate(form, Value{{"c", file}});
    CHECK(checked.has_value() == (*row.complaint == '\0'));
    if (!checked) CHECK_THAT(checked.error()[0].message, Catch::Contains(row.complaint));
}

TEST_CASE("what is left empty is present as null or an empty list, in form order") {
    const auto form = form_of(R"(
        {"name":"a","label":"A","type":"text"},{"name":"b","label":"B","type":"list","item":{"type":"text"}},
        {"name":"c","label":"C","type":"group","fields":[{"name":"x","label":"X","type":"date"}]},
        {"name":"d","label":"D","type":"group","fields":[{"name":"x","label":"X","type":"date"}]},
        {"name":"e","label":"E","type":"table","fields":[{"name":"x","label":"X","type":"integer"}]})");
    const auto checked = validate(form, Value::parse(R"({"e":[{}],"d":{},"a":"  ","b":null})"));
    REQUIRE(checked);
    CHECK(checked->dump() == R"({"a":null,"b":[],"c":null,"d":{"x":null},"e":[{"x":null}]})");
    CHECK(validate(form, Value())->dump() == R"({"a":null,"b":[],"c":null,"d":null,"e":[]})");
}

TEST_CASE("all problems come at once, in form order, worded for the person") {
    const auto checked = validate(form_of(dossier), Value::parse(R"({
        "sobra":1, "titulo":"Programa de Integridad del Ministerio, año 2023",
        "sustento":"corto", "monto":"-1", "desde":"2023-02-30", "sentido":"quizás",
        "observaciones":["","Falta el sustento de la meta"],
        "acciones":[{"codigo":"AOE.1.1","meta":0,"extra":true},{"meta":"tres"}],
        "contacto":{"correo":"ana"}})"));
    REQUIRE_FALSE(checked);
    std::string told;
    for (const auto& problem : checked.error()) told += to_line(problem) + "\n";
    check_golden("forms/dossier.problems.txt", told);
}

TEST_CASE("too many items are counted, not examined") {
    const auto form = one(R"("type":"list","max_items":3,"item":{"type":"integer"})");
    Value items = Value::array();
    for (int i = 0; i < 100'000; ++i) items.push_back("x");
    const auto checked = validate(form, Value{{"c", items}});
    REQUIRE_FALSE(checked);
    REQUIRE(checked.error().size() == 1);
    CHECK(checked.error()[0].message == "«Campo»: hay 100000 filas y caben 3.");
}

TEST_CASE("hostile shapes are refused and do not tire the validator") {
    CHECK_FALSE(validate(form_of(dossier), Value::parse("[1,2]")));
    CHECK_FALSE(validate(form_of(dossier), Value("texto")));
    Value many = Value::object();
    for (int i = 0; i < 5'000; ++i) many[std::to_string(i)] = i;
    const auto unknown = validate(one(R"("type":"text")"), many);
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().size() == 20);
    std::string deep = "1";
    for (int i = 0; i < 200; ++i) deep = "[" + deep + "]";
    const auto nested = validate(one(R"("type":"any")"), Value{{"c", Value::parse(deep)}});
    REQUIRE_FALSE(nested);
    CHECK_THAT(nested.error()[0].message, Catch::Contains("anidados"));
    const auto bytes = validate(one(R"("type":"text")"), Value{{"c", "Oficina de Planeaci\xF3n"}});
    REQUIRE_FALSE(bytes);
    CHECK_THAT(bytes.error()[0].message, Catch::Contains("no está en UTF-8"));
    const auto key = validate(one(R"("type":"text")"), Value{{"a\xFF", 1}});
    REQUIRE_FALSE(key);
    CHECK_THAT(key.error()[0].message, Catch::Contains("nombre ilegible"));
    // Regular-expression validators take seconds over these.
    const std::string at_signs(300'000, '@');
    CHECK_FALSE(validate(one(R"("type":"email")"), Value{{"c", at_signs}}));
    CHECK_FALSE(validate(one(R"("type":"decimal")"), Value{{"c", std::string(300'000, '1')}}));
}
