#include "web/jobs/downloads.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "web/identity/secret.h"

namespace web {
namespace {

namespace fs = std::filesystem;

// As new_secret() makes them; nothing else names a file here.
bool is_key(const std::string& text) {
    return text.size() == 43 && std::all_of(text.begin(), text.end(), [](char c) {
               return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') ||
                      c == '-' || c == '_';
           });
}

bool is_old(const fs::path& file) {
    std::error_code gone;
    const auto written = fs::last_write_time(file, gone);
    return !gone && fs::file_time_type::clock::now() - written > Downloads::kept;
}

}  // namespace

std::string Downloads::keep(std::string_view bytes) const {
    fs::create_directories(folder_);
    fs::permissions(folder_, fs::perms::owner_all);
    clear_old();
    SodiumRandom random;
    const std::string key = new_secret(random);
    const fs::path file = folder_ / key;
    std::ofstream out(file, std::ios::binary);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
        std::error_code ignored;
        fs::remove(file, ignored);
        throw std::runtime_error("no se pudo escribir en " + folder_.string());
    }
    return key;
}

std::optional<std::string> Downloads::read(const std::string& key) const {
    if (!is_key(key) || is_old(folder_ / key)) return std::nullopt;
    std::ifstream in(folder_ / key, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

void Downloads::clear_old() const {
    for (const auto& each : fs::directory_iterator(folder_)) {
        std::error_code ignored;
        if (is_old(each.path())) fs::remove(each.path(), ignored);
    }
}

}  // namespace web
