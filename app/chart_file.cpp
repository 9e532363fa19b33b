#include "app/chart_file.h"

#include "app/input_file.h"

namespace app {

engine::statechart::SourceLoader files_beside(const std::filesystem::path& document) {
    return [folder = document.parent_path()](std::string name) -> engine::Result<std::string> {
        if (name.starts_with("file:")) name.erase(0, 5);
        const auto path = std::filesystem::path(name).lexically_normal();
        if (path.is_absolute() || path.empty() || *path.begin() == "..")
            return engine::Problem{engine::Refusal::invalid, "está fuera de la carpeta.", name,
                                   "Ponga el archivo junto al diagrama."};
        return read_input(folder / path, 4'000'000);
    };
}

engine::Result<engine::statechart::Chart, engine::Problems> read_chart_file(
    const std::string& file) {
    const auto text = read_input(file);
    if (!text) return engine::Problems{text.error()};
    return engine::statechart::read_scxml(*text, file, files_beside(file));
}

}  // namespace app
