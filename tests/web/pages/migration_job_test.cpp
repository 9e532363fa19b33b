// The trial of a new version as work, and the move of the cases that hold.
#include "web/pages/migration_job.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "engine/calendar/lima_time.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"

namespace {

using engine::Value;

constexpr char organization[] = R"x({"entity": {"nombre": "Entidad", "siglas": "ENT"},
"units": [{"id": "SG", "name": "Secretaría", "superior": ""}],
"people": [{"id": "jefa", "name": "Jefa", "post": "Jefa", "unit": "SG", "email": "", "superior": "",
            "roles": ["jefe"]}],
"lists": {}})x";

std::string manifest(const std::string& version) {
    return R"x({"name": "permiso", "title": "Permiso", "version": ")x" + version +
           R"x(", "chart": "chart.scxml", "start": {"by": "role:jefe"}, "roles": {"jefe": "Jefe"}})x";
}

// The first state goes on by `event` to a state `waiting`.
std::string chart(const std::string& waiting) {
    return R"x(<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:v="urn:visado:chart:1"
       version="1.0" name="permiso" datamodel="ecmascript" initial="pedido">
<state id="pedido" v:label="Por pedir">
  <v:task id="pedir" by="role:jefe" title="Pedir"/>
  <transition event="pedir" target=")x" +
           waiting + R"x(" v:label="Pedir"/>
</state>
<state id=")x" +
           waiting + R"x(" v:label="En revisión">
  <v:task id="revisar" by="role:jefe" title="Revisar"/>
  <transition event="aprobar" target="aprobado" v:label="Aprobar"/>
</state>
<final id="aprobado" v:label="Aprobado"/>
</scxml>
)x";
}

// A store, and a procedure of which the folder has one version after the other.
class House {
 public:
    House() : clock_(engine::calendar::at(*engine::calendar::parse_date("2023-06-05"), {})) {
        publishes("1.0", "revision");
        const auto loaded =
            installation().cases().administer(workflows::organization_kind, "organizacion.cargar",
                                              workflows::console_actor, Value::parse(organization));
        if (!loaded) FAIL(engine::to_line(loaded.error()));
    }
    workflows::Installation& installation() { return *installation_; }

    workflows::CaseId starts() {
        const auto opened = installation().cases().open("permiso", "jefa", Value::object(), "");
        if (!opened) FAIL(engine::to_line(opened.error().front()));
        return *opened;
    }
    void asks(workflows::CaseId id) {
        workflows::CaseRequest request;
        request.event = "pedir";
        request.actor = "jefa";
        const auto done = installation().cases().act(id, request, "");
        if (!done) FAIL(engine::to_line(done.error()));
    }
    void publishes(const std::string& version, const std::string& waiting) {
        installation_.reset();
        const auto folder = folder_.path() / "workflows" / "permiso";
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "package.json") << manifest(version);
        std::ofstream(folder / "chart.scxml") << chart(waiting);
        installation_ = std::make_unique<workflows::Installation>(
            folder_.path() / "data", folder_.path() / "workflows", clock_);
    }

 private:
    TemporaryDirectory folder_;
    FakeClock clock_;
    std::unique_ptr<workflows::Installation> installation_;
};

}  // namespace

TEST_CASE("the trial says who could move, and only those are moved") {
    House house;
    const auto holds = house.starts();
    const auto breaks = house.starts();
    house.asks(breaks);
    house.publishes("2.0", "visto");  // the state in which the second case waits is gone

    std::vector<std::string> said;
    const web::JobProgress progress = [&](auto, auto, const std::string& words) {
        said.push_back(words);
    };
    const auto work = [&](web::MigrationStep step) {
        return web::migration_work(house.installation(), "permiso", "2.0", step)(progress);
    };
    const auto trial = work(web::MigrationStep::trial);
    CHECK(trial.words == "Expedientes que pueden pasar: 1 de 2.");
    const auto& cases = trial.result.at("casos");
    REQUIRE(cases.size() == 2);
    CHECK(cases[0].at("expediente") == holds.value);
    CHECK(cases[0].at("razones").empty());
    CHECK(cases[1].at("expediente") == breaks.value);
    CHECK(!cases[1].at("razones").empty());
    CHECK(!cases[0].at("movido").get<bool>());

    const auto moved = work(web::MigrationStep::move);
    CHECK(moved.words == "Expedientes que pasaron: 1 de 2.");
    CHECK(moved.result.at("casos")[0].at("movido").get<bool>());
    CHECK(!moved.result.at("casos")[1].at("movido").get<bool>());
    CHECK(said.back().find("expediente " + std::to_string(holds.value)) != std::string::npos);
    CHECK(work(web::MigrationStep::trial).result.at("casos").size() == 1);
    CHECK(workflows::verify_installation(house.installation().directory()).in_order());
}

TEST_CASE("a version that the folder does not have is refused in words") {
    House house;
    const web::JobProgress progress = [](auto, auto, const std::string&) {};
    const auto work =
        web::migration_work(house.installation(), "permiso", "9.9", web::MigrationStep::trial);
    CHECK_THROWS_WITH(work(progress), Catch::Contains("9.9"));
}
