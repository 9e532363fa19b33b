#pragma once

#include <set>

#include "workflows/case_rows.h"

namespace workflows {

// Who looks at a panel, and on which day.
struct PanelGround {
    engine::calendar::Date today;
    const engine::calendar::HolidayTable& holidays;
    // What a cell says of "mine": ids, "unit:OGA", names.
    std::set<std::string> units, people;
};

struct PanelBar {
    std::string group;
    std::size_t counted = 0, all = 0;
    Light light = Light::none;
    std::string says;
};

struct PanelDate {
    CaseId id;
    std::string day;  // ISO
    std::string label;
};

// What a panel says to one person.
struct PanelReading {
    const Panel* panel = nullptr;
    std::optional<engine::Problem> problem;  // why it says nothing: never a figure that is wrong
    bool empty = false;                      // its view has no row for this person yet
    std::size_t counted = 0;                 // rows behind the figure (rows_behind)
    std::size_t all = 0;                     // rows of `of`, among which they were counted
    // Digits of a count; percent with one decimal; a canonical decimal sum; the text of the newest.
    // Empty: there is nothing to say it of.
    std::string value;
    Light light = Light::none;
    std::string says;              // words beside the light
    std::vector<PanelBar> bars;    // in order of first appearance
    std::vector<PanelDate> dates;  // nearest first: all of them
};

PanelReading read_panel(const Panel& panel, const ViewPlan& plan, const GatheredRows& rows,
                        const PanelGround& ground);

// Which of the rows a figure leads to: those that count, those among which they count, or those of
// a bar. As many as the reading says.
struct PanelPart {
    bool all = false;
    std::optional<std::string> group;
};
engine::Result<std::vector<CaseRow>> rows_behind(const Panel& panel, const ViewPlan& plan,
                                                 const GatheredRows& rows,
                                                 const PanelGround& ground, const PanelPart& part);

}  // namespace workflows
