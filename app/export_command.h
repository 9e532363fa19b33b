#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// visado export: a matrix of a case as CSV, XLSX or JSON.
void add_export_command(CLI::App& root, CommandContext& context);

}  // namespace app
