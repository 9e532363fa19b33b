#pragma once

#include <string>
#include <string_view>

namespace workflows {

// What a person means by a column heading, however it was typed: small letters, no accents, one
// blank between words ("Medio  de\nVERIFICACIÓN" -> "medio de verificacion"). For comparing only.
std::string folded_heading(std::string_view heading);

}  // namespace workflows
