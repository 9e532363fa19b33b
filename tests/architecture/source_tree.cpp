#include "tests/architecture/source_tree.h"

#include <algorithm>
#include <fstream>

namespace {

// `engine` is several layers, one per folder; every other top folder is one.
std::string layer_folder(const std::string& path) {
    const auto first = path.find('/');
    if (path.substr(0, first) != "engine") return path.substr(0, first);
    return path.substr(0, path.find('/', first + 1));
}

SourceFile read(const std::filesystem::path& root, const std::filesystem::path& file) {
    SourceFile source;
    source.path = std::filesystem::relative(file, root).generic_string();
    source.folder = layer_folder(source.path);
    std::ifstream in(file);
    constexpr std::string_view include = "#include \"";
    for (std::string line; std::getline(in, line); ++source.lines) {
        if (!line.starts_with(include)) continue;
        const auto end = line.find('"', include.size());
        source.includes.push_back(line.substr(include.size(), end - include.size()));
    }
    return source;
}

}  // namespace

std::vector<SourceFile> read_sources(const std::filesystem::path& root,
                                     const std::vector<std::string>& folders) {
    std::vector<SourceFile> sources;
    for (const auto& folder : folders) {
        if (!std::filesystem::exists(root / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (extension == ".h" || extension == ".cpp") {
                sources.push_back(read(root, entry.path()));
            }
        }
    }
    std::sort(sources.begin(), sources.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return sources;
}

const std::vector<SourceFile>& project_sources() {
    static const auto sources = read_sources(
        VISADO_SOURCE_DIR, {"engine", "forms", "notifier", "workflows", "web", "app", "tests"});
    return sources;
}
