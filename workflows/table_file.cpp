#include "workflows/table_file.h"

#include <fstream>
#include <sstream>

#include "forms/csv_reader.h"
#include "forms/xlsx_reader.h"
#include "workflows/column_heading.h"

namespace workflows {
namespace {

namespace fs = std::filesystem;
using engine::Problem;
using engine::Problems;
using engine::Refusal;

// A zip archive; or the container of the old .xls and of a workbook with a password, for which the
// reader of workbooks has the words.
bool is_workbook(std::string_view bytes, const std::string& name) {
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) return true;
    const std::string extension = folded_heading(fs::path(name).extension().string());
    return extension == ".xlsx" || extension == ".xlsm" || extension == ".xls";
}

}  // namespace

engine::Result<TableFile, Problems> read_table(std::string_view bytes, const std::string& name) {
    if (!is_workbook(bytes, name)) {
        auto table = forms::read_csv(bytes, name);
        if (!table) return table.error();
        return TableFile{name, std::move(*table), {}};
    }
    auto sheet = forms::read_xlsx(bytes, name);
    if (!sheet) return sheet.error();
    return TableFile{name, std::move(sheet->table), std::move(sheet->notes)};
}

engine::Result<TableFile, Problems> read_table_file(const fs::path& path,
                                                    const forms::TableLimits& limits) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) {
        return Problems{{Refusal::not_found, "No existe el archivo.", path.string(),
                         "Revise el nombre y la carpeta."}};
    }
    const std::uintmax_t size = fs::file_size(path, ignored);
    if (size > limits.max_bytes) {
        return Problems{{Refusal::invalid,
                         "El archivo pesa " + std::to_string(size / 1'000'000) +
                             " MB y se leen hasta " + std::to_string(limits.max_bytes / 1'000'000) +
                             " MB.",
                         path.string(), "Divídalo en partes o quite lo que no sea la tabla."}};
    }
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    if (!stream) {
        return Problems{{Refusal::invalid, "No se puede leer el archivo.", path.string(),
                         "Revise sus permisos."}};
    }
    return read_table(bytes.str(), path.string());
}

}  // namespace workflows
