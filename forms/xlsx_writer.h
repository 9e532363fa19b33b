#pragma once

#include <string>
#include <vector>

#include "forms/table.h"

namespace forms {

struct XlsxLayout {
    std::string sheet = "Hoja1";  // at most 31 characters, none of []:*?/\.
    std::string title;            // of the workbook, and above each printed page
    std::vector<double> widths;   // by column, in characters; columns beyond: by their content
};

// A workbook of one sheet: bold heading that stays in sight and on every printed page, text
// wrapped, landscape A4 one page wide, "Página N de M". Every cell is text, so nothing is run as a
// formula; a cell beyond Excel's 32,767 characters is cut and says so. Same table and layout, same
// bytes. Throws std::invalid_argument for a sheet name Excel does not take, std::runtime_error when
// the file cannot be written (libxlsxwriter writes through the folder for temporary files).
std::string write_xlsx(const Table& table, const XlsxLayout& layout);

}  // namespace forms
