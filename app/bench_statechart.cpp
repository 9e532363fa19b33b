#include "app/bench_statechart.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>

#include "app/bench_figures.h"
#include "app/bench_sizes.h"
#include "app/bench_speed.h"
#include "app/bench_xstate.h"

namespace app {
namespace {

namespace sc = engine::statechart;
using engine::Value;

struct Options {
    std::string folder;
    int rounds = 7;
    bool json = false;
};

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw UsageError("No se encuentra " + file.string() +
                         "; use ./dev bench o indique --files con la carpeta docs/bench.");
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<sc::Event> events_of(const std::string& json) {
    std::vector<sc::Event> events;
    for (const Value& each : Value::parse(json)) {
        sc::Event event;
        event.name = each.at("name").get<std::string>();
        if (each.contains("data")) event.data = each.at("data");
        events.push_back(std::move(event));
    }
    return events;
}

// One list a figure; one value a round.
struct Times {
    std::vector<double> guard_free, by_switch, kept, json, small, middle, large, read;
    std::vector<double> xstate_kept, xstate_saving, xstate_reloading;
};

// Every round measures everything once: a machine that slows down slows both sides.
Times measure(const std::filesystem::path& folder, int rounds, ApprovalBench& approval) {
    GuardFreeBench guard_free(
        text_of(folder / "guard-free.scxml"),
        {"enviar", "visar", "visar", "visar", "aprobar", "publicar", "archivar", "nuevo"});
    const std::vector<std::string> walk = {"0", "1", "2", "3"};
    GuardFreeBench small(chart_with_states(20), walk), middle(chart_with_states(200), walk),
        large(chart_with_states(2000), walk);
    const std::string document = chart_with_states(20);
    approval.measure_kept(3000);  // JavaScriptCore compiles what it has seen often
    approval.measure_json(500);
    Times times;
    for (int round = 0; round < rounds; ++round) {
        times.by_switch.push_back(measure_switch(200'000));
        times.guard_free.push_back(guard_free.measure(10'000));
        times.kept.push_back(approval.measure_kept(1000));
        times.json.push_back(approval.measure_json(100));
        times.small.push_back(small.measure(10'000));
        times.middle.push_back(middle.measure(10'000));
        times.large.push_back(large.measure(10'000));
        times.read.push_back(read_milliseconds(document));
        if (const auto xstate = measure_xstate(folder)) {
            times.xstate_kept.push_back(xstate->plain);
            times.xstate_saving.push_back(xstate->saving);
            times.xstate_reloading.push_back(xstate->reloading);
        }
    }
    return times;
}

std::optional<double> median_if_any(const std::vector<double>& values) {
    if (values.empty()) return std::nullopt;
    return median(values);
}

// Of each round for itself: what slows a round down, slows both of its sides.
double median_quotient(const std::vector<double>& above, const std::vector<double>& below) {
    std::vector<double> quotients;
    for (std::size_t i = 0; i < above.size(); ++i) quotients.push_back(above[i] / below[i]);
    return median(quotients);
}

std::vector<Figure> figures_of(const Times& times, double idle_bytes) {
    const char* no_node = "XState: falta node o su paquete; use ./dev bench";
    const bool node = !times.xstate_kept.empty();
    return {
        {"statechart.guard_free", median(times.guard_free), median(times.by_switch), "ns/event",
         "un switch a mano"},
        {"statechart.approval", median(times.kept), median_if_any(times.xstate_kept), "ns/event",
         node ? "XState 5" : no_node},
        {"statechart.approval_json", median(times.json), median_if_any(times.xstate_saving),
         "ns/event", node ? "XState 5 que solo guarda" : no_node},
        {"statechart.approval_json_reloading", median(times.json),
         median_if_any(times.xstate_reloading), "ns/event",
         node ? "XState 5 que carga y guarda" : no_node},
        {"statechart.idle_instance", idle_bytes, 1024, "bytes", "límite"},
        {"statechart.read_20_states", median(times.read), 3, "ms", "límite"},
        {"statechart.inactive_states_growth_200", median_quotient(times.middle, times.small), 1,
         "x", "200 estados frente a 20"},
        {"statechart.inactive_states_growth", median_quotient(times.large, times.small), 1, "x",
         "2000 estados frente a 20"},
    };
}

void run(const Options& options, CommandContext& context) {
    if (options.rounds < 1) throw UsageError("--rounds debe ser de al menos 1.");
    const char* from_surroundings = std::getenv("VISADO_BENCH");
    const std::filesystem::path folder = !options.folder.empty()        ? options.folder
                                         : from_surroundings != nullptr ? from_surroundings
                                                                        : "docs/bench";
    ApprovalBench approval(text_of(folder / "approval-bench.scxml"),
                           events_of(text_of(folder / "approval-events.json")));
    const Times times = measure(folder, options.rounds, approval);
    const auto figures =
        figures_of(times, idle_instance_bytes(approval.chart(), approval.stored()));
    if (options.json) return write_json(figures, context.out);
    context.out << "Medianas de " << options.rounds << " rondas\n";
    write_lines(figures, context.out);
}

}  // namespace

void add_bench_statechart(CLI::App& bench, CommandContext& context) {
    const auto options = std::make_shared<Options>();
    CLI::App& command =
        *bench.add_subcommand("statechart", "Tiempo por evento y memoria por caso del núcleo");
    command.add_option("--files", options->folder,
                       "Carpeta con lo que se mide; si no se indica, $VISADO_BENCH o docs/bench");
    command.add_option("--rounds", options->rounds, "Rondas; se informa la mediana");
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
