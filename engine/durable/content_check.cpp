#include "engine/durable/content_check.h"

#include <filesystem>
#include <set>

#include "engine/durable/store_failure.h"

namespace engine::durable {
namespace {

std::string file_place(const std::filesystem::path& file) {
    return "archivos/" + file.parent_path().filename().string() + "/" + file.filename().string();
}

}  // namespace

ContentCheck check_contents(const ContentStore& contents,
                            const std::map<std::string, std::string>& named) {
    namespace fs = std::filesystem;
    ContentCheck check;
    std::set<std::string> seen;
    std::error_code unreadable;
    fs::recursive_directory_iterator files(contents.root(), unreadable);
    for (; !unreadable && files != fs::recursive_directory_iterator();
         files.increment(unreadable)) {
        const fs::path& file = files->path();
        const std::string name = file.parent_path().filename().string() + file.filename().string();
        // Other names are what a crash left half written, or not ours.
        if (!is_sha256_name(name)) continue;
        ++check.files;
        seen.insert(name);
        const auto entry = named.find(name);
        const std::string who = entry == named.end() ? "" : " Lo nombra " + entry->second + ".";
        try {
            if (!contents.read(name)) {
                check.findings.push_back({file_place(file), "No se puede leer el archivo." + who});
            }
        } catch (const StoreFailure&) {
            check.findings.push_back(
                {file_place(file), "El archivo fue alterado: sus bytes no dan su huella." + who});
        }
    }
    if (unreadable) {
        check.findings.push_back(
            {contents.root().string(), "No se puede leer la carpeta: " + unreadable.message()});
    }
    for (const auto& [name, entry] : named) {
        if (seen.contains(name)) continue;
        check.findings.push_back(
            {file_place(contents.path_of(name)), "Falta el archivo que nombra " + entry + "."});
    }
    return check;
}

}  // namespace engine::durable
