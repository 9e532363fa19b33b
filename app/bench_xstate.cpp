#include "app/bench_xstate.h"

#include <cstdio>
#include <memory>
#include <string>

#include "engine/base/value.h"

namespace app {
namespace {

// Between single quotes a shell takes everything but the quote itself.
std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    if (!pipe) return {};
    std::string out;
    char block[512];
    while (const std::size_t count = std::fread(block, 1, sizeof block, pipe.get()))
        out.append(block, count);
    return out;
}

}  // namespace

std::optional<XstateTimes> measure_xstate(const std::filesystem::path& folder) {
    if (!std::filesystem::exists(folder / "node_modules" / "xstate")) return std::nullopt;
    const auto out = engine::Value::parse(
        output_of("node " + quoted((folder / "xstate.mjs").string())), nullptr, false);
    if (!out.is_object()) return std::nullopt;
    return XstateTimes{out.value("plain", 0.0), out.value("saving", 0.0),
                       out.value("reloading", 0.0)};
}

}  // namespace app
