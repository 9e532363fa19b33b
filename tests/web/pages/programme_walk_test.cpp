// The chain of the Programme walked by pages alone: what each person sees, presses and confirms.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/web/pages/paper_browser.h"

namespace {

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char planning[] = "director-ogppd";
constexpr char legal[] = "directora-ogaj";
constexpr char lawyer[] = "abogado-ogaj";
constexpr char secretary[] = "secretaria-general";
constexpr char communication[] = "jefa-ocop";

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

void opens_and_presents(Office& office, PaperBrowser& browser) {
    const auto form = browser.get(coordinator, "/expedientes/nuevo");
    auto sent = hidden_fields(form.body);
    sent.emplace_back("tipo", "programa-integridad");
    sent.emplace_back("asunto", "Programa de Integridad 2023");
    const auto opened = browser.post(coordinator, "/expedientes/nuevo", sent);
    REQUIRE(opened.status == 303);
    // The same form sent again opens no second case.
    CHECK(location(browser.post(coordinator, "/expedientes/nuevo", sent)) == location(opened));
    const auto path = location(opened);
    office.current.value = std::stoll(path.substr(path.rfind('/') + 1));
    CHECK(has(browser.get(coordinator, path).body, "Expediente abierto: quedó registrado."));

    const auto taken = browser.post(coordinator, browser.act_path("importar"), {{"paso", "traer"}},
                                    {{"tabla", "matriz.csv", "text/csv", matrix_csv()}});
    REQUIRE(taken.status == 303);
    const auto filled = browser.get(coordinator, location(taken));
    CHECK(has(filled.body, "Fila 31"));
    CHECK_FALSE(has(filled.body, "Fila 32"));
    // The rows travel through the browser as they would by hand: the draft alone is not enough.
    CHECK(has(filled.body, "name=\"d.acciones.30.accion\""));
    auto resent = hidden_fields(filled.body);
    const auto draft = browser.drafts().load(
        coordinator, "expediente/" + std::to_string(office.current.value) + "/importar");
    REQUIRE(draft);
    for (std::size_t i = 0; i < 31; ++i) {
        for (const auto& [name, value] : draft->value.at("datos").at("acciones")[i].items()) {
            if (value.is_string())
                resent.emplace_back("d.acciones." + std::to_string(i) + "." + name,
                                    value.get<std::string>());
        }
    }
    resent.emplace_back("paso", "revisar");
    const auto review = browser.post(coordinator, browser.act_path("importar"), resent);
    REQUIRE(review.status == 200);
    CHECK(has(review.body, "31 filas"));
    auto confirmed = hidden_fields(review.body);
    confirmed.emplace_back("paso", "confirmar");
    CHECK(browser.post(coordinator, browser.act_path("importar"), confirmed).status == 303);

    browser.act(coordinator, "enviar", {{"d.resumen", "Se propone el Programa 2023."}});
    CHECK(office.status() == "En opinión de OGPPD · En opinión de OGAJ");
}

}  // namespace

TEST_CASE("the matrix of a case is read, searched and taken away by those who may read it") {
    Office office("2023-05-17");
    PaperBrowser browser(office);
    opens_and_presents(office, browser);
    const std::string one = "/expedientes/" + std::to_string(office.current.value);
    const std::string matrix = one + "/cuadros/matriz";

    CHECK(has(browser.get(legal, one).body, "href=\"" + matrix + "\""));
    const auto whole = browser.get(legal, matrix);
    CHECK(has(whole.body, "31 filas"));
    CHECK(has(whole.body, "AOE.10.1"));
    const auto some = browser.get(legal, matrix + "?buscar=aoe.7.2");
    CHECK(has(some.body, "1 de 31 filas"));
    CHECK_FALSE(has(some.body, "AOE.10.1"));
    CHECK(has(browser.get(legal, matrix + "?buscar=zzz").body, "Ninguna fila tiene lo que busca."));

    const auto csv = browser.get(legal, matrix + "?formato=csv");
    CHECK(csv.media_type == "text/csv; charset=utf-8");
    CHECK(std::count(csv.body.begin(), csv.body.end(), '\n') >= 32);
    CHECK(browser.get(legal, matrix + "?formato=xlsx").body.starts_with("PK"));

    const auto origins = browser.get(legal, matrix + "?procedencia=si");
    const std::string cell = matrix + "/celda?fila=AOE.7.2&amp;n=0&amp;columna=0";
    CHECK(has(origins.body, "href=\"" + cell + "\""));
    const auto origin = browser.get(legal, matrix + "/celda?fila=AOE.7.2&n=0&columna=0");
    CHECK(has(origin.body, "Coordinadora de Integridad: «Registrar la matriz"));
    CHECK(has(origin.body, one + "#entrada-"));
    CHECK(browser.get("director-turismo", matrix + "/celda?fila=AOE.7.2&n=0&columna=0").status ==
          404);
    CHECK(has(browser.get(legal, matrix + "/celda?fila=nada&n=0&columna=0").body,
              "Nunca tuvo valor"));

    CHECK(browser.get(legal, one + "/cuadros/nada").status == 404);
    CHECK(browser.get("director-turismo", matrix).status == 404);
    CHECK(browser.get(legal, "/seguimiento/programa-integridad/matriz").status == 404);
    CHECK(browser.get(legal, "/seguimiento").status == 200);
}

TEST_CASE("six people take the programme through its chain by pages") {
    Office office("2023-05-17");
    PaperBrowser browser(office);
    opens_and_presents(office, browser);

    const auto inbox = browser.get(legal, "/bandeja").body;
    CHECK(has(inbox, "Bandeja (1 por atender)"));
    CHECK(has(inbox, "faltan 7 días hábiles"));
    CHECK(has(inbox, "Opinión favorable<span class=\"vh\">: Programa de Integridad 2023"));

    // OGPPD observes two points, written in rows that were added without script.
    const auto act = browser.act_path("ogppd.observar");
    auto rows = hidden_fields(browser.get(planning, act).body);
    rows.emplace_back("d.observaciones.0", "Precisar el trimestre de AOE.1.1.");
    rows.emplace_back("paso", "agregar:d.observaciones");
    const auto added = browser.post(planning, act, rows);
    CHECK(location(added) == act + "#c-observaciones-1");
    const auto two = browser.get(planning, location(added)).body;
    CHECK(has(two, "Precisar el trimestre de AOE.1.1.</textarea>"));
    CHECK(has(two, "name=\"d.observaciones.1\""));
    browser.act(planning, "ogppd.observar",
                {{"d.observaciones.0", "Precisar el trimestre de AOE.1.1."},
                 {"d.observaciones.1", "Completar el medio de verificación de AOE.6.1."}});

    // OGAJ brings a signed report.
    const auto done = browser.act(
        legal, "ogaj.recomendar",
        {{"d.recomendaciones.0", "Citar la RS 0037-2021."},
         {"d.informe_numero", "0112-2023-MINCETUR/SG/OGAJ"}},
        {{"d.informe", "informe legal.pdf", "application/pdf", "%PDF-1.7 informe firmado"}});
    const auto after = browser.get(legal, done).body;
    CHECK(has(after, "«Favorable con recomendaciones»: quedó registrado."));
    CHECK(has(after, "informe legal.pdf"));
    CHECK(has(after, "Ahora no le toca a usted."));
    CHECK(office.status() == "Observado");

    browser.act(coordinator, "responder", {{"d.numero", "1"}, {"d.respuesta", "No se fija uno."}});
    browser.act(coordinator, "responder", {{"d.numero", "2"}, {"d.respuesta", "Se completó."}});
    browser.act(coordinator, "enviar", {{"d.resumen", "Segunda versión."}});
    browser.act(planning, "ogppd.favorable", {{"d.conclusiones", "Levantadas."}});
    CHECK(office.status() == "Por visar");
    browser.act(lawyer, "visado.dar");
    browser.act(coordinator, "elevar");
    browser.act(secretary, "sg.aprobar");
    browser.act(communication, "publicar", {{"d.url", "https://www.gob.pe/mincetur"}});
    browser.act(coordinator, "comunicar");
    CHECK(office.status() == "Vigente y comunicado");

    const auto case_page = browser.get(secretary, browser.case_path()).body;
    CHECK(has(case_page, "Vigente y comunicado"));
    CHECK(has(case_page, "Resolución Secretarial"));
    const auto resolution =
        browser.get(secretary, browser.case_path() + "/documentos/resolucion/1");
    CHECK(has(resolution.body, "RESOLUCI"));
    bool locked_up = false;
    for (const auto& [name, value] : resolution.headers)
        locked_up =
            locked_up || (name == "Content-Security-Policy" && value.starts_with("sandbox"));
    CHECK(locked_up);

    const auto document = *office.state().newest("resolucion");
    const auto verified = browser.get("", "/verificacion?codigo=" + document.code).body;
    CHECK(has(verified, "El documento es auténtico."));
    CHECK(has(verified, document.number));
    const auto attended = browser.get(lawyer, "/bandeja?vista=atendidos").body;
    CHECK(has(attended, "Visar"));
}

TEST_CASE("a substitute sees whom she replaces and acts in both names") {
    Office office("2023-07-03");
    PaperBrowser browser(office);
    opens_and_presents(office, browser);
    const auto inbox = browser.get(lawyer, "/bandeja?vista=reemplazo").body;
    CHECK(has(inbox, "Reemplaza a Directora de OGAJ hasta el vie 14 jul 2023."));
    browser.act(lawyer, "ogaj.favorable");
    CHECK(has(browser.get(lawyer, browser.case_path()).body, "Abogado de OGAJ"));
}

TEST_CASE("a receipt tells who did what and by which hash it is found") {
    Office office("2023-05-17");
    PaperBrowser browser(office);
    opens_and_presents(office, browser);
    const auto entries = office.installation().queries().entries(office.current);
    const auto receipt = browser.get(planning, browser.case_path() + "/cargo/3").body;
    CHECK(has(receipt, "Coordinadora de Integridad"));
    CHECK(has(receipt, "«Presentar el proyecto»"));
    CHECK(has(receipt, entries[2].hash));
    CHECK(has(receipt, entries[2].root));
    CHECK(browser.get(planning, browser.case_path() + "/cargo/99").status == 404);

    // Done again later, the first one still has its own receipt, with the post held then.
    office.does(coordinator, "recoger", engine::Value::object(), "Cambia una acción.");
    office.does(coordinator, "importar",
                {{"acciones", engine::Value::array({{{"componente", "C.1"},
                                                     {"objetivo", "O"},
                                                     {"accion", "A"},
                                                     {"meta", "1 informe"},
                                                     {"trim2", "X"}}})}});
    const auto first = browser.get(planning, browser.case_path() + "/cargo/2").body;
    CHECK(has(first, "<dt>Cargo</dt><dd>Coordinadora de Integridad</dd>"));
}
