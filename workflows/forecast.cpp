#include "workflows/forecast.h"

#include <set>

#include "engine/calendar/lima_time.h"
#include "engine/durable/journal.h"
#include "workflows/authority.h"
#include "workflows/case_decider.h"

namespace workflows {
namespace {

using engine::Value;
using engine::calendar::Date;
using engine::durable::Entry;

constexpr int a_page = 500;
constexpr char nobody[] = "Nadie lo tiene a su cargo";

Date monday_of(Date day) {
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

// A Saturday is no surprise, and a holiday that falls on one takes nothing away.
bool is_holiday(const Value& skipped) {
    const auto day = engine::calendar::parse_date(skipped.at("date").get<std::string>());
    return day && !engine::calendar::is_weekend(*day);
}

std::string on_its_day(const Value& skipped) {
    const auto day = engine::calendar::parse_date(skipped.at("date").get<std::string>());
    return (day ? engine::calendar::to_long_text(*day) : skipped.at("date").get<std::string>()) +
           ", " + skipped.at("reason").get<std::string>();
}

}  // namespace

ForecastKeeper::ForecastKeeper(Installation& house, Date from, Date to) : house_(house) {
    if (auto read = house.cases().organization()) organization_ = std::move(*read);
    forecast_.from = from;
    forecast_.to = to;
    for (Date week = monday_of(from); week <= to; week += std::chrono::days(7))
        forecast_.weeks.push_back(week);
    read_through_ = house.queries().head().size;
}

Forecast::Load& ForecastKeeper::load(const std::string& unit, std::size_t week) {
    auto& weeks = forecast_.units[unit];
    weeks.resize(forecast_.weeks.size());
    return weeks[week];
}

// The units of those who may do the task, each once.
std::vector<std::string> ForecastKeeper::units_of(const CaseTask& task, Date day) const {
    std::string performers;
    for (const std::string& key : task.keys) performers += (performers.empty() ? "" : " ") + key;
    std::set<std::string> names;
    if (const auto who = parse_performers(performers)) {
        for (const Person* person : organization_.recipients(*who, Value::object(), day)) {
            const Unit* unit = organization_.unit(person->unit);
            names.insert(unit == nullptr ? person->unit : unit->name);
        }
    }
    if (names.empty()) names.insert(nobody);
    return {names.begin(), names.end()};
}

void ForecastKeeper::day(Date day) {
    const bool begins = day == forecast_.from || std::chrono::weekday(day) == std::chrono::Monday;
    const auto week = static_cast<std::size_t>((day - forecast_.weeks.front()).count() / 7);
    const std::string iso = engine::calendar::to_iso(day);
    engine::durable::StreamId last;
    for (bool more = true; more;) {
        const auto page = house_.queries().streams(case_kind, last, a_page);
        more = page.size() == static_cast<std::size_t>(a_page);
        for (const auto& summary : page) {
            last = summary.id;
            if (summary.ended) continue;
            const auto seen = house_.cases().view(summary.id, "");
            if (!seen) continue;
            for (const CaseTask& task : seen->state.tasks) {
                if (!begins && task.due != iso) continue;
                for (const std::string& unit : units_of(task, day)) {
                    Forecast::Load& at = load(unit, week);
                    at.waiting += begins ? 1 : 0;
                    at.due += task.due == iso ? 1 : 0;
                }
            }
        }
    }
    read_entries();
}

void ForecastKeeper::read_entries() {
    for (;;) {
        const auto rows = house_.queries().entries_from_position(read_through_ + 1, a_page);
        if (rows.empty()) return;
        read_through_ = rows.back().position;
        for (const auto& row : rows) {
            if (const auto entry = engine::durable::read_entry(row.bytes)) read_entry(*entry);
        }
    }
}

void ForecastKeeper::read_entry(const Entry& entry) {
    if (entry.kind != case_kind) return;
    const auto summary = house_.queries().summary(entry.stream);
    const std::string title = summary ? summary->title : "";
    if (entry.sequence == 1)
        forecast_.openings.push_back(
            {engine::calendar::to_iso(engine::calendar::lima_date(entry.time)), entry.stream,
             title});
    if (entry.request.value("timer", "") == "plazo") ++forecast_.expired;
    if (!entry.resolved.contains("terms")) return;
    for (const Value& term : entry.resolved["terms"]) {
        Forecast::Collision collision{entry.stream,
                                      title,
                                      term.at("id").get<std::string>(),
                                      term.at("due").get<std::string>(),
                                      {}};
        for (const Value& skipped : term.value("skipped", Value::array())) {
            if (is_holiday(skipped)) collision.holidays.push_back(on_its_day(skipped));
        }
        if (!collision.holidays.empty()) forecast_.collisions.push_back(std::move(collision));
    }
}

}  // namespace workflows
