#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace app {

// What is wrong with the command line, in Spanish, naming the argument.
std::string usage_words(const CLI::Error& error);

}  // namespace app
