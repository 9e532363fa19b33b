#pragma once

#include <string>

#include "engine/base/result.h"
#include "notifier/mail.h"

namespace notifier {

// The mail as RFC 5322 bytes: CRLF lines of at most 998 characters, 7-bit throughout (RFC 2047
// headers, quoted-printable parts, charset always utf-8), multipart/alternative when there is an
// HTML part. Deterministic: the boundary comes from the Message-ID and the date is written as
// Peru's -0500, so composing the same Mail twice gives the same bytes. Refuses what check_mail
// refuses. Every mail says Auto-Submitted: auto-generated (RFC 3834), so that absence notes do not
// answer it. Thread safe.
engine::Result<std::string> compose(const Mail& mail);

}  // namespace notifier
