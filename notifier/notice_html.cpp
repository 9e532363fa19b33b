#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "notifier/notice.h"

// The HTML part of a notice (html_part in notice.h).
namespace notifier {
namespace {

constexpr std::string_view page_style =
    "max-width:600px;margin:0 "
    "auto;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;"
    "line-height:1.5";
constexpr std::string_view letterhead_style =
    "margin:0 0 24px;padding:0 0 8px;border-bottom:1px solid #888888;font-size:14px";
constexpr std::string_view footer_style =
    "margin:24px 0 0;padding:8px 0 0;border-top:1px solid #888888;font-size:13px";

std::string escaped(std::string_view text) {
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                html += c;
        }
    }
    return html;
}

bool may_stand_in_url(char c) {
    return c > ' ' && c < 0x7F &&
           std::string_view("<>\"'`{}|\\^").find(c) == std::string_view::npos;
}

// Length of the https address at the start of `text`; 0 when there is none fit to be a link. What
// closes the sentence is not part of it. An "@" in the authority makes one host look like another.
std::size_t link_length(std::string_view text) {
    constexpr std::string_view scheme = "https://";
    if (text.substr(0, scheme.size()) != scheme) return 0;
    std::size_t length = scheme.size();
    while (length < text.size() && may_stand_in_url(text[length])) ++length;
    while (length > scheme.size() &&
           std::string_view(".,;:!?)]").find(text[length - 1]) != std::string_view::npos) {
        if (text[length - 1] == ')' && text.substr(0, length).find('(') != std::string_view::npos)
            break;
        --length;
    }
    const auto address = text.substr(scheme.size(), length - scheme.size());
    const auto authority = address.substr(0, address.find_first_of("/?#"));
    if (authority.empty() || std::isalnum(static_cast<unsigned char>(authority.front())) == 0)
        return 0;
    return authority.find('@') == std::string_view::npos ? length : 0;
}

// One line of text, escaped, its addresses clickable.
std::string inline_html(std::string_view line) {
    std::string html;
    while (!line.empty()) {
        const auto at = line.find("https://");
        html += escaped(line.substr(0, at));
        if (at == std::string_view::npos) break;
        line.remove_prefix(at);
        const auto length = link_length(line);
        const auto taken = line.substr(0, length == 0 ? 8 : length);
        html += length == 0 ? escaped(taken)
                            : "<a href=\"" + escaped(taken) + "\">" + escaped(taken) + "</a>";
        line.remove_prefix(taken.size());
    }
    return html;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (;;) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        const auto last = line.find_last_not_of(" \t");
        lines.push_back(line.substr(0, last == std::string_view::npos ? 0 : last + 1));
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

// Paragraphs and lists, opened and closed as the lines come.
class Body {
 public:
    void take(std::string_view line) {
        if (line.empty()) return close();
        if (line.substr(0, 2) == "- ") return item(line.substr(2));
        if (open_ == Open::list && line.substr(0, 2) == "  ") return go_on(line.substr(2));
        if (open_ == Open::list) close();
        if (open_ == Open::paragraph) return go_on(line);
        html_ += "<p style=\"margin:0 0 16px\">" + inline_html(line);
        open_ = Open::paragraph;
    }
    std::string finish() {
        close();
        return std::move(html_);
    }

 private:
    enum class Open { nothing, paragraph, list };

    void go_on(std::string_view line) { html_ += "<br>\n" + inline_html(line); }

    void item(std::string_view line) {
        if (open_ == Open::paragraph) close();
        html_ +=
            open_ == Open::list ? "</li>\n" : "<ul style=\"margin:0 0 16px;padding-left:24px\">\n";
        html_ += "<li style=\"margin:0 0 4px\">" + inline_html(line);
        open_ = Open::list;
    }

    void close() {
        if (open_ == Open::paragraph) html_ += "</p>\n";
        if (open_ == Open::list) html_ += "</li>\n</ul>\n";
        open_ = Open::nothing;
    }

    std::string html_;
    Open open_ = Open::nothing;
};

std::string element(std::string_view name, std::string_view style, const std::string& content) {
    return "<" + std::string(name) + " style=\"" + std::string(style) + "\">" + content + "</" +
           std::string(name) + ">\n";
}

}  // namespace

std::string html_part(const Notice& notice, const Letterhead& letterhead) {
    Body body;
    for (const auto line : lines_of(notice.body)) body.take(line);

    std::string head = "<strong>" + escaped(letterhead.entity) + "</strong>";
    if (!letterhead.office.empty()) head += "<br>\n" + escaped(letterhead.office);
    return "<!DOCTYPE html>\n<html lang=\"es\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
           escaped(notice.subject) + "</title>\n</head>\n<body>\n<div style=\"" +
           std::string(page_style) + "\">\n" + element("p", letterhead_style, head) +
           body.finish() + element("p", footer_style, escaped(letterhead.footer)) +
           "</div>\n</body>\n</html>\n";
}

}  // namespace notifier
