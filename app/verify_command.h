#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// Proves that nothing in a store was altered, removed, inserted or moved.
namespace app {

void add_verify_command(CLI::App& root, CommandContext& context);

}  // namespace app
