#pragma once

#include <cstddef>
#include <string_view>

#include "engine/base/result.h"

namespace notifier {

// Whether `text` may stand in a header (a name, a subject). Refused, naming `field`: text that is
// not UTF-8, more than `max_characters`, anything that breaks a line in some reader (C0 and C1
// controls with NEL, U+2028, U+2029), bidirectional overrides (they let a name pretend to be
// another), and what looks like an encoded word (RFC 2047): a mailer passes it on and the reader's
// program decodes it, line breaks included.
engine::Result<engine::Done> check_header_text(std::string_view text, std::string_view field,
                                               std::size_t max_characters);

}  // namespace notifier
