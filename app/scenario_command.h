#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

void add_scenario_command(CLI::App& root, CommandContext& context);

// The scenario files of the packages of a folder, or of one of them.
std::vector<std::filesystem::path> scenario_files(const std::filesystem::path& workflows,
                                                  const std::string& package = "");

}  // namespace app
