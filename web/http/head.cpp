#include "web/http/head.h"

#include <algorithm>
#include <set>

#include "engine/base/utf8.h"
#include "web/http/body_length.h"
#include "web/http/target.h"

namespace web {
namespace {

Fault bad(const char* message) {
    return {400, message};
}

bool is_token(std::string_view text) {
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [others](char c) {
        return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
               others.find(c) != std::string_view::npos;
    });
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool has_controls(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
    });
}

// Headers that mean one thing: a second one is an attempt to be read in two ways.
bool stands_alone(const std::string& name) {
    static const std::set<std::string> alone = {"authorization",
                                                "content-length",
                                                "content-type",
                                                "content-encoding",
                                                "expect",
                                                "host",
                                                "idempotency-key",
                                                "if-match",
                                                "if-modified-since",
                                                "origin",
                                                "transfer-encoding",
                                                "upgrade",
                                                "x-visado-ficha"};
    return alone.count(name) != 0;
}

Checked<engine::Done> add_header(std::string_view line, Head& head) {
    // A line that begins with a blank would continue the one before (obsolete, ambiguous).
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return bad("Una cabecera está mal escrita.");
    const std::string name = lower(line.substr(0, colon));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (has_controls(value) || !engine::is_valid_utf8(value))
        return bad("Una cabecera tiene caracteres que no se admiten.");
    const auto [place, is_new] = head.headers.try_emplace(name, value);
    if (is_new) return engine::Done{};
    if (stands_alone(name)) return bad("Una cabecera que debe ir una sola vez está repetida.");
    place->second += (name == "cookie" ? "; " : ", ") + std::string(value);
    return engine::Done{};
}

bool is_host(const std::string& text) {
    constexpr std::string_view others = "-._:[]";
    return !text.empty() && text.size() <= 255 &&
           std::all_of(text.begin(), text.end(), [others](char c) {
               return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
                      others.find(c) != std::string_view::npos;
           });
}

// "GET /path HTTP/1.1"; gives the minor version.
Checked<int> read_request_line(std::string_view line, const Limits& limits, Head& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return bad("La primera línea de la solicitud está mal escrita.");
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!is_token(method)) return bad("La primera línea de la solicitud está mal escrita.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        if (version.starts_with("HTTP/")) return Fault{505, "Use HTTP/1.1."};
        return bad("La primera línea de la solicitud está mal escrita.");
    }
    static const std::set<std::string_view> known = {"GET",   "HEAD",   "POST",   "PUT",
                                                     "PATCH", "DELETE", "OPTIONS"};
    if (known.count(method) == 0) return Fault{501, "No se conoce este método."};
    head.method = method;
    auto read = read_target(target, limits);
    if (!read) return read.error();
    head.path = std::move(read->path);
    head.query = std::move(read->query);
    return version == "HTTP/1.1" ? 1 : 0;
}

bool has_item(const std::string* list, std::string_view wanted) {
    if (list == nullptr) return false;
    const std::string items = lower(*list);
    for (std::size_t begin = 0; begin <= items.size();) {
        const auto end = std::min(items.find(',', begin), items.size());
        if (trimmed(std::string_view(items).substr(begin, end - begin)) == wanted) return true;
        begin = end + 1;
    }
    return false;
}

Checked<engine::Done> read_connection(int minor_version, Head& head) {
    const auto* host = head.header("host");
    if (host == nullptr ? minor_version == 1 : !is_host(*host))
        return bad("Falta la cabecera Host o está mal escrita.");
    const auto* connection = head.header("connection");
    head.keep_alive = minor_version == 1 && !has_item(connection, "close");
    if (const auto* expect = head.header("expect")) {
        if (lower(*expect) != "100-continue") return Fault{417, ""};
        head.waits_for_continue = minor_version == 1;
    }
    return engine::Done{};
}

}  // namespace

const std::string* Head::header(const std::string& lower_case_name) const {
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? nullptr : &found->second;
}

std::string media_type_of(const std::string& content_type) {
    return lower(trimmed(std::string_view(content_type).substr(0, content_type.find(';'))));
}

Checked<Head> read_head(std::string_view bytes, const Limits& limits) {
    Head head;
    int minor_version = -1;
    std::size_t lines = 0;
    for (std::size_t begin = 0; begin < bytes.size(); ++lines) {
        const auto end = bytes.find("\r\n", begin);
        const auto line = bytes.substr(begin, end - begin);
        if (line.empty() && minor_version >= 0) break;
        begin = end + 2;
        if (minor_version < 0) {
            const auto version = read_request_line(line, limits, head);
            if (!version) return version.error();
            minor_version = *version;
        } else if (lines > limits.header_lines) {
            return Fault{431, ""};
        } else if (const auto added = add_header(line, head); !added) {
            return added.error();
        }
    }
    if (const auto read = read_connection(minor_version, head); !read) return read.error();
    const auto length = body_length(head, limits);
    if (!length) return length.error();
    head.length = *length;
    return head;
}

}  // namespace web
