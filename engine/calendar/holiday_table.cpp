#include "engine/calendar/holiday_table.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "engine/calendar/feriados_peru.h"

namespace engine::calendar {
namespace {

// Stored in journals: texts are never changed, only added.
constexpr std::array<std::pair<HolidayKind, const char*>, 4> kind_texts = {{
    {HolidayKind::national, "feriado nacional"},
    {HolidayKind::regional, "feriado regional"},
    {HolidayKind::public_sector, "día no laborable"},
    {HolidayKind::excluded, "día inhábil"},
}};

Problem refuse(std::string message, std::string place, std::string remedy) {
    return {Refusal::invalid, std::move(message), std::move(place), std::move(remedy)};
}

Value entry_value(const Holiday& holiday) {
    return {{"date", to_iso(holiday.date)},  {"name", holiday.name},
            {"kind", to_text(holiday.kind)}, {"norm", holiday.norm},
            {"scope", holiday.scope},        {"note", holiday.note}};
}

std::string text_of(const Value& entry, const char* key) {
    const auto found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : "";
}

Result<Holiday> entry_from(const Value& entry) {
    if (!entry.is_object()) return refuse("Un día del calendario no es un objeto.", "", "");
    const auto date = parse_date(text_of(entry, "date"));
    if (!date) return date.error();
    const auto kind = parse_holiday_kind(text_of(entry, "kind"));
    if (!kind) return kind.error();
    return Holiday{*date,
                   text_of(entry, "name"),
                   *kind,
                   text_of(entry, "norm"),
                   text_of(entry, "scope"),
                   text_of(entry, "note")};
}

}  // namespace

const HolidayTable& HolidayTable::peru() {
    static const HolidayTable table = [] {
        auto read = from_csv(feriados_peru_csv(), "feriados_peru.csv");
        if (!read) throw std::logic_error(to_line(read.error().front()));
        return std::move(*read);
    }();
    return table;
}

bool HolidayTable::covers(Date date) const {
    return first_year_ <= year_of(date) && year_of(date) <= last_year_;
}

std::optional<Date> HolidayTable::public_sector_known_until() const {
    std::optional<Date> last;
    for (const auto& [date, holiday] : holidays_) {
        if (holiday.kind == HolidayKind::public_sector) last = date;
    }
    return last;
}

std::vector<Holiday> HolidayTable::on(Date date) const {
    std::vector<Holiday> found;
    const auto [begin, end] = holidays_.equal_range(date);
    for (auto each = begin; each != end; ++each) found.push_back(each->second);
    return found;
}

Result<Done> HolidayTable::add(Holiday holiday) {
    const std::string place = to_iso(holiday.date);
    if (!covers(holiday.date)) {
        return refuse("El calendario solo cubre de " + std::to_string(first_year_) + " a " +
                          std::to_string(last_year_) + ".",
                      place, "Agregue primero los feriados de ese año.");
    }
    if (holiday.name.empty()) return refuse("Falta el nombre del día.", place, "Escríbalo.");
    if (holiday.norm.empty()) {
        return refuse("Falta la norma que sustenta el día.", place,
                      "Indíquela, por ejemplo «D.S. 151-2022-PCM».");
    }
    for (const auto& present : on(holiday.date)) {
        if (present.kind != holiday.kind) continue;
        return refuse("El día ya figura como " + to_text(holiday.kind) + ": " + present.name + ".",
                      place, "Retírelo antes si quiere reemplazarlo.");
    }
    const Date date = holiday.date;
    holidays_.emplace(date, std::move(holiday));
    return Done{};
}

Result<Done> HolidayTable::remove(Date date, HolidayKind kind) {
    const auto [begin, end] = holidays_.equal_range(date);
    const auto found =
        std::find_if(begin, end, [&](const auto& entry) { return entry.second.kind == kind; });
    if (found == end) {
        return Problem{Refusal::not_found, "El día no figura como " + to_text(kind) + ".",
                       to_iso(date), "Revise la fecha y el tipo."};
    }
    holidays_.erase(found);
    return Done{};
}

Result<Done> HolidayTable::add_year(const std::vector<Holiday>& holidays) {
    const int year = last_year_ + 1;
    if (holidays.empty()) {
        return refuse("Un año no puede quedar sin feriados.", std::to_string(year),
                      "Indique los feriados nacionales del año.");
    }
    HolidayTable extended = *this;
    extended.last_year_ = year;
    for (const auto& holiday : holidays) {
        if (year_of(holiday.date) != year) {
            return refuse("La fecha no es del año que se agrega, " + std::to_string(year) + ".",
                          to_iso(holiday.date), "Agregue los años uno por uno y en orden.");
        }
        if (const auto added = extended.add(holiday); !added) return added.error();
    }
    *this = std::move(extended);
    return Done{};
}

Value HolidayTable::to_value() const {
    Value entries = Value::array();
    for (const auto& [date, holiday] : holidays_) entries.push_back(entry_value(holiday));
    return {{"first_year", first_year_}, {"last_year", last_year_}, {"holidays", entries}};
}

Result<HolidayTable> HolidayTable::from_value(const Value& value) {
    const Value* first = find_path(value, "first_year");
    const Value* last = find_path(value, "last_year");
    const Value* entries = find_path(value, "holidays");
    const bool shaped = first != nullptr && first->is_number_integer() && last != nullptr &&
                        last->is_number_integer() && entries != nullptr && entries->is_array();
    if (!shaped) return refuse("El calendario guardado no se puede leer.", "calendario", "");

    HolidayTable table;
    table.first_year_ = first->get<int>();
    table.last_year_ = last->get<int>();
    for (std::size_t i = 0; i < entries->size(); ++i) {
        const auto holiday = entry_from((*entries)[i]);
        const auto added = holiday ? table.add(*holiday) : Result<Done>(holiday.error());
        if (added) continue;
        Problem problem = added.error();
        problem.place = "calendario, entrada " + std::to_string(i + 1) +
                        (problem.place.empty() ? "" : " (" + problem.place + ")");
        return problem;
    }
    return table;
}

std::string to_text(HolidayKind kind) {
    for (const auto& [each, text] : kind_texts) {
        if (each == kind) return text;
    }
    throw std::logic_error("holiday kind without a text");
}

Result<HolidayKind> parse_holiday_kind(std::string_view text) {
    std::string known;
    for (const auto& [kind, kind_text] : kind_texts) {
        if (kind_text == text) return kind;
        known += (known.empty() ? "«" : ", «") + std::string(kind_text) + "»";
    }
    return refuse("«" + std::string(text) + "» no es un tipo de día.", "", "Use " + known + ".");
}

}  // namespace engine::calendar
