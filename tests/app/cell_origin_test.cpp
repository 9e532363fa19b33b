// Every cell of a table is told by the entries that changed it.
#include "workflows/cell_origin.h"

#include <catch2/catch.hpp>

#include "app/scenario_office.h"
#include "tests/support/temporary_directory.h"

namespace {

using engine::Value;
using workflows::CellChange;

const std::filesystem::path packages =
    std::filesystem::path(VISADO_SOURCE_DIR) / "tests/app/packages";

std::vector<std::string> told(const std::vector<CellChange>& changes) {
    std::vector<std::string> all;
    for (const CellChange& each : changes)
        all.push_back(std::to_string(each.sequence) + " " + each.text);
    return all;
}

}  // namespace

TEST_CASE("a cell is told by the entries that changed it, and by no other") {
    const TemporaryDirectory folder;
    app::ScenarioOffice office(
        folder.path() / "data", packages, *engine::calendar::parse_date("2023-06-01"),
        app::scenario_organization({{"people",
                                     {{"ana", {{"roles", Value::array({"oficial"})}}},
                                      {"leo", {{"roles", Value::array({"area"})}}}}}}));
    REQUIRE(office.opens("ana", "accion", {{"title", "Otra"}}));
    const auto id = office.opens("ana", "accion", {{"title", "Primera"}});
    REQUIRE(id);
    const auto does = [&](const char* person, const char* event, const char* comment) {
        workflows::CaseRequest request;
        request.event = event;
        request.actor = person;
        request.comment = comment;
        REQUIRE(office.act(*id, request));
    };
    does("leo", "aplazar", "");
    does("ana", "retomar", "");
    does("ana", "comentar", "Sigue pendiente");
    does("leo", "cumplir", "");

    const auto seen = office.cases().view(*id, "");
    REQUIRE(seen);
    const auto view = workflows::view_named(*seen->package, "acciones", true);
    REQUIRE(view);
    const auto changes = [&](std::size_t column) {
        const auto found =
            workflows::cell_changes(office.installation(), *seen, *view, {"sin código", 0, column});
        REQUIRE(found);
        return told(*found);
    };
    CHECK(changes(2) ==
          std::vector<std::string>{"1 Pendiente", "2 Aplazada", "3 Pendiente", "5 Cumplida"});
    CHECK(changes(3) == std::vector<std::string>{"1 No", "5 Sí"});
    CHECK(changes(1) == std::vector<std::string>{"1 Primera"});
    CHECK_FALSE(workflows::cell_changes(office.installation(), *seen, *view, {"", 0, 9}));
    const auto nothing =
        workflows::cell_changes(office.installation(), *seen, *view, {"otra fila", 0, 2});
    REQUIRE(nothing);
    CHECK(nothing->empty());
}
