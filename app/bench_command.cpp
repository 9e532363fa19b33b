#include "app/bench_command.h"

#include <chrono>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "app/bench_case.h"
#include "app/bench_figures.h"
#include "app/bench_statechart.h"
#include "app/bench_web.h"
#include "app/command_line.h"

namespace app {
namespace {

struct BenchOptions {
    std::string directory;
    int acts = 4000;
    int rounds = 3;
    bool json = false;
};

// A new folder on a real disk: tmpfs would measure memory.
std::filesystem::path fresh_folder(const std::string& wished) {
    const std::filesystem::path parent =
        wished.empty() ? std::filesystem::current_path() : std::filesystem::path(wished);
    if (!std::filesystem::is_directory(parent))
        throw UsageError("--dir: no existe la carpeta " + parent.string() + ".");
    std::string name = (parent / "visado-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("No se pudo crear una carpeta en " + parent.string() + ".");
    struct statfs system {};
    constexpr long tmpfs_magic = 0x01021994;
    if (statfs(name.c_str(), &system) == 0 && system.f_type == tmpfs_magic) {
        std::filesystem::remove_all(name);
        throw UsageError("--dir: " + parent.string() +
                         " está en memoria (tmpfs); indique una carpeta en disco.");
    }
    return name;
}

double fsync_median_microseconds(const std::filesystem::path& folder) {
    const std::string path = (folder / "fsync").string();
    const int file = open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) throw std::runtime_error("No se pudo escribir en " + folder.string() + ".");
    const std::string block(4096, 'x');
    std::vector<double> times;
    for (int i = 0; i < 101; ++i) {
        const auto start = std::chrono::steady_clock::now();
        if (write(file, block.data(), block.size()) < 0 || fsync(file) != 0)
            throw std::runtime_error("El disco no aceptó la escritura.");
        times.push_back(
            std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start)
                .count());
    }
    close(file);
    return median(times);
}

// Interleaved, so that a disk that changes its mind does so for both sides.
std::vector<Figure> measure(const std::filesystem::path& folder, const BenchOptions& options) {
    const std::vector<int> callers = {1, 8, 64};
    std::vector<std::vector<double>> ours(callers.size());
    std::vector<double> bare;
    int run = 0;
    for (int round = 0; round < options.rounds; ++round) {
        for (std::size_t i = 0; i < callers.size(); ++i) {
            const auto directory = folder / std::to_string(run++);
            BenchCase bench;
            const auto work =
                bench.prepare(directory, callers[i] == 1 ? options.acts / 8 : options.acts);
            ours[i].push_back(
                engine::durable::runtime_acts_per_second(directory, work, callers[i]));
        }
        const auto directory = folder / std::to_string(run++);
        BenchCase bench;
        bare.push_back(engine::durable::bare_acts_per_second(
            directory, bench.prepare(directory, options.acts), 32));
    }
    std::vector<Figure> figures;
    for (std::size_t i = 0; i < callers.size(); ++i) {
        figures.push_back({"durable.acts_" + std::to_string(callers[i]), median(ours[i]),
                           median(bare), "acts/s", ""});
    }
    return figures;
}

void run(const BenchOptions& options, CommandContext& context) {
    if (options.acts < 640 || options.rounds < 1)
        throw UsageError("--acts debe ser de al menos 640 y --rounds de al menos 1.");
    const auto folder = fresh_folder(options.directory);
    const double fsync_time = fsync_median_microseconds(folder);
    const auto figures = measure(folder, options);
    std::filesystem::remove_all(folder);
    if (options.json) {
        context.err << "fsync: " << std::round(fsync_time) << " us (mediana)\n";
        return write_json(figures, context.out);
    }
    context.out << "fsync: " << std::round(fsync_time)
                << " us (mediana)\nVara: las filas de un acto y nada más, en grupos de 32\n";
    write_lines(figures, context.out);
}

}  // namespace

void add_bench_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<BenchOptions>();
    CLI::App& bench =
        add_command(root, "bench", "Mide, cada cifra junto a su vara",
                    "  visado bench statechart\n  visado bench durable --json --rounds 5\n"
                    "  visado bench web");
    bench.require_subcommand(1);
    CLI::App& durable =
        *bench.add_subcommand("durable", "Actos por segundo con 1, 8 y 64 llamadores");
    durable.add_option("--dir", options->directory,
                       "Carpeta en disco donde medir; si no se indica, la actual");
    durable.add_option("--acts", options->acts, "Actos por medición");
    durable.add_option("--rounds", options->rounds, "Rondas; se informa la mediana");
    durable.add_flag("--json", options->json, "Escribe el resultado en JSON");
    durable.callback([options, &context] { run(*options, context); });
    add_bench_statechart(bench, context);
    add_bench_web(bench, context, fresh_folder);
}

}  // namespace app
