#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace notifier {

// A mailbox: who reads, and where. The name may be empty.
struct Address {
    std::string name;     // UTF-8, one line
    std::string address;  // local@domain, ASCII
    friend bool operator==(const Address&, const Address&) = default;
};

// Refuses, naming `field`, what is not a plain RFC 5321 mailbox: the local part is a dot-atom of at
// most 64 ASCII characters (no quoted strings, no comments, no SMTPUTF8), the domain has
// letter-digit- hyphen labels and at least one dot ("localhost" excepted), the whole has at most
// 254 characters.
engine::Result<engine::Done> check_address(const Address& address, std::string_view field);

// Reads "ana@x.pe", "Ana Ñuflo <ana@x.pe>" or "\"Ñuflo, Ana\" <ana@x.pe>" and checks it.
engine::Result<Address> parse_address(std::string_view text, std::string_view field);

// "Ana Ñuflo <ana@x.pe>" as a person reads it (not for a header).
std::string to_text(const Address& address);

}  // namespace notifier
