#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// Fires what is due and delivers what waits: PDFs and mails. What `serve` does all the time, once.
namespace app {

void add_deliver_command(CLI::App& root, CommandContext& context);

}  // namespace app
