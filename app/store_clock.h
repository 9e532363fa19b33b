#pragma once

#include <filesystem>
#include <memory>

#include "engine/durable/clock.h"

namespace app {

// The clock of a data directory: the system's, or for a demo store its own, which went on from the
// story's last moment when the program opened it.
std::unique_ptr<engine::durable::Clock> clock_of(const std::filesystem::path& data_directory);

// Marks a data directory as a demo whose time stands at `instant`. Throws std::runtime_error when
// the mark cannot be written.
void mark_as_demo(const std::filesystem::path& data_directory, engine::durable::Instant instant);

bool is_demo(const std::filesystem::path& data_directory);

}  // namespace app
