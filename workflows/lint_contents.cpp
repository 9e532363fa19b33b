// What comes out of a chart: documents, notices, extended terms.
#include <algorithm>

#include "engine/calendar/term_length.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using engine::statechart::ForeignAttribute;
using engine::statechart::ForeignElement;

template <class Map>
std::set<std::string> keys_of(const Map& map) {
    std::set<std::string> keys;
    for (const auto& [key, value] : map) keys.insert(key);
    return keys;
}

class ContentLint {
 public:
    explicit ContentLint(const LintSubject& subject) : subject_(subject) {}

    void check(const ForeignElement& element) {
        if (element.name_space != vocabulary_namespace) {
            subject_.error(subject_.at(element.line),
                           "<" + element.name + "> es de un vocabulario desconocido.",
                           std::string("Use xmlns:v=\"") + vocabulary_namespace + "\".");
        } else if (element.name == "document") {
            document(element);
        } else if (element.name == "notify") {
            attributes(element, {"notice", "to"});
            notice(required(element, "notice"), element.line);
            required(element, "to");
        } else if (element.name == "extend") {
            extend(element);
        } else if (element.name == "people") {
            attributes(element, {"of", "location"});
            required(element, "of");
            required(element, "location");
        } else {
            subject_.error(subject_.at(element.line),
                           "v:" + element.name + " no es contenido ejecutable.",
                           "Aquí se admiten v:document, v:notify, v:extend y v:people.");
        }
    }

    void notice(const std::string& name, std::uint32_t line) {
        known_to_package(name, keys_of(subject_.package.notices), line, "el aviso",
                         "Créelo en notices/" + name + ".mustache o corrija el nombre");
    }

 private:
    void attributes(const ForeignElement& element, const std::set<std::string>& allowed) {
        for (const ForeignAttribute& each : element.attributes) {
            if (each.name_space.empty() && allowed.count(each.name) != 0) continue;
            subject_.error(subject_.at(element.line),
                           "v:" + element.name + " no tiene el atributo «" + each.name + "».",
                           "Use " + quoted_list(allowed, "") + ".");
        }
    }

    std::string required(const ForeignElement& element, const char* name) {
        const std::string* value = element.attribute(name);
        if (value != nullptr && !value->empty()) return *value;
        subject_.error(subject_.at(element.line),
                       "A v:" + element.name + " le falta «" + name + "».", "Agréguelo.");
        return "";
    }

    // A name of the package, of which a chart alone knows nothing.
    void known_to_package(const std::string& name, const std::set<std::string>& names,
                          std::uint32_t line, const std::string& what, const std::string& remedy) {
        if (!subject_.alone) known(name, names, line, what, remedy);
    }

    // An empty name has been complained of.
    void known(const std::string& name, const std::set<std::string>& names, std::uint32_t line,
               const std::string& what, const std::string& remedy) {
        if (name.empty() || names.count(name) != 0) return;
        subject_.error(subject_.at(line), "No existe " + what + " «" + name + "».",
                       remedy + "; hay " + quoted_list(names, "ninguno") + ".");
    }

    void document(const ForeignElement& element) {
        attributes(element, {"id", "template", "number", "draft"});
        required(element, "id");
        known_to_package(required(element, "template"), keys_of(subject_.package.documents),
                         element.line, "el documento",
                         "Declárelo en package.json, «documents», o corrija el nombre");
        if (const std::string* series = element.attribute("number"))
            known_to_package(*series, keys_of(subject_.package.series), element.line, "la serie",
                             "Declárela en package.json, «series», o corrija el nombre");
        const std::string* draft = element.attribute("draft");
        if (draft != nullptr && *draft != "true" && *draft != "false")
            subject_.error(subject_.at(element.line), "draft no puede valer «" + *draft + "».",
                           "Use true o false.");
    }

    void extend(const ForeignElement& element) {
        attributes(element, {"deadline", "by", "byexpr", "to"});
        std::set<std::string> deadlines;
        for (const auto& [state, list] : subject_.procedure.deadlines) {
            for (const DeadlineDefinition& each : list) deadlines.insert(each.id);
        }
        known(required(element, "deadline"), deadlines, element.line, "el plazo",
              "Corrija el nombre");
        const std::string* by = element.attribute("by");
        const auto given = (by != nullptr ? 1 : 0) +
                           (element.attribute("byexpr") != nullptr ? 1 : 0) +
                           (element.attribute("to") != nullptr ? 1 : 0);
        if (given != 1) {
            subject_.error(subject_.at(element.line), "v:extend necesita «by», «byexpr» o «to».",
                           "Deje uno de los tres.");
        } else if (by != nullptr && !engine::calendar::parse_term_length(*by)) {
            subject_.error(subject_.at(element.line), "«" + *by + "» no es un término.",
                           "Escriba, por ejemplo, «3 habiles».");
        }
    }

    const LintSubject& subject_;
};

}  // namespace

void lint_contents(const LintSubject& subject) {
    ContentLint lint(subject);
    each_executable(subject.chart, [&](const engine::statechart::Executable& each) {
        if (const auto* request = std::get_if<engine::statechart::Request>(&each.action))
            lint.check(request->element);
    });
    for (const auto& [state, deadlines] : subject.procedure.deadlines) {
        for (const DeadlineDefinition& deadline : deadlines) {
            for (const ReminderDefinition& each : deadline.reminders)
                lint.notice(each.notice, each.line);
        }
    }
    if (!subject.alone && !subject.procedure.tasks.empty() &&
        subject.package.notices.count("tarea-nueva") == 0) {
        subject.warning("notices/tarea-nueva.mustache",
                        "Nadie recibirá un correo cuando se le abra una tarea.", "Cree ese aviso.");
    }
}

}  // namespace workflows
