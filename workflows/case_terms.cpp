#include "workflows/case_terms.h"

#include <algorithm>

#include "engine/base/object_of.h"
#include "engine/calendar/lima_time.h"
#include "workflows/term_count.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::calendar::Date;
using engine::calendar::Term;
using engine::calendar::WorkingCalendar;
using engine::durable::ArmedTimer;
using engine::statechart::DataModel;
using engine::statechart::Expression;
using engine::statechart::StateIndex;

constexpr std::chrono::hours reminder_hour{
    8};  // when the office opens; a mail at midnight is not read

Problem at_line(const CaseWork& work, const DeadlineDefinition& deadline, const Problem& cause) {
    return {Refusal::invalid,
            "El plazo «" + deadline.id + "» no se puede calcular: " + cause.message,
            work.package.chart.file + ":" + std::to_string(deadline.line), cause.remedy};
}

Result<std::string> text_of(DataModel& model, const Expression& expression) {
    auto value = model.evaluate_text(expression);
    if (!value) return Problem{Refusal::invalid, value.error().message, "", ""};
    return std::move(*value);
}

WorkingCalendar calendar_of(const CaseWork& work, const DeadlineDefinition& deadline) {
    const auto kind = engine::calendar::parse_calendar_kind(deadline.calendar);
    return WorkingCalendar(work.holidays, kind ? *kind : engine::calendar::CalendarKind::h);
}

Result<TermCount> count_of(const CaseWork& work, DataModel& model,
                           const DeadlineDefinition& deadline) {
    TermCount count{engine::calendar::to_iso(work.today), deadline.calendar, {}};
    const Expression& day = deadline.at.given() ? deadline.at : deadline.from;
    if (day.given()) {
        auto text = text_of(model, day);
        if (!text) return text.error();
        count.from = std::move(*text);
    }
    if (!deadline.at.given()) {
        std::string length = deadline.after;
        if (deadline.after_expr.given()) {
            auto text = text_of(model, deadline.after_expr);
            if (!text) return text.error();
            length = std::move(*text);
        }
        count.legs.push_back({std::move(length), false});
    }
    if (!deadline.before.empty()) count.legs.push_back({deadline.before, true});
    return count;
}

Result<Date> reminder_day(const WorkingCalendar& calendar, Date due, int offset) {
    auto term = offset < 0 ? engine::calendar::working_days_before(calendar, due, -offset)
                           : engine::calendar::working_days_after(calendar, due, offset);
    if (!term) return term.error();
    return term->due;
}

// Only reminders of days still to come: an act of the day itself has just told everyone.
Result<Done> plan_reminders(CaseWork& work, CaseTerm& term, const DeadlineDefinition& deadline) {
    const auto due = engine::calendar::parse_date(term.due);
    term.reminders.clear();
    for (std::size_t i = 0; due && i < deadline.reminders.size(); ++i) {
        const auto day =
            reminder_day(calendar_of(work, deadline), *due, deadline.reminders[i].offset);
        if (!day) return at_line(work, deadline, day.error());
        if (*day > work.today)
            term.reminders.push_back(
                {static_cast<std::int64_t>(i), engine::calendar::to_iso(*day)});
    }
    return Done{};
}

Value recorded(const CaseTerm& term, const Term& derivation, const std::string& norm) {
    return engine::object_of("id", term.id, "due", term.due, "original", term.original, "norm",
                             norm, "rule", derivation.rule, "derivation",
                             engine::calendar::to_value(derivation));
}

// Tells the performers of the tasks around a term that it has another day.
void request_moved_notice(CaseWork& work, const CaseTerm& term, StateIndex state) {
    if (work.package.notices.count(moved_notice) == 0) return;
    NoticeRequest notice = notice_of_term(work, term, state);
    if (notice.to.empty()) return;
    notice.notice = moved_notice;
    work.notices.push_back(std::move(notice));
}

// What people call the state, or the nearest around it that has a name.
std::string name_of(const Package& package, StateIndex state) {
    for (; state != engine::statechart::no_index; state = package.chart.states[state].parent) {
        const auto label = package.procedure.labels.find(state);
        if (label != package.procedure.labels.end()) return label->second;
    }
    return package.title;
}

}  // namespace

NoticeRequest notice_of_term(const CaseWork& work, const CaseTerm& term, StateIndex state) {
    const auto& chart = work.package.chart;
    std::vector<const TaskDefinition*> tasks;
    for (const TaskDefinition& each : work.package.procedure.tasks_around(chart, state))
        tasks.push_back(&each);
    if (tasks.empty()) {
        for (const CaseTask& open : work.state.tasks) {
            if (chart.is_descendant(chart.find(open.state), state))
                tasks.push_back(work.package.procedure.task(open.id));
        }
    }
    NoticeRequest notice;
    notice.due = term.due;
    for (const TaskDefinition* each : tasks) {
        notice.to.insert(notice.to.end(), each->by.begin(), each->by.end());
        notice.not_by.insert(notice.not_by.end(), each->not_by.begin(), each->not_by.end());
        for (const CaseTask& open : work.state.tasks) {
            if (!notice.task && open.id == each->id) notice.task = open;
        }
    }
    if (!notice.task) {
        notice.task = CaseTask{};
        notice.task->id = term.id;
        notice.task->title = tasks.empty() ? name_of(work.package, state) : tasks.front()->title;
    }
    return notice;
}

Result<Done> arm_term(CaseWork& work, DataModel& model, const DeadlineDefinition& deadline) {
    auto count = count_of(work, model, deadline);
    if (!count) return at_line(work, deadline, count.error());
    const auto derived = counted(*count, work.holidays);
    if (!derived) return at_line(work, deadline, derived.error());
    std::erase_if(work.state.terms, [&](const CaseTerm& each) { return each.id == deadline.id; });
    CaseTerm term;
    term.id = deadline.id;
    term.event = deadline.event;
    term.generation = work.sequence;
    term.due = engine::calendar::to_iso(derived->due);
    term.original = term.due;
    term.active = true;
    term.count = std::move(*count);
    if (auto planned = plan_reminders(work, term, deadline); !planned) return planned;
    work.resolved_terms.push_back(recorded(term, *derived, deadline.norm));
    work.state.terms.push_back(std::move(term));
    return Done{};
}

Result<bool> recount_term(CaseWork& work, CaseTerm& term) {
    StateIndex state = 0;
    const DeadlineDefinition* deadline = work.package.procedure.deadline(term.id, &state);
    const auto moved = moved_by_calendar(term, work.holidays);
    if (deadline == nullptr || !moved) return false;
    const std::string before = term.due;
    term.due = engine::calendar::to_iso(moved->due);
    term.generation = work.sequence;
    if (auto planned = plan_reminders(work, term, *deadline); !planned) return planned.error();
    Value told = recorded(term, *moved, deadline->norm);
    told["moved_from"] = before;
    work.resolved_terms.push_back(std::move(told));
    request_moved_notice(work, term, state);
    return true;
}

Result<Done> keep_term(CaseWork& work, CaseTerm& term, const DeadlineDefinition& deadline) {
    term.event = deadline.event;
    return plan_reminders(work, term, deadline);
}

Result<Done> extend_term(CaseWork& work, const std::string& id, const std::string& by,
                         const std::string& to) {
    const DeadlineDefinition* deadline = work.package.procedure.deadline(id, nullptr);
    CaseTerm* term = work.state.term(id);
    if (deadline == nullptr || term == nullptr || !term->active) {
        return Problem{Refusal::wrong_state, "El plazo «" + id + "» no está corriendo.", id,
                       "Solo se amplía un plazo vigente."};
    }
    TermCount count = term->count;
    std::string rule;
    if (by.empty()) {
        count = {to, deadline->calendar, {}};
        rule = "fecha fijada al ampliar";
    } else {
        // A term that kept its day when the calendar gave it an earlier one goes on from its day.
        const auto now = counted(count, work.holidays);
        if (!now || engine::calendar::to_iso(now->due) != term->due)
            count = {term->due, deadline->calendar, {}};
        count.legs.push_back({by, false});
    }
    auto derived = counted(count, work.holidays);
    if (!derived) return derived.error();
    if (!rule.empty()) derived->rule = rule;
    term->due = engine::calendar::to_iso(derived->due);
    term->count = std::move(count);
    term->extended = true;
    term->fired = false;
    term->generation = work.sequence;
    work.resolved_terms.push_back(recorded(*term, *derived, deadline->norm));
    return plan_reminders(work, *term, *deadline);
}

Result<Done> advance_reminder(CaseWork& work, CaseTerm& term, const DeadlineDefinition& deadline,
                              std::int64_t index, const std::string& date) {
    std::erase_if(term.reminders, [&](const PlannedReminder& each) {
        return each.index == index && each.date == date;
    });
    const ReminderDefinition& reminder = deadline.reminders.at(static_cast<std::size_t>(index));
    if (!reminder.every) return Done{};
    // From today when the machine was off for days: one reminder for all those missed.
    const auto planned = engine::calendar::parse_date(date);
    if (!planned) return planned.error();
    const Date from = std::max(*planned, work.today);
    const auto next =
        engine::calendar::working_days_after(calendar_of(work, deadline), from, *reminder.every);
    if (!next) return next.error();
    term.reminders.push_back({index, engine::calendar::to_iso(next->due)});
    return Done{};
}

std::optional<std::string> due_of_task(const Package& package, const CaseState& state,
                                       const CaseTask& task) {
    const auto task_state = package.chart.find(task.state);
    std::optional<std::string> nearest;
    for (const CaseTerm& term : state.terms) {
        engine::statechart::StateIndex term_state = 0;
        if (!term.active || package.procedure.deadline(term.id, &term_state) == nullptr) continue;
        const bool concerns = term_state == task_state ||
                              package.chart.is_descendant(term_state, task_state) ||
                              package.chart.is_descendant(task_state, term_state);
        if (concerns && (!nearest || term.due < *nearest)) nearest = term.due;
    }
    return nearest;
}

void date_tasks(const Package& package, CaseState& state) {
    for (CaseTask& task : state.tasks) task.due = due_of_task(package, state, task).value_or("");
}

std::vector<ArmedTimer> timers_of(const CaseState& state) {
    std::vector<ArmedTimer> timers;
    if (state.ended) return timers;
    for (const CaseTerm& term : state.terms) {
        if (!term.active) continue;
        const auto due = engine::calendar::parse_date(term.due);
        if (due && !term.event.empty() && !term.fired) {
            timers.push_back(
                {"plazo:" + term.id,
                 term.generation,
                 engine::calendar::first_instant_after(*due),
                 {{"timer", "plazo"}, {"term", term.id}, {"generation", term.generation}}});
        }
        for (const PlannedReminder& reminder : term.reminders) {
            const auto day = engine::calendar::parse_date(reminder.date);
            if (!day) continue;
            timers.push_back({"aviso:" + term.id + ":" + std::to_string(reminder.index),
                              term.generation,
                              engine::calendar::at(*day, reminder_hour),
                              {{"timer", "aviso"},
                               {"term", term.id},
                               {"generation", term.generation},
                               {"index", reminder.index},
                               {"date", reminder.date}}});
        }
    }
    for (const PlannedSend& send : state.sends) {
        timers.push_back({"envio:" + send.serial,
                          0,
                          engine::durable::Instant(std::chrono::milliseconds(send.at)),
                          {{"timer", "envio"}, {"serial", send.serial}}});
    }
    return timers;
}

}  // namespace workflows
