#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// People, posts, units, encargaturas and numbers given outside the system.
namespace app {

void add_org_command(CLI::App& root, CommandContext& context);

}  // namespace app
