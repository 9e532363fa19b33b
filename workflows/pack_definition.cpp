#include "workflows/pack_definition.h"

#include "workflows/definition_reader.h"
#include "workflows/package_functions.h"

namespace workflows {

using engine::Problem;
using engine::Problems;

engine::Result<PackDefinition, Problems> read_pack(const std::string& json,
                                                   const std::string& file) {
    const auto object = definition_object(json, file);
    if (!object) return object.error();
    Problems problems;
    DefinitionReader reader(*object, file, problems);
    PackDefinition pack;
    pack.file = file;
    pack.id = reader.text("id", true);
    pack.title = reader.text("title", true);
    pack.system = reader.text("system", true);
    pack.note = reader.text("note");
    const std::string over = reader.text("over");
    pack.over_cases = over == "cases";
    if (!over.empty() && !pack.over_cases)
        reader.complain("over", "No existe «" + over + "».", "Use \"cases\" o quítelo.");
    pack.documents = reader.texts("documents");
    pack.evidence = reader.texts("evidence");
    pack.views = reader.texts("views");
    if (pack.over_cases && !(pack.documents.empty() && pack.evidence.empty()))
        reader.complain("", "Un envío de todos los expedientes lleva solo cuadros.",
                        "Quite «documents» y «evidence».");
    if (pack.documents.empty() && pack.evidence.empty() && pack.views.empty())
        reader.complain("", "El envío no lleva nada.",
                        "Agregue «documents», «evidence» o «views».");
    reader.refuse_unknown();
    if (!problems.empty()) return problems;
    return pack;
}

std::vector<PackDefinition> packs_of(const Package& package) {
    std::vector<PackDefinition> found;
    if (!package.manifest.contains("packs") || !package.manifest["packs"].is_object()) return found;
    for (const auto& [name, file] : package.manifest["packs"].items()) {
        const auto path = definition_file(package, "packs", name);
        const auto source = path ? package.files.find(*path) : package.files.end();
        if (source == package.files.end()) continue;
        if (auto pack = read_pack(source->second, *path)) found.push_back(std::move(*pack));
    }
    return found;
}

PackDefinition whole_case_pack() {
    PackDefinition pack;
    pack.id = "completo";
    pack.title = "Expediente completo";
    pack.system = "archivo";
    return pack;
}

engine::Result<PackDefinition> pack_named(const Package& package, const std::string& id) {
    std::string known;
    for (auto& each : packs_of(package)) {
        if (each.id == id) return std::move(each);
        known += (known.empty() ? "«" : ", «") + each.id + "»";
    }
    return Problem{engine::Refusal::not_found,
                   "El paquete «" + package.name + "» no tiene el envío «" + id + "».",
                   "package.json", known.empty() ? "No declara ninguno." : "Tiene " + known + "."};
}

}  // namespace workflows
