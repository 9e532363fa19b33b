#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web {

// "%C3%B1" -> "ñ"; nullopt when a % is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);

// For one segment of a path or one value of a query: all but letters, digits and -._~ encoded.
std::string percent_encoded(std::string_view text);

// A path with query as it may stand in a header: what is neither printable ASCII nor safe there is
// encoded, the rest (and encodings already there) stays.
std::string location_text(std::string_view path);

}  // namespace web
