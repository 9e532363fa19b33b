// What a person reads when an act cannot be taken as sent, and that nothing typed is lost.
#include <catch2/catch.hpp>

#include "tests/web/pages/paper_browser.h"

namespace {

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char planning[] = "director-ogppd";
constexpr char planner[] = "especialista-ogppd";
constexpr char legal[] = "directora-ogaj";
constexpr char stranger[] = "jefa-oasa";

bool has(const std::string& html, const std::string& text) {
    return html.find(text) != std::string::npos;
}

// A project presented, both opinions awaited.
struct Presented {
    Presented() : office("2023-05-17"), browser(office) {
        office.opens(coordinator, "programa-integridad", {{"title", "Programa 2023"}});
        office.does(coordinator, "importar",
                    {{"acciones", engine::Value::array({{{"componente", "C.1"},
                                                         {"objetivo", "O"},
                                                         {"accion", "A"},
                                                         {"meta", "1 informe"},
                                                         {"trim2", "X"}}})}});
        office.does(coordinator, "enviar", {{"resumen", "Versión 1"}});
    }
    // Writes into the form and asks for the review.
    web::Response reviews(const std::string& person, const std::string& event, web::Pairs fields,
                          std::vector<web::Upload> uploads = {}) {
        auto sent = hidden_fields(browser.get(person, browser.act_path(event)).body);
        sent.insert(sent.end(), fields.begin(), fields.end());
        sent.emplace_back("paso", "revisar");
        return browser.post(person, browser.act_path(event), sent, std::move(uploads));
    }
    web::Response confirms(const std::string& person, const std::string& event,
                           const web::Response& review) {
        auto sent = hidden_fields(review.body);
        sent.emplace_back("paso", "confirmar");
        return browser.post(person, browser.act_path(event), sent);
    }
    std::int64_t entries() {
        return office.installation().queries().summary(office.current)->sequence;
    }

    Office office;
    PaperBrowser browser;
};

}  // namespace

TEST_CASE("what is missing is told by the field and on top, and what was typed stays") {
    Presented story;
    const auto before = story.entries();
    const auto page = story.reviews(planning, "ogppd.observar",
                                    {{"d.observaciones.0", "  "}, {"d.informe_numero", "0231"}});
    CHECK(page.status == 422);
    CHECK(has(page.body, "<title>Error: Observar"));
    CHECK(has(page.body, "No se registró ningún acto."));
    CHECK(has(page.body, "<a href=\"#c-observaciones-0\">"));
    CHECK(has(page.body, "aria-invalid=\"true\""));
    CHECK(has(page.body, "value=\"0231\""));
    CHECK(story.entries() == before);
    // Also after leaving the page.
    CHECK(has(story.browser.get(planning, story.browser.act_path("ogppd.observar")).body,
              "value=\"0231\""));
}

TEST_CASE("an act that needs a reason asks for it") {
    Presented story;
    const auto page = story.reviews(coordinator, "recoger", {{"comentario", " "}});
    CHECK(page.status == 422);
    CHECK(has(page.body, "Escriba el motivo de «Recoger el proyecto»."));
    CHECK(has(page.body, "href=\"#c-comentario\""));
}

TEST_CASE("files are looked at before they are taken") {
    struct Row {
        const char *name, *bytes, *told;
    };
    const auto row = GENERATE(values<Row>({
        {"informe.docx", "PK\x03\x04", "no es del tipo que se pide"},
        {"informe.pdf", "no es un PDF", "no contiene lo que dice su nombre"},
        {"..\\informe.pdf", "%PDF-", "el nombre del archivo no se puede usar"},
    }));
    CAPTURE(row.name);
    Presented story;
    const auto page = story.reviews(planning, "ogppd.favorable", {{"d.conclusiones", "Conforme"}},
                                    {{"d.informe", row.name, "application/pdf", row.bytes}});
    CHECK(page.status == 422);
    CHECK(has(page.body, row.told));
    CHECK(has(page.body, "Conforme</textarea>"));
}

TEST_CASE("a file stays with the draft, can be taken out, and never comes by its hash alone") {
    Presented story;
    const auto path = story.browser.act_path("ogppd.favorable");
    auto sent = hidden_fields(story.browser.get(planning, path).body);
    sent.emplace_back("paso", "guardar");
    REQUIRE(story.browser
                .post(planning, path, sent, {{"d.informe", "a.pdf", "application/pdf", "%PDF-1"}})
                .status == 303);
    CHECK(has(story.browser.get(planning, path).body, "<b>a.pdf</b>"));
    sent.back() = {"paso", "quitar:d.informe"};
    story.browser.post(planning, path, sent);
    CHECK_FALSE(has(story.browser.get(planning, path).body, "<b>a.pdf</b>"));

    const auto known = story.office.state().newest("proyecto")->html;
    sent.back() = {"d.informe", R"({"sha256":")" + known + R"(","name":"x.pdf","size":9})"};
    sent.emplace_back("paso", "guardar");
    story.browser.post(planning, path, sent);
    CHECK_FALSE(has(story.browser.get(planning, path).body, "x.pdf"));
}

TEST_CASE("another opinion on the case disturbs nobody, a new version does, and the text stays") {
    Presented story;
    const auto review =
        story.reviews(planning, "ogppd.favorable", {{"d.conclusiones", "Conforme con la v1"}});
    REQUIRE(review.status == 200);
    CHECK(has(review.body, "Va a registrar «Opinión favorable» sobre la versión 1"));
    story.office.does(coordinator, "recoger", engine::Value::object(), "Falta una acción");
    story.office.does(coordinator, "enviar", {{"resumen", "Versión 2"}});

    const auto stale = story.confirms(planning, "ogppd.favorable", review);
    CHECK(stale.status == 409);
    CHECK(has(stale.body, "El expediente cambió mientras usted escribía."));
    CHECK(has(stale.body, "«Recoger el proyecto»"));
    CHECK(has(stale.body, "Su texto está guardado como borrador."));
    CHECK(has(stale.body, "Conforme con la v1</textarea>"));
    // The same text, now on the version in force.
    auto again = hidden_fields(stale.body);
    again.emplace_back("d.conclusiones", "Conforme con la v1");
    again.emplace_back("paso", "revisar");
    const auto second =
        story.browser.post(planning, story.browser.act_path("ogppd.favorable"), again);
    REQUIRE(second.status == 200);
    CHECK(has(second.body, "sobre la versión 2"));
    CHECK(story.confirms(planning, "ogppd.favorable", second).status == 303);
}

TEST_CASE("when two press at once one act is taken and the other text is kept") {
    Presented story;
    const auto one = story.reviews(planning, "ogppd.favorable", {{"d.conclusiones", "Una"}});
    const auto other = story.reviews(planner, "ogppd.favorable", {{"d.conclusiones", "Otra"}});
    REQUIRE(one.status == 200);
    REQUIRE(other.status == 200);
    const auto before = story.entries();
    CHECK(story.confirms(planning, "ogppd.favorable", one).status == 303);
    const auto late = story.confirms(planner, "ogppd.favorable", other);
    CHECK(late.status == 409);
    CHECK(has(late.body, "«Opinión favorable»"));
    CHECK(story.entries() == before + 1);
    // The act is closed: there is no form, but the text can be read and copied, also later.
    CHECK(has(late.body, "<dd>Otra</dd>"));
    CHECK(has(story.browser.get(planner, story.browser.act_path("ogppd.favorable")).body,
              "<dd>Otra</dd>"));
    const auto place =
        "expediente/" + std::to_string(story.office.current.value) + "/ogppd.favorable";
    REQUIRE(story.browser.drafts().load(planner, place));
    CHECK(story.browser.drafts().load(planner, place)->value["datos"]["conclusiones"] == "Otra");
}

TEST_CASE("the same button pressed twice records one act") {
    Presented story;
    const auto review = story.reviews(planning, "ogppd.favorable", {});
    const auto first = story.confirms(planning, "ogppd.favorable", review);
    const auto before = story.entries();
    const auto second = story.confirms(planning, "ogppd.favorable", review);
    CHECK(second.status == 303);
    CHECK(location(second) == location(first));
    CHECK(story.entries() == before);
}

TEST_CASE("what was reviewed is what is recorded") {
    Presented story;
    const auto review =
        story.reviews(planning, "ogppd.favorable", {{"d.conclusiones", "Lo que revisé"}});
    story.reviews(planning, "ogppd.favorable", {{"d.conclusiones", "Lo de otra ventana"}});
    const auto before = story.entries();
    const auto page = story.confirms(planning, "ogppd.favorable", review);
    CHECK(page.status == 409);
    CHECK(has(page.body, "cambió en otra ventana"));
    CHECK(story.entries() == before);
}

TEST_CASE("who has not the role reads who has it") {
    Presented story;
    const auto page = story.browser.get(legal, story.browser.act_path("ogppd.favorable"));
    CHECK(page.status == 403);
    CHECK(has(page.body, "le corresponde a otra persona: Director de OGPPD"));
    const auto forced =
        story.browser.post(legal, story.browser.act_path("ogppd.favorable"), {{"paso", "revisar"}});
    CHECK(forced.status == 403);
}

TEST_CASE("a case that a person may not read is as one that is not there") {
    Presented story;
    const auto address =
        GENERATE(as<std::string>(), "", "/diagrama", "/actos/ogppd.favorable", "/cargo/1",
                 "/documentos/proyecto/1", "/documentos/proyecto/1/pdf", "/adjuntos/0000");
    CAPTURE(address);
    const auto hidden = story.browser.get(stranger, story.browser.case_path() + address);
    const auto absent = story.browser.get(stranger, "/expedientes/999" + address);
    CHECK(hidden.status == 404);
    CHECK(absent.status == 404);
    CHECK_FALSE(has(hidden.body, "Programa 2023"));
    CHECK_FALSE(has(story.browser.get(stranger, "/expedientes").body, "Programa 2023"));
}

TEST_CASE("what is not there is told apart from what is not allowed") {
    Presented story;
    struct Row {
        const char* path;
        int status;
    };
    const auto row = GENERATE(values<Row>({
        {"/expedientes/0", 404},
        {"/expedientes/12a", 404},
        {"/expedientes/99999999999999999999", 404},
    }));
    CAPTURE(row.path);
    CHECK(story.browser.get(planning, row.path).status == row.status);
    const auto path = story.browser.case_path();
    CHECK(story.browser.get(planning, path + "/actos/inventado").status == 404);
    CHECK(story.browser.get(planning, path + "/documentos/proyecto/9").status == 404);
    CHECK(story.browser.get(planning, path + "/documentos/proyecto/1/pdf").status == 404);
    CHECK(story.browser
              .get(planning, path + "/adjuntos/" + story.office.state().newest("proyecto")->html)
              .status == 404);
}

TEST_CASE("an opinion on an older version turns amber") {
    Presented story;
    story.browser.act(planning, "ogppd.favorable");
    CHECK(has(story.browser.get(planning, story.browser.case_path()).body, "Favorable</span>"));
    story.office.does(coordinator, "recoger", engine::Value::object(), "Cambia una acción");
    story.office.does(coordinator, "importar",
                      {{"acciones", engine::Value::array({{{"componente", "C.1"},
                                                           {"objetivo", "O"},
                                                           {"accion", "Otra"},
                                                           {"meta", "1 informe"},
                                                           {"trim2", "X"}}})}});
    story.office.does(coordinator, "enviar",
                      {{"resumen", "v2"}, {"afecta", engine::Value::array({"ogppd"})}});
    const std::string page = story.browser.get(planning, story.browser.case_path()).body;
    CHECK(has(page, "Visó otra versión"));

    const std::string comparison = story.browser.case_path() + "/comparar/proyecto";
    CHECK(has(page, "href=\"" + comparison + "?de=1&amp;a=2\">Ver qué cambió"));
    const std::string told = story.browser.get(planning, comparison + "?de=1&a=2").body;
    CHECK(has(told, "Qué cambió en «"));
    CHECK(has(told, "<del><span class=\"vh\">se quitó: </span>A</del>"));
    CHECK(has(told, "<ins><span class=\"vh\">se agregó: </span>Otra</ins>"));
    CHECK(has(told, "sin cambios</summary>"));
    CHECK(story.browser.get(planning, comparison).body == told);
    CHECK(has(story.browser.get(planning, comparison + "?de=2&a=2").body,
              "Las dos versiones dicen lo mismo."));
    CHECK(story.browser.get(planning, comparison + "?de=1&a=3").status == 404);
    CHECK(story.browser.get(planning, story.browser.case_path() + "/comparar/nada").status == 404);
    CHECK(story.browser.get(stranger, comparison).status == 404);
}

TEST_CASE("who takes part comments, and no word of it is lost") {
    Presented story;
    const std::string path = story.browser.case_path() + "/comentar";
    CHECK(has(story.browser.get(planning, story.browser.case_path()).body, path));
    const auto form = [&](const std::string& person, const std::string& text,
                          const std::string& step) {
        auto fields = hidden_fields(story.browser.get(person, path).body);
        fields.emplace_back("comentario", text);
        fields.emplace_back("paso", step);
        return fields;
    };
    const auto writes = [&](const std::string& person, const std::string& text,
                            const std::string& step) {
        return story.browser.post(person, path, form(person, text, step));
    };
    CHECK(writes(planning, "Falta el anexo.", "guardar").status == 303);
    CHECK(has(story.browser.get(planning, path).body, "Falta el anexo.</textarea>"));
    CHECK_FALSE(has(story.browser.get(coordinator, path).body, "Falta el anexo."));

    const auto empty = writes(planning, " ", "registrar");
    CHECK(empty.status == 422);
    CHECK(has(empty.body, "El comentario está vacío."));
    const auto longer = writes(planning, std::string(4001, 'x'), "registrar");
    CHECK(longer.status == 422);
    CHECK(has(longer.body, std::string(4001, 'x') + "</textarea>"));

    const auto before = story.entries();
    const auto fields = form(planning, "Falta el anexo 2.", "registrar");
    const auto done = story.browser.post(planning, path, fields);
    REQUIRE(done.status == 303);
    CHECK(location(story.browser.post(planning, path, fields)) == location(done));
    CHECK(story.entries() == before + 1);
    CHECK(has(story.browser.get(planning, location(done)).body, "Falta el anexo 2."));
    CHECK(story.browser.get(stranger, path).status == 404);

    CHECK(writes(planning, "A medias", "guardar").status == 303);
    CHECK(writes(planning, "A medias", "descartar").status == 303);
    CHECK_FALSE(has(story.browser.get(planning, path).body, "A medias"));

    // The case ends while somebody writes: the text stays, and can still be read.
    const auto open = form(planner, "Tarde", "registrar");
    story.office.does(coordinator, "desistir", engine::Value::object(), "Se retoma después.");
    const auto late = story.browser.post(planner, path, open);
    CHECK(late.status == 409);
    CHECK(has(late.body, "Tarde</textarea>"));
    CHECK(has(story.browser.get(planner, path).body, "Tarde</textarea>"));
}

TEST_CASE("the public page tells forged, mistyped and draft codes apart") {
    Presented story;
    CHECK(story.browser.get("", "/verificacion?codigo=7K3M").status == 422);
    const auto draft = story.office.state().newest("proyecto")->code;
    CHECK(has(story.browser.get("", "/verificacion?codigo=" + draft).body, "Es un proyecto."));
    const auto unknown = story.browser.post("", "/verificacion", {},
                                            {{"archivo", "x.pdf", "application/pdf", "%PDF-x"}});
    CHECK(has(unknown.body, "no coincide con ningún documento"));
    const auto kept = story.office.cases().content(story.office.state().newest("informe")->html);
    REQUIRE(kept);
    const auto same = story.browser.post("", "/verificacion", {},
                                         {{"archivo", "informe.html", "text/html", *kept}});
    CHECK(has(same.body, "El archivo es idéntico al emitido."));
}
