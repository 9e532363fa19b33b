// The paper a table becomes: its groups with what each sums up to, and how cells stand.
#include "web/pages/printed_matrix.h"

#include <catch2/catch.hpp>

#include "tests/support/office.h"
#include "web/identity/access_store.h"
#include "web/identity/drafts.h"

using Catch::Contains;
using workflows::Light;
using workflows::Matrix;

namespace {

Matrix spending() {
    Matrix matrix;
    matrix.title = "Ejecución <2023>";
    matrix.names = {"area", "monto", "estado"};
    matrix.table.columns = {"Área", "Monto", "Estado"};
    matrix.table.rows = {{1, {"OP", "10.50", "A tiempo"}},
                         {2, {"OI", "4.00", "Vencida"}},
                         {3, {"OASA", "1.00", ""}}};
    matrix.numbers = {false, true, false};
    matrix.filters = {false, false, false};
    matrix.lights = {{Light::none, Light::none, Light::green},
                     {Light::none, Light::none, Light::red},
                     {Light::none, Light::none, Light::amber}};
    matrix.groups = {{0, "Personal", {"Suma", "14.50", ""}},
                     {2, "Logística", {"Suma", "1.00", ""}}};
    matrix.totals = {"Total", "15.50", ""};
    return matrix;
}

struct Reader {
    Office office{"2023-06-01"};
    web::AccessStore store{office.directory()};
    web::Drafts drafts{store, office.clock()};
    web::Visit visit{
        office.installation(), office.cases(), office.clock(), drafts, "directora-ogaj", "", false};

    std::string prints(const Matrix& matrix) {
        const auto desk = web::open_desk(visit);
        REQUIRE(desk);
        return web::printed_matrix(matrix, visit, *desk);
    }
};

}  // namespace

TEST_CASE("each group of a printed table ends with its sums, after its last row") {
    Reader reader;
    const std::string html = reader.prints(spending());
    const auto at = [&](const std::string& text) {
        CAPTURE(text);
        const auto found = html.find(text);
        REQUIRE(found != std::string::npos);
        return found;
    };
    CHECK(at("Personal") < at("10.50"));
    CHECK(at("Vencida") < at("14.50"));
    CHECK(at("14.50") < at("Logística"));
    CHECK(at("Logística") < at("OASA"));
    CHECK(at("OASA") < html.rfind("1.00"));
    CHECK(html.rfind("1.00") < at("15.50"));
    CHECK_THAT(html, Contains("Ejecución &lt;2023&gt;") && Contains("para Directora de OGAJ"));
}

TEST_CASE("how a cell stands is printed beside its words, and nothing where there are none") {
    Reader reader;
    const std::string html = reader.prints(spending());
    CHECK_THAT(html, Contains("<td class=\"ok\">A tiempo</td>") &&
                         Contains("<td class=\"mal\">Vencida</td>") && !Contains("class=\"av\""));
}

TEST_CASE("a table too long for paper says where it fits") {
    Reader reader;
    Matrix matrix = spending();
    matrix.groups.clear();
    matrix.lights.clear();
    matrix.table.rows.assign(5'001, {1, {"OP", "1.00", ""}});
    CHECK_THROWS_WITH(reader.prints(matrix), Contains("5001 filas") && Contains("Excel"));
}
