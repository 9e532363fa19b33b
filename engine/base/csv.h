#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace engine {

struct CsvRow {
    std::size_t line = 0;  // where it begins, from 1; a quoted cell may span several lines
    std::vector<std::string> cells;
};

// Reads comma-separated text (RFC 4180; LF or CRLF; a byte-order mark is skipped; empty lines too).
// Refuses text that is not UTF-8 and broken quotation, naming `place` and the line. Rows may have
// different lengths: what a short row means is the reader's business.
Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::string_view place);

}  // namespace engine
