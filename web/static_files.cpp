#include "web/static_files.h"

#include <algorithm>
#include <stdexcept>

#include "web/http/gzip.h"
#include "web/visit.h"

namespace web {
namespace {

constexpr char folder[] = "/recursos/";

std::string hashed_name(const StaticFile& file) {
    const auto dot = file.name.rfind('.');
    return std::string(file.name.substr(0, dot)) + "." + std::string(file.hash) +
           std::string(file.name.substr(dot));
}

std::string media_type(std::string_view name) {
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    if (name.ends_with(".png")) return "image/png";
    if (name.ends_with(".ico")) return "image/x-icon";
    if (name.ends_with(".woff2")) return "font/woff2";
    return "text/plain; charset=utf-8";
}

Response static_file(const Request& request, Visit&) {
    const auto& files = static_files();
    const auto& wanted = request.matched.at("archivo");
    const auto file = std::find_if(files.begin(), files.end(), [&wanted](const StaticFile& each) {
        return hashed_name(each) == wanted;
    });
    if (file == files.end()) return {404, "text/plain; charset=utf-8", "No existe ese archivo.\n"};
    const bool packed =
        file->packed.size() < file->bytes.size() && accepts_gzip(request.header("accept-encoding"));
    Response response{200, media_type(file->name),
                      std::string(packed ? file->packed : file->bytes)};
    response.headers = {{"Cache-Control", "public, max-age=31536000, immutable"},
                        {"Vary", "Accept-Encoding"},
                        {"ETag", (packed ? "W/\"" : "\"") + std::string(file->hash) + "\""}};
    if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
    return response;
}

}  // namespace

std::string asset(const std::string& name) {
    for (const StaticFile& file : static_files()) {
        if (file.name == name) return folder + hashed_name(file);
    }
    throw std::out_of_range("web/static/" + name + " is not embedded (web/CMakeLists.txt)");
}

Routes static_file_routes() {
    return {{"GET", std::string(folder) + "{archivo}", Access::open, static_file, ""}};
}

}  // namespace web
