#include "notifier/smtp_reply.h"

#include "engine/base/utf8.h"

namespace notifier {

std::string shown(const SmtpReply& reply) {
    constexpr std::size_t most = 300;
    const bool readable = engine::is_valid_utf8(reply.text);
    std::string line = std::to_string(reply.code) + " ";
    for (const char c : reply.text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) {
            line += ' ';
        } else {
            line += byte < 0x80 || readable ? c : '?';
        }
    }
    if (line.size() <= most) return line;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80) --end;
    return line.substr(0, end) + "…";
}

Fate fate_of(const SmtpReply& reply) {
    switch (reply.code) {
        case 530:
        case 534:
        case 535:
        case 538:
            return Fate::channel_fault;
        default:
            return reply.code / 100 == 4 ? Fate::try_later : Fate::refused;
    }
}

}  // namespace notifier
