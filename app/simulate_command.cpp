#include "app/simulate_command.h"

#include <algorithm>
#include <memory>

#include "app/command_line.h"
#include "app/forecast_picture.h"
#include "app/open_store.h"
#include "app/output_file.h"
#include "app/passing_folder.h"
#include "app/story_clock.h"
#include "engine/calendar/lima_time.h"
#include "engine/durable/courier.h"
#include "engine/durable/data_copy.h"
#include "workflows/calendar_delivery.h"
#include "workflows/case_delivery.h"
#include "workflows/child_cases.h"
#include "workflows/forecast.h"

namespace app {
namespace {

using engine::Value;
using engine::calendar::Date;
using workflows::Forecast;

constexpr int most_days = 3 * 366;
constexpr std::chrono::hours hour_of_looking{9};

struct SimulateOptions {
    std::string from, to, picture;
    bool json = false;
};

Forecast foresee(const std::filesystem::path& data, const std::filesystem::path& workflows,
                 engine::durable::Instant now, Date from, Date to) {
    StoryClock clock(now);
    workflows::Installation house(data, workflows, clock);
    workflows::CalendarDelivery calendar(house);
    workflows::CaseDelivery others(house);
    engine::durable::Courier courier(
        house.runtime(), clock, {{"calendario", &calendar}, {workflows::case_channel, &others}});
    const auto deliver = [&] { courier.deliver_due(); };
    const auto until = [&](Date day) {
        pass_time(house, clock, engine::calendar::at(day, hour_of_looking), deliver);
    };
    until(from - std::chrono::days(1));
    workflows::ForecastKeeper keeper(house, from, to);
    for (Date day = from; day <= to; day += std::chrono::days(1)) {
        until(day);
        keeper.day(day);
    }
    return keeper.forecast();
}

Value as_json(const Forecast& forecast) {
    Value weeks = Value::array(), units = Value::object(), openings = Value::array(),
          collisions = Value::array();
    for (const Date week : forecast.weeks) weeks.push_back(engine::calendar::to_iso(week));
    for (const auto& [unit, loads] : forecast.units) {
        units[unit] = Value::array();
        for (const auto& load : loads)
            units[unit].push_back({{"waiting", load.waiting}, {"due", load.due}});
    }
    for (const auto& each : forecast.openings)
        openings.push_back({{"day", each.day}, {"case", each.id.value}, {"title", each.title}});
    for (const auto& each : forecast.collisions)
        collisions.push_back({{"case", each.id.value},
                              {"title", each.title},
                              {"term", each.term},
                              {"due", each.due},
                              {"holidays", each.holidays}});
    return {{"weeks", weeks},
            {"units", units},
            {"openings", openings},
            {"collisions", collisions},
            {"expired", forecast.expired}};
}

void print_load(std::ostream& out, const Forecast& forecast) {
    out << "Semana del   oficina: por hacer al empezar / vencen en la semana\n";
    for (std::size_t i = 0; i < forecast.weeks.size(); ++i) {
        for (const auto& [unit, loads] : forecast.units) {
            const bool changed = i == 0 || loads[i].waiting != loads[i - 1].waiting;
            if (loads[i].due == 0 && (!changed || loads[i].waiting == 0)) continue;
            out << engine::calendar::to_iso(forecast.weeks[i]) << "   " << unit << ": "
                << loads[i].waiting << " / " << loads[i].due << '\n';
        }
    }
}

void print(std::ostream& out, const Forecast& forecast) {
    out << "Del " << engine::calendar::to_long_text(forecast.from) << " al "
        << engine::calendar::to_long_text(forecast.to) << ", si nadie actuara.\n\n";
    print_load(out, forecast);
    out << "\nSe abren " << forecast.openings.size() << " expedientes.\n";
    for (const auto& each : forecast.openings)
        out << "  " << each.day << "  expediente " << each.id.value << ", " << each.title << '\n';
    out << "\nPlazos que se cruzan con feriados: " << forecast.collisions.size() << ".\n";
    for (const auto& each : forecast.collisions) {
        out << "  " << each.title << ", plazo «" << each.term << "», vence el " << each.due
            << "; no cuenta: ";
        for (std::size_t i = 0; i < each.holidays.size(); ++i)
            out << (i == 0 ? "" : "; ") << each.holidays[i];
        out << '\n';
    }
    out << "\nPlazos que vencerían sin que nadie actúe: " << forecast.expired << ".\n";
}

void run(const SimulateOptions& options, CommandContext& context) {
    const auto from = engine::calendar::parse_date(options.from);
    const auto to = engine::calendar::parse_date(options.to);
    if (!from) throw UsageError("--from: " + engine::to_line(from.error()));
    if (!to) throw UsageError("--to: " + engine::to_line(to.error()));
    if (*to < *from || *to - *from > std::chrono::days(most_days))
        throw UsageError("--to: debe ser posterior a --from, a lo más tres años.");
    engine::durable::Instant now;
    const PassingFolder folder;
    const auto copy = folder.path() / "data";
    {
        const auto store = open_store(context);
        if (!store) return;
        now = store->clock->now();
        const auto holidays = store->installation.cases().holidays();
        if (!holidays) return context.refuse(holidays.error());
        if (!holidays->covers(*to))
            return context.refuse({engine::Refusal::invalid,
                                   "El calendario de feriados llega hasta " +
                                       std::to_string(holidays->last_year()) + ".",
                                   "--to", "Elija una fecha anterior."});
        if (engine::calendar::start_of(*from) < now - std::chrono::days(1))
            return context.refuse({engine::Refusal::invalid, "Esa fecha ya pasó.", "--from",
                                   "Elija hoy o una fecha posterior."});
        engine::durable::copy_data(context.data_directory, copy,
                                   engine::durable::KeptFiles::linked);
    }
    const Forecast forecast = foresee(copy, context.workflows_directory, now, *from, *to);
    if (options.json)
        context.out << as_json(forecast).dump() << '\n';
    else
        print(context.out, forecast);
    if (options.picture.empty()) return;
    if (auto written = write_output(options.picture, forecast_svg(forecast)); !written)
        context.refuse(written.error());
}

}  // namespace

void add_simulate_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<SimulateOptions>();
    CLI::App& command = add_command(
        root, "simulate", "El tiempo que viene, con un reloj simulado y sobre una copia",
        "  visado simulate --from 2027-01-01 --to 2027-12-31 --picture carga.svg");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("--from", options->from, "Primer día")->required();
    command.add_option("--to", options->to, "Último día")->required();
    command.add_option("--picture", options->picture, "Además, un dibujo SVG de la carga");
    command.add_flag("--json", options->json, "Solo JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
