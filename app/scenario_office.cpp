#include "app/scenario_office.h"

#include <set>
#include <stdexcept>

#include "engine/calendar/lima_time.h"
#include "workflows/child_cases.h"

namespace app {
namespace {

using engine::Value;

constexpr auto opening_hour = std::chrono::hours(9);
constexpr char only_unit[] = "MESA";

}  // namespace

ScenarioOffice::ScenarioOffice(const std::filesystem::path& directory,
                               const std::filesystem::path& workflows, engine::calendar::Date start,
                               Value organization)
    : clock_(engine::calendar::at(start, opening_hour)),
      installation_(directory, workflows, clock_),
      calendar_(installation_),
      others_(installation_),
      courier_(installation_.runtime(), clock_,
               {{"calendario", &calendar_}, {workflows::case_channel, &others_}}) {
    const auto loaded = cases().administer(workflows::organization_kind, "organizacion.cargar",
                                           workflows::console_actor, std::move(organization));
    if (!loaded) throw std::runtime_error(engine::to_line(loaded.error()));
}

void ScenarioOffice::comes(engine::calendar::Date day) {
    pass_time(installation_, clock_, engine::calendar::at(day, opening_hour), [this] {
        for (const auto& stopped : queries().halted())
            throw std::runtime_error("El expediente quedó detenido: " + stopped.halted);
        deliver();
    });
}

void ScenarioOffice::sleeps(engine::calendar::Date day) {
    clock_.set(engine::calendar::at(day, opening_hour));
    comes(day);
}

void ScenarioOffice::deliver() {
    courier_.deliver_due();
    for (const auto& row : queries().outbox()) {
        if (row.state != engine::durable::DeliveryState::delivered && !row.last_error.empty())
            throw std::runtime_error(row.item.channel + ": " + row.last_error);
    }
}

Value scenario_organization(const Value& file) {
    const Value people = file.value("people", Value::object());
    std::set<std::string> units{only_unit};
    for (const auto& unit : file.value("units", Value::array()))
        units.insert(unit.get<std::string>());
    Value organization = {{"entity",
                           {{"nombre", "Ministerio de Comercio Exterior y Turismo"},
                            {"siglas", "MINCETUR"},
                            {"lugar", "Lima"},
                            {"portal", "www.gob.pe/mincetur"},
                            {"enlace", "https://visado.example.org"},
                            {"pais", "PERÚ"},
                            {"membrete", Value::array({"Secretaría General"})}}},
                          {"units", Value::array()},
                          {"people", Value::array()},
                          {"lists", file.value("lists", Value::object())}};
    for (const auto& [id, person] : people.items()) {
        units.insert(person.value("unit", only_unit));
        organization["people"].push_back({{"id", id},
                                          {"name", person.value("name", id)},
                                          {"post", person.value("post", id)},
                                          {"unit", person.value("unit", only_unit)},
                                          {"email", id + "@example.org"},
                                          {"roles", person.value("roles", Value::array())},
                                          {"superior", person.value("superior", "")}});
    }
    for (const auto& unit : units)
        organization["units"].push_back({{"id", unit}, {"name", unit}, {"superior", ""}});
    return organization;
}

}  // namespace app
