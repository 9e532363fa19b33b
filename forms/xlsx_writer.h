#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "forms/table.h"

namespace forms {

// The colour of a cell, beside its words.
enum class XlsxShade { none, good, attention, bad };

struct XlsxLayout {
    std::string sheet = "Hoja1";     // at most 31 characters, none of []:*?/\.
    std::string title;               // of the workbook, and above each printed page
    std::vector<double> widths;      // by column, in characters; columns beyond: by their content
    std::vector<bool> numbers = {};  // columns whose decimal numbers are numbers for Excel
    using Cell = std::pair<std::size_t, std::size_t>;  // row of the table, column
    std::map<Cell, XlsxShade> shades = {};
};

// A workbook of one sheet: bold heading that stays in sight and on every printed page, text
// wrapped, landscape A4 one page wide, "Página N de M". Every cell is text, or a number in a column
// of `numbers`, so nothing is run as a formula; a cell beyond Excel's 32,767 characters is cut and
// says so. Same table and layout, same bytes. Throws std::invalid_argument for a sheet name Excel
// does not take, std::runtime_error when the file cannot be written (libxlsxwriter writes through
// the folder for temporary files).
std::string write_xlsx(const Table& table, const XlsxLayout& layout);

}  // namespace forms
