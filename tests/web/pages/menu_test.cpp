// What stands around every page: the figures of the menu, and light or dark.
#include <catch2/catch.hpp>

#include "tests/support/office.h"
#include "web/identity/drafts.h"
#include "web/inbox_tally.h"
#include "web/page.h"
#include "web/pages/desk.h"
#include "web/theme.h"

using Catch::Contains;

namespace {

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char planning[] = "director-ogppd";

struct Hall {
    explicit Hall(const std::string& day) : office(day) {}

    std::string page(const std::string& person, const std::string& theme = "") {
        web::Visit visit{office.installation(),
                         office.cases(),
                         office.clock(),
                         drafts,
                         person,
                         "ficha",
                         false,
                         theme,
                         &tally};
        web::Page shown;
        shown.title = "Prueba";
        return web::to_response(shown, visit).body;
    }
    web::Waiting waiting(const std::string& person) {
        return tally.of(office.cases(), person, *office.cases().organization());
    }
    void sends_a_programme() {
        office.opens(coordinator, "programa-integridad", {{"title", "Programa 2023"}});
        office.does(coordinator, "importar",
                    {{"acciones", engine::Value::array({{{"componente", "C.1"},
                                                         {"objetivo", "O"},
                                                         {"accion", "A"},
                                                         {"meta", "1 informe"},
                                                         {"trim2", "X"}}})}});
        office.does(coordinator, "enviar", {{"resumen", "Versión 1"}});
    }
    // As the Bandeja itself counts.
    std::size_t lines(const std::string& person) {
        std::size_t own = 0;
        const auto all = office.cases().inbox(person);
        for (const auto& each : *all) own += each.behalf.empty();
        return own;
    }

    Office office;
    web::AccessStore store{office.directory()};
    web::Drafts drafts{store, office.clock()};
    web::InboxTally tally{0};
};

}  // namespace

TEST_CASE("the menu says what waits, as the Bandeja does, after every act and on every day") {
    Hall hall("2023-05-17");
    CHECK_THAT(hall.page(planning), !Contains("por atender"));
    hall.sends_a_programme();
    CHECK(hall.waiting(planning).matters == hall.lines(planning));
    CHECK(hall.waiting(planning).matters == 1);
    CHECK(hall.waiting(planning).overdue == 0);
    CHECK_THAT(hall.page(planning), Contains(">1<span class=\"vh\"> por atender</span>"));
    CHECK(hall.waiting(coordinator).matters == hall.lines(coordinator));

    hall.office.comes("2023-06-30");
    CHECK(hall.waiting(planning).matters == hall.lines(planning));
    CHECK(hall.waiting(planning).overdue == 1);
    CHECK_THAT(hall.page(planning), Contains("class=\"cuenta mal\"") && Contains("1 vencido"));

    hall.office.does(planning, "ogppd.favorable");
    CHECK(hall.waiting(planning).matters == hall.lines(planning));
    CHECK(hall.waiting(planning).overdue == 0);
}

TEST_CASE("a theme that was chosen stands on the page, any other text does not") {
    Hall hall("2023-05-17");
    CHECK_THAT(hall.page(planning), !Contains("data-tema") && Contains("content=\"light dark\""));
    CHECK_THAT(hall.page(planning, "oscuro"),
               Contains("<html lang=\"es-PE\" data-tema=\"oscuro\">") &&
                   Contains("name=\"color-scheme\" content=\"dark\"") &&
                   Contains("value=\"oscuro\" aria-pressed=\"true\""));
    CHECK_THAT(hall.page(planning, "claro"), Contains("content=\"light\""));
}

TEST_CASE("choosing a theme keeps it in a cookie and goes back to the page") {
    Hall hall("2023-05-17");
    web::Visit visit{hall.office.installation(),
                     hall.office.cases(),
                     hall.office.clock(),
                     hall.drafts,
                     "",
                     "",
                     false};
    struct Row {
        const char *wanted, *referer, *location, *cookie;
    };
    const auto row = GENERATE(values<Row>({
        {"oscuro", "https://visado.gob.pe/bandeja?vista=unidad", "/bandeja?vista=unidad",
         "visado_aspecto=oscuro; Path=/; Max-Age=31536000"},
        {"claro", nullptr, "/", "visado_aspecto=claro; Path=/; Max-Age=31536000"},
        {"", "https://visado.gob.pe/ayuda", "/ayuda", "visado_aspecto=; Path=/; Max-Age=0"},
        {"rosa; Domain=x", "https://visado.gob.pe/", "/", "visado_aspecto=; Path=/; Max-Age=0"},
        {"claro", "https://malo.example/x", "/", "visado_aspecto=claro; "},
        {"claro", "https://visado.gob.pe.malo.example/x", "/", "visado_aspecto=claro; "},
        {"claro", "https://visado.gob.pe//malo.example", "/", "visado_aspecto=claro; "},
    }));
    CAPTURE(row.wanted);
    web::Request request;
    request.method = "POST";
    request.headers["host"] = "visado.gob.pe";
    if (row.referer != nullptr) request.headers["referer"] = row.referer;
    request.fields = {{"aspecto", row.wanted}};
    const auto response = web::theme_routes().front().answer(request, visit);
    CHECK(response.status == 303);
    std::map<std::string, std::string> headers(response.headers.begin(), response.headers.end());
    CHECK(headers["Location"] == row.location);
    CHECK_THAT(headers["Set-Cookie"], Catch::StartsWith(row.cookie) && Contains("SameSite=Lax"));

    web::Request next;
    for (const auto& [kept, theme] : {std::pair{"oscuro", "oscuro"}, std::pair{"claro", "claro"},
                                      std::pair{"\"><script>", ""}}) {
        next.cookies["visado_aspecto"] = kept;
        CHECK(web::theme_of(next) == theme);
    }
}
