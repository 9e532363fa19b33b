#pragma once

#include <string>
#include <vector>

#include "tests/support/program.h"

// Runs the program that was built, with these arguments.
inline ProgramRun visado(std::vector<std::string> arguments, const ProgramOptions& options = {}) {
    arguments.insert(arguments.begin(), VISADO_PROGRAM);
    return run_program(arguments, options);
}
