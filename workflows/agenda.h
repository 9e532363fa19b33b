#pragma once

#include "workflows/installation.h"
#include "workflows/schedule.h"

namespace workflows {

// One schedule as the office sees it.
struct AgendaLine {
    std::string package, package_title;
    std::string schedule;
    std::string title;  // of the case it opens next
    std::string norm;
    std::string rule;  // "primer día hábil de enero y julio"
    bool in_force = false;
    bool outdated = false;    // the package has another definition by now
    bool here = false;        // the package is still in the catalogue
    std::string next, until;  // ISO days; of one that is not in force, when it would open next
    std::string problem;      // why there is no next
    std::string last;         // ISO day it last opened a case; empty: never
    CaseId last_case;         // 0 while it is being opened
};

// All schedules of the catalogue and those in force, by package and name. `agenda` is the stored
// snapshot, null without one.
std::vector<AgendaLine> agenda_lines(Catalog& catalog, const engine::Value& agenda,
                                     const engine::calendar::HolidayTable& holidays,
                                     engine::calendar::Date today);
// The same of what is stored.
engine::Result<std::vector<AgendaLine>> agenda_of(Installation& house, Cases& cases);

// "primer día hábil de enero y julio", "10 de octubre", "5 días hábiles antes del …".
std::string in_words(const DayRule& rule);

// Puts schedules of the catalogue's version of a package in force; none named: all it has.
engine::Result<engine::Done, engine::Problems> activate_schedules(
    Installation& house, Cases& cases, const std::string& package,
    std::vector<std::string> schedules, const std::string& actor);
engine::Result<engine::Done> suspend_schedules(Cases& cases, const std::string& package,
                                               const std::string& reason, const std::string& actor);

// Whether this person may do either for the package of that name: they may open its cases or
// administer. Of a package that is no longer there, only administrators can still stop.
bool may_schedule(Installation& house, const Organization& organization, const std::string& person,
                  const std::string& package, engine::calendar::Date day);

}  // namespace workflows
