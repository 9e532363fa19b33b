#include "web/pages/local_path.h"

#include <algorithm>

namespace web {

std::string local_path(const std::string* wanted) {
    constexpr char inbox[] = "/bandeja";
    constexpr std::size_t longest = 2000;
    if (wanted == nullptr || wanted->empty() || wanted->size() > longest) return inbox;
    const std::string& path = *wanted;
    // Browsers take "//host", "/\host" and, with a tab or line end in between, more for an address
    // of another host.
    const bool plain = std::all_of(path.begin(), path.end(),
                                   [](char c) { return c > ' ' && c != 0x7f && c != '\\'; });
    if (!plain || path[0] != '/' || path.starts_with("//")) return inbox;
    if (path.starts_with("/ingresar") || path.starts_with("/salir")) return inbox;
    return path;
}

}  // namespace web
