#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// The story of the 2023 Programme, played on a simulated clock.
namespace app {

void add_demo_command(CLI::App& root, CommandContext& context);

}  // namespace app
