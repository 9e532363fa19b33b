#include "workflows/administrative_trail.h"

#include "engine/calendar/lima_time.h"
#include "workflows/administration.h"
#include "workflows/agenda_decider.h"

namespace workflows {
namespace {

using engine::Value;

std::string name_of(const Organization& organization, const std::string& id) {
    if (id == console_actor) return "La consola del servidor";
    const Person* person = organization.person(id);
    return person == nullptr ? id : person->name;
}

std::string day(const Value& data, const char* key) {
    const auto date = engine::calendar::parse_date(data.value(key, ""));
    return date ? engine::calendar::to_long_text(*date) : data.value(key, "");
}

std::string norm_of(const Value& data) {
    const std::string norm = data.value("norm", "");
    return norm.empty() ? "" : " (" + norm + ")";
}

std::string told_hook(const Value& data) {
    std::string events;
    for (const auto& each : data.value("events", Value::array()))
        events += (events.empty() ? "«" : ", «") + each.get<std::string>() + "»";
    const std::string target = data.contains("case")
                                   ? "el expediente " + data.at("case").dump()
                                   : "los expedientes de " + data.value("package", "");
    return "crea el gancho «" + data.value("hook", "") + "»: avisa " + events + " a " + target +
           ".";
}

std::string told_organization(const std::string& event, const Value& data,
                              const Organization& organization) {
    const auto name = [&](const char* key) { return name_of(organization, data.value(key, "")); };
    if (event == "organizacion.cargar")
        return "carga la organización completa: " +
               std::to_string(data.value("people", Value::array()).size()) + " personas.";
    if (event == "persona.registrar")
        return "registra los datos de " + data.value("name", "") + ", " + data.value("post", "") +
               ".";
    if (event == "persona.retirar") return "retira de la organización a " + name("person") + ".";
    if (event == "encargatura.registrar") {
        const std::string document = data.value("document", "");
        return "encarga el puesto de " + name("absent") + " a " + name("substitute") + ", del " +
               day(data, "from") + " al " + day(data, "to") +
               (document.empty() ? "." : " (" + document + ").");
    }
    if (event == "encargatura.cerrar")
        return "cierra el encargo del puesto de " + name("absent") + " el " + day(data, "to") + ".";
    if (event == "correlativos.externos")
        return "registra números usados fuera de Visado hasta el " +
               std::to_string(data.value("through", std::int64_t{0})) + " de " +
               data.value("series", "") + ": " + data.value("reason", "") + ".";
    if (event == "acceso.crear") return "crea la cuenta de " + name("person") + ".";
    if (event == "acceso.restablecer") return "restablece la contraseña de " + name("person") + ".";
    if (event == "acceso.bloquear") return "bloquea la cuenta de " + name("person") + ".";
    if (event == "acceso.desbloquear") return "desbloquea la cuenta de " + name("person") + ".";
    if (event == "gancho.crear") return told_hook(data);
    if (event == "gancho.anular") return "anula el gancho «" + data.value("hook", "") + "».";
    return "registra «" + event + "».";
}

std::string told_calendar(const std::string& event, const Value& data) {
    if (event == "calendario.cargar") return "carga el calendario de feriados.";
    if (event == "calendario.agregar")
        return "agrega al calendario el " + day(data, "date") + " como " + data.value("kind", "") +
               ": " + data.value("name", "") + norm_of(data) + ".";
    if (event == "calendario.quitar")
        return "quita del calendario el " + day(data, "date") + ", " + data.value("kind", "") + ".";
    return "";
}

// What the agenda does by itself has no actor.
std::string told_agenda(const Value& request, const Value& resolved) {
    if (request.contains("event")) {
        const Value& data = request.at("data");
        if (request.at("event") == "agenda.suspender")
            return "suspende las programaciones de " + data.value("package", "") + ": " +
                   data.value("reason", "") + ".";
        std::string names;
        for (const auto& each : data.at("schedules"))
            names += (names.empty() ? "" : ", ") + each.get<std::string>();
        return "pone en vigor la programación de expedientes: " + names + ".";
    }
    if (request.contains("schedule") && request.contains("day")) {
        const auto missed = resolved.value("missed", Value::array()).size();
        return "Abre lo programado en " + request.at("package").get<std::string>() + " para el " +
               day(request, "day") +
               (missed == 0 ? "." : "; " + std::to_string(missed) + " fechas pasaron sin abrirse.");
    }
    if (request.contains("case"))
        return "Queda abierto el expediente " + request.at("case").dump() + ".";
    return "Vuelve a contar los días de lo programado: cambió el calendario.";
}

}  // namespace

AdministrativeLine tell_administrative(const engine::durable::JournalRow& row,
                                       const Organization& organization) {
    AdministrativeLine line;
    line.position = row.position;
    line.hash = row.hash;
    try {
        const Value entry = Value::parse(row.bytes);
        line.when = engine::calendar::to_local_text(engine::durable::Instant(
            std::chrono::milliseconds(entry.at("time").get<std::int64_t>())));
        const Value& request = entry.at("request");
        if (entry.at("kind") == agenda_kind) {
            line.who = request.contains("actor")
                           ? name_of(organization, request.at("actor").get<std::string>())
                           : "Agenda";
            line.what = told_agenda(request, entry.at("resolved"));
            return line;
        }
        const std::string event = request.at("event").get<std::string>();
        line.who = name_of(organization, request.at("actor").get<std::string>());
        line.what = told_calendar(event, request.at("data"));
        if (line.what.empty())
            line.what = told_organization(event, request.at("data"), organization);
    } catch (const Value::exception&) {
        line.what = "Entrada ilegible; ejecute «visado verify».";
    }
    return line;
}

}  // namespace workflows
