#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// What opens cases by itself, day by day of the year.
namespace app {

void add_agenda_command(CLI::App& root, CommandContext& context);

}  // namespace app
