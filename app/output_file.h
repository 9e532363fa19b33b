#pragma once

#include <filesystem>
#include <string_view>

#include "engine/base/result.h"

namespace app {

// Writes what a person asked for with --out, over an earlier file of that name. Refuses a place
// that cannot be written to.
engine::Result<engine::Done> write_output(const std::filesystem::path& file,
                                          std::string_view bytes);

}  // namespace app
