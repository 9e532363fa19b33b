#include "app/input_file.h"

#include <fstream>
#include <sstream>

namespace app {

using engine::Problem;
using engine::Refusal;

engine::Result<std::string> read_input(const std::filesystem::path& file, std::uintmax_t most) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return Problem{Refusal::not_found, "No existe el archivo.", file.string(),
                       "Revise el nombre."};
    }
    if (std::filesystem::file_size(file, error) > most) {
        return Problem{Refusal::invalid, "El archivo es demasiado grande.", file.string(),
                       "El límite es de " + std::to_string(most / 1'000'000) + " MB."};
    }
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    if (!stream)
        return Problem{Refusal::invalid, "El archivo no se puede leer.", file.string(),
                       "Revise los permisos."};
    return bytes.str();
}

engine::Result<engine::Value> read_json_input(const std::string& file) {
    if (file.empty()) return engine::Value::object();
    auto bytes = read_input(file);
    if (!bytes) return bytes.error();
    return engine::parse_json(*bytes, file);
}

engine::Result<std::string> read_secret_file(const std::filesystem::path& file) {
    auto bytes = read_input(file, 4096);
    if (!bytes) return bytes.error();
    while (!bytes->empty() && (bytes->back() == '\n' || bytes->back() == '\r')) bytes->pop_back();
    return std::move(*bytes);
}

}  // namespace app
