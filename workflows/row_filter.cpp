#include "workflows/row_filter.h"

#include <algorithm>

#include "forms/decimal.h"
#include "workflows/panel_days.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;

constexpr char year_mark[] = "{year}";

std::vector<std::string> with_year(std::vector<std::string> texts, engine::calendar::Date today) {
    const std::string year = std::to_string(engine::calendar::year_of(today));
    for (std::string& each : texts) {
        if (const auto at = each.find(year_mark); at != std::string::npos)
            each.replace(at, sizeof year_mark - 1, year);
    }
    return texts;
}

bool is_one_of(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

// A cell that holds a list says its items joined by "; ".
bool has_item_of(const std::set<std::string>& wanted, const std::string& cell) {
    for (std::size_t at = 0; at <= cell.size();) {
        const std::size_t end = std::min(cell.find("; ", at), cell.size());
        if (wanted.count(cell.substr(at, end - at)) != 0) return true;
        at = end + 2;
    }
    return false;
}

bool passes_number(const RowCondition& condition, const std::string& text) {
    if (condition.at_least.empty() && condition.at_most.empty()) return true;
    const auto number = forms::canonical_decimal(text);
    return number &&
           (condition.at_least.empty() ||
            forms::compare_decimals(*number, condition.at_least) >= 0) &&
           (condition.at_most.empty() || forms::compare_decimals(*number, condition.at_most) <= 0);
}

std::optional<Problem> fault_at(const ViewPlan& plan, const CaseRow& row, std::size_t place) {
    const CellFault* fault = row.row().fault_of(place);
    if (fault == nullptr) return std::nullopt;
    return Problem{Refusal::invalid, fault->message,
                   plan.view.file + ", expediente " + std::to_string(row.id.value), fault->remedy};
}

}  // namespace

Problem no_such_column(const ViewPlan& plan, const std::string& column, const std::string& place) {
    std::string known;
    for (const ViewColumn& each : plan.view.columns)
        known += (known.empty() ? "«" : ", «") + each.name + "»";
    return {Refusal::not_found,
            "El cuadro «" + plan.view.id + "» no tiene la columna «" + column + "».", place,
            "Tiene " + known + "."};
}

engine::Result<std::string> value_in(const ViewPlan& plan, const RowValue& value,
                                     const CaseRow& row) {
    const auto place = plan.place_of(value);
    if (!place) return no_such_column(plan, value.column, plan.view.file);
    if (auto fault = fault_at(plan, row, *place)) return *fault;
    return plan.text(row.row(), *place);
}

engine::Result<RowFilter> RowFilter::make(const ViewPlan& plan,
                                          const std::vector<RowCondition>& conditions,
                                          const PanelGround& ground) {
    RowFilter filter(plan, ground);
    const engine::calendar::WorkingCalendar calendar(ground.holidays);
    for (const RowCondition& each : conditions) {
        const auto place = plan.place_of(each.value);
        if (!place) return no_such_column(plan, each.value.column, each.place);
        Test test{&each,
                  *place,
                  with_year(each.is, ground.today),
                  with_year(each.is_not, ground.today),
                  {},
                  {},
                  {}};
        for (const auto& [written, day] : {std::pair{&each.before, &test.before},
                                           {&each.from, &test.from},
                                           {&each.until, &test.until}}) {
            if (written->empty()) continue;
            const auto found = panel_day(*written, ground.today, calendar);
            if (!found)
                return Problem{Refusal::invalid, found.error().message, each.place,
                               found.error().remedy};
            *day = engine::calendar::to_iso(*found);
        }
        filter.tests_.push_back(std::move(test));
    }
    return filter;
}

bool RowFilter::passes(const Test& test, const ViewRow& row) const {
    const RowCondition& condition = *test.condition;
    const std::string& text = plan_->text(row, test.place);
    if (!test.is.empty() && !is_one_of(test.is, text)) return false;
    if (is_one_of(test.is_not, text)) return false;
    if (condition.filled && *condition.filled == text.empty()) return false;
    if (!passes_number(condition, text)) return false;
    if (condition.light && row.lights[test.place] != *condition.light) return false;
    if (condition.mine == "unit" && !has_item_of(ground_->units, text)) return false;
    if (condition.mine == "person" && !has_item_of(ground_->people, text)) return false;
    if (test.before.empty() && test.from.empty() && test.until.empty()) return true;
    // ISO days are in order as texts.
    return engine::calendar::parse_date(text) && (test.before.empty() || text < test.before) &&
           (test.from.empty() || text >= test.from) && (test.until.empty() || text <= test.until);
}

engine::Result<bool> RowFilter::holds(const CaseRow& row) const {
    for (const Test& test : tests_) {
        if (auto fault = fault_at(*plan_, row, test.place)) return *fault;
        if (!passes(test, row.row())) return false;
    }
    return true;
}

}  // namespace workflows
