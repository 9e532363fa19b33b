#include "web/pages/form_table.h"

#include "workflows/table_import.h"

namespace web {
namespace {

using engine::Problem;
using engine::Value;

std::optional<workflows::ImportDefinition> import_for(const ActForm& form,
                                                      const workflows::Package& package) {
    const auto imports = package.manifest.find("imports");
    if (form.act->form.empty() || imports == package.manifest.end()) return std::nullopt;
    for (const auto& [name, file] : imports->items()) {
        auto definition = workflows::find_import(package, name);
        if (definition && definition->form == form.act->form) return std::move(*definition);
    }
    return std::nullopt;
}

}  // namespace

Value table_to_take(const ActForm& form, const workflows::Package& package) {
    if (form.offer == nullptr) return nullptr;
    const auto definition = import_for(form, package);
    if (!definition) return nullptr;
    return {{"titulo", definition->title.empty() ? "Traer de un archivo" : definition->title}};
}

engine::Problems fill_from_table(ActForm& form, const Request& request,
                                 const workflows::Package& package) {
    const auto definition = import_for(form, package);
    const Problem missing{engine::Refusal::invalid, "Elija el archivo con la tabla.", "tabla",
                          "Puede ser CSV o Excel (.xlsx)."};
    if (!definition) return {missing};
    for (const Upload& upload : request.uploads) {
        if (upload.field != "tabla" || upload.bytes.empty()) continue;
        const auto table = workflows::read_table(upload.bytes, upload.name);
        if (!table) return table.error();
        auto taken = workflows::import_table(package, *definition, *table);
        if (!taken) return taken.error();
        form.values = std::move(taken->data);
        return {};
    }
    return {missing};
}

}  // namespace web
