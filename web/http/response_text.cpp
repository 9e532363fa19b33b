#include "web/http/response_text.h"

#include <algorithm>
#include <stdexcept>

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include "web/http/fault.h"
#include "web/http/gzip.h"

namespace web {
namespace {

std::string lower(std::string text) {
    for (char& c : text) {
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

const std::string* header_of(const Response& response, const std::string& lower_case_name) {
    for (const auto& [name, value] : response.headers) {
        if (lower(name) == lower_case_name) return &value;
    }
    return nullptr;
}

void set_default(Response& response, const char* name, const char* value) {
    if (header_of(response, lower(name)) == nullptr) response.headers.emplace_back(name, value);
}

// What a browser may do with the content. A PDF viewer is a page of the browser's own, which a
// stricter policy would break; everything else that is no page of ours must not act as one.
const char* content_policy(const std::string& media_type) {
    if (media_type.starts_with("text/html"))
        return "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; "
               "img-src 'self' data:; connect-src 'self'; form-action 'self'; "
               "frame-ancestors 'none'; base-uri 'none'";
    if (media_type == "application/pdf") return "frame-ancestors 'none'";
    return "default-src 'none'; frame-ancestors 'none'; sandbox";
}

void add_security(Response& response, bool secure) {
    set_default(response, "Content-Security-Policy", content_policy(response.media_type));
    set_default(response, "X-Content-Type-Options", "nosniff");
    set_default(response, "X-Frame-Options", "DENY");
    // Not no-referrer: browsers would then send "Origin: null" with our own forms.
    set_default(response, "Referrer-Policy", "same-origin");
    set_default(response, "Cross-Origin-Opener-Policy", "same-origin");
    set_default(response, "Cross-Origin-Resource-Policy", "same-origin");
    set_default(response, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    set_default(response, "Cache-Control", "no-store");
    if (secure) set_default(response, "Strict-Transport-Security", "max-age=31536000");
}

// Weak comparison, RFC 9110 §13.1.2.
bool is_known(const std::string& if_none_match, std::string etag) {
    if (etag.starts_with("W/")) etag.erase(0, 2);
    return !etag.empty() && (if_none_match == "*" || if_none_match.find(etag) != std::string::npos);
}

void pack(Response& response) {
    response.body = gzip(response.body);
    response.headers.emplace_back("Content-Encoding", "gzip");
    for (auto& [name, value] : response.headers) {
        if (lower(name) == "etag" && !value.starts_with("W/")) value = "W/" + value;
    }
}

void add_line(std::string& text, std::string_view name, std::string_view value) {
    const auto breaks = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    if (std::any_of(name.begin(), name.end(), breaks) ||
        std::any_of(value.begin(), value.end(), breaks))
        throw std::logic_error("a line end in the header " + std::string(name));
    text.append(name).append(": ").append(value).append("\r\n");
}

bool has_no_body(int status) {
    return status == 204 || status == 304;
}

}  // namespace

std::string response_text(Response response, const ReplyForm& form) {
    const std::string* etag = header_of(response, "etag");
    if (response.status == 200 && etag != nullptr && is_known(form.if_none_match, *etag))
        response.status = 304;
    add_security(response, form.secure);
    if (!has_no_body(response.status) && header_of(response, "content-encoding") == nullptr &&
        is_worth_packing(response.media_type, response.body.size())) {
        set_default(response, "Vary", "Accept-Encoding");
        if (form.packed) pack(response);
    }
    std::string text = "HTTP/1.1 " + std::to_string(response.status) + " " +
                       std::string(reason_phrase(response.status)) + "\r\n";
    add_line(text, "Date",
             Poco::DateTimeFormatter::format(Poco::Timestamp(), Poco::DateTimeFormat::HTTP_FORMAT));
    if (!has_no_body(response.status)) {
        add_line(text, "Content-Type", response.media_type);
        add_line(text, "Content-Length", std::to_string(response.body.size()));
    }
    for (const auto& [name, value] : response.headers) add_line(text, name, value);
    if (!form.keep_alive) add_line(text, "Connection", "close");
    text += "\r\n";
    if (!form.without_body && !has_no_body(response.status)) text += response.body;
    return text;
}

}  // namespace web
