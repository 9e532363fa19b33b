#include "workflows/case_terms.h"

#include <algorithm>

#include "engine/base/object_of.h"
#include "engine/calendar/lima_time.h"
#include "engine/calendar/term_length.h"

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

Result<Term> due_term(const CaseWork& work, DataModel& model, const DeadlineDefinition& deadline) {
    const WorkingCalendar calendar = calendar_of(work, deadline);
    Date from = work.today;
    if (deadline.from.given()) {
        const auto text = text_of(model, deadline.from);
        if (!text) return text.error();
        const auto date = engine::calendar::parse_date(*text);
        if (!date) return date.error();
        from = *date;
    }
    if (deadline.at.given()) {
        const auto text = text_of(model, deadline.at);
        if (!text) return text.error();
        const auto date = engine::calendar::parse_date(*text);
        if (!date) return date.error();
        return Term{*date, {}, {}, calendar.kind(), "fecha fijada", ""};
    }
    std::string length = deadline.after;
    if (deadline.after_expr.given()) {
        auto text = text_of(model, deadline.after_expr);
        if (!text) return text.error();
        length = std::move(*text);
    }
    const auto parsed = engine::calendar::parse_term_length(length);
    if (!parsed) return parsed.error();
    return engine::calendar::term_after(calendar, from, *parsed);
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

void record(CaseWork& work, const CaseTerm& term, const Term& derivation, const std::string& norm) {
    work.resolved_terms.push_back(engine::object_of(
        "id", term.id, "due", term.due, "original", term.original, "norm", norm, "rule",
        derivation.rule, "derivation", engine::calendar::to_value(derivation)));
}

}  // namespace

Result<Done> arm_term(CaseWork& work, DataModel& model, const DeadlineDefinition& deadline) {
    auto derived = due_term(work, model, deadline);
    if (!derived) return at_line(work, deadline, derived.error());
    if (!deadline.before.empty()) {
        const auto length = engine::calendar::parse_term_length(deadline.before);
        if (!length) return at_line(work, deadline, length.error());
        auto pulled =
            engine::calendar::term_before(calendar_of(work, deadline), derived->due, *length);
        if (!pulled) return at_line(work, deadline, pulled.error());
        derived = std::move(pulled);
    }
    std::erase_if(work.state.terms, [&](const CaseTerm& each) { return each.id == deadline.id; });
    CaseTerm term;
    term.id = deadline.id;
    term.event = deadline.event;
    term.generation = work.sequence;
    term.due = engine::calendar::to_iso(derived->due);
    term.original = term.due;
    term.active = true;
    if (auto planned = plan_reminders(work, term, deadline); !planned) return planned;
    record(work, term, *derived, deadline.norm);
    work.state.terms.push_back(std::move(term));
    return Done{};
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
    const auto current = engine::calendar::parse_date(term->due);
    if (!current) return current.error();
    Term derived;
    if (!by.empty()) {
        const auto length = engine::calendar::parse_term_length(by);
        if (!length) return length.error();
        auto extended =
            engine::calendar::term_after(calendar_of(work, *deadline), *current, *length);
        if (!extended) return extended.error();
        derived = std::move(*extended);
    } else {
        const auto date = engine::calendar::parse_date(to);
        if (!date) return date.error();
        derived.due = *date;
        derived.rule = "fecha fijada al ampliar";
    }
    term->due = engine::calendar::to_iso(derived.due);
    term->extended = true;
    term->fired = false;
    term->generation = work.sequence;
    record(work, *term, derived, deadline->norm);
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
