#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/calendar/date.h"

namespace engine::calendar {

// Why a day is set apart. Stored as its Spanish text ("feriado nacional", …).
enum class HolidayKind {
    national,       // "feriado nacional": D.Leg. 713 art. 6
    regional,       // "feriado regional": where the entity has its seat (TUO Ley 27444, art. 145.1)
    public_sector,  // "día no laborable": decreed for the public sector, to be made up later
    excluded,       // "día inhábil": taken out of all terms by a decree or for this entity
};

struct Holiday {
    Date date;
    std::string name;
    HolidayKind kind = HolidayKind::national;
    std::string norm;   // legal base; obligatory
    std::string scope;  // "Nacional", "Sector público nacional", "Lima Metropolitana y Callao"…
    std::string note;   // what is still to be verified about this row; may be empty
    friend bool operator==(const Holiday&, const Holiday&) = default;
};

// The days set apart, with their legal base, for whole years without a gap. A value: copy it, add
// days, store it as JSON. Weekends are not in it.
class HolidayTable {
 public:
    // Peru 2019-2028, built into the program (data/feriados_peru.csv).
    static const HolidayTable& peru();

    // Columns fecha,dia_semana,nombre,tipo,base_legal,ambito,nota. The table covers the years from
    // that of the first row to that of the last. All problems at once, each with its line.
    static Result<HolidayTable, Problems> from_csv(std::string_view text, std::string_view place);

    // The form in which the calendar is kept in the journal; from_value(to_value()) is the same
    // table. Refuses anything else, naming the entry.
    static Result<HolidayTable> from_value(const Value& value);
    Value to_value() const;

    int first_year() const { return first_year_; }
    int last_year() const { return last_year_; }
    bool covers(Date date) const;
    // The last día no laborable entered; nullopt when there is none.
    std::optional<Date> public_sector_known_until() const;

    // The entries of a day, in the order in which they were added.
    std::vector<Holiday> on(Date date) const;

    // Adds a day within the years covered. Refuses an entry without name or norm, and one of a kind
    // that the day already has.
    Result<Done> add(Holiday holiday);
    // Takes an entry out again: a decree can be withdrawn.
    Result<Done> remove(Date date, HolidayKind kind);
    // Covers one year more, with its holidays, or none of it.
    Result<Done> add_year(const std::vector<Holiday>& holidays);

    friend bool operator==(const HolidayTable&, const HolidayTable&) = default;

 private:
    std::multimap<Date, Holiday> holidays_;
    int first_year_ = 0;
    int last_year_ = -1;
};

std::string to_text(HolidayKind kind);
Result<HolidayKind> parse_holiday_kind(std::string_view text);

}  // namespace engine::calendar
