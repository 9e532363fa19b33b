#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "forms/sheet_number.h"
#include "forms/zip_parts.h"

namespace forms {

// What the sheets of a workbook share: their names, the texts, and which styles are dates.
struct XlsxBook {
    struct Sheet {
        std::string name;
        std::string part;  // "xl/worksheets/sheet1.xml"
    };
    std::vector<Sheet> sheets;
    std::vector<std::string> texts;  // shared strings by index
    std::set<int> date_styles;       // indexes of cell formats
    Epoch epoch = Epoch::year_1900;
};

// Refused with `place` when a part is missing, damaged or no XML.
engine::Result<XlsxBook> read_book(ZipParts& parts, std::string_view place);

// "_x000D_" and the like, in which spreadsheets hide control characters, as themselves.
std::string without_escapes(std::string_view text);

}  // namespace forms
