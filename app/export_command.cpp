#include "app/export_command.h"

#include <map>
#include <memory>

#include "app/command_line.h"
#include "app/open_store.h"
#include "app/output_file.h"
#include "engine/base/sha256.h"
#include "workflows/authority.h"
#include "workflows/case_matrix.h"
#include "workflows/case_pack.h"

namespace app {
namespace {

using engine::Problem;
using engine::Refusal;
using workflows::MatrixFormat;

struct ExportOptions {
    std::string view, format = "csv", out, pack;
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
                                        "El expediente " + std::to_string(options.id) + " es de «" +
                                            found->state.package_name + "», no de «" +
                                            package_name + "».",
                                        "--case", "Revise el número."}};
    }
    const auto definition = workflows::find_view(*found->package, view_name);
    if (!definition) return definition.error();
    if (definition->over_cases) {
        return engine::Problems{Problem{Refusal::invalid, "Ese cuadro es de todos los expedientes.",
                                        "--case", "Quite --case."}};
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

std::int64_t seconds_of(engine::durable::Instant instant) {
    return std::chrono::duration_cast<std::chrono::seconds>(instant.time_since_epoch()).count();
}

// A pack over all cases of a package.
engine::Result<std::string, engine::Problems> packed_cases(workflows::Installation& installation,
                                                           const ExportOptions& options,
                                                           const workflows::Organization& people) {
    auto& cases = installation.cases();
    const auto package = installation.catalog().find(options.view);
    if (!package) return package.error();
    const auto pack = workflows::pack_named(**package, options.pack);
    if (!pack) return engine::Problems{pack.error()};
    if (!pack->over_cases)
        return engine::Problems{Problem{Refusal::invalid, "Ese envío es de un expediente.",
                                        "--pack", "Agregue --case."}};
    workflows::PackFolder folder;
    const auto done = workflows::pack_cases(cases, **package, *pack, "", people, folder);
    if (!done) return done.error();
    workflows::add_index(*pack, (*package)->title + ", todos los expedientes.", folder);
    return folder.zip(seconds_of(workflows::last_change(cases)));
}

// What the package of a case calls so. A pack changes nothing of a case: what the package says now
// serves cases of before.
engine::Result<workflows::PackDefinition> pack_of(workflows::Installation& installation,
                                                  const workflows::CaseView& view,
                                                  const std::string& id) {
    if (id == workflows::whole_case_pack().id) return workflows::whole_case_pack();
    auto pack = workflows::pack_named(*view.package, id);
    if (!pack) {
        if (const auto now = installation.catalog().find(view.state.package_name))
            pack = workflows::pack_named(**now, id);
    }
    if (pack && pack->over_cases)
        return Problem{Refusal::invalid, "Ese envío es de todos los expedientes.", "--case",
                       "Quite --case y diga el paquete."};
    return pack;
}

// The archive's bytes. Its files are dated by the case's last entry, so that the same case gives
// the same bytes.
engine::Result<std::string, engine::Problems> packed(workflows::Installation& installation,
                                                     const ExportOptions& options) {
    auto& cases = installation.cases();
    const auto organization = cases.organization();
    if (!organization) return engine::Problems{organization.error()};
    if (options.id == 0) return packed_cases(installation, options, *organization);
    const auto view = cases.view({options.id}, "");
    if (!view) return engine::Problems{view.error()};
    const auto pack = pack_of(installation, *view, options.pack);
    if (!pack) return engine::Problems{pack.error()};
    workflows::PackFolder folder;
    if (pack->id == workflows::whole_case_pack().id) {
        workflows::pack_whole_case(
            cases, *view, *organization, [](auto, auto, const auto&) {}, folder);
    } else if (const auto done = workflows::pack_case(cases, *view, *pack, folder); !done) {
        return done.error();
    }
    workflows::add_index(*pack, workflows::pack_state(cases, *view, *organization), folder);
    return folder.zip(seconds_of(cases.queries().summary({options.id})->updated));
}

void run_pack(const ExportOptions& options, CommandContext& context) {
    if (options.out.empty())
        throw UsageError("Un envío necesita un archivo: agregue --out envio.zip.");
    if ((options.id == 0) == options.view.empty())
        throw UsageError("Diga de qué expediente (--case) o de qué paquete es el envío.");
    const auto store = open_store(context);
    if (!store) return;
    try {
        const auto bytes = packed(store->installation, options);
        if (!bytes) return context.refuse(bytes.error());
        if (auto written = write_output(options.out, *bytes); !written)
            return context.refuse(written.error());
        context.out << "Envío «" << options.pack << "» en " << options.out << ", " << bytes->size()
                    << " bytes, SHA-256 " << engine::sha256_hex(*bytes) << ".\n";
    } catch (const workflows::PackTooLarge& problem) {
        context.refuse(Problem{Refusal::invalid, problem.what(), "--pack", ""});
    }
}

void run(const ExportOptions& options, CommandContext& context) {
    if (!options.pack.empty()) return run_pack(options, context);
    if (options.view.empty()) throw UsageError("Diga qué cuadro, o qué envío (--pack).");
    const MatrixFormat format = format_of(options);
    if (options.id == 0 && options.view.find('/') == std::string::npos)
        throw UsageError("Diga de qué expediente (--case) o de qué paquete (PAQUETE/vista).");
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    const auto matrix =
        options.id == 0 ? over_cases(installation, options) : of_case(installation, options);
    if (!matrix) return context.refuse(matrix.error());
    // What could not be made out is said in its cell; whoever reads the exit code learns it too.
    engine::Problems faults;
    for (const auto& each : matrix->faults) faults.push_back(each.problem);
    if (!faults.empty()) context.refuse(faults);
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
    CLI::App& command = add_command(
        root, "export", "Escribe una matriz de un expediente, o de todos los de un paquete",
        "  visado export programa-integridad/matriz --case 3 --format xlsx --out "
        "matriz.xlsx\n"
        "  visado export matriz --case 3 --format json\n"
        "  visado export accion-programa/seguimiento --format xlsx --out acciones.xlsx\n"
        "  visado export --case 12 --pack completo --out expediente-12.zip\n"
        "  visado export recomendacion-control --pack pte --out pte.zip");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("view", options->view,
                       "Vista del paquete: matriz o PAQUETE/matriz; con --pack, el paquete");
    command.add_option("--pack", options->pack,
                       "Un envío del paquete, o «completo»: documentos, evidencias, cuadros e "
                       "índice con huellas, en un ZIP");
    command.add_option("--case", options->id,
                       "Número del expediente; sin él, de todos los del paquete");
    command.add_option("--format", options->format, "csv (si no se indica), xlsx o json");
    command.add_option("--out", options->out, "Archivo; si no se indica, la salida");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
