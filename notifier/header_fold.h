#pragma once

#include <string>
#include <string_view>

namespace notifier {

// What stands behind "Name:" in a message, lines ended by LF, folded so that they keep to 76
// characters where a space allows it (RFC 5322 §2.2.3); never before the first word, as some
// servers take a line of blanks for the end of the header. Unfolding gives `value` back.
std::string folded_header(std::string_view name, std::string_view value);

}  // namespace notifier
