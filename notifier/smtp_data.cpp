#include "notifier/smtp_data.h"

namespace notifier {

std::string smtp_data(std::string_view message) {
    std::string data;
    data.reserve(message.size() + message.size() / 32 + 8);
    bool line_start = true;
    for (std::size_t i = 0; i < message.size(); ++i) {
        const char c = message[i];
        if (c == '\r' && i + 1 < message.size() && message[i + 1] == '\n') continue;
        if (c == '\r' || c == '\n') {
            data += "\r\n";
            line_start = true;
            continue;
        }
        if (line_start && c == '.') data += '.';
        data += c;
        line_start = false;
    }
    if (!line_start) data += "\r\n";
    data += ".\r\n";
    return data;
}

}  // namespace notifier
