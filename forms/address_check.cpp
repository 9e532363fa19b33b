#include "forms/address_check.h"

#include <algorithm>

namespace forms {
namespace {

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_host(std::string_view host) {
    bool dotted = false;
    for (;;) {
        const auto dot = host.find('.');
        if (!is_label(host.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return dotted;
        dotted = true;
        host.remove_prefix(dot + 1);
    }
}

}  // namespace

bool is_email_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
    const auto local = text.substr(0, at);
    if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) {
        return false;
    }
    const bool plain = std::all_of(local.begin(), local.end(), [](char c) {
        return is_alphanumeric(c) || std::string_view("._%+-").find(c) != std::string_view::npos;
    });
    return plain && is_host(text.substr(at + 1));
}

bool is_web_address(std::string_view text) {
    if (text.size() > 2000) return false;
    if (text.starts_with("https://")) {
        text.remove_prefix(8);
    } else if (text.starts_with("http://")) {
        text.remove_prefix(7);
    } else {
        return false;
    }
    if (text.find_first_of(" \t\n\"<>\\^`{|}") != std::string_view::npos) return false;
    const auto authority = text.substr(0, text.find_first_of("/?#"));
    const auto colon = authority.find(':');
    if (colon != std::string_view::npos) {
        const auto port = authority.substr(colon + 1);
        const bool digits =
            std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (port.empty() || port.size() > 5 || !digits) return false;
    }
    return is_host(authority.substr(0, colon));
}

}  // namespace forms
