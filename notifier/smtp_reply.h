#pragma once

#include <string>
#include <string_view>

#include "notifier/channel.h"

namespace notifier {

// A reply of the server (RFC 5321 §4.2), its lines joined by LF, without codes.
struct SmtpReply {
    int code = 0;
    std::string text;

    bool positive() const { return code / 100 == 2; }
    bool wants_more() const { return code / 100 == 3; }
};

// "550 5.1.1 No such user": one line, printable, at most 300 characters, valid UTF-8: servers write
// what they like, and this ends up on pages, in reports and in logs.
std::string shown(const SmtpReply& reply);

// What a negative reply means wherever it comes: 530, 534, 535 and 538 (RFC 4954) ask for other
// settings; 4xx is passing; any other is final.
Fate fate_of(const SmtpReply& reply);

// Ends the talk with this fate for everybody not yet answered. Thrown inside the SMTP files only.
struct SmtpFailure {
    Fate fate;
    std::string words;
    bool unreachable = false;  // nobody answered at that host and port
};

}  // namespace notifier
