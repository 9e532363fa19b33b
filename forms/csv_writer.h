#pragma once

#include <string>
#include <string_view>

#include "forms/table.h"

namespace forms {

// CSV that spreadsheet programs open as it is: byte order mark, CRLF, quotes where needed.
// Cells that a spreadsheet would run as a formula (= + - @ tab CR LF at the start) get a leading
// apostrophe; a plain negative number stays one. Same table, same bytes.
std::string write_csv(const Table& table, char separator = ',');

// True when a spreadsheet would take the cell for a formula.
bool looks_like_formula(std::string_view cell);

}  // namespace forms
