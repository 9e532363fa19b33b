#include "app/output_file.h"

#include <fstream>

namespace app {

engine::Result<engine::Done> write_output(const std::filesystem::path& file,
                                          std::string_view bytes) {
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (stream.flush()) return engine::Done{};
    return engine::Problem{engine::Refusal::invalid, "No se puede escribir el archivo.",
                           file.string(),
                           "Revise que la carpeta exista, sus permisos y el espacio libre."};
}

}  // namespace app
