#include "workflows/organization_decider.h"

#include "engine/calendar/lima_time.h"
#include "workflows/administration.h"
#include "workflows/organization_people.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Value;
using engine::durable::Command;
using engine::durable::Decision;
using engine::durable::Projection;
using engine::durable::Stream;
using engine::durable::World;

constexpr std::int64_t most_external_numbers = 100'000;

Problem all_of(const Problems& problems) {
    Problem all{Refusal::invalid, "", "", ""};
    for (const Problem& each : problems)
        all.message += (all.message.empty() ? "" : "\n") + engine::to_line(each);
    return all;
}

engine::Result<engine::Done> close_substitution(Value& organization, const Value& data) {
    for (auto& each : organization["substitutions"]) {
        if (each.at("absent") != data.at("absent") || each.at("from") != data.at("from")) continue;
        if (data.at("to").get<std::string>() > each.at("to").get<std::string>())
            return Problem{Refusal::invalid, "Un encargo se cierra antes de su último día.", "to",
                           "Para que dure más, registre otro desde el día siguiente."};
        each["to"] = data.at("to");
        return engine::Done{};
    }
    return Problem{
        Refusal::not_found,
        "No hay un encargo de «" + data.at("absent").get<std::string>() + "» desde esa fecha.",
        "absent", "Revise los datos."};
}

// Numbers given outside are taken one by one, so the book has no gap that nobody explains.
engine::Result<engine::Done> take_external(const Value& data, const World& world,
                                           Decision& decision) {
    const auto series = data.at("series").get<std::string>();
    const auto through = data.at("through").get<std::int64_t>();
    const auto last = world.last_number(series);
    if (data.at("reason").get<std::string>().empty())
        return Problem{Refusal::invalid, "Falta el motivo.", "reason",
                       "Diga dónde se usaron esos números."};
    if (through <= last || through - last > most_external_numbers) {
        return Problem{Refusal::invalid,
                       "El último número usado es " + std::to_string(last) +
                           "; no se puede registrar hasta " + std::to_string(through) + ".",
                       "through", "Indique un número mayor."};
    }
    for (auto number = last + 1; number <= through; ++number)
        decision.numbers.push_back({series, number});
    decision.resolved = {
        {"numbers", {{"series", series}, {"from", last + 1}, {"through", through}}}};
    return engine::Done{};
}

// Changes nothing here: the entry itself is what must be kept.
engine::Result<engine::Done> note_access(const Value& organization, const std::string& event,
                                         const Value& data) {
    if (data.size() != 1 || !data.at("person").is_string())
        return Problem{Refusal::invalid, "Aquí solo se anota de quién es la cuenta.", "data", ""};
    const std::string id = data.at("person").get<std::string>();
    const auto read = Organization::from_value(organization);
    // Whoever left the organisation can still be kept out.
    if (event == "acceso.crear" && (!read || read->person(id) == nullptr))
        return Problem{Refusal::not_found, "No existe la persona «" + id + "».", "person",
                       "Vea las que hay con «visado org show»."};
    return engine::Done{};
}

// The same: which program may tell which cases what.
engine::Result<engine::Done> note_hook(const Value& data) {
    if (!data.at("hook").is_string() || data.at("hook").get_ref<const std::string&>().empty())
        return Problem{Refusal::invalid, "Falta el nombre del gancho.", "hook", ""};
    return engine::Done{};
}

bool is_about_access(const std::string& event) {
    return event == "acceso.crear" || event == "acceso.restablecer" || event == "acceso.bloquear" ||
           event == "acceso.desbloquear";
}

engine::Result<engine::Done> as_one(const engine::Result<engine::Done, Problems>& result) {
    if (result) return engine::Done{};
    if (result.error().size() == 1) return result.error().front();
    return all_of(result.error());
}

engine::Result<engine::Done> apply(Value& organization, const Value& request, const World& world,
                                   Decision& decision) {
    const auto event = request.at("event").get<std::string>();
    const auto actor = request.at("actor").get<std::string>();
    const Value& data = request.at("data");
    if (event == "organizacion.cargar") {
        organization = data;
        return engine::Done{};
    }
    if (!organization.is_object())
        return Problem{Refusal::wrong_state, "Todavía no hay organización.", "",
                       "Cárguela primero."};
    if (event == "encargatura.registrar") {
        if (!organization.contains("substitutions")) organization["substitutions"] = Value::array();
        organization["substitutions"].push_back(data);
        return engine::Done{};
    }
    if (event == "encargatura.cerrar") return close_substitution(organization, data);
    if (event == "correlativos.externos") return take_external(data, world, decision);
    if (event == "gancho.crear" || event == "gancho.anular") return note_hook(data);
    if (is_about_access(event)) return note_access(organization, event, data);
    if (event == "persona.registrar") return as_one(register_person(organization, data, actor));
    if (event == "persona.retirar")
        return as_one(
            retire_person(organization, data, actor, engine::calendar::lima_date(world.now())));
    return Problem{Refusal::invalid, "La organización no conoce «" + event + "».", "event", ""};
}

}  // namespace

engine::Result<Decision> OrganizationDecider::decide(const Stream& stream, const Command& command,
                                                     const World& world) {
    try {
        const Value& request = command.request;
        if (auto problem =
                not_an_administrator(stream.snapshot, request.at("actor").get<std::string>()))
            return *problem;
        Decision decision;
        decision.request = engine::in_canonical_order(request);
        decision.resolved = Value::object();
        decision.snapshot = stream.snapshot;
        const auto applied = apply(decision.snapshot, decision.request, world, decision);
        if (!applied) return applied.error();
        const auto checked = Organization::from_value(decision.snapshot);
        if (!checked) return all_of(checked.error());
        decision.projection = project(decision.snapshot);
        decision.answer = {{"people", checked->people().size()}};
        return decision;
    } catch (const Value::exception& error) {
        return Problem{Refusal::invalid,
                       std::string("El pedido está incompleto (") + error.what() + ").", "",
                       "Revise los datos."};
    }
}

Projection OrganizationDecider::project(const Value& /*snapshot*/) const {
    return {"Organización", "Vigente", false, {}, {}};
}

engine::Result<Decision> CalendarDecider::decide(const Stream& stream, const Command& command,
                                                 const World& world) {
    using engine::calendar::Holiday;
    using engine::calendar::HolidayTable;
    try {
        const Value& request = command.request;
        const auto* organization = world.singleton(organization_kind);
        if (auto problem =
                not_an_administrator(organization == nullptr ? Value() : organization->snapshot,
                                     request.at("actor").get<std::string>()))
            return *problem;
        const std::string event = request.at("event").get<std::string>();
        const Value& data = request.at("data");
        engine::Result<HolidayTable> table = HolidayTable::peru();
        if (stream.sequence > 0) table = HolidayTable::from_value(stream.snapshot);
        if (event == "calendario.cargar" && !data.empty()) table = HolidayTable::from_value(data);
        if (!table) return table.error();
        engine::Result<engine::Done> changed = engine::Done{};
        if (event == "calendario.agregar" || event == "calendario.quitar") {
            const auto date = engine::calendar::parse_date(data.at("date").get<std::string>());
            const auto kind =
                engine::calendar::parse_holiday_kind(data.at("kind").get<std::string>());
            if (!date) return date.error();
            if (!kind) return kind.error();
            changed = event == "calendario.quitar"
                          ? table->remove(*date, *kind)
                          : table->add(Holiday{*date, data.at("name").get<std::string>(), *kind,
                                               data.at("norm").get<std::string>(),
                                               data.value("scope", ""), data.value("note", "")});
        } else if (event != "calendario.cargar") {
            return Problem{Refusal::invalid, "El calendario no conoce «" + event + "».", "event",
                           ""};
        }
        if (!changed) return changed.error();
        Decision decision;
        decision.request = engine::in_canonical_order(request);
        decision.resolved = Value::object();
        decision.snapshot = table->to_value();
        // The whole table stands in the first request, or a later program would replay with its
        // own.
        if (event == "calendario.cargar")
            decision.request["data"] = engine::in_canonical_order(decision.snapshot);
        decision.projection = project(decision.snapshot);
        if (stream.sequence > 0) {
            decision.outbox.push_back({"calendario",
                                       "calendario-" + std::to_string(stream.sequence + 1),
                                       Value::object()});
        }
        decision.answer = {{"from", table->first_year()}, {"to", table->last_year()}};
        return decision;
    } catch (const Value::exception& error) {
        return Problem{Refusal::invalid,
                       std::string("El pedido está incompleto (") + error.what() + ").", "",
                       "Revise los datos."};
    }
}

Projection CalendarDecider::project(const Value& /*snapshot*/) const {
    return {"Calendario", "Vigente", false, {}, {}};
}

}  // namespace workflows
