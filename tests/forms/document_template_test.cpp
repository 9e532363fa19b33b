#include "forms/document_template.h"

#include <chrono>
#include <cstdio>

#include <catch2/catch.hpp>

#include "tests/support/golden.h"

using engine::Value;
using forms::Branches;
using forms::DocumentTemplate;
using forms::Escaping;
using forms::Partials;

namespace {

const Partials partials = {
    {"membrete", {"documents/membrete.mustache", "<header>{{entidad.nombre}}</header>\n"}},
    {"fila", {"documents/fila.mustache", "<td>{{codigo}}</td>"}},
    {"a", {"documents/a.mustache", "{{>b}}"}},
    {"b", {"documents/b.mustache", "línea\n{{>a}}"}},
    {"mitad", {"documents/mitad.mustache", "{{#x}} sin cerrar"}},
    {"llave", {"documents/llave.mustache", "{"}},
};

engine::Result<DocumentTemplate, engine::Problems> parsed(const std::string& text,
                                                          Escaping escaping = Escaping::html) {
    return DocumentTemplate::parse({"documents/t.mustache", text}, partials, escaping);
}

// The text, or the first complaint.
std::string rendered(const std::string& text, const std::string& json,
                     Escaping escaping = Escaping::html) {
    const auto document = parsed(text, escaping);
    if (!document) return "PARSE " + to_line(document.error().front());
    const auto out = document->render(Value::parse(json));
    return out ? *out : to_line(out.error().front());
}

}  // namespace

TEST_CASE("what a template prints") {
    struct Row {
        const char *text, *data, *expected;
    };
    const auto row = GENERATE(values<Row>({
        {"{{a}}", R"({"a":"x"})", "x"},
        {"{{ a.b }}", R"({"a":{"b":3}})", "3"},
        {"{{a}} {{b}} {{c}} {{d}}", R"({"a":0,"b":1,"c":-7,"d":2.5})", "0 1 -7 2.5"},
        {"[{{a}}]", R"({"a":""})", "[]"},
        {"[{{a}}]", R"({"a":null})", "[]"},
        {"{{a}}", R"({"a":"<b>\"&'"})", "&lt;b&gt;&quot;&amp;&apos;"},
        {"{{a}}", R"({"a":"{{b}} {{>membrete}} {{{c}}}"})", "{{b}} {{&gt;membrete}} {{{c}}}"},
        {"{{#a}}sí{{/a}}{{^a}}no{{/a}}", R"({"a":true})", "sí"},
        {"{{#a}}sí{{/a}}{{^a}}no{{/a}}", R"({"a":false})", "no"},
        {"{{#a}}sí{{/a}}{{^a}}no{{/a}}", R"({"a":null})", "no"},
        {"{{#a}}sí{{/a}}{{^a}}no{{/a}}", R"({"a":""})", "no"},
        {"{{#a}}sí{{/a}}{{^a}}no{{/a}}", R"({"a":[]})", "no"},
        {"{{#a}}sí{{/a}}{{^a}}no{{/a}}", R"({"a":"x"})", "sí"},
        {"{{#a}}sí{{/a}}{{^a}}no{{/a}}", R"({"a":0})", "sí"},
        {"{{#a}}sí{{/a}}{{^a}}no{{/a}}", R"({"a":{}})", "sí"},
        {"{{#a}}{{.}},{{/a}}", R"({"a":["x",1,"<"]})", "x,1,&lt;,"},
        {"{{#a}}{{b}}{{#b}}!{{/b}};{{/a}}", R"({"a":[{"b":1},{"b":""},{"b":null}]})", "1!;;;"},
        {"{{#a}}{{b.c}}-{{d}};{{/a}}", R"({"a":[{"b":{"c":1}},{"b":{"c":2}}],"d":"f"})",
         "1-f;2-f;"},
        {"{{#a}}{{#b}}{{c}}{{/b}}{{/a}}", R"({"a":{"b":[{"c":1},{"c":2}]}})", "12"},
        {"x\n{{#a}}\n- {{.}}\n{{/a}}\ny", R"({"a":["p","q"]})", "x\n- p\n- q\ny"},
        {"x\r\n{{#a}}\r\n- {{.}}\r\n{{/a}}\r\ny", R"({"a":["p"]})", "x\n- p\ny"},
        {"x\n{{#a}}\n- {{.}}\n{{/a}}\ny", R"({"a":[]})", "x\ny"},
        {"x\n{{#a}}\n\nb\n\n{{/a}}\ny", R"({"a":true})", "x\n\nb\n\ny"},
        {"{{#a}}\n  {{^b}}\nc\n  {{/b}}\n{{/a}}\n", R"({"a":true,"b":false})", "c\n"},
        {"x {{#a}}y{{/a}}\nz", R"({"a":false})", "x \nz"},
        {"{{a}}\n{{a}}", R"({"a":""})", "\n"},
        {"{{a}}|", R"({"a":"p\nq\r\n "})", "p\nq\r\n |"},
        {"x{{! nota }}y\n{{! línea\nlarga }}\nz", "{}", "xy\nz"},
        {"{{>membrete}}cuerpo", R"({"entidad":{"nombre":"A&B"}})",
         "<header>A&amp;B</header>\ncuerpo"},
        {"<tr>\n  {{>membrete}}\n</tr>", R"({"entidad":{"nombre":"M"}})",
         "<tr>\n<header>M</header>\n</tr>"},
        {"{{#f}}{{>fila}}{{/f}}", R"({"f":[{"codigo":1},{"codigo":2}]})", "<td>1</td><td>2</td>"},
        {"a { b: c } @media print { a { b: c }} {{x}}", R"({"x":1})",
         "a { b: c } @media print { a { b: c }} 1"},
    }));
    CAPTURE(row.text, row.data);
    CHECK(rendered(row.text, row.data) == row.expected);
}

TEST_CASE("plain text is not escaped") {
    CHECK(rendered("Asunto: {{a}}", R"({"a":"N° 1 <b> & \"c\" {{x}}"})", Escaping::none) ==
          "Asunto: N° 1 <b> & \"c\" {{x}}");
}

TEST_CASE("what an office template may not contain") {
    struct Row {
        const char *text, *complaint;
    };
    const auto row = GENERATE(values<Row>({
        {"a\nb {{{c}}}",
         "documents/t.mustache:2: La etiqueta {{{c}} escribiría el dato sin protegerlo."},
        {"{{&c}}", "documents/t.mustache:1: La etiqueta {{&c}} escribiría el dato sin protegerlo."},
        {"{{ & c }}", "sin protegerlo"},
        {"{{ {c} }}", "sin protegerlo"},
        {"{{=<% %>=}}", "No se puede cambiar los delimitadores."},
        {"\n\n{{>otra}}",
         "documents/t.mustache:3: La plantilla incluye «otra», que no existe. "
         "Las que hay son: a, b, fila, llave, membrete, mitad."},
        {"{{>a}}", "documents/b.mustache:2: La plantilla «a» se incluye a sí misma."},
        {"{{>mitad}}{{/x}}", "documents/mitad.mustache:1: La sección «x» se abre y no se cierra."},
        {"x\n{{#a}}\n",
         "documents/t.mustache:2: La sección «a» se abre y no se cierra. Agregue {{/a}}."},
        {"{{/a}}", "{{/a}} no cierra ninguna sección abierta aquí."},
        {"{{#a}}\n{{#b}}{{/a}}{{/b}}", "La que está abierta es «b», de la línea 2."},
        {"{{a", "no se cierra en su línea"},
        {"{{a\n}}", "no se cierra en su línea"},
        {"{{a {{b}}", "no se cierra en su línea"},
        {"{{}}", "no nombra un campo"},
        {"{{año}}", "no nombra un campo"},
        {"{{a..b}}", "no nombra un campo"},
        {"{{a b}}", "no nombra un campo"},
        {"{{# .a }}{{/.a}}", "no nombra un campo"},
        {"{{>llave}}{{>llave}}a}}", "Una llave suelta se junta con la de otra plantilla."},
        {"a\xF3", "La plantilla no está en UTF-8."},
    }));
    CAPTURE(row.text);
    const auto document = parsed(row.text);
    REQUIRE_FALSE(document);
    CHECK_THAT(to_line(document.error().front()), Catch::Contains(row.complaint));
}

TEST_CASE("all problems of a template come at once") {
    const auto document = parsed("{{{a}}}\n{{>nada}}\n{{#b}}\n");
    REQUIRE_FALSE(document);
    CHECK(document.error().size() == 3);
}

TEST_CASE("a name that the data lack is a refusal, never an empty place") {
    struct Row {
        const char *text, *data, *complaint;
    };
    const auto row = GENERATE(values<Row>({
        {"a\n{{documento.numro}}", R"({"documento":{"numero":"1","fecha":"x"}})",
         "documents/t.mustache:2: La plantilla pide «documento.numro», que los datos no tienen. "
         "Corrija el nombre o agregue el dato. Ahí hay: numero, fecha."},
        {"{{a}}", "{}", "pide «a»"},
        {"{{#a}}x{{/a}}", "{}", "pide «a»"},
        {"{{^a}}x{{/a}}", "{}", "pide «a»"},
        {"{{#f}}{{b}}{{/f}}", R"({"f":[{"c":1}]})",
         "pide «b», que los datos no tienen. "
         "Corrija el nombre o agregue el dato. Ahí hay: c."},
        {"{{#f}}{{.}}{{/f}}", R"({"f":[{"c":1}]})",
         "«.» es un grupo de datos y no se puede imprimir."},
        {"{{f}}", R"({"f":[1]})", "«f» es una lista y no se puede imprimir."},
        {"{{f}}", R"({"f":true})", "«f» es sí o no y no se puede imprimir."},
        {"{{f.0}}", R"({"f":[1]})", "no nombra un campo"},
        {"{{f.length}}", R"({"f":[1]})", "pide «f.length»"},
        {"{{a.b}}", R"({"a":null})", "pide «a.b»"},
        {"{{#d}}{{>membrete}}{{/d}}", R"({"d":true,"entidad":{}})",
         "documents/membrete.mustache:1: La plantilla pide «entidad.nombre»"},
        {"{{#filas}}{{nombre}}{{/filas}}",
         R"({"nombre":"el de fuera","filas":[{"nombre":"uno"},{"otro":1}]})",
         "A la fila 2 le falta «nombre», que otras filas sí tienen."},
    }));
    CAPTURE(row.text, row.data);
    CHECK_THAT(rendered(row.text, row.data), Catch::Contains(row.complaint));
}

TEST_CASE("each missing place is told once, however many rows there are") {
    const auto document = parsed("{{#f}}{{x}} {{y}}\n{{x}}{{/f}}");
    REQUIRE(document);
    const auto out = document->render(Value::parse(R"({"f":[{},{},{}]})"));
    REQUIRE_FALSE(out);
    CHECK(out.error().size() == 3);
}

TEST_CASE("lint also looks into the branches that this data leave out") {
    const auto document = parsed("{{#borrador}}{{documento.typo}}{{/borrador}}");
    REQUIRE(document);
    const auto data = Value::parse(R"({"borrador":false,"documento":{"numero":"1"}})");
    CHECK(document->check(data).empty());
    CHECK(document->render(data));
    REQUIRE(document->check(data, Branches::all).size() == 1);
    const auto list = parsed("{{#f}}{{codigo}}{{/f}}");
    REQUIRE(list);
    CHECK(list->check(Value::parse(R"({"f":[]})"), Branches::all).empty());
}

TEST_CASE("a template tells what it reads") {
    const auto document =
        parsed("{{>membrete}}\n{{#d.filas}}{{codigo}}\n{{^meta}}{{x}}{{/meta}}{{/d.filas}}");
    REQUIRE(document);
    std::string told;
    for (const auto& name : document->names()) {
        told += name.file + ":" + std::to_string(name.line);
        for (const auto& section : name.sections) told += " " + section + " >";
        told += " " + name.name + "\n";
    }
    CHECK(told ==
          "documents/membrete.mustache:1 entidad.nombre\n"
          "documents/t.mustache:2 d.filas\n"
          "documents/t.mustache:2 d.filas > codigo\n"
          "documents/t.mustache:3 d.filas > meta\n"
          "documents/t.mustache:3 d.filas > meta > x\n");
}

TEST_CASE("a resolution as it is printed") {
    const auto document = parsed(R"({{>membrete}}
<h1>{{documento.titulo}}</h1>
<p class="numero">N° {{documento.numero}}</p>
{{#documento.borrador}}
<div class="marca">PROYECTO</div>
{{/documento.borrador}}
<p>{{entidad.lugar}}, {{documento.fecha_larga}}</p>
<h2>{{#d.un_visto}}VISTO{{/d.un_visto}}{{^d.un_visto}}VISTOS{{/d.un_visto}}:</h2>
{{#d.vistos}}
<p>{{.}};</p>
{{/d.vistos}}
<h2>SE RESUELVE:</h2>
{{#d.articulos}}
<p><b>Artículo {{numero}}.-</b> {{texto}}{{#nota}} ({{.}}){{/nota}}</p>
{{/d.articulos}}
)");
    REQUIRE(document);
    const auto data = Value::parse(R"({"documento":{"titulo":"Resolución Secretarial",
      "numero":"043-2023-MINCETUR/SG","borrador":false,"fecha_larga":"28 de junio de 2023"},
      "entidad":{"nombre":"Ministerio de Comercio Exterior y Turismo","lugar":"Lima"},
      "d":{"un_visto":false,"vistos":["los Informes Nos. 0009 y 0026-2023-MINCETUR/SG/CI",
        "el Informe <sin firma> & \"otros\""],
        "articulos":[{"numero":1,"texto":"Aprobar el Programa","nota":null},
                     {"numero":2,"texto":"Publicar","nota":"www.gob.pe/mincetur"}]}})");
    const auto html = document->render(data);
    REQUIRE(html);
    check_golden("forms/resolucion.html", *html);
    CHECK(*document->render(data) == *html);
}

TEST_CASE("how long templates take", "[.][figures]") {
    std::string text;
    Value data = {{"f", Value::array()}, {"x", "y"}};
    for (int i = 0; i < 700; ++i)
        text += "<p class=\"parrafo\">Artículo {{x}} con algo de texto alrededor</p>\n";
    text += "{{#f}}<tr><td>{{a}}</td><td>{{b}}</td></tr>{{/f}}";
    for (int i = 0; i < 31; ++i) data["f"].push_back({{"a", i}, {"b", "texto"}});
    const auto start = std::chrono::steady_clock::now();
    const auto document = parsed(text);
    const auto middle = std::chrono::steady_clock::now();
    REQUIRE(document);
    REQUIRE(document->render(data));
    const auto end = std::chrono::steady_clock::now();
    using Milliseconds = std::chrono::duration<double, std::milli>;
    std::printf("template of %zu kB: parse %.2f ms, check and render %.2f ms\n", text.size() / 1000,
                Milliseconds(middle - start).count(), Milliseconds(end - middle).count());
}
