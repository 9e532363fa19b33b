#pragma once

#include <string>

#include "engine/base/result.h"

namespace web {

inline constexpr std::size_t shortest_password = 12;  // characters
inline constexpr std::size_t longest_password = 256;

// NIST SP 800-63B §5.1.1.2: length and a list of what attackers try first; no demand for digits or
// signs and no expiry, which only make people choose "Contraseña2026!" and write it down.
engine::Result<engine::Done> check_password(const std::string& password, const std::string& login);

}  // namespace web
