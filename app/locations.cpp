#include "app/locations.h"

#include <cstdlib>

namespace app {
namespace {

std::optional<std::string> given(const Environment& environment, const std::string& name) {
    auto value = environment(name);
    return value && !value->empty() ? value : std::nullopt;
}

}  // namespace

Environment process_environment() {
    return [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        if (value == nullptr) return std::nullopt;
        return value;
    };
}

std::filesystem::path default_data_directory(const Environment& environment) {
    if (const auto data = given(environment, "VISADO_DATA")) return *data;
    if (const auto shared = given(environment, "XDG_DATA_HOME")) {
        return std::filesystem::path(*shared) / "visado";
    }
    if (const auto home = given(environment, "HOME")) {
        return std::filesystem::path(*home) / ".local/share/visado";
    }
    return "visado-datos";
}

std::filesystem::path default_workflows_directory(const Environment& environment,
                                                  const std::filesystem::path& working_directory,
                                                  const std::filesystem::path& share_directory) {
    if (const auto workflows = given(environment, "VISADO_WORKFLOWS")) return *workflows;
    const auto here = working_directory / "workflows";
    return std::filesystem::is_directory(here) ? here : share_directory / "workflows";
}

}  // namespace app
