#include "app/lint_command.h"

#include <memory>

#include "app/chart_file.h"
#include "app/command_line.h"
#include "app/input_file.h"
#include "workflows/catalog.h"
#include "workflows/package_lint.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using engine::Problem;
using engine::Refusal;
using workflows::LintReport;

LintReport refused(const Problem& problem) {
    return {{problem}, {}};
}

LintReport lint_file(const fs::path& file) {
    const auto text = read_input(file);
    if (!text) return refused(text.error());
    return workflows::lint_chart(*text, file.string(), files_beside(file));
}

// Places get the folder before them, so that an editor finds the file.
LintReport lint_folder(const fs::path& folder) {
    auto files = workflows::read_package_files(folder);
    if (!files) return {files.error(), {}};
    LintReport report = workflows::lint_package(std::move(*files));
    for (auto* problems : {&report.errors, &report.warnings}) {
        for (Problem& each : *problems) each.place = (folder / each.place).string();
    }
    return report;
}

LintReport lint(const std::string& named, const fs::path& workflows) {
    const fs::path path = named;
    std::error_code ignored;
    if (fs::is_regular_file(path, ignored)) return lint_file(path);
    if (fs::is_directory(path, ignored)) return lint_folder(path);
    if (fs::is_directory(workflows / path, ignored)) return lint_folder(workflows / path);
    return refused({Refusal::not_found, "No existe ese paquete ni ese archivo.", named,
                    "Revise el nombre, --workflows o VISADO_WORKFLOWS."});
}

std::string counted(std::size_t count, const std::string& word) {
    const bool ends_in_vowel = std::string_view("aeiou").find(word.back()) != std::string::npos;
    if (count == 1) return "1 " + word;
    return std::to_string(count) + " " + word + (ends_in_vowel ? "s" : "es");
}

void run(std::vector<std::string> named, CommandContext& context) {
    if (named.empty()) named = workflows::Catalog(context.workflows_directory).names();
    if (named.empty()) {
        return context.refuse({Refusal::not_found, "No hay ningún paquete en la carpeta.",
                               context.workflows_directory.string(),
                               "Revise --workflows o VISADO_WORKFLOWS."});
    }
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const std::string& each : named) {
        const LintReport report = lint(each, context.workflows_directory);
        for (const Problem& error : report.errors) context.out << to_line(error) << '\n';
        for (Problem warning : report.warnings) {
            warning.message = "advertencia: " + warning.message;
            context.out << to_line(warning) << '\n';
        }
        errors += report.errors.size();
        warnings += report.warnings.size();
    }
    context.out << counted(named.size(), "revisado") << ": " << counted(errors, "error") << ", "
                << counted(warnings, "advertencia") << ".\n";
    if (errors > 0) context.exit = Exit::refused;
}

}  // namespace

void add_lint_command(CLI::App& root, CommandContext& context) {
    const auto named = std::make_shared<std::vector<std::string>>();
    CLI::App& command = add_command(
        root, "lint", "Revisa procedimientos antes de usarlos: archivo, línea y remedio",
        "  visado lint\n"
        "  visado lint programa-integridad\n"
        "  visado lint borrador/chart.scxml");
    add_workflows_option(command, context);
    command.add_option("what", *named,
                       "Paquetes o archivos .scxml; si no se indica, todos los paquetes");
    command.callback([named, &context] { run(*named, context); });
}

}  // namespace app
