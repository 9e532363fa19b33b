#pragma once

#include <functional>
#include <string>
#include <vector>

#include "workflows/cases.h"

namespace workflows {

// A case in a list, for somebody who may read it.
struct CaseLine {
    CaseId id;
    std::string title;
    std::string package_title;
    std::string status;
    bool ended = false;
    engine::durable::Instant opened, updated;
    std::string due;  // ISO day of the nearest term of its open tasks; empty without
    // What this person did in it last, in person or represented; empty: nothing.
    std::string last_act, last_day;
    std::int64_t last_entry = 0;
};

// A task that waits for others of the person's unit.
struct UnitLine {
    CaseId id;
    std::string title;
    std::string package_title;
    std::string status;
    std::string task_title;
    std::string due;
    std::vector<std::string> awaited;  // names of the people of the unit who may do it
};

// A page of a list, newest case first. Every case is opened to see who may read it, so a page looks
// at no more than `most_looked_at` cases and says where to go on.
struct CasePage {
    std::vector<CaseLine> lines;
    CaseId next;  // value 0: that was all; else the page goes on below this case
};
inline constexpr std::size_t cases_a_page = 50;
inline constexpr std::size_t most_looked_at = 2000;

// Below `before` (value 0: from the newest one). `wanted` sees every case that the person may read.
engine::Result<CasePage> list_cases(Cases& cases, const std::string& person,
                                    const Organization& organization, CaseId before,
                                    const std::function<bool(const CaseLine&)>& wanted);

// Open tasks of the person's unit that are for others of it alone, in cases that the person may
// read. Nearest due day first.
engine::Result<std::vector<UnitLine>> list_unit_tasks(Cases& cases, const std::string& person,
                                                      const Organization& organization);

}  // namespace workflows
