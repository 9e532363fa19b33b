#pragma once

#include <CLI/CLI.hpp>

#include "app/command.h"

namespace app {

// `bench statechart`: what the kernel costs a second, a byte and a state.
void add_bench_statechart(CLI::App& bench, CommandContext& context);

}  // namespace app
