#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/durable/journal.h"
#include "workflows/installation.h"

namespace workflows {

// What a stretch of time brings, when nobody acts in it: seen on a copy of the store while its
// clock is moved on, day by day. It says what falls to whom, not what people will do about it.
struct Forecast {
    struct Load {
        int waiting = 0;  // tasks open when the week begins
        int due = 0;      // tasks whose term ends in the week
    };
    struct Opening {
        std::string day;  // ISO
        CaseId id;
        std::string title;
    };
    // A term that does not count some holidays, or is moved by one.
    struct Collision {
        CaseId id;
        std::string title, term;
        std::string due;                    // ISO
        std::vector<std::string> holidays;  // "28 de julio de 2026, Fiestas Patrias"
    };
    engine::calendar::Date from, to;
    std::vector<engine::calendar::Date> weeks;       // their Mondays
    std::map<std::string, std::vector<Load>> units;  // by name of the unit, a load a week
    std::vector<Opening> openings;
    std::vector<Collision> collisions;
    int expired = 0;  // terms that ended with nobody having acted
};

// Gathers a forecast: a day after another, each after what fell due on it.
class ForecastKeeper {
 public:
    // Borrowed. What the journal holds already is not part of the forecast.
    ForecastKeeper(Installation& house, engine::calendar::Date from, engine::calendar::Date to);

    void day(engine::calendar::Date day);
    const Forecast& forecast() const { return forecast_; }

 private:
    void read_entries();
    void read_entry(const engine::durable::Entry& entry);
    std::vector<std::string> units_of(const CaseTask& task, engine::calendar::Date day) const;
    Forecast::Load& load(const std::string& unit, std::size_t week);

    Installation& house_;
    Organization organization_;
    Forecast forecast_;
    std::int64_t read_through_ = 0;  // position in the journal
};

}  // namespace workflows
