#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "forms/table.h"
#include "forms/xlsx_book.h"
#include "forms/xml_events.h"

namespace forms {

// Hears xl/worksheets/sheetN.xml (ECMA-376 Part 1, 18.3) and keeps its cells as text, still without
// a heading. Goes on after a limit is passed, but keeps nothing more.
class SheetEvents final : public XmlEvents {
 public:
    struct Cell {
        std::size_t column = 0;  // from 0
        std::string text;
        bool formula = false;
        bool error = false;  // "#N/A" and the like
    };
    struct Row {
        std::size_t number = 0;
        std::vector<Cell> cells;  // those that are not empty
    };

    SheetEvents(const XlsxBook& book, const TableLimits& limits) : book_(book), limits_(limits) {}

    std::vector<Row> rows;
    std::vector<std::string> merged;  // "B2:B4"
    bool too_many_rows = false;
    bool too_many_columns = false;
    bool cell_too_long = false;

    void starts(const std::string& element, const Attributes& attributes) override;
    void ends(const std::string& element) override;
    void text(std::string_view characters) override;

 private:
    void start_cell(const Attributes& attributes);
    void end_cell();
    std::string value() const;

    const XlsxBook& book_;
    TableLimits limits_;
    std::size_t row_ = 0;
    std::size_t next_column_ = 0;
    Cell cell_;
    std::string type_;
    std::string stored_;
    int style_ = -1;
    bool in_value_ = false;
    int phonetic_ = 0;
};

// "C12" -> 2; none (table.h) when the reference names no column.
std::size_t column_of(std::string_view reference);

}  // namespace forms
