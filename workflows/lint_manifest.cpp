// What package.json declares and what stands in the folder.
#include "workflows/case_terms.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

template <class Map>
void check_list(const LintSubject& subject, const char* key, const Map& present,
                const std::string& folder) {
    if (!subject.package.manifest.contains(key)) return;
    const engine::Value& list = subject.package.manifest[key];
    for (const auto& each : list) {
        const std::string name = each.is_string() ? each.template get<std::string>() : each.dump();
        if (present.count(name) != 0) continue;
        subject.error(
            subject.where("package.json", "\"" + name + "\""),
            "«" + std::string(key) + "» nombra «" + name + "», que no está en " + folder + "/.",
            "Cree el archivo o quite el nombre.");
    }
}

// Names that only the chart can use.
struct Used {
    std::set<std::string> forms, documents, series, notices{"tarea-nueva", moved_notice};
};

Used used_by(const LintSubject& subject) {
    Used used;
    for (const Act& act : subject.procedure.acts) used.forms.insert(act.form);
    for (const auto& [state, deadlines] : subject.procedure.deadlines) {
        for (const DeadlineDefinition& deadline : deadlines) {
            for (const auto& each : deadline.reminders) used.notices.insert(each.notice);
        }
    }
    each_executable(subject.chart, [&](const engine::statechart::Executable& each) {
        const auto* request = std::get_if<engine::statechart::Request>(&each.action);
        if (request == nullptr) return;
        for (const auto& [attribute, names] : {std::pair{"template", &used.documents},
                                               {"number", &used.series},
                                               {"notice", &used.notices}}) {
            if (const std::string* value = request->element.attribute(attribute))
                names->insert(*value);
        }
    });
    return used;
}

// `place_of` tells where a name is declared.
template <class Map, class PlaceOf>
void check_unused(const LintSubject& subject, const Map& present, const std::set<std::string>& used,
                  const std::string& what, PlaceOf place_of) {
    for (const auto& [name, definition] : present) {
        if (used.count(name) != 0) continue;
        subject.warning(place_of(name), "El diagrama no usa " + what + " «" + name + "».",
                        "Quítelo, o úselo.");
    }
}

}  // namespace

void lint_manifest(const LintSubject& subject) {
    const Package& package = subject.package;
    check_list(subject, "forms", package.forms, "forms");
    check_list(subject, "notices", package.notices, "notices");
    const Used used = used_by(subject);
    check_unused(subject, package.forms, used.forms, "el formulario",
                 [](const std::string& name) { return "forms/" + name + ".json"; });
    check_unused(subject, package.notices, used.notices, "el aviso",
                 [](const std::string& name) { return "notices/" + name + ".mustache"; });
    const auto declared = [&](const std::string& name) {
        return subject.where("package.json", "\"" + name + "\"");
    };
    check_unused(subject, package.documents, used.documents, "el documento", declared);
    check_unused(subject, package.series, used.series, "la serie", declared);
}

}  // namespace workflows
