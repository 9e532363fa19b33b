#include "app/import_command.h"

#include <algorithm>
#include <map>
#include <memory>

#include "app/command_line.h"
#include "app/open_store.h"
#include "app/output_file.h"
#include "workflows/table_import.h"

namespace app {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Value;
using workflows::ImportDefinition;
using workflows::ImportDoubt;
using workflows::ImportedTable;

struct ImportOptions {
    std::string package, file, import_name, out, person, behalf, comment, key;
    std::int64_t id = 0;
    bool dry_run = false;
    bool json = false;
};

// What was read and the definition it was read by.
struct Read {
    ImportDefinition definition;
    ImportedTable table;
};

engine::Result<Read, Problems> read(const ImportOptions& options,
                                    const workflows::Package& package) {
    auto definition = workflows::find_import(package, options.import_name);
    if (!definition) return definition.error();
    const auto file = workflows::read_table_file(options.file);
    if (!file) return file.error();
    auto table = workflows::import_table(package, *definition, *file);
    if (!table) return table.error();
    return Read{std::move(*definition), std::move(*table)};
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

// `text` filled up with blanks to `width` characters (not bytes).
std::string padded(const std::string& text, std::size_t width) {
    const auto characters =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        }));
    return text + std::string(width - std::min(width, characters), ' ');
}

void tell(const Read& read, std::ostream& out) {
    const auto& doubts = read.table.doubts;
    if (!doubts.empty()) out << "Fila  Código    Duda\n";
    std::map<std::string, std::size_t> kinds;
    for (const ImportDoubt& each : doubts) {
        std::string columns;
        for (const std::string& name : each.columns)
            columns += (columns.empty() ? "" : ", ") + name;
        out << padded(each.row == 0 ? "-" : std::to_string(each.row), 6) << padded(each.code, 10)
            << each.message << (columns.empty() ? "" : " [" + columns + "]") << '\n';
        ++kinds[each.message];
    }
    if (!doubts.empty()) out << '\n';
    for (const auto& [message, count] : kinds)
        out << padded(std::to_string(count), 6) << message << '\n';
    out << read.definition.title << ": " << counted(read.table.rows, "fila", "filas") << ", "
        << counted(doubts.size(), "duda", "dudas") << ".\n";
}

void tell_json(const Read& read, std::ostream& out) {
    Value doubts = Value::array();
    for (const ImportDoubt& each : read.table.doubts) {
        doubts.push_back({{"row", each.row},
                          {"code", each.code},
                          {"message", each.message},
                          {"columns", each.columns}});
    }
    out << Value{{"rows", read.table.rows}, {"doubts", doubts}}.dump() << '\n';
}

// The words, and the data where they were asked for; false when that was refused.
bool report(const ImportOptions& options, const Read& read, CommandContext& context) {
    if (options.json)
        tell_json(read, context.out);
    else
        tell(read, context.out);
    if (options.out.empty()) return true;
    if (auto written = write_output(options.out, read.table.data.dump(1) + "\n"); !written) {
        context.refuse(written.error());
        return false;
    }
    return true;
}

// A case reads with the version of its package that it is pinned to.
void run_on_case(const ImportOptions& options, CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    const auto view = installation.cases().view({options.id}, options.person);
    if (!view) return context.refuse(view.error());
    if (view->state.package_name != options.package) {
        return context.refuse(Problem{Refusal::invalid,
                                      "El expediente " + std::to_string(options.id) + " es de «" +
                                          view->state.package_name + "», no de «" +
                                          options.package + "».",
                                      "--case", "Revise el número."});
    }
    const auto done = read(options, *view->package);
    if (!done) return context.refuse(done.error());
    workflows::CaseRequest request;
    request.event = done->definition.event;
    request.data = done->table.data;
    request.actor = options.person;
    request.behalf = options.behalf;
    request.comment = options.comment;
    const auto answer = installation.cases().act({options.id}, request, options.key);
    if (!answer) return context.refuse(answer.error());
    if (!report(options, *done, context) || options.json) return;
    context.out << (answer->repeated ? "Ya estaba importado (misma clave). " : "Importado. ")
                << "El expediente " << options.id << " está «"
                << answer->value.at("status").get<std::string>() << "».\n";
}

void run(const ImportOptions& options, CommandContext& context) {
    const bool on_case = options.id != 0 && !options.dry_run;
    if (on_case && options.person.empty())
        throw UsageError("Falta --as: quién importa en el expediente.");
    if (on_case) return run_on_case(options, context);
    if (!options.dry_run && options.out.empty()) {
        throw UsageError(
            "Diga qué hacer con los datos: --case con --as, --out, o --dry-run para solo ver las "
            "dudas.");
    }
    workflows::Catalog catalog(context.workflows_directory);
    const auto package = catalog.find(options.package);
    if (!package) return context.refuse(package.error());
    const auto done = read(options, **package);
    if (!done) return context.refuse(done.error());
    if (report(options, *done, context) && options.dry_run && !options.json)
        context.out << "No se importó nada (--dry-run).\n";
}

}  // namespace

void add_import_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<ImportOptions>();
    CLI::App& command = add_command(
        root, "import", "Importa una tabla (CSV o XLSX) y dice lo que hay que confirmar",
        "  visado import programa-integridad matriz.xlsx --dry-run\n"
        "  visado import programa-integridad matriz.csv --case 3 --as coordinadora-integridad");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("package", options->package, "Paquete del procedimiento")->required();
    command.add_option("file", options->file, "Archivo .csv o .xlsx")->required();
    command.add_option("--import", options->import_name,
                       "Importación del paquete, si tiene más de una");
    command.add_flag("--dry-run", options->dry_run, "Solo lee y muestra las dudas");
    command.add_option("--out", options->out, "Archivo JSON donde dejar los datos leídos");
    command.add_option("--case", options->id, "Número del expediente que los recibe");
    command.add_option("--as", options->person, "Persona que importa");
    command.add_option("--behalf", options->behalf, "Persona a quien se sustituye por encargo");
    command.add_option("--comment", options->comment, "Comentario del acto");
    command.add_option("--key", options->key,
                       "Clave: repetir la orden con la misma clave no importa dos veces");
    command.add_flag("--json", options->json, "Escribe las dudas en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
