#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// visado chart run FILE.scxml: any SCXML document alone, on a virtual clock. docs/cli.md.
void add_chart_command(CLI::App& root, CommandContext& context);

}  // namespace app
