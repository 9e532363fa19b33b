#include <memory>

#include "app/case_commands.h"
#include "app/command_line.h"
#include "app/input_file.h"
#include "app/open_store.h"

namespace app {
namespace {

struct ActOptions {
    std::int64_t id = 0;
    std::string event, person, behalf, data_file, comment, key;
    std::vector<std::string> attachments;  // field=path
    std::int64_t seen_entry = 0;
    bool json = false;
};

// "informe=informe.pdf" puts the kept file into the form's field.
engine::Result<engine::Done> attach(const std::vector<std::string>& attachments,
                                    workflows::Cases& cases, engine::Value& data) {
    for (const std::string& each : attachments) {
        const auto equals = each.find('=');
        if (equals == std::string::npos)
            throw UsageError("--attach: escriba CAMPO=ARCHIVO, por ejemplo informe=informe.pdf.");
        const std::filesystem::path file = each.substr(equals + 1);
        auto bytes = read_input(file);
        if (!bytes) return bytes.error();
        data[each.substr(0, equals)] = cases.attach(file.filename().string(), *bytes);
    }
    return engine::Done{};
}

void run(const ActOptions& options, CommandContext& context) {
    auto data = read_json_input(options.data_file);
    if (!data) return context.refuse(data.error());
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    if (auto attached = attach(options.attachments, installation.cases(), *data); !attached)
        return context.refuse(attached.error());
    workflows::CaseRequest request;
    request.event = options.event;
    request.data = std::move(*data);
    request.actor = options.person;
    request.behalf = options.behalf;
    request.comment = options.comment;
    request.seen_entry = options.seen_entry;
    const auto answer = installation.cases().act({options.id}, request, options.key);
    if (!answer) return context.refuse(answer.error());
    if (options.json) {
        context.out << answer->value.dump() << '\n';
        return;
    }
    context.out << (answer->repeated ? "Ya estaba hecho (misma clave). " : "Hecho. ")
                << "El expediente " << options.id << " está «"
                << answer->value.at("status").get<std::string>() << "».\n";
    for (const auto& document : answer->value.at("documents")) {
        const std::string number = document.at("number").get<std::string>();
        context.out << "  " << document.at("title").get<std::string>()
                    << (number.empty() ? "" : " N° " + number) << ", versión "
                    << document.at("version") << ", código "
                    << document.at("code").get<std::string>() << '\n';
    }
}

}  // namespace

void add_act_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<ActOptions>();
    CLI::App& command = add_command(
        root, "act", "Hace un acto en un expediente",
        "  visado act 3 ogaj.favorable --as directora-ogaj\n"
        "  visado act 3 ogppd.observar --as director-ogppd --data-file observaciones.json");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("case", options->id, "Número del expediente")->required();
    command
        .add_option("event", options->event,
                    "Acto, como lo muestra «visado inbox»; «comentar» deja un comentario")
        ->required();
    command.add_option("--as", options->person, "Persona que actúa")->required();
    command.add_option("--behalf", options->behalf, "Persona a quien se sustituye por encargo");
    command.add_option("--data-file", options->data_file,
                       "Archivo JSON con los campos del formulario");
    command.add_option("--attach", options->attachments,
                       "CAMPO=ARCHIVO que se adjunta; se puede repetir");
    command.add_option("--comment", options->comment, "Motivo o comentario");
    command.add_option("--seen-entry", options->seen_entry,
                       "Entrada del paso que se tenía a la vista");
    command.add_option("--key", options->key,
                       "Clave: repetir la orden con la misma clave no la hace dos veces");
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
