#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace forms {

// File names are all that a form value says of a file's kind, so `accept` is checked against the
// extension. Whether the bytes are what the name says is judged where the bytes are received.

// True for the media types that a form definition may accept.
bool is_known_media_type(std::string_view media_type);

// True when the file's extension belongs to one of the media types, or none is demanded.
bool name_fits(std::string_view file_name, const std::vector<std::string>& media_types);

// "PDF, XLSX": for the person's eyes.
std::string extensions_in_words(const std::vector<std::string>& media_types);

// The known media types joined by commas, for the author of a form.
std::string known_media_types();

}  // namespace forms
