#include "app/command_line.h"

namespace app {
namespace {

constexpr const char* options_group = "Opciones";

class SpanishFormatter : public CLI::Formatter {
 public:
    SpanishFormatter() {
        label("Usage", "Uso");
        label("OPTIONS", "OPCIONES");
        label("SUBCOMMAND", "ORDEN");
        label("SUBCOMMANDS", "ORDEN");
        label("Positionals", "Argumentos");
        label("TEXT", "TEXTO");
        label("INT", "N");
        label("UINT", "N");
        label("FLOAT", "N");
        column_width(34);
    }

    // Only what the option takes: the list of options it excludes would drown the description.
    std::string make_option_opts(const CLI::Option* option) const override {
        if (option->get_type_size() == 0) return "";
        return " " + get_label(option->get_type_name()) +
               (option->get_required() ? " (obligatorio)" : "");
    }
};

}  // namespace

std::unique_ptr<CLI::App> make_root(const std::string& version) {
    auto root = std::make_unique<CLI::App>(
        "Visado lleva documentos por quienes los redactan, opinan, visan y aprueban.", "visado");
    root->formatter(std::make_shared<SpanishFormatter>());
    root->option_defaults()->group(options_group);
    root->set_help_flag("-h,--help", "Muestra esta ayuda")->group(options_group);
    root->set_version_flag("--version", "visado " + version, "Muestra la versión");
    root->require_subcommand(1);
    root->footer("Cada orden tiene su ayuda con ejemplos: visado due --help");
    return root;
}

CLI::App& add_command(CLI::App& root, const std::string& name, const std::string& description,
                      const std::string& examples) {
    auto* command = root.add_subcommand(name, description);
    command->group("Órdenes");
    command->get_help_ptr()->group(options_group);
    command->footer("Ejemplos:\n" + examples);
    return *command;
}

void add_data_option(CLI::App& command, CommandContext& context) {
    command.add_option(
        "--data", context.data_directory,
        "Carpeta de los datos; si no se indica, $VISADO_DATA o la carpeta del usuario");
}

void add_workflows_option(CLI::App& command, CommandContext& context) {
    command.add_option("--workflows", context.workflows_directory,
                       "Carpeta de los procedimientos; si no se indica, $VISADO_WORKFLOWS o "
                       "./workflows");
}

}  // namespace app
