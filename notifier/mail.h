#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/durable/clock.h"
#include "notifier/address.h"

namespace notifier {

// One mail as it is meant, before it is bytes. Ids stand without angle brackets.
struct Mail {
    std::string message_id;  // "local@domain"; the same on every try of the same mail
    Address from;
    std::vector<Address> to;
    std::vector<Address> cc;
    std::vector<Address> reply_to;
    engine::durable::Instant date;
    std::string subject;
    std::string text;  // UTF-8, lines end in LF
    std::string html;  // empty: the mail has a text part only
    // Ids of the mails this one goes on from, oldest first: References; the last is In-Reply-To.
    // One id derived from the case is enough for readers to show its mails as one conversation.
    std::vector<std::string> references;
    // Further headers. Names that the composer writes itself are refused.
    std::vector<std::pair<std::string, std::string>> headers;
};

inline constexpr std::size_t max_subject = 250;     // characters
inline constexpr std::size_t max_recipients = 100;  // RFC 5321 §4.5.3.1.8: what every server takes
inline constexpr std::size_t max_part_bytes = 1'000'000;  // of text and of html

// Refuses what could not be sent as it is meant, or would say something else once decoded: see
// check_header_text and check_address. Names the first field at fault ("para 2", "asunto").
engine::Result<engine::Done> check_mail(const Mail& mail);

// "local@domain", dot-atoms of ASCII on both sides, at most 200 characters.
bool is_message_id(std::string_view id);

}  // namespace notifier
