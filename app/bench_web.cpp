#include "app/bench_web.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <memory>
#include <stdexcept>
#include <thread>

#include "app/bench_figures.h"
#include "app/bench_visitor.h"
#include "app/command_line.h"
#include "web/http/gzip.h"
#include "web/static_files.h"

namespace app {
namespace {

struct Options {
    std::string folder;
    int people = 50;
    int pause = 1000;
    bool json = false;
};

constexpr int alone_acts = 20;

void add(AnswerTimes& all, const AnswerTimes& some) {
    for (const auto& [what, times] : some)
        all[what].insert(all[what].end(), times.begin(), times.end());
}

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5)];
}

// One person on an idle machine.
AnswerTimes alone(BenchOffice& office) {
    BenchVisitor visitor(office.port(), office.log_in(office.people().front()));
    for (int i = 0; i < alone_acts; ++i) {
        const auto id = office.cases()[static_cast<std::size_t>(i)];
        visitor.reads_inbox();
        visitor.reads_case(id);
        visitor.acts(id, BenchOffice::act_of(0));
        visitor.reads_case(id);
    }
    return visitor.times();
}

// Everybody works at once, each with a pause before a press; the acts are on the cases that nobody
// acted on yet, two people on each of them.
AnswerTimes together(BenchOffice& office, const Options& options) {
    using std::chrono::milliseconds;
    const auto count = static_cast<std::size_t>(options.people);
    std::vector<AnswerTimes> times(count);
    std::vector<std::exception_ptr> failures(count);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < count; ++i) {
        threads.emplace_back([&, i] {
            const auto waits = [&] { std::this_thread::sleep_for(milliseconds(options.pause)); };
            try {
                BenchVisitor visitor(office.port(), office.log_in(office.people()[i]));
                const auto id = office.cases()[alone_acts + i / 2];
                // Not all in the same instant.
                std::this_thread::sleep_for(
                    milliseconds(options.pause * static_cast<int>(i) / options.people));
                for (int round = 0; round < 3; ++round) {
                    visitor.reads_inbox();
                    waits();
                    visitor.reads_case(id);
                    waits();
                }
                visitor.acts(id, BenchOffice::act_of(i), [&] { waits(); });
                waits();
                visitor.reads_case(id);
                times[i] = visitor.times();
            } catch (...) {
                failures[i] = std::current_exception();
            }
        });
    }
    for (auto& each : threads) each.join();
    AnswerTimes all;
    for (std::size_t i = 0; i < count; ++i) {
        if (failures[i]) std::rethrow_exception(failures[i]);
        add(all, times[i]);
    }
    return all;
}

// The limits of the design: milliseconds until 95 of 100 answers are there.
struct Limit {
    const char* what;
    double alone, together;
};
constexpr Limit limits[] = {{"inbox", 50, 100},
                            {"case", 80, 100},
                            {"form", 80, 100},
                            {"review", 80, 100},
                            {"act", 100, 100}};

void add_times(std::vector<Figure>& figures, const AnswerTimes& times, const std::string& ending,
               double Limit::*limit) {
    for (const Limit& each : limits) {
        const auto& values = times.at(each.what);
        const std::string name = std::string("web.") + each.what;
        figures.push_back({name + "_p50" + ending, quantile(values, 0.5), {}, "ms", ""});
        figures.push_back(
            {name + "_p95" + ending, quantile(values, 0.95), each.*limit, "ms", "límite"});
    }
}

double kib(std::size_t bytes) {
    return static_cast<double>(bytes) / 1024;
}

void add_sizes(std::vector<Figure>& figures, BenchOffice& office) {
    BenchVisitor visitor(office.port(), office.log_in(office.people().front()));
    const auto id = office.cases().back();  // nobody acted in it
    const std::string act = "/expedientes/" + std::to_string(id.value) + "/actos/ogppd.observar";
    double first_visit = 0;
    const auto weigh = [&](const std::string& name, const std::string& html) {
        const double size = kib(web::gzip(html).size());
        figures.push_back({"web." + name + "_html_gzip", size, 15, "KiB", "límite"});
        return size;
    };
    first_visit += weigh("inbox", visitor.reads_inbox());
    weigh("case", visitor.reads_case(id));
    weigh("act", visitor.reads(act));
    const auto part = [&](const std::string& name, const std::string& file, double most) {
        for (const auto& each : web::static_files()) {
            if (each.name != file) continue;
            figures.push_back({"web." + name, kib(each.packed.size()), most, "KiB", "límite"});
            first_visit += kib(each.packed.size());
        }
    };
    part("css_gzip", "app.css", 12);
    part("js_gzip", "app.js", 4);
    part("icons_gzip", "iconos.svg", 8);
    figures.push_back({"web.first_visit_gzip", first_visit, 80, "KiB", "límite"});
}

std::vector<Figure> measure(BenchOffice& office, const Options& options) {
    std::vector<Figure> figures;
    add_times(figures, alone(office), "", &Limit::alone);
    const auto before = office.entries();
    const auto times = together(office, options);
    if (office.entries() != before + options.people)
        throw std::runtime_error("Se perdió un acto: se registraron " +
                                 std::to_string(office.entries() - before) + " de " +
                                 std::to_string(options.people) + ".");
    add_times(figures, times, "_" + std::to_string(options.people), &Limit::together);
    add_sizes(figures, office);
    return figures;
}

}  // namespace

void add_bench_web(CLI::App& bench, CommandContext& context,
                   std::function<std::filesystem::path(const std::string&)> fresh_folder) {
    const auto options = std::make_shared<Options>();
    CLI::App& command = *bench.add_subcommand(
        "web", "Lo que se espera por una página o un acto, a solas y muchos a la vez; lo que pesa");
    add_workflows_option(command, context);
    command.add_option("--dir", options->folder,
                       "Carpeta en disco donde medir; si no se indica, la actual");
    command.add_option("--people", options->people, "Personas a la vez; 50 si no se indica");
    command.add_option("--pause", options->pause,
                       "Milisegundos que cada una se toma antes de pulsar; 1000 si no se indica");
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context, fresh_folder = std::move(fresh_folder)] {
        if (options->people < 2 || options->people > 60 || options->pause < 0)
            throw UsageError("--people va de 2 a 60 y --pause no es negativo.");
        const auto folder = fresh_folder(options->folder);
        const int cases = alone_acts + (options->people + 1) / 2 + 1;
        std::vector<Figure> figures;
        {
            BenchOffice office(folder / "data", context.workflows_directory, options->people,
                               cases);
            figures = measure(office, *options);
        }
        std::filesystem::remove_all(folder);
        if (options->json) return write_json(figures, context.out);
        context.out << options->people << " personas a la vez, una pulsación cada "
                    << options->pause << " ms; bandejas de hasta " << cases << " asuntos\n";
        write_lines(figures, context.out);
    });
}

}  // namespace app
