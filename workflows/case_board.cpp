#include "workflows/case_board.h"

#include <algorithm>
#include <map>

#include "engine/calendar/legal_term.h"
#include "engine/calendar/lima_time.h"
#include "workflows/authority.h"
#include "workflows/case_decider.h"
#include "workflows/case_lists.h"

namespace workflows {
namespace {

using engine::calendar::Date;
using engine::calendar::WorkingCalendar;

constexpr int soon = 3;
constexpr std::size_t most_next = 12;

// Days outside the calendar's years are counted as they fall.
int working_days(const WorkingCalendar& calendar, Date from, Date to) {
    const auto counted = engine::calendar::working_days_between(calendar, from, to);
    if (counted) return *counted;
    return to > from ? static_cast<int>((to - from).count()) : 0;
}

// A place while it is counted.
struct Sum {
    BoardPlace place;
    int days = 0;
    int with_term = 0, term_days = 0;

    BoardPlace finished() && {
        place.mean = (days + place.count / 2) / place.count;
        if (with_term > 0) place.term = (term_days + with_term / 2) / with_term;
        return std::move(place);
    }
};

class Counting {
 public:
    Counting(const Cases& cases, const engine::calendar::HolidayTable& holidays)
        : cases_(cases), calendar_(holidays), today_(cases.today()) {}

    void add(const CaseView& view, const engine::durable::StreamSummary& summary) {
        if (summary.ended) {
            const std::chrono::year_month_day ended(engine::calendar::lima_date(summary.updated));
            const std::chrono::year_month_day now(today_);
            board.ended_this_month += ended.year() == now.year() && ended.month() == now.month();
            return;
        }
        ++board.open;
        std::map<std::pair<std::string, std::int64_t>, Date> since;
        for (const auto& row : cases_.queries().tasks(view.id)) {
            if (!row.closed)
                since[{row.task.id, row.task.entry}] = engine::calendar::lima_date(row.opened);
        }
        for (const CaseTask& task : view.state.tasks) {
            const auto opened = since.find({task.id, task.entry});
            add_place(view, task, opened == since.end() ? today_ : opened->second);
            add_term(view, task);
        }
    }

    Board finished() {
        for (auto& [key, sum] : places_) board.places.push_back(std::move(sum).finished());
        std::stable_sort(board.places.begin(), board.places.end(),
                         [](const auto& a, const auto& b) {
                             return a.mean != b.mean ? a.mean > b.mean : a.count > b.count;
                         });
        std::stable_sort(board.next.begin(), board.next.end(),
                         [](const auto& a, const auto& b) { return a.due < b.due; });
        if (board.next.size() > most_next) board.next.resize(most_next);
        return std::move(board);
    }

    Board board;

 private:
    void add_place(const CaseView& view, const CaseTask& task, Date since) {
        Sum& sum = places_[{view.package->title, task.title}];
        sum.place.package_title = view.package->title;
        sum.place.task = task.title;
        const int waited = working_days(calendar_, since, today_);
        ++sum.place.count;
        sum.days += waited;
        sum.place.longest = std::max(sum.place.longest, waited);
        const auto due = engine::calendar::parse_date(task.due);
        if (!due) return;
        ++sum.with_term;
        sum.term_days += working_days(calendar_, since, *due);
    }

    void add_term(const CaseView& view, const CaseTask& task) {
        const auto due = engine::calendar::parse_date(task.due);
        if (!due) return;
        if (*due < today_)
            ++board.overdue;
        else if (working_days(calendar_, today_, *due) <= soon)
            ++board.due_soon;
        board.next.push_back({view.id, view.state.title, task.title, task.due});
    }

    const Cases& cases_;
    const WorkingCalendar calendar_;
    const Date today_;
    std::map<std::pair<std::string, std::string>, Sum> places_;
};

}  // namespace

engine::Result<Board> board_for(Cases& cases, const std::string& person,
                                const Organization& organization,
                                const engine::calendar::HolidayTable& holidays) {
    Counting counting(cases, holidays);
    const auto summaries = cases.queries().streams(case_kind, {}, 1'000'000);
    std::size_t looked_at = 0;
    for (auto each = summaries.rbegin(); each != summaries.rend(); ++each) {
        if (looked_at++ == most_looked_at) {
            counting.board.partial = true;
            break;
        }
        // Not see(): it makes out what the person may do, which no figure shows.
        const auto view = cases.view(each->id, "");
        if (!view) return view.error();
        const Package& pinned = *view->package;
        if (may_see(view->state, pinned.procedure, pinned.starters, organization, person,
                    cases.today()))
            counting.add(*view, *each);
    }
    return counting.finished();
}

}  // namespace workflows
