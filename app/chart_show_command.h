#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// visado chart show FILE.scxml: the picture of any SCXML document. docs/cli.md.
void add_chart_show_command(CLI::App& chart, CommandContext& context);

}  // namespace app
