#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace forms {

// The code printed on an issued document, by which anyone can ask whether it is authentic:
// "7K3M-Q2XD-0A9F-ZT4C". 75 bits in Crockford's base 32 (no I, L, O, U) and one check character
// (Luhn mod 32: any single wrong character and nearly any swap of neighbours is noticed).
// A stored and printed format: it must never change.

// From the first 75 bits of a hash. Throws std::invalid_argument for fewer than 10 bytes.
std::string verification_code(std::string_view hash_bytes);

// As a person types it: either case, O for 0, I and L for 1, with or without hyphens and blanks.
// Gives the canonical form, or says what is wrong with it.
engine::Result<std::string> parse_verification_code(std::string_view typed);

}  // namespace forms
