// How a package's files come from a folder and from the store.
#include <fstream>
#include <sstream>

#include "workflows/package.h"

namespace workflows {
namespace {

namespace fs = std::filesystem;
using engine::Problem;
using engine::Problems;
using engine::Refusal;

constexpr std::uintmax_t largest_file = 4U << 20;

// Folders whose files are part of what a case is pinned to.
bool belongs(const fs::path& inside) {
    const std::string top = inside.begin()->string();
    if (inside.has_parent_path()) {
        return top == "forms" || top == "documents" || top == "notices" || top == "imports" ||
               top == "views";
    }
    const std::string extension = inside.extension().string();
    return inside == "package.json" || extension == ".scxml" || extension == ".js";
}

}  // namespace

engine::Result<PackageFiles, Problems> read_package_files(const fs::path& folder) {
    if (!fs::is_directory(folder)) {
        return Problems{{Refusal::not_found, "No existe la carpeta del paquete.", folder.string(),
                         "Revise --workflows o VISADO_WORKFLOWS."}};
    }
    PackageFiles files;
    Problems problems;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.is_symlink()) continue;
        const fs::path inside = fs::relative(entry.path(), folder);
        if (!belongs(inside)) continue;
        if (entry.file_size() > largest_file) {
            problems.push_back({Refusal::invalid, "El archivo pasa de 4 MiB.",
                                entry.path().string(), "Redúzcalo."});
            continue;
        }
        std::ifstream stream(entry.path(), std::ios::binary);
        std::ostringstream text;
        text << stream.rdbuf();
        if (!engine::is_valid_utf8(text.str())) {
            problems.push_back({Refusal::invalid, "El archivo no está en UTF-8.",
                                entry.path().string(), "Guárdelo en UTF-8."});
            continue;
        }
        files[inside.generic_string()] = text.str();
    }
    if (!problems.empty()) return problems;
    return files;
}

std::string package_bundle(const PackageFiles& files) {
    engine::Value bundle = engine::Value::object();
    for (const auto& [path, text] : files) bundle[path] = text;
    return engine::canonical_json(bundle);
}

engine::Result<PackageFiles> files_from_bundle(const std::string& bundle) {
    auto parsed = engine::parse_json(bundle, "paquete");
    if (!parsed) return parsed.error();
    PackageFiles files;
    for (const auto& [path, text] : parsed->items()) {
        if (!text.is_string())
            return Problem{Refusal::invalid, "El paquete guardado está dañado.", path,
                           "Ejecute visado verify."};
        files[path] = text.get<std::string>();
    }
    return files;
}

}  // namespace workflows
