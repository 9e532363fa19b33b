#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// visado import: a table of a person becomes the data of an act, its doubts told row by row.
void add_import_command(CLI::App& root, CommandContext& context);

}  // namespace app
