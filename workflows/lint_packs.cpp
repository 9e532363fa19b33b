// Packs against documents, data and views.
#include <algorithm>

#include "workflows/lint_subject.h"
#include "workflows/pack_definition.h"
#include "workflows/view_definition.h"

namespace workflows {
namespace {

void check_pack(const LintSubject& subject, const PackDefinition& pack) {
    const auto documents = subject.document_ids();
    for (const std::string& id : pack.documents) {
        if (documents.count(id) == 0)
            subject.error(subject.where(pack.file, "\"documents\""),
                          "Ningún v:document se llama «" + id + "».",
                          "En el diagrama hay " + quoted_list(documents, "ninguno") + ".");
    }
    const auto data = subject.data_names();
    for (const std::string& path : pack.evidence) {
        if (data.count(path.substr(0, path.find('.'))) == 0)
            subject.error(subject.where(pack.file, "\"evidence\""),
                          "«" + path + "» nombra un dato que no existe.",
                          "En <datamodel> hay " + quoted_list(data, "nada") + ".");
    }
    std::set<std::string> views;
    for (const ViewDefinition& each : views_of(subject.package, pack.over_cases))
        views.insert(each.id);
    for (const std::string& id : pack.views) {
        if (views.count(id) == 0)
            subject.error(subject.where(pack.file, "\"views\""),
                          "No hay ningún cuadro «" + id + "» " +
                              (pack.over_cases ? "sobre expedientes." : "de un expediente."),
                          "Hay " + quoted_list(views, "ninguno") + ".");
    }
}

}  // namespace

void lint_packs(const LintSubject& subject) {
    const engine::Value& manifest = subject.package.manifest;
    if (!manifest.contains("packs")) return;
    if (!manifest["packs"].is_object())
        return subject.error(subject.where("package.json", "\"packs\""),
                             "«packs» debe ser un objeto.", "Corríjalo.");
    for (const auto& [name, path] : manifest["packs"].items()) {
        const std::string file = path.is_string() ? path.get<std::string>() : "";
        const auto source = subject.package.files.find(file);
        if (source == subject.package.files.end()) {
            subject.error(subject.where("package.json", "\"packs\""),
                          "«packs." + name + "» nombra «" + file + "», que no está en el paquete.",
                          "Cree el archivo o corrija el nombre.");
            continue;
        }
        const auto pack = read_pack(source->second, file);
        if (pack) {
            check_pack(subject, *pack);
            continue;
        }
        for (const auto& each : pack.error()) subject.error(each.place, each.message, each.remedy);
    }
}

}  // namespace workflows
