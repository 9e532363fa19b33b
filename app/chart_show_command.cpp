#include "app/chart_show_command.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/chart_file.h"
#include "app/input_file.h"
#include "app/output_file.h"
#include "engine/diagram/diagram.h"
#include "engine/diagram/outline.h"
#include "workflows/diagram_words.h"

namespace app {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::statechart::Chart;
using engine::statechart::StateIndex;

struct ShowOptions {
    std::string file;
    std::string format = "text";
    std::vector<std::string> active;
    std::string output;
};

// The package.json beside the chart, if that is its package; null otherwise.
engine::Value manifest_beside(const std::filesystem::path& file) {
    const auto path = file.parent_path() / "package.json";
    if (!std::filesystem::exists(path)) return nullptr;
    const auto read = read_json_input(path.string());
    if (!read || !read->is_object() || !read->contains("chart") ||
        (*read)["chart"] != file.filename().string())
        return nullptr;
    return *read;
}

Result<std::vector<StateIndex>> find_states(const Chart& chart,
                                            const std::vector<std::string>& ids) {
    std::vector<StateIndex> found;
    for (const std::string& id : ids) {
        const StateIndex state = chart.find(id);
        if (state == engine::statechart::no_index)
            return Problem{
                Refusal::not_found, "No hay ningún estado «" + id + "».", chart.file,
                "Revise --active; «--format dot» y «--format text» muestran los estados."};
        found.push_back(state);
    }
    return found;
}

Result<std::string> draw(const ShowOptions& options, const Chart& chart,
                         const engine::diagram::ChartWords& words) {
    const auto active = find_states(chart, options.active);
    if (!active) return active.error();
    if (options.format == "text") return engine::diagram::outline(chart, words, *active);
    if (options.format == "dot") return engine::diagram::draw_dot(chart, words, *active);
    engine::diagram::LayoutEngine engine;
    return engine::diagram::draw_svg(engine, chart, words, *active);
}

void show(const ShowOptions& options, CommandContext& context) {
    auto chart = read_chart_file(options.file);
    if (!chart) return context.refuse(chart.error());
    engine::Problems problems;  // of the vocabulary: for lint, not for a picture
    const auto procedure = workflows::read_procedure(*chart, problems);
    const auto words = workflows::diagram_words(*chart, procedure, manifest_beside(options.file));
    const auto drawn = draw(options, *chart, words);
    if (!drawn) return context.refuse(drawn.error());
    if (options.output.empty()) {
        context.out << *drawn;
    } else if (const auto written = write_output(options.output, *drawn); !written) {
        context.refuse(written.error());
    }
}

}  // namespace

void add_chart_show_command(CLI::App& chart, CommandContext& context) {
    const auto options = std::make_shared<ShowOptions>();
    CLI::App& command =
        *chart.add_subcommand("show", "Dibuja el diagrama, o lo dice en una lista numerada");
    command.add_option("file", options->file, "Archivo SCXML")->required();
    command
        .add_option("--format", options->format,
                    "svg, dot (para Graphviz) o text (lista numerada); si no se indica, text")
        ->check(CLI::IsMember({"svg", "dot", "text"}, CLI::ignore_case));
    command.add_option("--active", options->active, "Estados activos, separados por comas")
        ->delimiter(',');
    command.add_option("--output", options->output,
                       "Archivo donde se escribe; si no se indica, la salida");
    command.footer(
        "Ejemplo:\n  visado chart show workflows/programa-integridad/chart.scxml --format svg "
        "--active por_visar --output diagrama.svg");
    command.callback([options, &context] { show(*options, context); });
}

}  // namespace app
