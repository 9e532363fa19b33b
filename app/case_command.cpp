#include <memory>

#include "app/case_commands.h"
#include "app/command_line.h"
#include "app/open_store.h"
#include "workflows/audit_trail.h"

namespace app {
namespace {

using engine::Value;

struct CaseOptions {
    std::int64_t id = 0;
    std::string person;
    bool json = false;
};

Value to_json(const workflows::CaseView& view, const std::vector<workflows::TrailLine>& trail) {
    Value history = Value::array();
    for (const auto& line : trail) {
        history.push_back({{"sequence", line.sequence},
                           {"when", line.when},
                           {"text", line.text},
                           {"consequences", line.consequences},
                           {"hash", line.hash}});
    }
    Value offers = Value::array();
    for (const auto& offer : view.offers) {
        offers.push_back({{"event", offer.act->event},
                          {"label", offer.act->label},
                          {"form", offer.act->form},
                          {"task", offer.task},
                          {"entry", offer.entry},
                          {"behalf", offer.standing.behalf}});
    }
    const Value stored = workflows::to_value(view.state);
    return {{"case", view.id.value},
            {"sequence", view.sequence},
            {"title", view.state.title},
            {"status", view.state.status},
            {"ended", view.state.ended},
            {"tasks", stored.at("tasks")},
            {"terms", stored.at("terms")},
            {"documents", stored.at("documents")},
            {"offers", offers},
            {"history", history}};
}

void print(const workflows::CaseView& view, const std::vector<workflows::TrailLine>& trail,
           std::ostream& out) {
    out << "Expediente " << view.id.value << ": " << view.state.title
        << "\nEstado: " << view.state.status << '\n';
    if (!view.state.tasks.empty()) out << "\nPendiente\n";
    for (const auto& task : view.state.tasks) {
        out << "  " << task.title << (task.due.empty() ? "" : ", vence " + task.due) << "  [";
        for (std::size_t i = 0; i < task.keys.size(); ++i)
            out << (i == 0 ? "" : " ") << task.keys[i];
        out << "]\n";
    }
    if (!view.offers.empty()) out << "\nPuede hacer\n";
    for (const auto& offer : view.offers)
        out << "  " << offer.act->event << ": " << offer.act->label << '\n';
    out << "\nHistoria\n";
    for (const auto& line : trail) {
        out << "  " << line.sequence << ". " << line.when << "  " << line.text << '\n';
        for (const auto& consequence : line.consequences) out << "       - " << consequence << '\n';
    }
}

void run(const CaseOptions& options, CommandContext& context) {
    const auto store = open_store(context);
    if (!store) return;
    auto& installation = store->installation;
    const auto view = installation.cases().view({options.id}, options.person);
    if (!view) return context.refuse(view.error());
    const auto organization = installation.cases().organization();
    if (!organization) return context.refuse(organization.error());
    std::vector<workflows::TrailLine> trail;
    for (const auto& row : installation.queries().entries({options.id}))
        trail.push_back(workflows::tell(row, *organization));
    if (options.json) {
        context.out << to_json(*view, trail).dump(2) << '\n';
    } else {
        print(*view, trail, context.out);
    }
}

}  // namespace

void add_case_command(CLI::App& root, CommandContext& context) {
    const auto options = std::make_shared<CaseOptions>();
    CLI::App& command = add_command(root, "case", "Muestra un expediente con su historia",
                                    "  visado case 3\n  visado case 3 --as directora-ogaj --json");
    add_data_option(command, context);
    add_workflows_option(command, context);
    command.add_option("case", options->id, "Número del expediente")->required();
    command.add_option("--as", options->person, "Muestra también lo que puede hacer esta persona");
    command.add_flag("--json", options->json, "Escribe el resultado en JSON");
    command.callback([options, &context] { run(*options, context); });
}

}  // namespace app
