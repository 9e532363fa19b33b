#include "app/agenda_command.h"

#include <memory>

#include "app/command_line.h"
#include "app/open_store.h"
#include "workflows/administration.h"
#include "workflows/agenda.h"

namespace app {
namespace {

using engine::Value;
using workflows::AgendaLine;

struct AgendaOptions {
    std::string package, reason, person;
    std::vector<std::string> schedules;
    bool json = false;
};

Value as_json(const AgendaLine& line) {
    return {{"package", line.package},   {"schedule", line.schedule},
            {"title", line.title},       {"rule", line.rule},
            {"norm", line.norm},         {"in_force", line.in_force},
            {"outdated", line.outdated}, {"next", line.next},
            {"until", line.until},       {"problem", line.problem},
            {"last", line.last},         {"last_case", line.last_case.value}};
}

void print(std::ostream& out, const AgendaLine& line) {
    out << (line.in_force ? "en vigor   " : "sin vigor  ") << line.package << '/' << line.schedule
        << ": " << line.rule << '\n';
    if (line.problem.empty())
        out << "           " << (line.in_force ? "abre el " : "abriría el ") << line.next
            << (line.until.empty() ? "" : " (hasta el " + line.until + ")") << " «" << line.title
            << "»\n";
    else
        out << "           sin fecha: " << line.problem << '\n';
    if (!line.last.empty())
        out << "           la última vez, el " << line.last
            << (line.last_case.value == 0 ? ""
                                          : ": expediente " + std::to_string(line.last_case.value))
            << '\n';
    if (line.outdated)
        out << "           el paquete trae ahora otra programación: actívela de nuevo\n";
    if (!line.norm.empty()) out << "           " << line.norm << '\n';
}

void list(const AgendaOptions& options, CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    const auto lines = workflows::agenda_of(store->installation, store->installation.cases());
    if (!lines) return context.refuse(lines.error());
    if (options.json) {
        Value all = Value::array();
        for (const AgendaLine& line : *lines) all.push_back(as_json(line));
        context.out << all.dump() << '\n';
        return;
    }
    if (lines->empty()) context.out << "Ningún procedimiento tiene programaciones.\n";
    for (const AgendaLine& line : *lines) print(context.out, line);
}

void activate(const AgendaOptions& options, CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    const auto done =
        workflows::activate_schedules(store->installation, store->installation.cases(),
                                      options.package, options.schedules, options.person);
    if (!done) {
        for (const auto& problem : done.error()) context.refuse(problem);
        return;
    }
    const auto lines = workflows::agenda_of(store->installation, store->installation.cases());
    if (!lines) return context.refuse(lines.error());
    for (const AgendaLine& line : *lines)
        if (line.package == options.package) print(context.out, line);
}

void suspend(const AgendaOptions& options, CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    const auto done = workflows::suspend_schedules(store->installation.cases(), options.package,
                                                   options.reason, options.person);
    if (!done) return context.refuse(done.error());
    context.out << "«" << options.package << "» ya no abre expedientes por sí solo.\n";
}

}  // namespace

void add_agenda_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<AgendaOptions>();
    options->person = workflows::console_actor;
    CLI::App& agenda = add_command(root, "agenda", "Lo que se abre por sí solo en el año",
                                   "  visado agenda list\n"
                                   "  visado agenda activate registro-mensual\n"
                                   "  visado agenda suspend registro-mensual --reason "
                                   "\"Lo lleva otra oficina desde julio\"");
    agenda.require_subcommand(1);
    CLI::App& shown = *agenda.add_subcommand("list", "Muestra las programaciones y sus fechas");
    add_data_option(shown, context);
    add_workflows_option(shown, context);
    shown.add_flag("--json", options->json, "Solo JSON");
    shown.callback([options, &context] { list(*options, context); });
    CLI::App& on = *agenda.add_subcommand(
        "activate", "Pone en vigor programaciones de un procedimiento, desde el día siguiente");
    add_data_option(on, context);
    add_workflows_option(on, context);
    on.add_option("package", options->package, "Procedimiento")->required();
    on.add_option("schedules", options->schedules, "Cuáles; sin ninguna, todas");
    on.add_option("--as", options->person, "Quién lo dispone");
    on.callback([options, &context] { activate(*options, context); });
    CLI::App& off = *agenda.add_subcommand("suspend", "El procedimiento deja de abrirse solo");
    add_data_option(off, context);
    off.add_option("package", options->package, "Procedimiento")->required();
    off.add_option("--reason", options->reason, "Motivo")->required();
    off.add_option("--as", options->person, "Quién lo dispone");
    off.callback([options, &context] { suspend(*options, context); });
}

}  // namespace app
