#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace forms {

enum class TextKind { single_line, multi_line };

// What makes a text unfit for a document, in Spanish and without place; empty when it is fit.
// Refused: bytes that are not UTF-8, NUL and the other control characters (line break and tab are
// allowed in multi_line), line separators U+2028/2029, and the characters that reverse the reading
// direction (U+202A…202E, U+2066…2069), with which a text can show other words than it holds.
std::string unfit_reason(std::string_view text, TextKind kind);

// Without white space at both ends (ASCII, no-break space, byte order mark); CR LF becomes LF.
// The text must be UTF-8.
std::string trimmed(std::string_view text);

// Code points of a UTF-8 text.
std::size_t length_of(std::string_view text);

}  // namespace forms
