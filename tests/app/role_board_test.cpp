// The board of a role: each figure is of the rows it leads to, of no case that the reader may not
// read, and one panel that fails breaks nothing.
#include "workflows/role_board.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "app/scenario_office.h"
#include "tests/support/temporary_directory.h"

using Catch::Contains;

namespace {

namespace fs = std::filesystem;
using engine::Value;

// What the package "accion" of the tests shows to its roles, besides what each test adds.
constexpr char panels[] = R"json({"order": 1, "panels": [
  {"id": "cumplidas", "title": "Cumplidas", "for": "role:oficial", "view": "acciones", "show": "percent",
   "where": [{"column": "caso.estado", "is": "Cumplida"}],
   "lights": [{"from": 0, "light": "rojo", "says": "Pocas"}, {"from": 30, "light": "ambar", "says": "Algunas"},
              {"from": 100, "light": "verde", "says": "Todas"}]},
  {"id": "pendientes", "title": "Pendientes", "for": "role:oficial role:area", "view": "acciones",
   "of": [{"column": "caso.terminado", "is": "No"}], "where": [{"column": "caso.estado", "is": "Pendiente"}]},
  {"id": "avisos", "title": "Avisos", "for": "role:oficial", "view": "acciones", "show": "sum",
   "value_expr": "fila.datos.avisos + 1"},
  {"id": "ultima", "title": "La última", "for": "role:oficial", "view": "acciones", "show": "newest", "value": "caso.titulo"},
  {"id": "estados", "title": "Por estado", "for": "role:oficial", "kind": "bars", "view": "acciones", "group": "caso.estado",
   "where": [{"column": "caso.terminado", "is": "Sí"}]},
  {"id": "fechas", "title": "Fechas", "for": "role:oficial", "kind": "dates", "view": "acciones",
   "day_expr": "fila.caso.titulo === 'Primera' ? '2023-06-30' : '2023-06-05'",
   "where": [{"expr": "'2023-06-05'", "from": "today", "until": "2 habiles"}]},
  {"id": "mias", "title": "De mi unidad", "for": "unit:U1", "view": "acciones", "where": [{"expr": "['U2', 'unit:U1']", "mine": "unit"}]},
  {"id": "rota", "title": "Rota", "for": "role:oficial", "view": "acciones", "where": [{"expr": "fila.nada.mas", "is": "x"}]},
  {"id": "sin-columna", "title": "Sin columna", "for": "role:oficial", "view": "acciones", "where": [{"column": "no.hay", "is": "x"}]},
  {"id": "sin-cuadro", "title": "Sin cuadro", "for": "role:oficial", "view": "otra"}
]})json";

void copy_packages(const fs::path& to, const std::string& sheet) {
    fs::copy(fs::path(VISADO_SOURCE_DIR) / "tests/app/packages", to, fs::copy_options::recursive);
    fs::create_directories(to / "accion/panels");
    std::ofstream(to / "accion/panels/tablero.json") << sheet;
    auto manifest = Value::parse(std::ifstream(to / "accion/package.json"));
    manifest["panels"] = "panels/tablero.json";
    std::ofstream(to / "accion/package.json") << manifest.dump();
}

Value people() {
    return {{"people",
             {{"ana", {{"roles", Value::array({"oficial"})}}},
              {"leo", {{"roles", Value::array({"area"})}, {"unit", "U1"}}},
              {"eva", {{"roles", Value::array()}}}}},
            {"units", Value::array({"U1"})}};
}

struct House {
    explicit House(const std::string& sheet = panels) {
        copy_packages(folder.path() / "packages", sheet);
        office.emplace(folder.path() / "data", folder.path() / "packages",
                       *engine::calendar::parse_date("2023-06-01"),
                       app::scenario_organization(people()));
        const auto opens = [&](const char* title) {
            const auto id = office->opens("ana", "accion", {{"title", title}});
            REQUIRE(id);
            return *id;
        };
        first = opens("Primera");
        opens("Segunda");
        opens("Tercera");
        workflows::CaseRequest done;
        done.event = "cumplir";
        done.actor = "leo";
        REQUIRE(office->act(first, done));
    }

    workflows::Cases& cases() { return office->cases(); }
    workflows::Catalog& catalog() { return office->installation().catalog(); }
    workflows::RoleBoard board(const std::string& person) {
        return workflows::role_board(cases(), catalog(), shelf, person, *cases().organization(),
                                     *cases().holidays());
    }
    workflows::PanelReading panel(const std::string& person, const std::string& id) {
        const auto found = board(person);
        for (const auto& section : found.sections) {
            for (const auto& each : section.panels) {
                if (each.panel->id == id) {
                    kept = section.plan;  // what the reading points into
                    return each;
                }
            }
        }
        FAIL("no panel " << id << " for " << person);
        return {};
    }
    // How many rows the link of a figure shows.
    std::size_t behind(const std::string& person, const workflows::PanelReading& reading,
                       const workflows::PanelPart& part = {}) {
        const auto& view = kept->views.at(reading.panel->view);
        const auto rows =
            workflows::rows_over_cases(cases(), &shelf, {&view}, person, *cases().organization());
        const auto holidays = *cases().holidays();
        const auto ground = workflows::panel_ground(*reading.panel, cases(), person,
                                                    *cases().organization(), holidays);
        const auto chosen =
            workflows::rows_behind(*reading.panel, view, rows.front(), ground, part);
        REQUIRE(chosen);
        return chosen->size();
    }

    TemporaryDirectory folder;
    workflows::ViewShelf shelf;
    std::optional<app::ScenarioOffice> office;
    workflows::CaseId first;
    std::shared_ptr<const workflows::PackagePlan> kept;
};

}  // namespace

TEST_CASE("each figure of the board has as many rows behind it as it says") {
    House house;
    const auto done = house.panel("ana", "cumplidas");
    CHECK(done.value == "33.3");
    CHECK(done.light == workflows::Light::amber);
    CHECK(done.says == "Algunas");
    CHECK(done.counted == 1);
    CHECK(house.behind("ana", done) == 1);
    CHECK(done.all == 3);
    CHECK(house.behind("ana", done, {true, std::nullopt}) == 3);

    const auto waiting = house.panel("ana", "pendientes");
    CHECK(waiting.value == "2");
    CHECK(house.behind("ana", waiting) == 2);
    CHECK(house.panel("ana", "avisos").value == "3");
    const auto newest = house.panel("ana", "ultima");
    CHECK(newest.value == "Tercera");
    CHECK(house.behind("ana", newest) == 1);

    const auto bars = house.panel("ana", "estados");
    REQUIRE(bars.bars.size() == 2);
    CHECK(bars.bars[0].group == "Cumplida");
    CHECK(bars.bars[0].counted == 1);
    CHECK(bars.bars[1].counted == 0);
    CHECK(bars.bars[1].all == 2);
    for (const auto& each : bars.bars)
        CHECK(house.behind("ana", bars, {false, each.group}) == each.counted);

    const auto dates = house.panel("ana", "fechas");
    REQUIRE(dates.dates.size() == 3);
    CHECK(dates.dates.front().day == "2023-06-05");
    CHECK(dates.dates.back().label == "Primera");
    CHECK(house.behind("ana", dates) == 3);
}

TEST_CASE("a figure follows the acts: what was kept of a case is made anew with its next entry") {
    House house;
    CHECK(house.panel("ana", "pendientes").value == "2");
    workflows::CaseRequest later;
    later.event = "aplazar";
    later.actor = "leo";
    REQUIRE(house.office->act({house.first.value + 1}, later));
    CHECK(house.panel("ana", "pendientes").value == "1");
}

TEST_CASE("a panel that fails says why and where, and the others stand") {
    House house;
    const auto broken = house.panel("ana", "rota");
    REQUIRE(broken.problem);
    CHECK(broken.value.empty());
    CHECK_THAT(broken.problem->message, Contains("fila.nada.mas"));
    CHECK_THAT(broken.problem->place, Contains("views/acciones.json, expediente "));
    const auto column = house.panel("ana", "sin-columna");
    REQUIRE(column.problem);
    CHECK_THAT(column.problem->message, Contains("no tiene la columna «no.hay»"));
    CHECK(column.problem->place == "panels/tablero.json, panels.8, where.0");
    const auto view = house.panel("ana", "sin-cuadro");
    REQUIRE(view.problem);
    CHECK_THAT(view.problem->message, Contains("no tiene el cuadro «otra»"));
    CHECK_FALSE(house.panel("ana", "pendientes").problem);
}

TEST_CASE("people see the panels of what they are, over the cases that they may read") {
    House house;
    CHECK(house.board("eva").sections.empty());
    const auto area = house.board("leo");
    REQUIRE(area.sections.size() == 1);
    REQUIRE(area.sections[0].panels.size() == 2);  // by role, and by unit
    CHECK(area.sections[0].panels[0].panel->id == "pendientes");
    CHECK(area.sections[0].panels[1].panel->id == "mias");
    CHECK(area.sections[0].panels[1].counted == 3);
}

TEST_CASE("panels that cannot be read are told to who opens such cases") {
    House house(R"({"panels": [{"id": "a", "title": "A", "for": "role:oficial", "view": "acciones",
        "lights": [{"from": 5, "light": "azul", "says": "x"}]}]})");
    const auto board = house.board("ana");
    REQUIRE(board.sections.size() == 1);
    REQUIRE(board.sections[0].problem);
    CHECK_THAT(board.sections[0].problem->message, Contains("No existe la luz «azul»"));
    CHECK(house.board("leo").sections.empty());
}

TEST_CASE("a view with too many rows is counted and not made out") {
    House house;
    house.board("ana");
    const auto package = house.catalog().find("accion");
    REQUIRE(package);
    const auto plan = house.shelf.plan(**package);
    const auto& view = plan->views.at("acciones");
    const auto rows = workflows::rows_over_cases(house.cases(), nullptr, {&view}, "ana",
                                                 *house.cases().organization(), 2);
    CHECK(rows.front().too_many);
    CHECK(rows.front().count == 3);
    CHECK(rows.front().rows.empty());
    const auto all = workflows::rows_over_cases(house.cases(), nullptr, {&view}, "ana",
                                                *house.cases().organization(), 3);
    CHECK(all.front().rows.size() == 3);
}
