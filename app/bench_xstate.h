#pragma once

#include <filesystem>
#include <optional>

namespace app {

// What docs/bench/xstate.mjs measured, in ns per event.
struct XstateTimes {
    double plain = 0;
    double saving = 0;
    double reloading = 0;
};

// Runs the script of `folder` once, in a process of its own. nullopt where node or the package is
// missing, or the script failed (it says why on standard error).
std::optional<XstateTimes> measure_xstate(const std::filesystem::path& folder);

}  // namespace app
