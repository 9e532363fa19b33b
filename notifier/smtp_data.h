#pragma once

#include <string>
#include <string_view>

namespace notifier {

// A message as DATA carries it: every line ended by CRLF (a bare CR or LF would end a line for some
// servers and not for others, which is how mails are smuggled), a dot at a line's start doubled,
// the lone dot at the end (RFC 5321 §4.5.2).
std::string smtp_data(std::string_view message);

}  // namespace notifier
