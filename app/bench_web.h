#pragma once

#include <filesystem>
#include <functional>

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// `bench web`: how long people wait for a page or an act, one alone and fifty at once; what a page
// weighs. `fresh_folder` makes a folder on a real disk below the one given.
void add_bench_web(CLI::App& bench, CommandContext& context,
                   std::function<std::filesystem::path(const std::string&)> fresh_folder);

}  // namespace app
