#include "web/http/multipart.h"

#include <algorithm>
#include <optional>

#include "web/http/clean_text.h"
#include "web/http/head.h"
#include "web/http/header_parameters.h"

namespace web {
namespace {

constexpr std::size_t longest_part_head = 4096;

Fault bad() {
    return {400, "El formulario llegó incompleto o está mal formado."};
}

bool is_boundary(const std::string& text) {
    constexpr std::string_view others = "'()+_,-./:=?";
    return !text.empty() && text.size() <= 70 &&
           std::all_of(text.begin(), text.end(), [others](char c) {
               return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
                      others.find(c) != std::string_view::npos;
           });
}

// Browsers write quotes and line ends in names as %22, %0D and %0A, and nothing else so.
std::string unescaped(std::string text) {
    for (const auto& [code, character] : {std::pair{"%22", "\""}, {"%0D", "\r"}, {"%0A", "\n"}}) {
        for (auto at = text.find(code); at != std::string::npos; at = text.find(code, at + 1))
            text.replace(at, 3, character);
    }
    return text;
}

struct PartHead {
    std::string field;
    std::optional<std::string> file_name;
    std::string media_type = "text/plain";
};

Checked<engine::Done> read_disposition(std::string_view value, PartHead& head) {
    auto parameters = header_parameters(value);
    if (!parameters || media_type_of(std::string(value)) != "form-data" ||
        parameters->count("name") == 0 || parameters->count("filename*") != 0)
        return bad();
    const auto field = clean_text(unescaped((*parameters)["name"]));
    if (!field) return bad();
    head.field = *field;
    if (parameters->count("filename") == 0) return engine::Done{};
    const auto name = clean_text(unescaped((*parameters)["filename"]));
    if (!name) return bad();
    head.file_name = *name;
    return engine::Done{};
}

Checked<PartHead> read_part_head(std::string_view lines) {
    PartHead head;
    bool disposed = false;
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto end = std::min(lines.find("\r\n", begin), lines.size());
        const auto line = lines.substr(begin, end - begin);
        begin = end + 2;
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return bad();
        const std::string name = media_type_of(std::string(line.substr(0, colon)));  // lower case
        auto value = line.substr(colon + 1);
        while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
        if (name == "content-disposition") {
            if (disposed) return bad();
            disposed = true;
            if (const auto read = read_disposition(value, head); !read) return read.error();
        } else if (name == "content-type") {
            head.media_type = media_type_of(std::string(value));
        } else if (name == "content-transfer-encoding") {
            return bad();
        }
    }
    if (!disposed) return bad();
    return head;
}

Checked<engine::Done> keep(PartHead head, std::string_view content, const Limits& limits,
                           MultipartForm& form) {
    if (!head.file_name) {
        auto text = clean_text(content);
        if (!text) return Fault{400, "Un texto enviado tiene caracteres que no se admiten."};
        if (form.fields.size() == limits.fields)
            return Fault{413, "El formulario tiene demasiados campos."};
        form.fields.emplace_back(std::move(head.field), std::move(*text));
        return engine::Done{};
    }
    if (head.file_name->empty() && content.empty()) return engine::Done{};
    if (form.uploads.size() == limits.files)
        return Fault{413, "El formulario trae demasiados archivos."};
    form.uploads.push_back({std::move(head.field), shown_file_name(*head.file_name),
                            std::move(head.media_type), std::string(content)});
    return engine::Done{};
}

}  // namespace

Checked<MultipartForm> read_multipart(std::string_view body, const std::string& content_type,
                                      const Limits& limits) {
    auto parameters = header_parameters(content_type);
    if (!parameters || !is_boundary((*parameters)["boundary"])) return bad();
    const std::string delimiter = "\r\n--" + (*parameters)["boundary"];
    MultipartForm form;
    // The first delimiter begins the body: there its line end is missing.
    if (!body.starts_with(std::string_view(delimiter).substr(2))) return bad();
    body.remove_prefix(delimiter.size() - 2);
    while (body.starts_with("\r\n")) {
        body.remove_prefix(2);
        const auto head_end = body.substr(0, longest_part_head).find("\r\n\r\n");
        if (head_end == std::string_view::npos) return bad();
        auto head = read_part_head(body.substr(0, head_end));
        if (!head) return head.error();
        body.remove_prefix(head_end + 4);
        const auto end = body.find(delimiter);
        if (end == std::string_view::npos) return bad();
        const auto kept = keep(std::move(*head), body.substr(0, end), limits, form);
        if (!kept) return kept.error();
        body.remove_prefix(end + delimiter.size());
    }
    if (body != "--" && body != "--\r\n") return bad();
    return form;
}

}  // namespace web
