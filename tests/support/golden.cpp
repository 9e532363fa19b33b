#include "tests/support/golden.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

namespace {

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

void write(const std::filesystem::path& file, std::string_view text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

std::string first_difference(const std::string& approved, const std::string& received) {
    std::istringstream a(approved);
    std::istringstream b(received);
    std::string expected;
    std::string got;
    for (int line = 1;; ++line) {
        const bool more_a = static_cast<bool>(std::getline(a, expected));
        const bool more_b = static_cast<bool>(std::getline(b, got));
        if (!more_a && !more_b) return "only the end of the last line differs";
        if (more_a == more_b && expected == got) continue;
        return "line " + std::to_string(line) +
               "\n  approved: " + (more_a ? expected : "(end of file)") +
               "\n  received: " + (more_b ? got : "(end of file)");
    }
}

}  // namespace

std::optional<std::string> golden_difference(const std::filesystem::path& folder,
                                             std::string_view path, std::string_view text) {
    const std::filesystem::path approved = folder / path;
    std::filesystem::path received = approved;
    received += ".received";

    if (!std::filesystem::exists(approved)) {
        write(received, text);
        return approved.string() + " is not approved yet; see " + received.string();
    }
    const std::string expected = read(approved);
    if (expected == text) {
        std::filesystem::remove(received);
        return std::nullopt;
    }
    write(received, text);
    return approved.string() + ", " + first_difference(expected, std::string(text)) + "\nsee " +
           received.string();
}

void check_golden(std::string_view path, std::string_view text) {
    const auto difference =
        golden_difference(std::filesystem::path(VISADO_SOURCE_DIR) / "tests/golden", path, text);
    INFO(difference.value_or(""));
    CHECK(!difference);
}
