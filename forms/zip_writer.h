#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace forms {

struct ZipEntry {
    std::string name;  // "documentos/informe.pdf": of plain letters, so that any program shows it
    std::string_view bytes;  // the caller's
};

// An archive of these files, in this order, all dated `seconds` since 1970 (UTC). Throws
// std::runtime_error when it cannot be written.
std::string write_zip(const std::vector<ZipEntry>& entries, std::int64_t seconds);

}  // namespace forms
