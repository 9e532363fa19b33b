#include "web/http/body_length.h"

#include <algorithm>
#include <set>

namespace web {
namespace {

bool brings_content(const std::string& method) {
    return method == "POST" || method == "PUT" || method == "PATCH";
}

// What programs send as it is, to be kept as an attachment or read as a table.
bool is_file_type(const std::string& type) {
    static const std::set<std::string> types = {
        "application/octet-stream", "application/pdf", "text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
    return types.count(type) != 0;
}

std::string megabytes(std::size_t bytes) {
    return std::to_string(bytes / (1024 * 1024));
}

}  // namespace

Checked<BodyKind> body_kind(const Head& head) {
    const auto* content_type = head.header("content-type");
    if (content_type == nullptr) {
        if (head.length == 0) return BodyKind::none;
        return Fault{415, "Falta decir qué tipo de contenido se envía (Content-Type)."};
    }
    if (const auto* coding = head.header("content-encoding");
        coding != nullptr && *coding != "identity")
        return Fault{415, "No se admite contenido comprimido."};
    const std::string type = media_type_of(*content_type);
    if (type == "application/x-www-form-urlencoded") return BodyKind::form;
    if (type == "multipart/form-data") return BodyKind::multipart;
    if (type == "application/json") return BodyKind::json;
    if (is_file_type(type)) return BodyKind::file;
    if (head.length == 0) return BodyKind::none;
    return Fault{415, "No se admite el tipo de contenido enviado."};
}

Checked<std::size_t> body_length(const Head& head, const Limits& limits) {
    const auto* claimed = head.header("content-length");
    if (head.header("transfer-encoding") != nullptr) {
        if (claimed != nullptr) return Fault{400, "La solicitud dice su longitud de dos maneras."};
        return Fault{411, "Envíe la longitud del contenido (Content-Length)."};
    }
    if (claimed == nullptr) {
        if (!brings_content(head.method)) return std::size_t{0};
        return Fault{411, "Envíe la longitud del contenido (Content-Length)."};
    }
    const bool digits =
        !claimed->empty() &&
        std::all_of(claimed->begin(), claimed->end(), [](char c) { return '0' <= c && c <= '9'; });
    if (!digits) return Fault{400, "La longitud del contenido no es un número."};
    // More digits than any body we would take.
    if (claimed->size() > 15) return Fault{413, ""};
    Head sized = head;
    sized.length = std::stoull(*claimed);
    if (sized.length == 0) return std::size_t{0};
    if (!brings_content(head.method) && head.method != "DELETE")
        return Fault{400, "Esta solicitud no puede traer contenido."};
    const auto kind = body_kind(sized);
    if (!kind) return kind.error();
    const bool small = *kind == BodyKind::form || *kind == BodyKind::json;
    const std::size_t most = small ? limits.form_body : limits.upload_body;
    if (sized.length > most)
        return Fault{413, "Lo enviado pesa " + megabytes(sized.length) + " MB. El máximo es " +
                              megabytes(most) + " MB."};
    return sized.length;
}

}  // namespace web
