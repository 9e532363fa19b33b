#include "app/export_command.h"

#include <map>
#include <memory>

#include "app/command_line.h"
#include "app/open_store.h"
#include "app/output_file.h"
#include "workflows/authority.h"
#include "workflows/case_matrix.h"

namespace app {
namespace {

using engine::Problem;
using engine::Refusal;
using workflows::MatrixFormat;

struct ExportOptions {
    std::string view, format = "csv", out;
    std::int64_t id = 0;
};

MatrixFormat format_of(const ExportOptions& options) {
    static const std::map<std::string, MatrixFormat> formats = {
        {"csv", MatrixFormat::csv}, {"xlsx", MatrixFormat::xlsx}, {"json", MatrixFormat::json}};
    const auto found = formats.find(options.format);
    if (found == formats.end())
        throw UsageError("--format: «" + options.format + "» no se conoce. Use csv, xlsx o json.");
    if (found->second == MatrixFormat::xlsx && options.out.empty())
        throw UsageError("Un libro de Excel necesita un archivo: agregue --out matriz.xlsx.");
    return found->second;
}

// "programa-integridad/matriz": the package before the view's name, where it was given.
std::pair<std::string, std::string> names_of(const std::string& view) {
    const std::size_t slash = view.find('/');
    if (slash == std::string::npos) return {"", view};
    return {view.substr(0, slash), view.substr(slash + 1)};
}

// The matrix of one case.
engine::Result<workflows::Matrix, engine::Problems> of_case(workflows::Installation& installation,
                                                            const ExportOptions& options) {
    const auto [package_name, view_name] = names_of(options.view);
    const auto found = installation.cases().view({options.id}, "");
    if (!found) return engine::Problems{found.error()};
    if (!package_name.empty() && found->state.package_name != package_name) {
        return engine::Problems{Problem{Refusal::invalid,
                                        "El expediente " + std::to_string(options.id) +
                                            " es de «" + found->state.package_name +
                                            "», no de «" + package_name + "».",
                                        "--case", "Revise el número."}};
    }
    const auto definition = workflows::find_view(*found->package, view_name);
    if (!definition) return definition.error();
    if (definition->over_cases) {
        return engine::Problems{Problem{Refusal::invalid,
                                        "Ese cuadro es de todos los expedientes.", "--case",
                                        "Quite --case."}};
    }
    return workflows::make_matrix(*found->package, *definition,
                                  workflows::chart_data(found->state));
}

// The matrix over all cases of a package.
engine::Result<workflows::Matrix, engine::Problems> over_cases(
    workflows::Installation& installation, const ExportOptions& options) {
    const auto [package_name, view_name] = names_of(options.view);
    const auto package = installation.catalog().find(package_name);
    if (!package) return package.error();
    const auto definition = workflows::view_named(**package, view_name, true);
    if (!definition) return engine::Problems{definition.error()};
    const auto organization = installation.cases().organization();
    if (!organization) return engine::Problems{organization.error()};
    auto made = workflows::matrix_over_cases(installation.cases(), **package, *definition, "",
                                             *organization);
    if (!made) return made.error();
    return std::move(made->matrix);
}

void run(const ExportOptions& options, CommandContext& context) {
    const MatrixFormat format = format_of(options);
    if (options.id == 0 && options.view.find('/') == std::string::npos)
        throw UsageError("Diga de qué expediente (--case) o de qué paquete (PAQUETE/vista).");
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    const auto matrix =
        options.id == 0 ? over_cases(installation, options) : of_case(installation, options);
    if (!matrix) return context.refuse(matrix.error());
    const std::string bytes = workflows::write_matrix(*matrix, format);
    if (options.out.empty()) {
        context.out << bytes;
        return;
    }
    if (auto written = write_output(options.out, bytes); !written)
        return context.refuse(written.error());
    const std::size_t rows = matrix->table.rows.size();
    context.out << matrix->title << ": " << rows << (rows == 1 ? " fila" : " filas") << " en "
                << options.out << ".\n";
}

}  // namespace

void add_export_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<ExportOptions>();
    CLI::App& command =
        add_command(root, "export", "Escribe una matriz de un expediente, o de todos los de un paquete",
                    "  visado export programa-integridad/matriz --case 3 --format xlsx --out "
                    "matriz.xlsx\n"
                    "  visado export matriz --case 3 --format json\n"
                    "  visado export accion-programa/seguimiento --format xlsx --out acciones.xlsx");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("view", options->view, "Vista del paquete: matriz o PAQUETE/matriz")
        ->required();
    command.add_option("--case", options->id,
                       "Número del expediente; sin él, de todos los del paquete");
    command.add_option("--format", options->format, "csv (si no se indica), xlsx o json");
    command.add_option("--out", options->out, "Archivo; si no se indica, la salida");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
