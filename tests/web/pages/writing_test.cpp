// A document of a case written section by section, row by row, through pages without script.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/web/pages/paper_browser.h"

namespace {

using engine::Value;

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char colleague[] = "segunda-integridad";
constexpr char planning[] = "director-ogppd";
constexpr char stranger[] = "director-turismo";

bool has(const std::string& html, const std::string& text) {
    return html.find(text) != std::string::npos;
}

std::string matrix_csv() {
    std::ifstream file(std::string(VISADO_SOURCE_DIR) +
                       "/workflows/programa-integridad/data/programa_integridad_2023.csv");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// A second person who may write the same document.
Value organization_of_two() {
    Value organization = Office::demo_organization();
    Value& people = organization["people"];
    for (const Value& each : people) {
        if (each.value("id", "") != coordinator) continue;
        Value other = each;
        other["id"] = colleague;
        other["name"] = "Segunda de Integridad";
        other.erase("email");
        people.push_back(other);
        break;
    }
    return organization;
}

struct Writing {
    explicit Writing(Value organization = Office::demo_organization())
        : office("2023-05-17", std::move(organization)), browser(office) {
        office.opens(coordinator, "programa-integridad", {{"title", "Programa 2023"}});
    }

    std::string path(const std::string& rest = "") const {
        return browser.case_path() + "/redaccion" + rest;
    }
    std::string page(const std::string& rest = "", const std::string& who = coordinator) {
        return browser.get(who, path(rest)).body;
    }
    // As a browser does: what the page holds hidden goes with it.
    web::Response sends(const std::string& rest, web::Pairs fields,
                        std::vector<web::Upload> uploads = {},
                        const std::string& who = coordinator) {
        const std::string html = page(rest, who);
        web::Pairs all = std::move(fields);
        const auto at = html.find("name=\"desde\" value=\"");
        if (at != std::string::npos)
            all.emplace_back("desde", html.substr(at + 20, html.find('"', at + 20) - at - 20));
        return browser.post(who, path(rest), std::move(all), std::move(uploads));
    }
    void imports() {
        REQUIRE(location(sends("/matriz", {{"paso", "archivo"}},
                               {{"tabla", "matriz.csv", "text/csv", matrix_csv()}})) ==
                path("/traido"));
        web::Pairs all{{"paso", "tomar"}};
        for (int i = 0; i < 31; ++i) all.emplace_back("f.matriz", std::to_string(i));
        REQUIRE(location(sends("/traido", all)) == path("/matriz"));
    }
    // Reviews what is written for the act and confirms it.
    std::string records(const std::string& act, const std::string& who = coordinator) {
        const auto review = browser.post(who, path(), {{"paso", "revisar"}, {"acto", act}});
        REQUIRE(review.status == 200);
        auto fields = hidden_fields(review.body);
        fields.emplace_back("paso", "confirmar");
        const auto done = browser.post(who, browser.act_path(act), fields);
        REQUIRE(done.status == 303);
        CHECK(location(done).starts_with(path() + "?hecho="));
        return browser.get(who, location(done)).body;
    }
    const Value data() { return workflows::chart_data(office.state()); }

    Office office;
    mutable PaperBrowser browser;
};

}  // namespace

TEST_CASE("the sections are listed with how far each is and what is missing") {
    Writing story;
    const auto page = story.page();
    CHECK(has(page, "<h1>Redacción del Programa</h1>"));
    CHECK(has(page, "8 de 9"));
    CHECK(has(page, "Texto de partida"));
    CHECK(has(page, "Por empezar"));
    CHECK(has(page, "Se genera con las acciones de la sección VI."));
    CHECK(has(page, "Falta corregir 1 dato."));
    CHECK(has(page, "href=\"" + story.path("/matriz") + "\">Falta «Acciones».</a>"));
    CHECK(has(page, "Falta registrar la matriz de acciones."));
    // One button of the case leads here, instead of one an act.
    const auto case_page = story.browser.get(coordinator, story.browser.case_path()).body;
    CHECK(has(case_page, "href=\"" + story.path() + "\">Redacción del Programa"));
    CHECK_FALSE(has(case_page, "/actos/importar"));
}

TEST_CASE("a section begins with its text, is kept as it is typed and recorded when confirmed") {
    Writing story;
    CHECK(has(story.page("/seguimiento"), "es permanente, para poder medir"));
    const std::string mine = "Se piden dos informes.\n- Uno en octubre & otro en <diciembre>.";
    const auto saved = story.sends("/seguimiento", {{"d.seguimiento", mine}, {"paso", "guardar"}});
    CHECK(location(saved) == story.path("/seguimiento"));
    CHECK(has(story.page("/seguimiento"), "otro en &lt;diciembre&gt;."));
    CHECK(has(story.page(), "Escrito por usted, sin registrar"));
    CHECK(has(story.page(), "Sin registrar"));
    CHECK(story.data().at("textos").is_null());  // nobody else sees it yet
    CHECK_FALSE(has(story.page("/seguimiento", planning), "Se piden dos informes."));

    const auto done = story.records("redactar");
    CHECK(has(done, "«Registrar los textos»: quedó registrado."));
    CHECK_FALSE(has(done, "Escrito por usted, sin registrar"));
    CHECK(story.data().at("textos").at("seguimiento") == mine);
    CHECK(has(story.data().at("textos").at("presentacion").get<std::string>(), "{año}"));
    CHECK(has(story.page("/seguimiento", planning), "Se piden dos informes."));

    // And it is what the document says, with the year of the act.
    story.imports();
    story.records("importar");
    story.browser.act(coordinator, "enviar", {{"d.resumen", "Primera versión."}});
    const auto document =
        story.browser.get(coordinator, story.browser.case_path() + "/documentos/proyecto/1").body;
    CHECK(has(document, "<li>Uno en octubre &amp; otro en &lt;diciembre&gt;.</li>"));
    CHECK(has(document, "para el año 2023, busca cerrar"));
}

TEST_CASE("saving what is as it was writes nothing") {
    Writing story;
    const auto field = [](const std::string& html, const std::string& begin) {
        const auto at = html.find(begin) + begin.size();
        return html.substr(at, html.find("</textarea>", at) - at);
    };
    const auto typed = [&] {
        std::string text =
            field(story.page("/marco-normativo"), "aria-describedby=\"c-marco_normativo-a\">\n");
        for (std::size_t at = 0; (at = text.find("&quot;", at)) != std::string::npos;)
            text.replace(at, 6, "\"");
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
            text.insert(at, "\r");  // as a browser sends them
        return text;
    };
    REQUIRE(has(typed(), "Ley N° 31564"));
    story.sends("/marco-normativo", {{"d.marco_normativo", typed()}, {"paso", "seguir"}});
    CHECK_FALSE(has(story.page(), "Sin registrar"));
}

TEST_CASE("rows come, change, move and go one by one, and what went can be put back") {
    Writing story;
    const auto added = story.sends("/matriz", {{"paso", "agregar"}});
    CHECK(location(added) == story.path("/matriz/1"));
    CHECK_FALSE(has(story.page("/matriz/1"), "Hay algo por corregir"));  // nothing typed yet
    const auto wrong = story.sends("/matriz/1", {{"d.codigo", "AOE.1.1"},
                                                 {"d.componente", "C.1 Compromiso"},
                                                 {"d.accion", "Crear la Oficina"},
                                                 {"paso", "volver"}});
    CHECK(wrong.status == 422);
    CHECK(has(wrong.body, "<a href=\"#c-meta\">Falta «Meta».</a>"));
    CHECK(has(wrong.body, "value=\"AOE.1.1\""));
    const web::Pairs first = {{"d.codigo", "AOE.1.1"},         {"d.componente", "C.1 Compromiso"},
                              {"d.objetivo", "OE.1. Oficina"}, {"d.accion", "Crear la Oficina"},
                              {"d.meta", "1 oficina"},         {"d.trim3", "X"},
                              {"d.medio_verificacion", "ROF"}, {"d.responsable", "OP"}};
    auto right = first;
    right.emplace_back("paso", "volver");
    CHECK(location(story.sends("/matriz/1", right)) == story.path("/matriz") + "#fila-1");
    CHECK_FALSE(has(story.page(), "Falta corregir"));

    // Under the same component, without typing it again.
    CHECK(location(story.sends("/matriz", {{"paso", "agregar:1"}})) == story.path("/matriz/2"));
    CHECK(has(story.page("/matriz/2"), "value=\"C.1 Compromiso\""));
    auto second = first;
    second[0].second = "AOE.1.2";
    second.emplace_back("paso", "volver");
    story.sends("/matriz/2", second);
    const auto order = [&](const std::string& html) {
        return html.find(">AOE.1.1</a>") < html.find(">AOE.1.2</a>");
    };
    CHECK(order(story.page("/matriz")));
    CHECK(location(story.sends("/matriz", {{"paso", "subir:2"}})) ==
          story.path("/matriz") + "#fila-2");
    CHECK_FALSE(order(story.page("/matriz")));
    // A page that was opened before still means its row.
    CHECK(has(story.page("/matriz/1"), "value=\"AOE.1.1\""));
    auto place = first;
    place.emplace_back("lugar", "1");
    place.emplace_back("paso", "mover");
    story.sends("/matriz/1", place);
    CHECK(order(story.page("/matriz")));

    CHECK(location(story.sends("/matriz/1", {{"paso", "quitar"}})) ==
          story.path("/matriz") + "#quitadas");
    CHECK(story.browser.get(coordinator, story.path("/matriz/1")).status == 404);
    CHECK(has(story.page("/matriz"), "Recuperar<span class=\"vh\"> AOE.1.1</span>"));
    story.sends("/matriz", {{"paso", "recuperar:1"}});
    CHECK(order(story.page("/matriz")));
    CHECK(has(story.page("/matriz/1"), "Crear la Oficina"));

    story.records("importar");
    CHECK(story.data().at("matriz").at("acciones").size() == 2);
    CHECK(story.data().at("matriz").at("acciones")[0].at("trim3") == "X");
    CHECK(story.data().at("matriz").at("dudas").empty());
}

TEST_CASE("a table is looked at before its rows are taken, and leaves as it can come back") {
    Writing story;
    const auto nothing = story.sends("/matriz", {{"paso", "archivo"}});
    CHECK(nothing.status == 422);
    CHECK(has(nothing.body, "Elija el archivo con la tabla."));
    const auto bad = story.sends("/matriz", {{"paso", "archivo"}},
                                 {{"tabla", "otra.csv", "text/csv", "a,b\n1,2\n"}});
    CHECK(bad.status == 422);
    CHECK(has(bad.body, "Falta la columna «codigo»."));
    story.imports();
    CHECK(has(story.page("/matriz"), "31 acciones"));
    const auto page = story.page();
    CHECK(has(page, "Por confirmar: 19 puntos"));
    CHECK(has(page, "La acción no tiene marcado ningún trimestre. <a class=\"nw\" href=\"" +
                        story.path("/matriz/1#c-trim2") + "\">AOE.1.1</a>"));
    CHECK(has(story.page("/matriz/1"), "<a href=\"#c-trim2\">La acción no tiene marcado"));

    // What is written goes out before it is recorded, and comes back as it was.
    const auto csv = story.browser.get(coordinator, story.path("/matriz?formato=csv"));
    CHECK(csv.media_type == "text/csv; charset=utf-8");
    CHECK(has(csv.body, "AOE.10.2"));
    CHECK(
        story.browser.get(coordinator, story.path("/matriz?formato=xlsx")).body.starts_with("PK"));
    story.sends("/matriz", {{"paso", "archivo"}}, {{"tabla", "m.csv", "text/csv", csv.body}});
    const auto same = story.page("/traido");
    CHECK(has(same, "Ya está igual"));
    CHECK_FALSE(has(same, "Está, distinta"));
    CHECK_FALSE(has(same, " checked"));

    // Rows that are there: what becomes of them is asked, not assumed.
    const auto unsaid = story.sends("/traido", {{"paso", "tomar"}, {"f.matriz", "0"}});
    CHECK(unsaid.status == 422);
    CHECK(has(unsaid.body, "Diga qué pasa con las que ya están"));
    story.sends("/traido", {{"paso", "tomar"}, {"f.matriz", "0"}, {"modo.matriz", "actualizar"}});
    CHECK(has(story.page("/matriz"), "31 acciones"));
    story.sends("/matriz", {{"paso", "archivo"}}, {{"tabla", "m.csv", "text/csv", csv.body}});
    story.sends("/traido", {{"paso", "tomar"}, {"f.matriz", "3"}, {"modo.matriz", "reemplazar"}});
    CHECK(has(story.page("/matriz"), "1 acción"));
    CHECK(has(story.page("/matriz"), "Recuperar<span class=\"vh\"> AOE.10.2</span>"));
    CHECK(location(story.browser.get(coordinator, story.path("/traido"))) == story.path());
}

TEST_CASE("the doubts that are recorded are those of the rows as they were written") {
    Writing story;
    story.imports();
    auto fields = web::Pairs{{"paso", "volver"}, {"d.trim3", "X"}};
    const auto before =
        story.browser.drafts()
            .load(coordinator,
                  "expediente/" + std::to_string(story.office.current.value) + "/importar")
            ->value.at("datos")
            .at("acciones")[0];
    for (const auto& [name, value] : before.items()) {
        if (!name.starts_with("trim") && value.is_string())
            fields.emplace_back("d." + name, value.get<std::string>());
    }
    CHECK(story.sends("/matriz/1", fields).status == 303);
    story.records("importar");
    const auto doubts = story.data().at("matriz").at("dudas");
    CHECK(std::none_of(doubts.begin(), doubts.end(),
                       [](const Value& each) { return each.at("codigo") == "AOE.1.1"; }));
    CHECK(doubts.size() == 17);
    CHECK(doubts[0].at("columnas")[0] == "Meta");
}

TEST_CASE("last year's document is chosen, looked at, and taken over piece by piece") {
    Writing story;
    story.imports();
    story.records("importar");
    story.sends("/seguimiento", {{"d.seguimiento", "Como en {año}."}, {"paso", "guardar"}});
    story.records("redactar");
    const auto last_year = story.office.current;
    story.office.opens(coordinator, "programa-integridad", {{"title", "Programa 2024"}});
    CHECK(has(story.page("/copiar"), "Programa 2023"));
    CHECK(story.sends("/copiar", {{"paso", "elegir"}}).status == 422);
    CHECK(story.sends("/copiar", {{"caso", "999"}}).status == 422);
    CHECK(location(story.sends("/copiar", {{"caso", std::to_string(last_year.value)}})) ==
          story.path("/traido"));
    const auto review = story.page("/traido");
    CHECK(has(review, "expediente " + std::to_string(last_year.value) + ", Programa 2023"));
    CHECK(has(review, "31 acciones"));
    CHECK(has(review, "Como en {año}."));
    CHECK(has(review, "name=\"t.seguimiento\" value=\"1\" checked"));
    CHECK_FALSE(has(review, "name=\"t.presentacion\""));  // the same text as here
    CHECK(has(review, "Nueva</span>"));
    // Looking takes nothing.
    CHECK(has(story.page("/matriz"), "Todavía no hay acciones"));
    CHECK(story.sends("/traido", {{"paso", "tomar"}}).status == 422);
    CHECK(location(story.sends("/traido", {{"paso", "tomar"},
                                           {"t.seguimiento", "1"},
                                           {"f.matriz", "0"},
                                           {"f.matriz", "30"}})) == story.path());
    CHECK(has(story.page("/matriz"), "2 acciones"));
    CHECK(has(story.page("/seguimiento"), "Como en {año}."));
    CHECK(story.data().at("matriz").is_null());  // a draft until it is recorded
    story.sends("/copiar", {{"caso", std::to_string(last_year.value)}});
    CHECK(has(story.page("/traido"), "Ya está igual</span>"));
}

TEST_CASE("who may not read a case cannot copy from it, and who may not write leaves nothing") {
    Writing story;
    story.imports();
    story.records("importar");
    CHECK(story.browser.get(stranger, story.path()).status == 404);
    CHECK(story.browser.get(stranger, story.path("/matriz/1")).status == 404);
    const auto read = story.page("", planning);
    CHECK(has(read, "Aquí puede leer lo registrado."));
    CHECK_FALSE(has(read, "<form method=\"post\" action=\"" + story.path()));
    CHECK(has(story.page("/matriz", planning), "Leer<span class=\"vh\"> AOE.1.1</span>"));
    CHECK(story.sends("/matriz", {{"paso", "agregar"}}, {}, planning).status == 403);
    CHECK(story.sends("/matriz/1", {{"d.accion", "Otra"}, {"paso", "guardar"}}, {}, planning)
              .status == 403);
    CHECK(story.sends("/presentacion", {{"d.presentacion", "x"}, {"paso", "guardar"}}, {}, planning)
              .status == 403);
    CHECK(story.browser.get(planning, story.path("/copiar")).status == 403);
    CHECK(story.browser.post(planning, story.path(), {{"paso", "revisar"}, {"acto", "importar"}})
              .status == 403);
    CHECK(story.browser.drafts().of(planning).empty());
    CHECK(story.browser.get(coordinator, story.path("/nada")).status == 404);
    CHECK(story.browser.get(coordinator, story.path("/anexo")).status == 404);
    CHECK(story.browser.get(coordinator, story.path("/matriz/99")).status == 404);
    CHECK(story.browser.get(coordinator, story.path("/presentacion/1")).status == 404);
}

TEST_CASE("two who write different sections lose nothing, of the same section each decides") {
    Writing story(organization_of_two());
    story.sends("/objetivos", {{"d.objetivos", "Los míos."}, {"paso", "guardar"}});
    story.sends("/seguimiento", {{"d.seguimiento", "El suyo."}, {"paso", "guardar"}}, {},
                colleague);
    story.records("redactar", colleague);
    // Another section: hers is there, mine is still mine, and nothing is in the way.
    CHECK(has(story.page("/seguimiento"), "El suyo."));
    CHECK(has(story.page("/objetivos"), "Los míos."));
    CHECK(story.browser.get(coordinator, story.path()).status == 200);
    story.records("redactar");
    CHECK(story.data().at("textos").at("seguimiento") == "El suyo.");
    CHECK(story.data().at("textos").at("objetivos") == "Los míos.");

    // The same section: who comes later is told, keeps the words and decides.
    story.sends("/objetivos", {{"d.objetivos", "Míos otra vez."}, {"paso", "guardar"}});
    story.sends("/objetivos", {{"d.objetivos", "Suyos ahora."}, {"paso", "guardar"}}, {},
                colleague);
    story.records("redactar", colleague);
    const auto conflict = story.browser.get(coordinator, story.path("/objetivos"));
    CHECK(conflict.status == 409);
    CHECK(has(conflict.body, "Segunda de Integridad registró esta sección"));
    CHECK(has(conflict.body, "Suyos ahora."));
    CHECK(has(conflict.body, "Míos otra vez.</textarea>"));
    CHECK(story.browser.get(coordinator, story.path()).status == 409);
    CHECK(story.browser.post(coordinator, story.path(), {{"paso", "revisar"}, {"acto", "redactar"}})
              .status == 409);
    CHECK(story.data().at("textos").at("objetivos") == "Suyos ahora.");
    story.sends("/objetivos", {{"paso", "mantener"}});
    story.records("redactar");
    CHECK(story.data().at("textos").at("objetivos") == "Míos otra vez.");
}

TEST_CASE("what was reviewed is not recorded over what came in between") {
    Writing story(organization_of_two());
    story.sends("/objetivos", {{"d.objetivos", "Los míos."}, {"paso", "guardar"}});
    const auto review =
        story.browser.post(coordinator, story.path(), {{"paso", "revisar"}, {"acto", "redactar"}});
    REQUIRE(review.status == 200);
    story.sends("/seguimiento", {{"d.seguimiento", "El suyo."}, {"paso", "guardar"}}, {},
                colleague);
    story.records("redactar", colleague);
    auto fields = hidden_fields(review.body);
    fields.emplace_back("paso", "confirmar");
    CHECK(story.browser.post(coordinator, story.browser.act_path("redactar"), fields).status ==
          409);
    CHECK(story.data().at("textos").at("seguimiento") == "El suyo.");
    CHECK(has(story.page("/objetivos"), "Los míos."));
    story.records("redactar");
    CHECK(story.data().at("textos").at("seguimiento") == "El suyo.");
    CHECK(story.data().at("textos").at("objetivos") == "Los míos.");
}

TEST_CASE("a form opened before somebody else recorded the section does not write over it unseen") {
    Writing story(organization_of_two());
    const auto before = story.page("/objetivos");
    const auto at = before.find("name=\"desde\" value=\"") + 20;
    const auto basis = before.substr(at, before.find('"', at) - at);
    story.sends("/objetivos", {{"d.objetivos", "Suyos."}, {"paso", "guardar"}}, {}, colleague);
    story.records("redactar", colleague);
    story.browser.post(coordinator, story.path("/objetivos"),
                       {{"d.objetivos", "Míos."}, {"desde", basis}, {"paso", "guardar"}});
    CHECK(story.browser.get(coordinator, story.path("/objetivos")).status == 409);
    CHECK(story.browser.post(coordinator, story.path(), {{"paso", "revisar"}, {"acto", "redactar"}})
              .status == 409);
}

TEST_CASE("what is written stays when the case moves on and after a restart") {
    Writing story;
    story.imports();
    story.records("importar");
    story.sends("/objetivos", {{"d.objetivos", "A medias."}, {"paso", "guardar"}});
    story.office.does(coordinator, "enviar", {{"resumen", "Sin esperar los textos"}});
    story.office.restarts();
    const auto closed = story.page("/objetivos");
    CHECK(has(closed, "Abajo está lo que usted escribió y no se registró."));
    CHECK(has(closed, "A medias."));
    // Even what arrives now is kept.
    CHECK(story.sends("/objetivos", {{"d.objetivos", "Hasta el final."}, {"paso", "guardar"}})
              .status == 303);
    CHECK(has(story.page("/objetivos"), "Hasta el final."));
    story.office.does(coordinator, "recoger", Value::object(), "Se completan los textos.");
    CHECK(has(story.page("/objetivos"), "Hasta el final.</textarea>"));
    story.records("redactar");
    CHECK(story.data().at("textos").at("objetivos") == "Hasta el final.");
    story.sends("/objetivos", {{"d.objetivos", "Otra."}, {"paso", "guardar"}});
    story.sends("/objetivos", {{"paso", "descartar"}});
    CHECK(has(story.page("/objetivos"), "Hasta el final.</textarea>"));
    CHECK(story.browser.drafts().of(coordinator).empty());
}

TEST_CASE("the act's own page and the writing page share what is written") {
    Writing story;
    story.sends("/objetivos", {{"d.objetivos", "De la sección."}, {"paso", "guardar"}});
    const auto act = story.browser.get(coordinator, story.browser.act_path("redactar")).body;
    CHECK(has(act, "De la sección.</textarea>"));
    CHECK(has(act, "es permanente, para poder medir"));
    auto fields = hidden_fields(act);
    fields.emplace_back("d.objetivos", "Del acto.");
    fields.emplace_back("d.seguimiento", "También.");
    fields.emplace_back("paso", "guardar");
    story.browser.post(coordinator, story.browser.act_path("redactar"), fields);
    CHECK(has(story.page("/objetivos"), "Del acto.</textarea>"));
    CHECK(has(story.page("/seguimiento"), "También.</textarea>"));
}

TEST_CASE("what people write is shown as text on every page of writing") {
    Writing story;
    const std::string evil = "<script>alert(1)</script>\"'";
    story.sends("/objetivos", {{"d.objetivos", evil}, {"paso", "guardar"}});
    story.sends("/matriz", {{"paso", "agregar"}});
    web::Pairs row{{"paso", "guardar"}};
    for (const char* name :
         {"codigo", "componente", "objetivo", "accion", "meta", "trim2", "responsable", "nota"})
        row.emplace_back(std::string("d.") + name, evil);
    story.sends("/matriz/1", row);
    for (const char* page : {"", "/objetivos", "/matriz", "/matriz/1"}) {
        CAPTURE(page);
        const auto html = story.page(page);
        CHECK_FALSE(has(html, "<script>alert"));
    }
    story.sends("/matriz/1", {{"paso", "quitar"}});
    CHECK_FALSE(has(story.page("/matriz"), "<script>alert"));
}
