#include "app/org_command.h"

#include <memory>

#include "app/command_line.h"
#include "app/input_file.h"
#include "app/open_store.h"

namespace app {
namespace {

using engine::Value;

struct OrgOptions {
    std::string file, absent, substitute, from, to, document, series, reason;
    std::int64_t through = 0;
};

void administer(CommandContext& context, const std::string& event, Value data,
                const std::string& done, MissingStore missing = MissingStore::refuse) {
    const auto store = open_store(context, missing);
    if (!store) return;
    auto& installation = store->installation;
    const auto answer = installation.cases().administer(workflows::organization_kind, event,
                                                        workflows::console_actor, std::move(data));
    if (!answer) return context.refuse(answer.error());
    context.out << done << '\n';
}

void show(CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    const auto organization = installation.cases().organization();
    if (!organization) return context.refuse(organization.error());
    for (const auto& person : organization->people()) {
        context.out << person.id << "  " << person.post << " (" << person.unit << ")";
        for (const auto& role : person.roles) context.out << "  role:" << role;
        context.out << '\n';
    }
    for (const auto& each : organization->substitutions()) {
        context.out << "encargo: " << each.substitute << " por " << each.absent << ", del "
                    << engine::calendar::to_iso(each.from) << " al "
                    << engine::calendar::to_iso(each.to)
                    << (each.document.empty() ? "" : ", " + each.document) << '\n';
    }
}

}  // namespace

void add_org_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<OrgOptions>();
    CLI::App& org = add_command(root, "org", "Personas, unidades, encargos y correlativos de fuera",
                                "  visado org load organizacion.json\n"
                                "  visado org substitute --absent director-ogppd --substitute "
                                "jefe-racionalizacion --from 2023-06-12 --to 2023-06-16\n"
                                "  visado org numbers --series \"RS|MINCETUR/SG|2023\" --through "
                                "42 --reason \"Emitidas antes de Visado\"");
    org.require_subcommand(1);
    CLI::App& load = *org.add_subcommand("load", "Carga la organización completa");
    add_data_option(load, context);
    load.add_option("file", options->file, "Archivo JSON")->required();
    load.callback([options, &context] {
        auto data = read_json_input(options->file);
        if (!data) return context.refuse(data.error());
        administer(context, "organizacion.cargar", std::move(*data), "Organización registrada.",
                   MissingStore::create);
    });
    CLI::App& substitute = *org.add_subcommand("substitute", "Registra un encargo de puesto");
    add_data_option(substitute, context);
    substitute.add_option("--absent", options->absent, "Titular del puesto")->required();
    substitute.add_option("--substitute", options->substitute, "Persona encargada")->required();
    substitute.add_option("--from", options->from, "Primer día")->required();
    substitute.add_option("--to", options->to, "Último día")->required();
    substitute.add_option("--document", options->document, "Documento que lo dispone");
    substitute.callback([options, &context] {
        administer(context, "encargatura.registrar",
                   {{"absent", options->absent},
                    {"substitute", options->substitute},
                    {"from", options->from},
                    {"to", options->to},
                    {"document", options->document}},
                   "Encargo registrado.");
    });
    CLI::App& numbers =
        *org.add_subcommand("numbers", "Registra correlativos usados fuera del sistema");
    add_data_option(numbers, context);
    numbers.add_option("--series", options->series, "Serie, por ejemplo RS|MINCETUR/SG|2023")
        ->required();
    numbers.add_option("--through", options->through, "Último número usado fuera")->required();
    numbers.add_option("--reason", options->reason, "Motivo")->required();
    numbers.callback([options, &context] {
        administer(context, "correlativos.externos",
                   {{"series", options->series},
                    {"through", options->through},
                    {"reason", options->reason}},
                   "Correlativos registrados.");
    });
    CLI::App& list = *org.add_subcommand("show", "Muestra personas y encargos");
    add_data_option(list, context);
    list.callback([&context] { show(context); });
}

}  // namespace app
