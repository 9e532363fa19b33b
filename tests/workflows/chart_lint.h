#pragma once

#include <string>

#include "tests/workflows/small_package.h"

// Lint of a chart alone, for tables of what it finds.

// A chart of these lines with the vocabulary of procedures; they count from 2.
workflows::LintReport lint_lines(const std::string& lines);

// What stands in a chart, and the one thing lint says of it, there.
struct FindingRow {
    const char* name;
    const char* lines;
    int line;
    const char* words;
};

void check_single(const FindingRow& row, const engine::Problems& found);
void check_error(const FindingRow& row);
// The warning, and no error.
void check_warning(const FindingRow& row);
