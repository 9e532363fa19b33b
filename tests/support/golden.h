#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

// What people read is approved as a file.
//
// Checks `text` against tests/golden/<path> ("documents/resolucion.html"). On a difference, or when
// there is no such file yet, the check fails and `text` is written to <path>.received beside it;
// renaming that file is the approval.
void check_golden(std::string_view path, std::string_view text);

// The same against a folder of the caller's; nullopt when equal, else what is wrong: the first line
// that differs, as approved and as received.
std::optional<std::string> golden_difference(const std::filesystem::path& folder,
                                             std::string_view path, std::string_view text);
