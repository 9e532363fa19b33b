#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// The web application over one store, with deadlines and deliveries, until it is told to stop.
namespace app {

void add_serve_command(CLI::App& root, CommandContext& context);

}  // namespace app
