// The year's calendar opens cases by itself: once, on their day, and after a stop.
#include "workflows/agenda.h"

#include <catch2/catch.hpp>

#include "app/scenario_office.h"
#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"
#include "workflows/administration.h"
#include "workflows/authority.h"
#include "workflows/child_cases.h"

namespace {

using engine::Value;
using engine::calendar::parse_date;

const std::filesystem::path packages =
    std::filesystem::path(VISADO_SOURCE_DIR) / "tests/app/packages";

class Agenda {
 public:
    explicit Agenda(const char* start)
        : office(folder_.path() / "data", packages, *parse_date(start),
                 app::scenario_organization({{"people",
                                              {{"ana", {{"roles", Value::array({"oficial"})}}},
                                               {"leo", {{"roles", Value::array({"area"})}}}}}})) {}
    ~Agenda() { CHECK(workflows::verify_installation(office.directory()).in_order()); }

    void activate(std::vector<std::string> schedules, const std::string& actor = "ana") {
        const auto done = workflows::activate_schedules(office.installation(), office.cases(),
                                                        "rutina", std::move(schedules), actor);
        if (!done) FAIL(engine::to_line(done.error().front()));
    }
    std::vector<std::string> titles() {
        std::vector<std::string> all;
        for (const auto id : office.cases_of("rutina")) all.push_back(office.state(id).title);
        return all;
    }
    workflows::AgendaLine line(const std::string& schedule) {
        const auto lines = workflows::agenda_of(office.installation(), office.cases());
        REQUIRE(lines);
        for (const auto& each : *lines)
            if (each.schedule == schedule) return each;
        FAIL("no line " + schedule);
        return {};
    }
    void comes(const char* day) { office.comes(*parse_date(day)); }

 private:
    TemporaryDirectory folder_;

 public:
    app::ScenarioOffice office;
};

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("nothing opens by itself before somebody says so") {
    Agenda agenda("2023-06-01");
    agenda.comes("2023-11-01");
    CHECK(agenda.titles().empty());
    CHECK_FALSE(agenda.line("ventana").in_force);
    CHECK(agenda.line("ventana").next == "2024-10-10");
}

TEST_CASE("a window opens its case on its day, with its title, settings and data") {
    Agenda agenda("2023-06-01");
    agenda.activate({"ventana"});
    CHECK(agenda.line("ventana").next == "2023-10-10");
    CHECK(agenda.line("ventana").in_force);
    CHECK_FALSE(agenda.line("ventana").outdated);
    CHECK(agenda.line("ventana").until == "2023-10-15");
    agenda.comes("2023-10-09");
    CHECK(agenda.titles().empty());
    agenda.comes("2023-10-10");
    REQUIRE(agenda.titles() == Titles{"Ventana de octubre de 2023"});
    const auto id = agenda.office.cases_of("rutina").front();
    const auto state = agenda.office.state(id);
    CHECK(workflows::chart_data(state).at("anio") == 2023);
    CHECK(workflows::chart_data(state).at("hasta") == "2023-10-15");
    CHECK(state.terms.front().due == "2023-10-13");  // the setting: 3 working days
    const auto line = agenda.line("ventana");
    CHECK(line.last == "2023-10-10");
    CHECK(line.last_case == id);
    CHECK(line.next == "2024-10-10");
}

TEST_CASE("each day opens one case, however often the word of it comes") {
    Agenda agenda("2023-06-01");
    agenda.activate({"mensual"});
    agenda.comes("2023-08-15");
    const Titles two{"Rutina de julio de 2023", "Rutina de agosto de 2023"};
    CHECK(agenda.titles() == two);
    workflows::CaseDelivery delivery(agenda.office.installation());
    for (const auto& row : agenda.office.queries().outbox()) {
        if (row.item.channel == workflows::case_channel) delivery.deliver(row.stream, row.item);
    }
    agenda.activate({"mensual"});
    agenda.comes("2023-08-31");
    CHECK(agenda.titles() == two);
}

TEST_CASE("what was missed while the program stood is caught up once") {
    Agenda agenda("2023-06-01");
    agenda.activate({"mensual", "cada-mes"});
    // Three months pass without anybody looking.
    agenda.office.sleeps(*parse_date("2023-09-15"));
    CHECK(agenda.titles() == Titles{"Cierre de junio", "Cierre de julio", "Cierre de agosto",
                                    "Rutina de setiembre de 2023"});
    CHECK(agenda.line("mensual").next == "2023-10-02");
    CHECK(agenda.line("cada-mes").next == "2023-09-29");
}

TEST_CASE("a holiday declared meanwhile moves what is to open") {
    Agenda agenda("2023-06-01");
    agenda.activate({"mensual"});
    CHECK(agenda.line("mensual").next == "2023-07-03");
    const auto added = agenda.office.cases().administer(
        workflows::calendar_kind, "calendario.agregar", workflows::console_actor,
        {{"date", "2023-07-03"},
         {"name", "Duelo nacional"},
         {"kind", "feriado nacional"},
         {"norm", "Decreto de prueba"}});
    REQUIRE(added);
    agenda.comes("2023-07-03");
    CHECK(agenda.titles().empty());
    CHECK(agenda.line("mensual").next == "2023-07-04");
    agenda.comes("2023-07-04");
    CHECK(agenda.titles() == Titles{"Rutina de julio de 2023"});
}

TEST_CASE("only whoever may open the cases says what opens by itself, and a stop needs a reason") {
    Agenda agenda("2023-06-01");
    const auto refused = workflows::activate_schedules(
        agenda.office.installation(), agenda.office.cases(), "rutina", {"mensual"}, "leo");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().front().kind == engine::Refusal::not_authorized);
    const auto unknown = workflows::activate_schedules(
        agenda.office.installation(), agenda.office.cases(), "rutina", {"semanal"}, "ana");
    REQUIRE_FALSE(unknown);
    CHECK_THAT(unknown.error().front().message, Catch::Contains("«semanal»"));

    agenda.activate({"mensual"});
    auto& office = agenda.office.cases();
    CHECK_FALSE(workflows::suspend_schedules(office, "rutina", "  ", "ana"));
    CHECK_FALSE(workflows::suspend_schedules(office, "rutina", "Reorganización", "leo"));
    REQUIRE(workflows::suspend_schedules(office, "rutina", "Reorganización", "ana"));
    agenda.comes("2023-08-31");
    CHECK(agenda.titles().empty());
    CHECK_FALSE(workflows::suspend_schedules(office, "rutina", "Otra vez", "ana"));
}

TEST_CASE("the command says what cannot be put in force or suspended") {
    const TemporaryDirectory folder;
    const auto run = [&](std::vector<std::string> words) {
        return visado(std::move(words),
                      {{{"VISADO_DATA", (folder.path() / "data").string()},
                        {"VISADO_WORKFLOWS",
                         (std::filesystem::path(VISADO_SOURCE_DIR) / "workflows").string()}},
                       ""});
    };
    REQUIRE(run({"org", "load",
                 std::string(VISADO_SOURCE_DIR) +
                     "/workflows/programa-integridad/demo/organizacion.json"})
                .exit_code == 0);
    const auto [words, said] = GENERATE(table<std::vector<std::string>, std::string>({
        {{"agenda", "activate", "no-existe"}, "no-existe"},
        {{"agenda", "activate", "programa-integridad"}, "programa-integridad"},
        {{"agenda", "activate", "sci-evaluacion", "quincenal"}, "quincenal"},
        {{"agenda", "activate", "sci-evaluacion", "--as", "nadie"}, "nadie"},
        {{"agenda", "suspend", "sci-evaluacion", "--reason", "Cambio"}, "sci-evaluacion"},
    }));
    const auto refused = run(words);
    CAPTURE(words);
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.err, Catch::Contains(said));
    CHECK(run({"agenda", "suspend", "sci-evaluacion"}).exit_code == 2);
}
