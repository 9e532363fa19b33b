#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web {

// Text as people may have pasted it: VT and FF (Word's line and page breaks) become line ends,
// other control characters go away, so that nothing typed is lost for a character nobody sees.
// nullopt for what no form sends: NUL, or bytes that are not UTF-8.
std::optional<std::string> clean_text(std::string_view text);

// C0, DEL or C1.
bool has_control_characters(std::string_view utf8);

// The name of an uploaded file without folders, control characters and marks that turn the
// direction of writing (with which "gpj.exe" looks like "exe.jpg"); at most 255 bytes, never empty.
std::string shown_file_name(std::string_view utf8);

}  // namespace web
