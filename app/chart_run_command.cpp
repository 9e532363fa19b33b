#include "app/chart_run_command.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/chart_file.h"
#include "app/chart_show_command.h"
#include "app/command_line.h"
#include "app/loopback_http.h"
#include "engine/statechart/scxml_reader.h"
#include "engine/statechart/trace.h"
#include "engine/statechart/virtual_session.h"
#include "workflows/models.h"

namespace app {
namespace {

namespace sc = engine::statechart;

struct RunOptions {
    std::string file;
    bool snapshot_every_step = false;
    bool trace = false;
    bool basic_http = false;
};

// A document that names its ends `pass` and `fail` (as the W3C's do) must end in `pass`.
bool ended_well(const sc::VirtualSession& session) {
    const sc::Chart& chart = session.chart();
    if (session.running()) return false;
    if (chart.find("pass") == sc::no_index && chart.find("fail") == sc::no_index) return true;
    const auto& active = session.configuration();
    return std::any_of(active.begin(), active.end(), [&](sc::StateIndex state) {
        return chart.states[state].id == "pass" && chart.states[state].kind == sc::StateKind::final;
    });
}

sc::VirtualOptions session_options(const RunOptions& options, LoopbackHttp* http,
                                   CommandContext& context) {
    sc::VirtualOptions made;
    made.snapshot_every_step = options.snapshot_every_step;
    made.documents = files_beside(options.file);
    made.outside = http;
    if (!options.trace) return made;
    made.children = [&context](const sc::LiveSession& child, const sc::Event* event,
                               const sc::Step& step) {
        const auto& active = child.interpreter->configuration();
        context.out << child.invoke_id << ": " << sc::trace(*child.chart, active, event, step);
    };
    return made;
}

void run_chart(const RunOptions& options, CommandContext& context) {
    const auto chart = read_chart_file(options.file);
    if (!chart) return context.refuse(chart.error());
    const auto http = options.basic_http ? std::make_unique<LoopbackHttp>() : nullptr;
    const auto observer = [&](const sc::VirtualSession& session, const sc::Event* event,
                              const sc::Step& step) {
        if (!options.trace) return;
        context.out << sc::trace(*chart, session.configuration(), event, step, session.now());
    };
    const auto refuse = [&](const std::exception& failure, const std::string& place) {
        context.refuse(engine::Problem{engine::Refusal::invalid, failure.what(), place, ""});
    };
    sc::VirtualSession session(*chart, workflows::data_models(true),
                               session_options(options, http.get(), context), observer);
    try {
        if (const auto started = session.start(); !started) return context.refuse(started.error());
        session.run();
    } catch (const sc::EndlessMacrostep& endless) {
        return refuse(endless, "");
    } catch (const sc::EndlessSession& endless) {
        return refuse(endless, "");
    } catch (const sc::UnusableData& unusable) {
        return refuse(unusable, options.file);
    }
    context.out << "Configuración final: " << sc::innermost(*chart, session.configuration())
                << (session.running() ? " (no ha terminado: espera eventos)" : "") << '\n';
    context.exit = ended_well(session) ? Exit::done : Exit::refused;
}

}  // namespace

void add_chart_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<RunOptions>();
    CLI::App& chart = add_command(root, "chart", "Prueba o dibuja un diagrama SCXML por sí solo",
                                  "  visado chart run semaforo.scxml --trace\n"
                                  "  visado chart show semaforo.scxml --format svg");
    chart.require_subcommand(1);
    CLI::App& run =
        *chart.add_subcommand("run", "Ejecuta el diagrama con un reloj virtual hasta que termina");
    run.add_option("file", options->file, "Archivo SCXML")->required();
    run.add_flag("--snapshot-every-step", options->snapshot_every_step,
                 "Guarda y recupera el diagrama después de cada paso");
    run.add_flag("--trace", options->trace, "Cuenta cada paso");
    run.add_flag("--basichttp", options->basic_http,
                 "Abre un puerto de esta máquina para los <send> por HTTP (BasicHTTP)");
    run.footer(
        "Ejemplo:\n  visado chart run semaforo.scxml --trace\n"
        "Termina con 0 si acaba en el estado final «pass», o en cualquier estado final "
        "cuando ninguno se llama «pass» ni «fail»; si no, con 1.");
    run.callback([options, &context] { run_chart(*options, context); });
    add_chart_show_command(chart, context);
}

}  // namespace app
