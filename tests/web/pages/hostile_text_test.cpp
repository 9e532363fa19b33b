// Text that tries to become HTML, in every place where a page shows what people wrote.
#include <catch2/catch.hpp>

#include "tests/web/pages/paper_browser.h"

namespace {

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char planning[] = "director-ogppd";
const std::string hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{titulo}}";

void check_clean(const std::string& html) {
    INFO(html);
    CHECK(html.find("<script>alert") == std::string::npos);
    CHECK(html.find("<img src=x") == std::string::npos);
    CHECK(html.find("\"'><script") == std::string::npos);
}

bool shows_escaped(const std::string& html) {
    return html.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos;
}

engine::Value hostile_organization() {
    auto organization = Office::demo_organization();
    for (auto& person : organization["people"]) {
        person["name"] = person["name"].get<std::string>() + " <b onclick=x>\"";
        person["post"] = person["post"].get<std::string>() + " <i>'";
    }
    return organization;
}

}  // namespace

TEST_CASE("hostile text stays text on every page") {
    Office office("2023-05-17", hostile_organization());
    PaperBrowser browser(office);
    office.opens(coordinator, "programa-integridad", {{"title", hostile}});
    office.does(coordinator, "importar",
                {{"acciones", engine::Value::array({{{"componente", hostile},
                                                     {"objetivo", hostile},
                                                     {"accion", hostile},
                                                     {"meta", hostile}}})}});
    office.does(coordinator, "enviar", {{"resumen", hostile}}, hostile);
    const auto done = browser.act(planning, "ogppd.observar",
                                  {{"d.observaciones.0", hostile},
                                   {"d.informe_numero", hostile.substr(0, 70)},
                                   {"comentario", hostile}},
                                  {{"d.informe", "a&b'; {{x}}.pdf", "text/html", "%PDF-1"}});

    for (const std::string& address :
         {std::string("/bandeja"), "/bandeja?buscar=" + std::string("%3Cscript%3Ealert(1)"),
          std::string("/bandeja?vista=%22%3E%3Cscript%3E"), std::string("/bandeja?vista=atendidos"),
          std::string("/expedientes"), "/expedientes?buscar=" + std::string("%3Cscript%3E"), done,
          browser.case_path() + "/diagrama", browser.case_path() + "/cargo/3",
          browser.case_path() + "/cargo/4", browser.case_path() + "/actos/%3Cscript%3E",
          std::string("/verificacion?codigo=%3Cscript%3Ealert(1)%3C/script%3E")}) {
        CAPTURE(address);
        const auto page = browser.get(planning, address);
        check_clean(page.body);
        CHECK(page.body.find("<b onclick") == std::string::npos);
        CHECK(page.body.find("<i>'") == std::string::npos);
    }
    const auto case_page = browser.get(planning, browser.case_path()).body;
    CHECK(shows_escaped(case_page));
    CHECK(case_page.find("{{titulo}}") != std::string::npos);
    CHECK(case_page.find("a&amp;b&apos;; {{x}}.pdf") != std::string::npos);
}

TEST_CASE("hostile text stays text in forms, drafts and their errors") {
    Office office("2023-05-17");
    PaperBrowser browser(office);
    office.opens(coordinator, "programa-integridad", {{"title", hostile}});
    const auto path = browser.act_path("importar");
    auto sent = hidden_fields(browser.get(coordinator, path).body);
    for (const char* field : {"codigo", "componente", "objetivo", "accion", "trim2"})
        sent.emplace_back("d.acciones.7." + std::string(field), hostile);
    sent.emplace_back("d.dudas.0.fila", hostile);
    sent.emplace_back("d.dudas.0.mensaje", hostile);
    sent.emplace_back("comentario", hostile);
    sent.emplace_back("paso", "revisar");
    const auto wrong = browser.post(coordinator, path, sent);
    CHECK(wrong.status == 422);
    check_clean(wrong.body);
    CHECK(shows_escaped(wrong.body));
    check_clean(browser.get(coordinator, path).body);
}

TEST_CASE("a download never carries its name's signs into the header") {
    Office office("2023-05-17");
    PaperBrowser browser(office);
    office.opens(coordinator, "programa-integridad", {{"title", "P"}});
    office.does(
        coordinator, "importar",
        {{"acciones",
          engine::Value::array(
              {{{"componente", "C"}, {"objetivo", "O"}, {"accion", "A"}, {"meta", "M"}}})}});
    office.does(coordinator, "enviar");
    browser.act(planning, "ogppd.favorable", {},
                {{"d.informe", "señal; x=1, €.pdf", "application/pdf", "%PDF-1"}});
    const auto page = browser.get(planning, browser.case_path()).body;
    const auto at = page.find("/adjuntos/");
    REQUIRE(at != std::string::npos);
    const auto file =
        browser.get(planning, browser.case_path() + page.substr(at, sizeof("/adjuntos/") + 63));
    REQUIRE(file.status == 200);
    CHECK(file.body == "%PDF-1");
    CHECK(file.media_type == "application/octet-stream");
    bool found = false;
    for (const auto& [name, value] : file.headers) {
        if (name != "Content-Disposition") continue;
        found = true;
        CHECK(value ==
              "attachment; filename=\"se__al__x_1_____.pdf\"; "
              "filename*=UTF-8''se%C3%B1al%3B%20x%3D1%2C%20%E2%82%AC.pdf");
    }
    CHECK(found);
}
