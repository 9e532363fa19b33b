#pragma once

#include <filesystem>
#include <string>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace app {

// A file named on the command line. Refuses what is missing, no regular file, or over `most` bytes.
engine::Result<std::string> read_input(const std::filesystem::path& file,
                                       std::uintmax_t most = 50'000'000);

// The same as JSON; an empty name is an empty object.
engine::Result<engine::Value> read_json_input(const std::string& file);

// A password or secret that stands in a file of its own; without the ends of lines after it.
engine::Result<std::string> read_secret_file(const std::filesystem::path& file);

}  // namespace app
