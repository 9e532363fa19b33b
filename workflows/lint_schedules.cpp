// What a schedule fills in when it opens a case: settings and first values of the chart's data.
#include <algorithm>

#include "workflows/lint_subject.h"
#include "workflows/schedule.h"

namespace workflows {

void lint_schedules(const LintSubject& subject) {
    const auto definitions = schedule_definitions(subject.package.manifest, subject.package.files);
    if (!definitions) return;  // read_package has told it
    const auto& settings = subject.package.settings;
    const std::set<std::string> choices(settings.begin(), settings.end());
    for (const auto& [id, definition] : *definitions) {
        const auto file = subject.package.manifest["schedules"].at(id).get<std::string>();
        const auto schedule = read_schedule(definition, file);
        for (const auto& [name, value] : schedule->profile.items()) {
            if (choices.count(name) == 0)
                subject.error(
                    subject.where(file, "\"" + name + "\""),
                    "«" + name + "» no se puede elegir al abrir.",
                    "En \"start\".\"settings\" hay " + quoted_list(choices, "nada") + ".");
        }
        for (const auto& [name, value] : schedule->data.items()) {
            if (subject.data_names().count(name) == 0)
                subject.error(
                    subject.where(file, "\"" + name + "\""),
                    "«" + name + "» nombra un dato que no existe.",
                    "En <datamodel> hay " + quoted_list(subject.data_names(), "nada") + ".");
        }
        if (schedule->norm.empty())
            subject.warning(file,
                            "La programación «" + id + "» no dice de qué norma o documento viene.",
                            "Agregue «norm».");
    }
}

}  // namespace workflows
