#include "engine/calendar/legal_term.h"

#include <algorithm>
#include <utility>

#include "engine/base/object_of.h"
#include "engine/calendar/date.h"

namespace engine::calendar {
namespace {

using std::chrono::days;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr const char* counting_rule =
    "Días hábiles desde el día hábil siguiente (TUO Ley 27444, arts. 144.1 y 145.1)";
constexpr const char* same_day_rule =
    "El mismo día, si es hábil (TUO Ley 27444, arts. 143.1 y 145.2)";
constexpr const char* calendar_rule = "Días calendario desde el día siguiente";
constexpr const char* month_rule = "De fecha a fecha (TUO Ley 27444, art. 145.3)";
constexpr const char* no_equal_day_rule =
    "De fecha a fecha; el mes no tiene día igual y el plazo expira el primer día hábil del mes "
    "siguiente (TUO Ley 27444, art. 145.3)";
constexpr const char* moved_rule =
    "; el último día es inhábil y pasa al primer día hábil siguiente (art. 145.2)";

// Collects a derivation while it walks over days.
class Derivation {
 public:
    explicit Derivation(const WorkingCalendar& calendar) : calendar_(calendar) {
        term_.calendar = calendar.kind();
    }

    // Looks at one day: true and counted when it is a working day, else false and skipped.
    Result<bool> look_at(Date date) {
        const auto reason = calendar_.why_not_working(date);
        if (!reason) return reason.error();
        if (*reason) {
            term_.skipped.push_back(**reason);
            return false;
        }
        term_.counted.push_back(date);
        return true;
    }

    // The first working day from `date` on in steps of `step`; it is counted.
    Result<Date> find_working_day(Date date, days step) {
        for (;; date += step) {
            const auto working = look_at(date);
            if (!working) return working.error();
            if (*working) return date;
        }
    }

    // `date`, moved to a working day if it is none; says so in the rule. Counts nothing.
    Result<Date> move_to_working_day(Date date) {
        const auto before = std::exchange(term_.counted, {});
        auto moved = find_working_day(date, days{1});
        term_.counted = before;
        if (moved && *moved != date) term_.rule += moved_rule;
        return moved;
    }

    Term& term() { return term_; }

    Result<Term> finish(Date due) {
        term_.due = due;
        Date first = due;
        Date last = due;
        const auto reach = [&](Date date) {
            first = std::min(first, date);
            last = std::max(last, date);
        };
        for (const Date date : term_.counted) reach(date);
        for (const auto& skipped : term_.skipped) reach(skipped.date);
        term_.caution = calendar_.caution(first, last);
        return std::move(term_);
    }

 private:
    const WorkingCalendar& calendar_;
    Term term_;
};

std::optional<Problem> refuse_length(int length) {
    if (0 <= length && length <= longest_term) return std::nullopt;
    return Problem{Refusal::invalid, "Un plazo no puede ser de " + std::to_string(length) + ".", "",
                   "Use un número entre 0 y " + std::to_string(longest_term) + "."};
}

std::optional<Problem> refuse_month(year_month month) {
    if (month.ok()) return std::nullopt;
    return Problem{Refusal::invalid, "El mes no existe.", "", "Use un mes entre 1 y 12."};
}

// Counts `count` working days from the day next to `from`, forwards or backwards.
Result<Term> count_working_days(const WorkingCalendar& calendar, Date from, int count, days step) {
    Derivation derivation(calendar);
    derivation.term().rule = counting_rule;
    Date date = from;
    for (int counted = 0; counted < count; ++counted) {
        const auto found = derivation.find_working_day(date + step, step);
        if (!found) return found.error();
        date = *found;
    }
    return derivation.finish(date);
}

Result<Term> finish_at(Derivation& derivation, Date last, LastDay last_day) {
    if (last_day == LastDay::as_it_falls) return derivation.finish(last);
    const auto due = derivation.move_to_working_day(last);
    if (!due) return due.error();
    return derivation.finish(*due);
}

}  // namespace

Value to_value(const Term& term) {
    Value counted = Value::array();
    for (const Date date : term.counted) counted.push_back(to_iso(date));
    Value skipped = Value::array();
    for (const auto& each : term.skipped) {
        skipped.push_back(
            object_of("date", to_iso(each.date), "reason", each.reason, "norm", each.norm));
    }
    return object_of("due", to_iso(term.due), "counted", std::move(counted), "skipped",
                     std::move(skipped), "calendar", to_text(term.calendar));
}

Result<Term> working_days_after(const WorkingCalendar& calendar, Date from, int days_counted) {
    if (auto problem = refuse_length(days_counted)) return *problem;
    if (days_counted > 0) return count_working_days(calendar, from, days_counted, days{1});
    auto term = on_or_after(calendar, from);
    if (term) term->rule = same_day_rule;
    return term;
}

Result<Term> calendar_days_after(const WorkingCalendar& calendar, Date from, int days_counted,
                                 LastDay last_day) {
    if (auto problem = refuse_length(days_counted)) return *problem;
    Derivation derivation(calendar);
    derivation.term().rule = calendar_rule;
    for (int i = 1; i <= days_counted; ++i) {
        derivation.term().counted.push_back(from + days{i});
    }
    return finish_at(derivation, from + days{days_counted}, last_day);
}

Result<Term> months_after(const WorkingCalendar& calendar, Date from, int months,
                          LastDay last_day) {
    if (auto problem = refuse_length(months)) return *problem;
    const year_month_day begin{from};
    const year_month begin_month{begin.year(), begin.month()};

    Derivation derivation(calendar);
    derivation.term().rule = month_rule;
    for (int i = 1; i <= months; ++i) {
        const auto equal_day = (begin_month + std::chrono::months{i}) / begin.day();
        if (equal_day.ok()) derivation.term().counted.emplace_back(equal_day);
    }
    const auto end = (begin_month + std::chrono::months{months}) / begin.day();
    if (end.ok()) return finish_at(derivation, Date{end}, last_day);

    const auto next_month = begin_month + std::chrono::months{months + 1};
    const auto due = derivation.move_to_working_day(Date{next_month / 1});
    if (!due) return due.error();
    derivation.term().rule = no_equal_day_rule;
    return derivation.finish(*due);
}

Result<Term> working_days_before(const WorkingCalendar& calendar, Date date, int days_counted) {
    if (auto problem = refuse_length(days_counted)) return *problem;
    auto term = count_working_days(calendar, date, days_counted, days{-1});
    if (term) term->rule = "Días hábiles contados hacia atrás (TUO Ley 27444, art. 145.1)";
    return term;
}

Result<Term> first_working_day(const WorkingCalendar& calendar, year_month month) {
    if (auto problem = refuse_month(month)) return *problem;
    auto term = on_or_after(calendar, Date{month / 1});
    if (term) term->rule = "Primer día hábil del mes";
    return term;
}

Result<Term> last_working_day(const WorkingCalendar& calendar, year_month month) {
    if (auto problem = refuse_month(month)) return *problem;
    Derivation derivation(calendar);
    derivation.term().rule = "Último día hábil del mes";
    const auto due = derivation.find_working_day(Date{month / std::chrono::last}, days{-1});
    if (!due) return due.error();
    return derivation.finish(*due);
}

Result<Term> on_or_after(const WorkingCalendar& calendar, Date date) {
    Derivation derivation(calendar);
    derivation.term().rule =
        "La fecha, o el primer día hábil siguiente (TUO Ley 27444, art. 145.2)";
    const auto due = derivation.find_working_day(date, days{1});
    if (!due) return due.error();
    return derivation.finish(*due);
}

Result<Term> working_days_within(const WorkingCalendar& calendar, Date first, Date last) {
    Derivation derivation(calendar);
    derivation.term().rule =
        "Días hábiles del " + to_long_text(first) + " al " + to_long_text(last);
    for (Date date = first; date <= last; date += days{1}) {
        const auto working = derivation.look_at(date);
        if (!working) return working.error();
    }
    if (derivation.term().counted.empty()) {
        return Problem{Refusal::invalid,
                       "No hay ningún día hábil entre el " + to_long_text(first) + " y el " +
                           to_long_text(last) + ".",
                       "", "Revise las fechas de inicio y de fin."};
    }
    return derivation.finish(derivation.term().counted.back());
}

Result<int> working_days_between(const WorkingCalendar& calendar, Date from, Date to) {
    int count = 0;
    for (Date date = from + days{1}; date <= to; date += days{1}) {
        const auto reason = calendar.why_not_working(date);
        if (!reason) return reason.error();
        if (!*reason) ++count;
    }
    return count;
}

}  // namespace engine::calendar
