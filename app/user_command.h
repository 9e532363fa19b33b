#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// Who may log in to the pages: local accounts of people of the organisation.
namespace app {

void add_user_command(CLI::App& root, CommandContext& context);

}  // namespace app
