#include "web/http/fault.h"

#include <algorithm>
#include <array>

#include "engine/base/value.h"
#include "web/http/escaped.h"

namespace web {
namespace {

struct Status {
    int number;
    std::string_view reason;
    FaultWords words;
};

constexpr FaultWords unclear = {"No entendimos la solicitud",
                                "Vuelva a la página anterior e intente otra vez."};
constexpr FaultWords busy = {"El servicio está muy ocupado",
                             "No se registró ningún acto. Intente otra vez en un minuto."};
constexpr FaultWords too_large = {"Lo enviado es demasiado grande",
                                  "Envíe archivos más pequeños o en varias partes."};
constexpr FaultWords none = {"", ""};

constexpr std::array statuses = {
    Status{200, "OK", none},
    Status{201, "Created", none},
    Status{202, "Accepted", none},
    Status{204, "No Content", none},
    Status{301, "Moved Permanently", none},
    Status{302, "Found", none},
    Status{303, "See Other", none},
    Status{304, "Not Modified", none},
    Status{400, "Bad Request", unclear},
    Status{401, "Unauthorized", {"Su sesión terminó", "Ingrese otra vez para continuar."}},
    Status{403,
           "Forbidden",
           {"No puede hacer esto", "Si necesita acceso, pídalo a su jefe de unidad."}},
    Status{404,
           "Not Found",
           {"No encontramos esta página", "Revise la dirección o vuelva a la bandeja."}},
    Status{405,
           "Method Not Allowed",
           {"Esta dirección no se usa así", "Vuelva a la página anterior y use sus botones."}},
    Status{408,
           "Request Timeout",
           {"La solicitud tardó demasiado en llegar", "Revise su conexión e intente otra vez."}},
    Status{409, "Conflict", {"Esto cambió mientras usted trabajaba", "Actualice la página."}},
    Status{411, "Length Required", unclear},
    Status{412, "Precondition Failed", {"Esto cambió mientras usted trabajaba", ""}},
    Status{413, "Content Too Large", too_large},
    Status{414, "URI Too Long", {"La dirección es demasiado larga", "Quite filtros."}},
    Status{415,
           "Unsupported Media Type",
           {"No se admite este tipo de contenido", "Use los formularios de las páginas."}},
    Status{417, "Expectation Failed", unclear},
    Status{421,
           "Misdirected Request",
           {"Esta dirección no es la de este servicio",
            "Use la que le dio quien administra Visado en su entidad."}},
    Status{422, "Unprocessable Content", {"Hay algo que corregir", ""}},
    Status{428, "Precondition Required", unclear},
    Status{429,
           "Too Many Requests",
           {"Hay demasiadas solicitudes desde su equipo", "Espere un minuto e intente otra vez."}},
    Status{431,
           "Request Header Fields Too Large",
           {"Su navegador envió demasiados datos de cabecera",
            "Borre las cookies de este sitio e intente otra vez."}},
    Status{500,
           "Internal Server Error",
           {"No pudimos completar la operación",
            "No se registró ningún acto. Intente otra vez en unos minutos."}},
    Status{501, "Not Implemented", unclear},
    Status{503, "Service Unavailable", busy},
    Status{505, "HTTP Version Not Supported", unclear},
};

const Status* find(int number) {
    const auto* found =
        std::find_if(statuses.begin(), statuses.end(),
                     [number](const Status& each) { return each.number == number; });
    return found == statuses.end() ? nullptr : found;
}

std::string paragraph(std::string_view text) {
    return text.empty() ? "" : "<p>" + escaped(text) + "</p>\n";
}

}  // namespace

std::string_view reason_phrase(int status) {
    const Status* found = find(status);
    return found == nullptr ? "Unknown" : found->reason;
}

FaultWords words_for(int status) {
    const Status* found = find(status);
    return found == nullptr || found->words.title.empty() ? unclear : found->words;
}

Response plain_fault_page(const Fault& fault, const std::string& code) {
    const auto words = words_for(fault.status);
    const std::string title = escaped(words.title);
    Response response;
    response.status = fault.status;
    response.body =
        "<!doctype html>\n<html lang=\"es-PE\"><head><meta charset=\"utf-8\">"
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" +
        title + "</title></head>\n<body><main>\n<h1>" + title + "</h1>\n" +
        paragraph(fault.message) + paragraph(words.advice);
    if (!code.empty())
        response.body +=
            "<p>Si continúa, comunique a Informática el código <b>" + escaped(code) + "</b>.</p>\n";
    response.body += "<p><a href=\"/\">Volver al inicio</a></p>\n</main></body></html>\n";
    return response;
}

bool is_for_programs(const std::string& path) {
    return path.starts_with("/api/") || path.starts_with("/ganchos/");
}

Response fault_json(const Fault& fault, const std::string& code) {
    const auto words = words_for(fault.status);
    engine::Value value = {
        {"estado", fault.status},
        {"problemas",
         engine::Value::array(
             {{{"motivo", fault.status < 500 ? "no_atendido" : "averia"},
               {"mensaje", fault.message.empty() ? std::string(words.title) + "." : fault.message},
               {"lugar", ""},
               {"remedio",
                fault.status < 408 ? "Vea /api/v1/openapi.json." : std::string(words.advice)}}})}};
    if (!code.empty()) value["codigo"] = code;
    return {fault.status, "application/json; charset=utf-8", value.dump() + "\n"};
}

}  // namespace web
