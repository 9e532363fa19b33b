#include <memory>

#include "app/case_commands.h"
#include "app/command_line.h"
#include "app/open_store.h"

namespace app {
namespace {

struct InboxOptions {
    std::string person;
    bool json = false;
};

void run(const InboxOptions& options, CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    const auto lines = installation.cases().inbox(options.person);
    if (!lines) return context.refuse(lines.error());
    if (options.json) {
        engine::Value list = engine::Value::array();
        for (const auto& line : *lines) {
            list.push_back({{"case", line.id.value},
                            {"title", line.title},
                            {"status", line.status},
                            {"task", line.task},
                            {"task_title", line.task_title},
                            {"due", line.due},
                            {"acts", line.events},
                            {"labels", line.acts},
                            {"behalf", line.behalf}});
        }
        context.out << list.dump(2) << '\n';
        return;
    }
    if (lines->empty()) context.out << "No hay nada pendiente.\n";
    for (const auto& line : *lines) {
        context.out << (line.due.empty() ? "sin plazo " : line.due) << "  expediente "
                    << line.id.value << "  " << line.task_title << " · " << line.title;
        if (!line.behalf.empty()) context.out << " (por encargo de " << line.behalf << ")";
        context.out << '\n';
        for (std::size_t i = 0; i < line.events.size(); ++i)
            context.out << "            " << line.events[i] << ": " << line.acts[i] << '\n';
    }
}

}  // namespace

void add_inbox_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<InboxOptions>();
    CLI::App& command = add_command(root, "inbox", "Muestra lo que una persona tiene pendiente",
                                    "  visado inbox --as directora-ogaj");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("--as", options->person, "Persona")->required();
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
