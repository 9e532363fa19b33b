#include "workflows/agenda.h"

#include "workflows/administration.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problems;
using engine::Value;
using engine::calendar::Date;
using engine::calendar::HolidayTable;

std::string listed(const std::vector<std::string>& texts) {
    std::string all;
    for (std::size_t i = 0; i < texts.size(); ++i)
        all += (i == 0 ? "" : i + 1 == texts.size() ? " y " : ", ") + texts[i];
    return all;
}

std::string months_in_words(const std::vector<std::chrono::month>& months) {
    if (months.size() == 12) return "cada mes";
    std::vector<std::string> names;
    names.reserve(months.size());
    for (const auto month : months) names.push_back(engine::calendar::month_name(month));
    return listed(names);
}

std::string iso_or_empty(const std::optional<Date>& day) {
    return day ? engine::calendar::to_iso(*day) : "";
}

void foresee(AgendaLine& line, const Schedule& schedule, const HolidayTable& holidays, Date today) {
    const auto next = next_occasion(schedule, today, holidays);
    if (!next) {
        line.problem = engine::to_line(next.error());
        return;
    }
    line.next = engine::calendar::to_iso(next->day);
    line.until = iso_or_empty(next->until);
}

void name_next(AgendaLine& line, const Schedule& schedule) {
    line.norm = schedule.norm;
    line.rule = in_words(schedule.opens);
    line.title = schedule.title;
    const auto day = engine::calendar::parse_date(line.next);
    if (!day) return;
    const auto until = engine::calendar::parse_date(line.until);
    const Occasion occasion{*day, until ? std::optional<Date>(*until) : std::nullopt};
    line.title = filled_in(Value(schedule.title), occasion).get<std::string>();
}

AgendaLine in_force(const std::string& package, const Value& stored, const std::string& id,
                    const Value& entry) {
    AgendaLine line;
    line.package = package;
    line.package_title = stored.at("title").get<std::string>();
    line.schedule = id;
    line.in_force = true;
    line.next = entry.at("next").get<std::string>();
    line.until = entry.at("until").get<std::string>();
    line.problem = entry.at("problem").get<std::string>();
    if (entry.contains("last")) {
        line.last = entry["last"].at("day").get<std::string>();
        line.last_case = CaseId{entry["last"].at("case").get<std::int64_t>()};
    }
    if (const auto schedule = read_schedule(entry.at("definition"), id)) name_next(line, *schedule);
    return line;
}

}  // namespace

std::string in_words(const DayRule& rule) {
    std::string text;
    if (rule.day == DayRule::Day::as_dated) {
        std::vector<std::string> days;
        for (const auto& date : rule.dates)
            days.push_back(std::to_string(static_cast<unsigned>(date.day())) + " de " +
                           engine::calendar::month_name(date.month()));
        text = listed(days);
        if (rule.moves) text += ", o el primer día hábil siguiente";
    } else {
        text = (rule.day == DayRule::Day::first_working ? "primer día hábil de "
                                                        : "último día hábil de ") +
               months_in_words(rule.months);
    }
    if (rule.before) return engine::calendar::to_text(*rule.before) + " antes: " + text;
    if (rule.after) return engine::calendar::to_text(*rule.after) + " después: " + text;
    return text;
}

std::vector<AgendaLine> agenda_lines(Catalog& catalog, const Value& agenda,
                                     const HolidayTable& holidays, Date today) {
    std::map<std::pair<std::string, std::string>, AgendaLine> lines;
    if (agenda.is_object()) {
        for (const auto& [name, stored] : agenda.at("packages").items())
            for (const auto& [id, entry] : stored.at("schedules").items())
                lines[{name, id}] = in_force(name, stored, id, entry);
    }
    for (const std::string& name : catalog.names()) {
        const auto package = catalog.find(name);
        if (!package) continue;  // its own page says what is wrong with it
        const auto definitions = schedule_definitions((*package)->manifest, (*package)->files);
        for (const auto& [id, definition] : *definitions) {
            AgendaLine& line = lines[{name, id}];
            line.here = true;
            if (line.in_force) {
                const Value& stored = agenda.at("packages").at(name).at("schedules").at(id);
                line.outdated = stored.at("definition") != engine::in_canonical_order(definition);
                continue;
            }
            line.package = name;
            line.package_title = (*package)->title;
            line.schedule = id;
            const auto schedule = read_schedule(definition, id);
            foresee(line, *schedule, holidays, today);
            name_next(line, *schedule);
        }
    }
    std::vector<AgendaLine> all;
    all.reserve(lines.size());
    for (auto& [key, line] : lines) all.push_back(std::move(line));
    return all;
}

engine::Result<std::vector<AgendaLine>> agenda_of(Installation& house, Cases& cases) {
    const auto holidays = cases.holidays();
    if (!holidays) return holidays.error();
    const auto stored = house.queries().singleton(agenda_kind);
    return agenda_lines(house.catalog(), stored ? stored->snapshot : Value(), *holidays,
                        cases.today());
}

engine::Result<Done, Problems> activate_schedules(Installation& house, Cases& cases,
                                                  const std::string& package,
                                                  std::vector<std::string> schedules,
                                                  const std::string& actor) {
    const auto found = house.catalog().find(package);
    if (!found) return found.error();
    if (schedules.empty()) {
        const auto all = schedule_definitions((*found)->manifest, (*found)->files);
        for (const auto& [id, definition] : *all) schedules.push_back(id);
        if (schedules.empty())
            return Problems{{engine::Refusal::not_found,
                             "«" + (*found)->title + "» no tiene programaciones.", package,
                             "Vea las que hay con «visado agenda list»."}};
    }
    house.contents().keep(package_bundle((*found)->files));
    const auto answer =
        cases.administer(agenda_kind, "agenda.activar", actor,
                         {{"package", (*found)->hash}, {"schedules", std::move(schedules)}});
    if (!answer) return Problems{answer.error()};
    return Done{};
}

engine::Result<Done> suspend_schedules(Cases& cases, const std::string& package,
                                       const std::string& reason, const std::string& actor) {
    const auto answer = cases.administer(agenda_kind, "agenda.suspender", actor,
                                         {{"package", package}, {"reason", reason}});
    if (!answer) return answer.error();
    return Done{};
}

bool may_schedule(Installation& house, const Organization& organization, const std::string& person,
                  const std::string& package, Date day) {
    if (may_administer(organization, person)) return true;
    const auto found = house.catalog().find(package);
    return found &&
           !organization.standings(person, (*found)->starters, Value::object(), day).empty();
}

}  // namespace workflows
