#pragma once

#include <string_view>

#include "engine/base/result.h"
#include "forms/table.h"

namespace forms {

// Reads CSV (RFC 4180) as spreadsheet programs save it: UTF-8 with or without byte order mark,
// "," or ";" (whichever the heading has more of), LF or CRLF, quoted cells over several lines.
// Empty lines are left out but counted. Cells are trimmed of blanks at both ends.
//
// All problems at once, with `place`, row and column: a file beyond the limits, text that is not
// UTF-8 (Windows-1252 and UTF-16 by name), NUL, an open quote, rows with more or fewer cells than
// the heading, a column without name or named twice.
engine::Result<Table, engine::Problems> read_csv(std::string_view bytes, std::string_view place,
                                                 const TableLimits& limits = {});

}  // namespace forms
