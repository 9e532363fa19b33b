#include "workflows/agenda_decider.h"

#include <algorithm>

#include "engine/base/object_of.h"
#include "engine/calendar/lima_time.h"
#include "workflows/administration.h"
#include "workflows/child_cases.h"

namespace workflows {
namespace {

using engine::object_of;
using engine::Problem;
using engine::Refusal;
using engine::Value;
using engine::calendar::Date;
using engine::calendar::HolidayTable;
using engine::durable::Command;
using engine::durable::Decision;
using engine::durable::Origin;
using engine::durable::Projection;
using engine::durable::Stream;
using engine::durable::World;

// Notices of the opening arrive when people begin to work, not at midnight.
constexpr std::chrono::hours opening_hour{8};

// A schedule among all: "registro-mensual/anio".
std::string name_of(const std::string& package, const std::string& schedule) {
    std::string name = package;
    return name.append("/").append(schedule);
}

Date day_of(const Value& iso) {
    return *engine::calendar::parse_date(iso.get<std::string>());
}

// The next occasion after `day`; none, with the reason, when the calendar does not reach so far.
void plan(Value& entry, Date day, const HolidayTable& holidays) {
    const auto schedule = read_schedule(entry.at("definition"), "");
    engine::Result<Occasion> next = Occasion{};
    if (schedule)
        next = next_occasion(*schedule, day, holidays);
    else
        next = schedule.error().front();
    entry["generation"] = entry.at("generation").get<std::int64_t>() + 1;
    entry["next"] = next ? engine::calendar::to_iso(next->day) : "";
    entry["until"] = next && next->until ? engine::calendar::to_iso(*next->until) : "";
    entry["problem"] = next ? "" : engine::to_line(next.error());
}

// The day after which an entry looks for its next occasion: never before it was put in force, never
// again what it opened.
Date settled_until(const Value& entry) {
    const Date since = day_of(entry.at("since"));
    return entry.contains("last") ? std::max(since, day_of(entry["last"].at("day"))) : since;
}

struct Manifest {
    std::string name, title;
    Performers starters;
    std::vector<std::pair<std::string, Value>> schedules;
};

engine::Result<Manifest> manifest_of(const std::string& hash, const World& world) {
    const auto bundle = world.content(hash);
    if (!bundle)
        return Problem{Refusal::not_found, "No está guardado el paquete.", hash,
                       "Restaure el almacén desde un respaldo."};
    const auto files = files_from_bundle(*bundle);
    if (!files) return files.error();
    const auto source = files->find("package.json");
    if (source == files->end())
        return Problem{Refusal::invalid, "El paquete no tiene package.json.", hash, ""};
    const auto read = engine::parse_json(source->second, "package.json");
    if (!read) return read.error();
    auto schedules = schedule_definitions(*read, *files);
    if (!schedules) return schedules.error().front();
    const auto starters = parse_performers(read->at("start").at("by").get<std::string>());
    if (!starters) return starters.error();
    return Manifest{read->at("name").get<std::string>(), read->at("title").get<std::string>(),
                    *starters, std::move(*schedules)};
}

std::optional<Problem> not_allowed(const Organization& organization, const Performers& starters,
                                   const std::string& actor, Date today) {
    if (actor == console_actor || may_administer(organization, actor) ||
        !organization.standings(actor, starters, Value::object(), today).empty())
        return std::nullopt;
    return Problem{Refusal::not_authorized,
                   "«" + actor + "» no puede disponer qué expedientes se abren solos.", "actor",
                   "Debe hacerlo quien puede abrirlos o un administrador."};
}

engine::Result<engine::Done> activate(Value& packages, const Manifest& manifest, const Value& data,
                                      const std::string& actor, Date today,
                                      const HolidayTable& holidays) {
    const auto names = data.at("schedules").get<std::vector<std::string>>();
    if (names.empty())
        return Problem{Refusal::invalid, "No indica ninguna programación.", "schedules",
                       "Elija una, o suspenda las del procedimiento."};
    const Value before = packages.value(manifest.name, Value::object());
    const Value entries_before = before.value("schedules", Value::object());
    Value entries = Value::object();
    for (const std::string& name : names) {
        const auto found = std::find_if(manifest.schedules.begin(), manifest.schedules.end(),
                                        [&](const auto& each) { return each.first == name; });
        if (found == manifest.schedules.end())
            return Problem{Refusal::not_found,
                           "«" + manifest.title + "» no tiene la programación «" + name + "».",
                           "schedules", "Vea las que tiene con «visado agenda»."};
        // What was opened stays known: a day never opens two cases. One that came and has not
        // opened yet still does.
        Value entry = entries_before.value(name, object_of("generation", std::int64_t{0}));
        const std::string awaited = entry.value("next", "");
        const bool due = !awaited.empty() && day_of(awaited) <= today;
        entry["definition"] = found->second;
        entry["since"] =
            engine::calendar::to_iso(due ? day_of(awaited) - std::chrono::days(1) : today);
        plan(entry, settled_until(entry), holidays);
        entries[name] = std::move(entry);
    }
    packages[manifest.name] = object_of("by", actor, "hash", data.at("package"), "schedules",
                                        std::move(entries), "title", manifest.title);
    return engine::Done{};
}

Value opening(const std::string& package, const Schedule& schedule, const Occasion& occasion) {
    return object_of("child", nullptr, "data", filled_in(schedule.data, occasion), "do",
                     open_child_event, "package", package, "profile",
                     filled_in(schedule.profile, occasion), "schedule",
                     object_of("day", engine::calendar::to_iso(occasion.day), "id", schedule.id,
                               "norm", schedule.norm, "package", package),
                     "title", filled_in(Value(schedule.title), occasion));
}

Value* entry_at(Value& snapshot, const std::string& package, const std::string& id) {
    Value& packages = snapshot["packages"];
    if (!packages.contains(package) || !packages[package]["schedules"].contains(id)) return nullptr;
    return &packages[package]["schedules"][id];
}

// The day came. After a stop it may be long past, and others after it.
engine::Result<engine::Done> open_due(Value& snapshot, const Value& request, Date today,
                                      const HolidayTable& holidays, Decision& decision) {
    const auto package = request.at("package").get<std::string>();
    Value* entry = entry_at(snapshot, package, request.at("schedule").get<std::string>());
    if (entry == nullptr || (*entry).at("next") != request.at("day"))
        return Problem{Refusal::wrong_state, "Esa programación ya no está en vigor.", "", ""};
    const auto schedule = *read_schedule((*entry).at("definition"), "");
    std::vector<Occasion> due;
    for (Date day = settled_until(*entry);;) {
        auto next = next_occasion(schedule, day, holidays);
        if (!next || next->day > today) break;
        day = next->day;
        due.push_back(*next);
    }
    if (due.empty()) {  // a holiday moved it, and the word of that has not come yet
        plan(*entry, settled_until(*entry), holidays);
        return engine::Done{};
    }
    Value opened = Value::array();
    Value missed = Value::array();
    for (std::size_t i = 0; i < due.size(); ++i) {
        const std::string day = engine::calendar::to_iso(due[i].day);
        if (i + 1 < due.size() && !schedule.each_missed) {
            missed.push_back(day);
            continue;
        }
        opened.push_back(day);
        decision.outbox.push_back({case_channel, name_of(package, schedule.id).append("/" + day),
                                   opening(package, schedule, due[i])});
    }
    (*entry)["last"] = object_of("case", 0, "day", engine::calendar::to_iso(due.back().day));
    plan(*entry, due.back().day, holidays);
    decision.resolved = object_of("missed", std::move(missed), "opened", std::move(opened));
    return engine::Done{};
}

engine::Result<engine::Done> note_opened(Value& snapshot, const Value& request) {
    const Value& schedule = request.at("schedule");
    Value* entry = entry_at(snapshot, schedule.at("package").get<std::string>(),
                            schedule.at("id").get<std::string>());
    if (entry == nullptr || (*entry).at("last").at("day") != schedule.at("day"))
        return Problem{Refusal::wrong_state, "Esa programación ya no está en vigor.", "", ""};
    (*entry)["last"]["case"] = request.at("case");
    return engine::Done{};
}

engine::Result<engine::Done> plan_anew(Value& snapshot, const HolidayTable& holidays) {
    const Value before = snapshot;
    for (auto& [name, package] : snapshot["packages"].items()) {
        for (auto& [id, entry] : package["schedules"].items()) {
            const Value old = entry;
            plan(entry, settled_until(entry), holidays);
            if (entry.at("next") == old.at("next") && entry.at("until") == old.at("until"))
                entry = old;
        }
    }
    if (snapshot != before) return engine::Done{};
    return Problem{Refusal::wrong_state, "Ninguna programación cambia de día.", "", ""};
}

engine::Result<engine::Done> suspend(Value& packages, const Value& data) {
    if (data.at("reason").get<std::string>().find_first_not_of(" \t\r\n") == std::string::npos)
        return Problem{Refusal::invalid, "Falta el motivo.", "reason", "Escríbalo."};
    packages.erase(data.at("package").get<std::string>());
    return engine::Done{};
}

}  // namespace

engine::Result<engine::Done> AgendaDecider::obey(const Value& request, const World& world,
                                                 const HolidayTable& holidays, Decision& decision) {
    const auto organization = organization_.read(world);
    if (!organization) return organization.error();
    const Date today = engine::calendar::lima_date(world.now());
    const auto actor = request.at("actor").get<std::string>();
    const auto event = request.at("event").get<std::string>();
    const Value& data = request.at("data");
    const auto package = data.at("package").get<std::string>();
    Value& in_force = decision.snapshot["packages"];
    const bool activates = event == "agenda.activar";
    if (!activates && event != "agenda.suspender")
        return Problem{Refusal::invalid, "La agenda no conoce «" + event + "».", "event", ""};
    if (!activates && !in_force.contains(package))
        return Problem{Refusal::wrong_state, "«" + package + "» no tiene programaciones en vigor.",
                       "package", "Vea las que hay con «visado agenda»."};
    const auto hash = activates ? package : in_force[package].at("hash").get<std::string>();
    const auto manifest = manifest_of(hash, world);
    if (!manifest) return manifest.error();
    if (auto problem = not_allowed(**organization, manifest->starters, actor, today))
        return *problem;
    decision.attachments.push_back(hash);
    return activates ? activate(in_force, *manifest, data, actor, today, holidays)
                     : suspend(in_force, data);
}

engine::Result<Decision> AgendaDecider::decide(const Stream& stream, const Command& command,
                                               const World& world) {
    const auto holidays = calendar_.read(world);
    if (!holidays) return holidays.error();
    Decision decision;
    decision.request = engine::in_canonical_order(command.request);
    decision.resolved = Value::object();
    decision.snapshot =
        stream.snapshot.is_null() ? object_of("packages", Value::object()) : stream.snapshot;
    const Value& request = decision.request;
    engine::Result<engine::Done> done = engine::Done{};
    try {
        if (command.origin == Origin::person)
            done = obey(request, world, **holidays, decision);
        else if (command.origin == Origin::timer)
            done = open_due(decision.snapshot, request, engine::calendar::lima_date(world.now()),
                            **holidays, decision);
        else if (request.at("type") == child_opened_event)
            done = note_opened(decision.snapshot, request);
        else
            done = plan_anew(decision.snapshot, **holidays);
    } catch (const Value::exception& error) {
        return Problem{Refusal::invalid,
                       std::string("El pedido está incompleto (") + error.what() + ").", "",
                       "Revise los datos."};
    }
    if (!done) return done.error();
    decision.snapshot = engine::in_canonical_order(decision.snapshot);
    decision.projection = project(decision.snapshot);
    decision.answer = Value::object();
    return decision;
}

Projection AgendaDecider::project(const Value& snapshot) const {
    Projection projection{"Agenda", "Vigente", false, {}, {}};
    for (const auto& [name, package] : snapshot.at("packages").items()) {
        for (const auto& [id, entry] : package.at("schedules").items()) {
            if (entry.at("next").get_ref<const std::string&>().empty()) continue;
            projection.timers.push_back(
                {name_of(name, id), entry.at("generation").get<std::int64_t>(),
                 engine::calendar::at(day_of(entry.at("next")), opening_hour),
                 object_of("day", entry.at("next"), "package", name, "schedule", id)});
        }
    }
    return projection;
}

}  // namespace workflows
