#include "web/identity/session_gate.h"

#include <string_view>

#include "web/identity/session_cookie.h"

namespace web {
namespace {

// The name of the scheme is compared without case (RFC 9110 §11.1).
std::optional<std::string> bearer_token(const Request& request) {
    const auto found = request.headers.find("authorization");
    if (found == request.headers.end()) return std::nullopt;
    const std::string& header = found->second;
    constexpr std::string_view scheme = "bearer ";
    if (header.size() < scheme.size()) return "";
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char c = header[i];
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (lower != scheme[i]) return "";
    }
    return header.substr(scheme.size());
}

}  // namespace

std::string session_secret(const Request& request) {
    const auto found = request.cookies.find(session_cookie);
    return found == request.cookies.end() ? "" : found->second;
}

std::optional<Visitor> SessionGate::visitor(const Request& request) {
    if (const auto text = bearer_token(request)) {
        const auto token = text->empty() ? std::nullopt : tokens_.use(*text);
        if (!token || !members_.contains(token->person)) return std::nullopt;
        return Visitor{token->person, "", token->scopes, Visitor::Proof::token};
    }
    const std::string secret = session_secret(request);
    if (secret.empty()) return std::nullopt;
    const auto session = sessions_.use(secret);
    if (!session || !members_.contains(session->person)) return std::nullopt;
    return Visitor{session->person, Sessions::form_token(secret), {}, Visitor::Proof::session};
}

}  // namespace web
