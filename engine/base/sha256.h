#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace engine {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view bytes);

std::string to_hex(const Sha256& hash);

// SHA-256 as the 64 lower-case hexadecimal digits in which hashes are stored and shown.
inline std::string sha256_hex(std::string_view bytes) {
    return to_hex(sha256(bytes));
}

}  // namespace engine
