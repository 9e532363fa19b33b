#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

// The figures of docs/benchmarks.md, each beside its yardstick measured in the same run.
namespace app {

void add_bench_command(CLI::App& root, CommandContext& context);

}  // namespace app
