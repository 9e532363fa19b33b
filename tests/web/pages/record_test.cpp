// The verification of the record as a job, the board, and files compared by anybody.
#include <regex>

#include <catch2/catch.hpp>

#include "engine/durable/sqlite_statement.h"
#include "tests/support/golden.h"
#include "tests/web/pages/back_office.h"
#include "workflows/document_files.h"

using Catch::Contains;

namespace {

void one_round(Office& office) {
    office.opens(coordinator_of_integrity, "programa-integridad",
                 {{"title", "Programa de Integridad 2023"}});
    office.does(coordinator_of_integrity, "importar",
                {{"acciones", engine::Value::array({{{"codigo", "AOE.1.1"},
                                                     {"componente", "C.1 Compromiso"},
                                                     {"objetivo", "Fortalecer la integridad"},
                                                     {"accion", "Crear la Oficina"},
                                                     {"meta", "1 informe"},
                                                     {"trim2", "X"}}})}});
    office.does(coordinator_of_integrity, "enviar", {{"resumen", "Primera versión"}});
    office.comes("2023-05-24");
}

std::string header_of(const web::Response& response, const std::string& wanted) {
    for (const auto& [name, value] : response.headers) {
        if (name == wanted) return value;
    }
    return "";
}

void check_golden(const std::string& name, const std::string& html) {
    const auto difference = golden_difference(
        std::filesystem::path(VISADO_SOURCE_DIR) / "tests/web/pages/golden", name, readable(html));
    INFO(difference.value_or(""));
    CHECK(!difference);
}

}  // namespace

TEST_CASE("the record is verified as a job that can be left and found again") {
    BackOffice back("2023-05-17");
    one_round(back.office);
    const std::string path = "/verificacion/registro";
    CHECK(back.get(outsider, path).status == 403);
    CHECK(back.post(outsider, path, {}).status == 403);
    CHECK_THAT(back.get(secretary, path).body, Contains("Todavía no se verificó"));
    const auto asked = back.post(secretary, path, {});
    REQUIRE(asked.status == 303);
    const auto waiting = back.get(secretary, location(asked));
    CHECK_THAT(waiting.body, Contains("En espera") && Contains("<progress"));
    CHECK(header_of(waiting, "Refresh") == "3");
    CHECK(back.get(outsider, location(asked)).status == 404);
    CHECK(back.get(administrator, location(asked)).status == 200);
    CHECK_THAT(back.get(administrator, path).body, Contains("verificación en curso"));
    CHECK(location(back.post(administrator, path, {})) == path);

    REQUIRE(back.jobs.run_next());
    CHECK(!back.jobs.run_next());
    const auto ended = back.get(secretary, location(asked));
    CHECK_THAT(ended.body, Contains("Terminada") && Contains("Registro íntegro"));
    CHECK(header_of(ended, "Refresh").empty());
    const auto result = back.get(secretary, path).body;
    const auto head = back.office.installation().queries().head();
    CHECK_THAT(result, Contains("Registro íntegro") && Contains(head.root) &&
                           Contains(std::to_string(head.size) + " actos comprobados"));
    const auto certificate = back.get(secretary, path + "/1/constancia");
    CHECK(certificate.media_type == "text/plain; charset=utf-8");
    CHECK_THAT(certificate.body, Contains("nada fue alterado") &&
                                     Contains(std::to_string(head.size) + ":" + head.root));
    CHECK(back.get(outsider, path + "/1/constancia").status == 403);
    CHECK(back.get(secretary, path + "/99/constancia").status == 404);
}

TEST_CASE("an altered record is told in red, with a certificate that says so") {
    BackOffice back("2023-05-17");
    one_round(back.office);
    const auto alters = [&](const char* sql) {
        engine::durable::SqliteConnection db(back.office.installation().directory() / "visado.db",
                                             engine::durable::SqliteConnection::Mode::read_write);
        db.run(sql);
    };
    alters("UPDATE task SET entity = 2");
    back.post(administrator, "/verificacion/registro", {});
    REQUIRE(back.jobs.run_next());
    CHECK_THAT(back.get(administrator, "/verificacion/registro").body,
               Contains("no está íntegro") && Contains("No continúe"));
    CHECK_THAT(back.get(administrator, "/verificacion/registro/1/constancia").body,
               Contains("NO está íntegro") && Contains("Hallazgos"));
    alters("UPDATE task SET entity = 1");  // or the office would not let go of it
}

TEST_CASE("the board counts what the person may read, and nothing else") {
    BackOffice back("2023-05-17");
    one_round(back.office);
    const auto board = back.get(coordinator_of_integrity, "/tablero");
    CHECK(board.status == 200);
    CHECK_THAT(board.body, Contains("Expedientes en curso") &&
                               Contains("Programa de Integridad 2023") &&
                               Contains("días hábiles") && Contains("barra-t"));
    check_golden("tablero.html", board.body);
    const auto empty = back.get(administrator, "/tablero").body;
    CHECK_THAT(empty, Contains("Todavía no hay nada que contar") &&
                          !Contains("Programa de Integridad 2023"));
}

TEST_CASE("every figure of the board leads to exactly as many rows") {
    BackOffice back("2023-05-17");
    one_round(back.office);
    back.office.opens(coordinator_of_integrity, "programa-integridad", {{"title", "Otro"}});
    const auto unescaped = [](std::string address) {
        for (std::size_t at; (at = address.find("&amp;")) != std::string::npos;)
            address.replace(at, 5, "&");
        return address;
    };
    const auto rows_at = [&](const std::string& person, const std::string& address) {
        const auto page = back.get(person, unescaped(address));
        REQUIRE(page.status == 200);
        CHECK_THAT(page.body, Contains("Solo las filas de «") && Contains("Ver el cuadro entero"));
        const std::string mark = "role=\"status\">";
        const auto told = page.body.find(mark);
        REQUIRE(told != std::string::npos);
        const std::size_t count = std::stoul(page.body.substr(told + mark.size()));
        // What the page says is what it shows.
        const std::string body = page.body.substr(0, page.body.find("<tfoot"));
        std::size_t shown = 0;
        for (const char* row :
             {"<tr role=\"row\"><td role=\"cell\"", "<tr role=\"row\"><th role=\"rowheader\""}) {
            for (std::size_t at = 0; (at = body.find(row, at)) != std::string::npos; ++at) ++shown;
        }
        CHECK(shown == count);
        return count;
    };
    const std::regex figure(
        "<a href=\"([^\"]*indicador=[^\"]*)\"><span class=\"k\">[^<]*</span>"
        "<span class=\"v\">([0-9]+)</span></a>");
    const std::regex whole("<a href=\"([^\"]*parte=todas)\">([0-9]+) fila");
    int looked = 0;
    for (const char* person : {coordinator_of_integrity, secretary, "directora-ogaj"}) {
        CAPTURE(person);
        const std::string board = back.get(person, "/tablero").body;
        for (const std::regex* pattern : {&figure, &whole}) {
            for (std::sregex_iterator each(board.begin(), board.end(), *pattern), end; each != end;
                 ++each) {
                CAPTURE((*each)[1].str());
                if ((*each)[1].str().find("observados") != std::string::npos)
                    continue;  // a sum, whose rows are said beside it
                CHECK(rows_at(person, (*each)[1]) == std::stoul((*each)[2]));
                ++looked;
            }
        }
    }
    CHECK(looked >= 6);
    const std::string table = "/seguimiento/programa-integridad/programas-entidad";
    CHECK_THAT(back.get(secretary, table + "?indicador=por-aprobar&formato=csv").body,
               Contains("Expediente") && !Contains("Otro"));
    CHECK(back.get(secretary, table + "?indicador=nada").status == 404);
    // Of the rows behind a figure nobody sees more than they may.
    CHECK_THAT(back.get(administrator, table + "?indicador=publicados&parte=todas").body,
               Contains("0 filas") && !Contains("Programa de Integridad 2023"));
}

TEST_CASE("the page of replacements reads as approved") {
    BackOffice back("2023-07-05");
    check_golden("reemplazos.html", back.get(administrator, "/administracion/reemplazos").body);
}

TEST_CASE("a file is known by its hash without a walk over the cases") {
    BackOffice back("2023-05-17");
    one_round(back.office);
    auto& office = back.office;
    const auto& queries = office.installation().queries();
    const auto documents = queries.documents(office.current);
    REQUIRE(!documents.empty());
    const std::string hash = documents.front().document.html_sha256;

    using Outcome = workflows::DocumentFiles::Outcome;
    workflows::DocumentFiles files;
    CHECK(files.find(queries, hash, 1).outcome == Outcome::not_read_yet);
    const auto found = files.find(queries, hash, 1000);
    REQUIRE(found.outcome == Outcome::found);
    CHECK(found.row.document.code == documents.front().document.code);
    CHECK(files.find(queries, std::string(64, '0'), 1000).outcome == Outcome::unknown);

    // What is issued later is found too.
    office.does("director-ogppd", "ogppd.favorable", {{"informe_numero", "0231-2023-OGPPD"}},
                "Las metas son consistentes con el POI.");
    const auto later = queries.documents(office.current).back().document;
    CHECK(files.find(queries, later.html_sha256, 1000).outcome == Outcome::found);

    const auto bytes = office.cases().content(hash);
    REQUIRE(bytes);
    const auto told =
        back.browser.post("", "/verificacion", {}, {{"archivo", "a.html", "text/html", *bytes}});
    CHECK_THAT(told.body, Contains("idéntico al emitido"));
    const auto unknown = back.browser.post("", "/verificacion", {},
                                           {{"archivo", "b.pdf", "application/pdf", "%PDF-"}});
    CHECK_THAT(unknown.body, Contains("no coincide con ningún documento"));
}
