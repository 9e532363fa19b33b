#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// What the pages do, scriptable: open a case, act on it, look at it, see one person's tasks.
namespace app {

void add_start_command(CLI::App& root, CommandContext& context);
void add_act_command(CLI::App& root, CommandContext& context);
void add_case_command(CLI::App& root, CommandContext& context);
void add_inbox_command(CLI::App& root, CommandContext& context);

}  // namespace app
