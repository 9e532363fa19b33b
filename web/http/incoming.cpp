#include "web/http/incoming.h"

#include <algorithm>

#include <Poco/Net/IPAddress.h>

#include "engine/base/utf8.h"
#include "web/http/body_length.h"
#include "web/http/multipart.h"
#include "web/http/target.h"

namespace web {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// The first cookie of a name counts: browsers send the one with the longest path first.
std::map<std::string, std::string> read_cookies(const std::string* header) {
    std::map<std::string, std::string> cookies;
    if (header == nullptr) return cookies;
    const std::string_view text = *header;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(';', begin), text.size());
        const auto pair = trimmed(text.substr(begin, end - begin));
        begin = end + 1;
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        cookies.try_emplace(std::string(pair.substr(0, equals)), pair.substr(equals + 1));
    }
    return cookies;
}

Checked<engine::Done> read_body(BodyKind kind, const Limits& limits, Request& request) {
    if (kind == BodyKind::form) {
        auto pairs = read_pairs(request.body, limits.fields);
        if (!pairs) return pairs.error();
        request.fields = std::move(*pairs);
        request.body.clear();
    } else if (kind == BodyKind::multipart) {
        auto form = read_multipart(request.body, *request.header("content-type"), limits);
        if (!form) return form.error();
        request.fields = std::move(form->fields);
        request.uploads = std::move(form->uploads);
        request.body.clear();
    } else if (kind == BodyKind::json && !engine::is_valid_utf8(request.body)) {
        return Fault{400, "El texto enviado no está en UTF-8."};
    }
    return engine::Done{};
}

}  // namespace

void name_client(Incoming& incoming, const std::string& peer,
                 const std::vector<std::string>& proxies) {
    incoming.client = peer;
    if (std::find(proxies.begin(), proxies.end(), peer) == proxies.end()) return;
    if (const auto* proto = incoming.head.header("x-forwarded-proto"))
        incoming.secure = *proto == "https";
    const auto* list = incoming.head.header("x-forwarded-for");
    if (list == nullptr) return;
    const auto comma = list->rfind(',');
    const std::string last(
        trimmed(std::string_view(*list).substr(comma == std::string::npos ? 0 : comma + 1)));
    Poco::Net::IPAddress address;
    if (Poco::Net::IPAddress::tryParse(last, address)) incoming.client = address.toString();
}

Checked<Request> to_request(Incoming incoming, const Limits& limits) {
    const auto kind = body_kind(incoming.head);
    if (!kind) return kind.error();
    Request request;
    request.method = incoming.head.method == "HEAD" ? "GET" : std::move(incoming.head.method);
    request.path = std::move(incoming.head.path);
    request.query = std::move(incoming.head.query);
    request.headers = std::move(incoming.head.headers);
    request.cookies = read_cookies(request.header("cookie"));
    request.body = std::move(incoming.body);
    request.client = std::move(incoming.client);
    request.secure = incoming.secure;
    const auto read = read_body(*kind, limits, request);
    if (!read) return read.error();
    return request;
}

}  // namespace web
