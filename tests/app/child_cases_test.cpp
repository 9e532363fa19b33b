// What one case has for another arrives once, and presses no button.
#include "workflows/child_cases.h"

#include <catch2/catch.hpp>

#include "app/scenario_office.h"
#include "tests/support/temporary_directory.h"

namespace {

using engine::Value;
using workflows::CaseId;

const std::filesystem::path packages =
    std::filesystem::path(VISADO_SOURCE_DIR) / "tests/app/packages";

class Family {
 public:
    Family()
        : office(folder_.path() / "data", packages, *engine::calendar::parse_date("2023-06-01"),
                 app::scenario_organization({{"people",
                                              {{"ana", {{"roles", Value::array({"oficial"})}}},
                                               {"leo", {{"roles", Value::array({"area"})}}}}}})) {
        const auto opened = office.opens("ana", "programa", Value::object());
        REQUIRE(opened);
        parent = *opened;
        does(parent, "ana", "iniciar", {{"codigos", Value::array({"A1", "A2"})}});
        children = office.cases_of("accion");
        REQUIRE(children.size() == 2);
    }
    void does(CaseId id, const std::string& person, const std::string& event,
              Value data = Value::object()) {
        workflows::CaseRequest request;
        request.event = event;
        request.actor = person;
        request.data = std::move(data);
        const auto done = office.act(id, request);
        if (!done) FAIL(engine::to_line(done.error()));
    }
    std::vector<engine::durable::OutboxRow> items() {
        std::vector<engine::durable::OutboxRow> found;
        for (auto& row : office.queries().outbox()) {
            if (row.item.channel == workflows::case_channel) found.push_back(row);
        }
        return found;
    }
    ~Family() { CHECK(workflows::verify_installation(office.directory()).in_order()); }

 private:
    TemporaryDirectory folder_;

 public:
    app::ScenarioOffice office;
    CaseId parent;
    std::vector<CaseId> children;
};

}  // namespace

TEST_CASE("children are opened in the order of the list, also past the ninth") {
    Family family;
    const auto opened = family.office.opens("ana", "programa", Value::object());
    REQUIRE(opened);
    Value codes = Value::array();
    for (int i = 1; i <= 12; ++i) codes.push_back("B" + std::to_string(i));
    family.does(*opened, "ana", "iniciar", {{"codigos", codes}});
    const auto all = family.office.cases_of("accion");
    REQUIRE(all.size() == 14);
    for (std::size_t i = 2; i < all.size(); ++i)
        CHECK(family.office.state(all[i]).title == "Acción B" + std::to_string(i - 1));
}

TEST_CASE("delivering again what one case had for another changes nothing") {
    Family family;
    family.does(family.children[0], "leo", "avisar");
    family.does(family.children[0], "leo", "cumplir");
    const auto before = family.office.queries().head();
    workflows::CaseDelivery delivery(family.office.installation());
    REQUIRE(family.items().size() == 4);  // two openings, one event, one end
    for (const auto& row : family.items()) {
        const auto again = delivery.deliver(row.stream, row.item);
        CHECK(std::holds_alternative<engine::durable::Delivered>(again));
    }
    CHECK(family.office.queries().head() == before);
    CHECK(family.office.cases_of("accion").size() == 2);
}

TEST_CASE("a case can press no button of another, and the queue says so") {
    Family family;
    SECTION("what its chart does not accept") {
        CHECK_THROWS_WITH(family.does(family.children[0], "leo", "forzar"),
                          Catch::Contains("no acepta «cerrar» de otros"));
    }
    SECTION("not even where the chart accepts an event of that name") {
        CHECK_THROWS_WITH(family.does(family.children[1], "leo", "empujar"),
                          Catch::Contains("«recordar» es un acto de personas"));
    }
    CHECK(family.office.state(family.parent).status == "En seguimiento");
    const auto items = family.items();
    CHECK(items.back().state == engine::durable::DeliveryState::failed);
}

TEST_CASE("nobody but the case that opened a child can cancel it") {
    Family family;
    for (const std::int64_t pretender : {family.parent.value + 100, family.children[1].value}) {
        engine::durable::Command command;
        command.stream = family.children[0];
        command.kind = workflows::case_kind;
        command.request = {{"type", workflows::cancel_child_event},
                           {"parent", pretender},
                           {"child", {{"generation", 2}, {"index", 0}, {"invoke", "acciones"}}}};
        const auto refused =
            family.office.installation().runtime().submit_system(std::move(command)).get();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == engine::Refusal::not_authorized);
    }
    CHECK_FALSE(family.office.state(family.children[0]).ended);
}
