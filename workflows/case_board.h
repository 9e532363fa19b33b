#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflows/cases.h"

namespace workflows {

// An open task with a term, of a case that the person may read.
struct BoardTerm {
    CaseId id;
    std::string title;
    std::string task;
    std::string due;  // ISO day
};

// What waits in one place of one procedure. Days are working days.
struct BoardPlace {
    std::string package_title;
    std::string task;
    int count = 0;
    int longest = 0;          // how long the one waits that waits longest
    int mean = 0;             // how long they wait
    std::optional<int> term;  // how long they may, from their opening to the due day, in the mean
};

// How the cases stand that one person may read. Figures of tasks count tasks, the others cases.
struct Board {
    std::size_t open = 0;
    std::size_t ended_this_month = 0;
    std::size_t overdue = 0;
    std::size_t due_soon = 0;        // today and up to three working days ahead
    std::vector<BoardPlace> places;  // the longest wait first
    std::vector<BoardTerm> next;     // nearest first, overdue ones too
    bool partial = false;            // there were more cases than are looked at
};

// Every case is opened to see who may read it, so no more than `most_looked_at` (case_lists.h) of
// the newest are.
engine::Result<Board> board_for(Cases& cases, const std::string& person,
                                const Organization& organization,
                                const engine::calendar::HolidayTable& holidays);

}  // namespace workflows
