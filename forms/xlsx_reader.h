#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "forms/table.h"

namespace forms {

struct XlsxSheet {
    std::string name;
    Table table;
    // What was taken as it stands but should be known: cells with formulas (their stored result was
    // taken), merged cells (only the first has the text). At most 100.
    engine::Problems notes;
};

// Reads one sheet of an Excel workbook (ECMA-376): the named one, or the first. The first row with
// content is the heading. Numbers read as the sheet shows them, dates as ISO text, yes/no as
// VERDADERO and FALSO. Rows without content are left out but counted.
//
// All problems at once, with `place`, row and column: beyond the limits, not a workbook, password,
// damaged, a document type in its XML, a cell with an error such as #N/A, text outside the columns
// of the heading, a column without name or named twice.
engine::Result<XlsxSheet, engine::Problems> read_xlsx(std::string_view bytes,
                                                      std::string_view place,
                                                      std::string_view sheet = {},
                                                      const TableLimits& limits = {});

}  // namespace forms
