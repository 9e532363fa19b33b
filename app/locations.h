#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace app {

// Looks up an environment variable; nullopt when it is unset. An empty one counts as unset.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

Environment process_environment();

// Where the embedded store lies unless --data says otherwise: $VISADO_DATA, else
// $XDG_DATA_HOME/visado, else ~/.local/share/visado; without a home, ./visado-datos.
std::filesystem::path default_data_directory(const Environment& environment);

// Where packages lie unless --workflows says otherwise: $VISADO_WORKFLOWS, else ./workflows when
// there is one, else the folder installed with the program.
std::filesystem::path default_workflows_directory(const Environment& environment,
                                                  const std::filesystem::path& working_directory,
                                                  const std::filesystem::path& share_directory);

}  // namespace app
