#include "app/due_command.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "app/command_line.h"
#include "engine/calendar/date.h"
#include "engine/calendar/legal_term.h"

namespace app {
namespace {

using namespace engine::calendar;

struct DueOptions {
    std::string from;
    std::optional<int> working_days;
    std::optional<int> calendar_days;
    std::optional<int> months;
    std::string last_working_day;
    std::string calendar = "H";
    bool json = false;
};

// The value, or wrong usage in the words of the refusal.
template <class T>
T required(const engine::Result<T>& result, const std::string& option) {
    if (result) return *result;
    throw UsageError(option + ": " + to_line(result.error()));
}

int length_of(const std::string& option, int length) {
    if (0 <= length && length <= longest_term) return length;
    throw UsageError(option + ": use un número entre 0 y " + std::to_string(longest_term) + ".");
}

// "2024-03" as a month.
std::chrono::year_month month_of(const std::string& text) {
    const auto first = parse_date(text + "-01");
    if (!first) {
        throw UsageError("--last-working-day: «" + text +
                         "» no es un mes. Escríbalo como año-mes, por ejemplo 2024-03.");
    }
    const std::chrono::year_month_day day{*first};
    return {day.year(), day.month()};
}

engine::Result<Term> term_of(const DueOptions& options, const WorkingCalendar& calendar) {
    if (!options.last_working_day.empty()) {
        return last_working_day(calendar, month_of(options.last_working_day));
    }
    if (options.from.empty()) {
        throw UsageError("Falta --from con la fecha desde la que se cuenta, o --last-working-day.");
    }
    const Date from = required(parse_date(options.from), "--from");
    if (options.working_days) {
        return working_days_after(calendar, from,
                                  length_of("--working-days", *options.working_days));
    }
    if (options.calendar_days) {
        return calendar_days_after(calendar, from,
                                   length_of("--calendar-days", *options.calendar_days));
    }
    if (options.months) {
        return months_after(calendar, from, length_of("--months", *options.months));
    }
    throw UsageError("Falta la duración: --working-days, --calendar-days o --months.");
}

// `text` filled up with blanks to `width` characters (not bytes).
std::string padded(const std::string& text, std::size_t width) {
    const auto characters =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        }));
    return text + std::string(width - std::min(width, characters), ' ');
}

struct Line {
    Date date;
    std::string text;
};

// Every day looked at, in the order of the calendar: counted ones with their number.
std::vector<Line> derivation(const Term& term) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < term.counted.size(); ++i) {
        lines.push_back({term.counted[i], std::to_string(i + 1)});
    }
    for (const auto& skipped : term.skipped) {
        lines.push_back({skipped.date, "inhábil: " + skipped.reason + " (" + skipped.norm + ")"});
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line& a, const Line& b) { return a.date < b.date; });
    return lines;
}

void tell(const Term& term, std::ostream& out) {
    out << "Vence el " << weekday_name(term.due) << " " << to_long_text(term.due) << ".\n\n";
    const auto lines = derivation(term);
    for (const auto& line : lines) {
        out << "  " << to_iso(line.date) << "  " << padded(weekday_name(line.date), 9) << "  "
            << line.text << "\n";
    }
    out << (lines.empty() ? "" : "\n") << "Regla: " << term.rule << ".\nCalendario "
        << (term.calendar == CalendarKind::h
                ? "H: sin fines de semana ni feriados.\n"
                : "P: sin fines de semana, feriados ni días no laborables del sector público.\n");
    if (!term.caution.empty()) out << "Atención: " << term.caution << "\n";
}

void run(const DueOptions& options, CommandContext& context) {
    const CalendarKind kind = required(parse_calendar_kind(options.calendar), "--calendar");
    const WorkingCalendar calendar(HolidayTable::peru(), kind);
    const auto term = term_of(options, calendar);
    if (!term) return context.refuse(term.error());
    if (options.json) {
        context.out << to_value(*term).dump() << "\n";
    } else {
        tell(*term, context.out);
    }
}

}  // namespace

void add_due_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<DueOptions>();
    CLI::App& command = add_command(root, "due", "Calcula un plazo legal y muestra cómo se cuenta",
                                    "  visado due --from 2023-06-20 --working-days 7\n"
                                    "  visado due --last-working-day 2024-03 --calendar P --json");
    auto* from = command.add_option("--from", options->from,
                                    "Fecha (año-mes-día); se cuenta desde el día siguiente");
    auto* working = command.add_option("--working-days", options->working_days, "Días hábiles");
    auto* natural =
        command.add_option("--calendar-days", options->calendar_days, "Días calendario");
    auto* months = command.add_option("--months", options->months, "Meses, de fecha a fecha");
    auto* last = command.add_option("--last-working-day", options->last_working_day,
                                    "Último día hábil de ese mes (año-mes)");
    working->excludes(natural)->excludes(months);
    natural->excludes(months);
    last->excludes(from)->excludes(working)->excludes(natural)->excludes(months);
    command.add_option("--calendar", options->calendar,
                       "H, sin fines de semana ni feriados (si no se indica), o P, además sin días "
                       "no laborables del sector público");
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
