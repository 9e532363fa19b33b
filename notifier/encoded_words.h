#pragma once

#include <string>
#include <string_view>

namespace notifier {

// Text as a header may hold it (RFC 2047 §5): ASCII as it is, anything else as UTF-8 "Q" words of
// at most 64 characters with a space between them, never parting a character. Q and not B, and not
// GMime's own: several readers, GMime's among them up to 3.2.13, join adjacent B words before they
// decode and lose all that follows the first padding "=".
std::string unstructured_header(std::string_view text);

// A display name: atoms as they are, what is no atom as a quoted string or, when not ASCII, as an
// encoded word with the few signs a phrase allows. As few words as can be: some readers (Python's)
// show a space between two that stand side by side.
std::string phrase_header(std::string_view name);

}  // namespace notifier
