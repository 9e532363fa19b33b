#pragma once

#include "workflows/panel_reading.h"

namespace workflows {

// The conditions of a panel, ready for the rows of its view on that day and for that person. Refers
// to all three.
class RowFilter {
 public:
    // Refuses a column that the view does not have and a day outside the calendar.
    static engine::Result<RowFilter> make(const ViewPlan& plan,
                                          const std::vector<RowCondition>& conditions,
                                          const PanelGround& ground);

    // Refuses a row whose cell could not be made out.
    engine::Result<bool> holds(const CaseRow& row) const;

 private:
    struct Test {
        const RowCondition* condition;
        std::size_t place;
        std::vector<std::string> is, is_not;
        std::string before, from, until;  // ISO days
    };
    RowFilter(const ViewPlan& plan, const PanelGround& ground) : plan_(&plan), ground_(&ground) {}
    bool passes(const Test& test, const ViewRow& row) const;

    const ViewPlan* plan_;
    const PanelGround* ground_;
    std::vector<Test> tests_;
};

// The text of a value in a row; refuses as RowFilter does.
engine::Result<std::string> value_in(const ViewPlan& plan, const RowValue& value,
                                     const CaseRow& row);
engine::Problem no_such_column(const ViewPlan& plan, const std::string& column,
                               const std::string& place);

}  // namespace workflows
