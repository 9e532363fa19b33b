// A matrix over all cases of a package shows each reader their own.
#include "workflows/case_matrix.h"

#include <catch2/catch.hpp>

#include "app/scenario_office.h"
#include "tests/support/temporary_directory.h"

namespace {

using engine::Value;

const std::filesystem::path packages =
    std::filesystem::path(VISADO_SOURCE_DIR) / "tests/app/packages";

Value people() {
    return {{"people",
             {{"ana", {{"roles", Value::array({"oficial"})}}},
              {"leo", {{"roles", Value::array({"area"})}}},
              {"eva", {{"roles", Value::array()}}}}}};
}

}  // namespace

TEST_CASE("a matrix over cases has a row for each that the person may read, and says which") {
    const TemporaryDirectory folder;
    app::ScenarioOffice office(folder.path() / "data", packages,
                               *engine::calendar::parse_date("2023-06-01"),
                               app::scenario_organization(people()));
    const auto first = office.opens("ana", "accion", {{"title", "Primera"}});
    const auto second = office.opens("ana", "accion", {{"title", "Segunda"}});
    REQUIRE((first && second && office.opens("ana", "programa", Value::object())));
    workflows::CaseRequest done;
    done.event = "cumplir";
    done.actor = "leo";
    REQUIRE(office.act(*second, done));

    const auto file = workflows::read_package(*workflows::read_package_files(packages / "accion"));
    REQUIRE(file);
    const auto view = workflows::find_view(**file, "acciones");
    REQUIRE(view);
    const auto organization = office.cases().organization();
    const auto of = [&](const std::string& person) {
        auto made =
            workflows::matrix_over_cases(office.cases(), **file, *view, person, *organization);
        REQUIRE(made);
        return *made;
    };
    const auto seen = of("ana");
    REQUIRE(seen.matrix.table.rows.size() == 2);
    CHECK(seen.matrix.table.rows[0].cells ==
          std::vector<std::string>{"sin código", "Primera", "Pendiente", "No"});
    CHECK(seen.matrix.table.rows[1].cells ==
          std::vector<std::string>{"sin código", "Segunda", "Cumplida", "Sí"});
    CHECK(seen.cases == std::vector<workflows::CaseId>{*first, *second});
    CHECK(seen.matrix.totals[1] == "2");
    CHECK(of("eva").matrix.table.rows.empty());
}
