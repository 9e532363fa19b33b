// Who is meant: roles, lists and data that hold a performer.
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

class PerformerLint {
 public:
    explicit PerformerLint(const LintSubject& subject)
        : subject_(subject),
          roles_(subject.listed("roles")),
          lists_(subject.listed("lists")),
          data_(subject.data_names()) {}

    void check(const Performers& performers, const std::string& place) {
        for (const Performer& each : performers) {
            const std::string first = each.name.substr(0, each.name.find('.'));
            const bool of_package = each.kind == Performer::Kind::role ||
                                    each.kind == Performer::Kind::superior ||
                                    each.kind == Performer::Kind::list;
            if (of_package && subject_.alone) continue;
            if (each.kind == Performer::Kind::role || each.kind == Performer::Kind::superior)
                check_name(roles_, each.name, place, "el rol", "roles");
            else if (each.kind == Performer::Kind::list)
                check_name(lists_, each.name, place, "la lista", "lists");
            else if (each.kind == Performer::Kind::field && data_.count(first) == 0)
                subject_.error(place, "«" + to_key(each) + "» nombra un dato que no existe.",
                               "En <datamodel> hay " + quoted_list(data_, "nada") + ".");
        }
    }

    void check(const engine::statechart::ForeignElement& element) {
        const std::string* to = element.attribute(element.name == "people" ? "of" : "to");
        if ((element.name != "notify" && element.name != "people") || to == nullptr) return;
        const auto performers = parse_performers(*to);
        if (performers)
            check(*performers, subject_.at(element.line));
        else
            subject_.error(subject_.at(element.line), performers.error().message,
                           performers.error().remedy);
    }

 private:
    void check_name(const std::set<std::string>& known, const std::string& name,
                    const std::string& place, const std::string& what, const std::string& key) {
        if (known.count(name) != 0) return;
        subject_.error(place, "No se conoce " + what + " «" + name + "».",
                       "En package.json, «" + key + "», hay " + quoted_list(known, "nada") +
                           ": corrija el nombre o agréguelo.");
    }

    const LintSubject& subject_;
    std::set<std::string> roles_;
    std::set<std::string> lists_;
    std::set<std::string> data_;
};

}  // namespace

void lint_performers(const LintSubject& subject) {
    PerformerLint lint(subject);
    if (!subject.alone && subject.package.starters.empty()) {
        subject.error("package.json", "Nadie puede abrir un expediente: falta «start.by».",
                      "Agregue \"start\": {\"by\": \"role:…\"}.");
    }
    lint.check(subject.package.starters, subject.where("package.json", "\"start\""));
    for (const auto& [state, tasks] : subject.procedure.tasks) {
        for (const TaskDefinition& each : tasks) lint.check(each.by, subject.at(each.line));
    }
    for (const Act& act : subject.procedure.acts) {
        lint.check(act.by, subject.at(act.line));
        lint.check(act.named_to, subject.at(act.line));
    }
    for (const auto& [state, deadlines] : subject.procedure.deadlines) {
        for (const DeadlineDefinition& deadline : deadlines) {
            for (const ReminderDefinition& each : deadline.reminders)
                lint.check(each.to, subject.at(each.line));
        }
    }
    each_executable(subject.chart, [&](const engine::statechart::Executable& each) {
        if (const auto* request = std::get_if<engine::statechart::Request>(&each.action))
            lint.check(request->element);
    });
}

}  // namespace workflows
