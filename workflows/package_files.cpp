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
constexpr char stationery_folder[] = "papeleria";

// Folders whose files are part of what a case is pinned to.
bool belongs(const fs::path& inside) {
    const std::string top = inside.begin()->string();
    if (inside.has_parent_path()) {
        return top == "forms" || top == "documents" || top == "notices" || top == "imports" ||
               top == "views" || top == "schedules" || top == "panels" || top == "packs";
    }
    const std::string extension = inside.extension().string();
    return inside == "package.json" || extension == ".scxml" || extension == ".js";
}

class Reading {
 public:
    explicit Reading(const fs::path& folder) : folder_(folder) {}

    void own_files() {
        for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
            if (!entry.is_regular_file() || entry.is_symlink()) continue;
            const fs::path inside = fs::relative(entry.path(), folder_);
            if (belongs(inside)) keep(entry.path(), inside.generic_string());
        }
    }

    // What package.json says it takes from the stationery beside it. A manifest that cannot be read
    // is the reader's complaint.
    void stationery() {
        if (!files.contains("package.json")) return;
        const auto manifest = engine::parse_json(files["package.json"], "package.json");
        if (!manifest || !manifest->is_object() || !manifest->contains("stationery")) return;
        for (const auto& each : (*manifest)["stationery"]) {
            const std::string name = each.is_string() ? each.get<std::string>() : each.dump();
            const fs::path source = folder_.parent_path() / stationery_folder / name;
            if (!each.is_string() || !is_stationery(name) || !fs::is_regular_file(source) ||
                fs::is_symlink(source)) {
                complain(
                    "«" + name + "» no está entre lo común a los paquetes.",
                    (folder_ / "package.json").string(),
                    std::string("Revise «stationery» y la carpeta ") + stationery_folder + "/.");
            } else if (files.contains(name)) {
                complain("El paquete ya tiene «" + name + "».", (folder_ / name).string(),
                         "Quítelo de «stationery» o del paquete.");
            } else {
                keep(source, name);
            }
        }
    }

    PackageFiles files;
    Problems problems;

 private:
    static bool is_stationery(const std::string& name) {
        const fs::path path = name;
        return path.lexically_normal() == path && belongs(path) &&
               (name.starts_with("documents/") || name.starts_with("notices/"));
    }

    void complain(const std::string& message, const std::string& place, const std::string& remedy) {
        problems.push_back({Refusal::invalid, message, place, remedy});
    }

    void keep(const fs::path& source, const std::string& name) {
        if (fs::file_size(source) > largest_file)
            return complain("El archivo pasa de 4 MiB.", source.string(), "Redúzcalo.");
        std::ifstream stream(source, std::ios::binary);
        std::ostringstream text;
        text << stream.rdbuf();
        if (!engine::is_valid_utf8(text.str()))
            return complain("El archivo no está en UTF-8.", source.string(), "Guárdelo en UTF-8.");
        files[name] = text.str();
    }

    const fs::path& folder_;
};

}  // namespace

engine::Result<PackageFiles, Problems> read_package_files(const fs::path& folder) {
    if (!fs::is_directory(folder)) {
        return Problems{{Refusal::not_found, "No existe la carpeta del paquete.", folder.string(),
                         "Revise --workflows o VISADO_WORKFLOWS."}};
    }
    // Its neighbours are found beside it, however it was named.
    const fs::path whole = fs::weakly_canonical(folder);
    Reading reading(whole);
    reading.own_files();
    if (reading.problems.empty()) reading.stationery();
    if (!reading.problems.empty()) return reading.problems;
    return std::move(reading.files);
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
