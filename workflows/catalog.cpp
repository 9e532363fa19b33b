#include "workflows/catalog.h"

#include <algorithm>

namespace workflows {

namespace fs = std::filesystem;

engine::Result<std::shared_ptr<const Package>, engine::Problems> Catalog::find(
    const std::string& name) {
    const std::lock_guard lock(reading_);
    const auto known = read_.find(name);
    if (known != read_.end()) return known->second;
    const auto available = names();
    if (std::find(available.begin(), available.end(), name) == available.end()) {
        std::string list;
        for (const std::string& each : available) list += (list.empty() ? "" : ", ") + each;
        return engine::Problems{
            {engine::Refusal::not_found, "No existe el paquete «" + name + "».", folder_.string(),
             list.empty() ? "No hay paquetes ahí; revise --workflows o VISADO_WORKFLOWS."
                          : "Hay: " + list + "."}};
    }
    auto files = read_package_files(folder_ / name);
    if (!files) return files.error();
    auto package = read_package(std::move(*files));
    if (package) read_[name] = *package;
    return package;
}

engine::Result<std::shared_ptr<const Package>> Catalog::pinned(
    const engine::durable::Contents& contents, const std::string& hash) {
    const std::lock_guard lock(reading_);
    const auto known = pinned_.find(hash);
    if (known != pinned_.end()) return known->second;
    const auto bundle = contents.read(hash);
    if (!bundle) {
        return engine::Problem{engine::Refusal::not_found,
                               "No está guardado el paquete de este expediente.", hash,
                               "Restaure el almacén desde un respaldo."};
    }
    auto files = files_from_bundle(*bundle);
    if (!files) return files.error();
    auto package = read_package(std::move(*files));
    if (!package) return package.error().front();
    return pinned_.emplace(hash, std::move(*package)).first->second;
}

std::vector<std::string> Catalog::names() const {
    std::vector<std::string> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
        if (entry.is_directory() && fs::exists(entry.path() / "package.json"))
            found.push_back(entry.path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace workflows
