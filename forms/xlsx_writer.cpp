#include "forms/xlsx_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <unistd.h>
#include <xlsxwriter.h>

#include "forms/decimal.h"
#include "forms/field_text.h"

namespace forms {
namespace {

// A file of its own name, removed at the end of the scope.
class TemporaryFile {
 public:
    TemporaryFile() {
        path_ = (std::filesystem::temp_directory_path() / "visado-XXXXXX").string();
        const int file = mkstemp(path_.data());
        if (file < 0) throw std::system_error(errno, std::generic_category(), path_);
        close(file);
    }
    ~TemporaryFile() { unlink(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }
    std::string bytes() const {
        std::ifstream in(path_, std::ios::binary);
        std::string all((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        if (!in || all.empty()) throw std::runtime_error("cannot read " + path_);
        return all;
    }

 private:
    std::string path_;
};

// At most Excel's limit, cut between characters.
std::string fitting(const std::string& text) {
    constexpr std::size_t most = 32'767;
    if (length_of(text) <= most) return text;
    const std::string mark = " […] (texto cortado: Excel no admite más)";
    std::size_t end = 0;
    for (std::size_t count = most - length_of(mark); end < text.size(); ++end) {
        const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (starts && count-- == 0) break;
    }
    return text.substr(0, end) + mark;
}

// A workbook that is freed whatever happens; libxlsxwriter frees it itself on closing.
class Workbook {
 public:
    explicit Workbook(const std::string& path) : book_(workbook_new(path.c_str())) {
        if (!book_) throw std::runtime_error("cannot make a workbook");
    }
    ~Workbook() {
        if (book_) lxw_workbook_free(book_);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    lxw_workbook* get() const { return book_; }
    void close() {
        const auto failed = workbook_close(std::exchange(book_, nullptr));
        if (failed != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(failed));
    }

 private:
    lxw_workbook* book_;
};

// Excel reads "_x0041_" as the character of that number: such a text needs its first "_" escaped.
std::string escaped(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool number = i + 6 < text.size() && text[i] == '_' && text[i + 1] == 'x' &&
                            text[i + 6] == '_' &&
                            text.find_first_not_of("0123456789abcdefABCDEF", i + 2) == i + 6;
        out += number ? "_x005F_" : std::string(1, text[i]);
    }
    return out;
}

double width_of(const Table& table, const XlsxLayout& layout, std::size_t column) {
    if (column < layout.widths.size()) return layout.widths[column];
    std::size_t longest = length_of(table.columns[column]);
    for (const auto& row : table.rows) {
        if (column < row.cells.size()) longest = std::max(longest, length_of(row.cells[column]));
    }
    return std::clamp(static_cast<double>(longest) + 2, 8.0, 48.0);
}

void set_up_page(lxw_worksheet* sheet, const XlsxLayout& layout) {
    constexpr std::uint8_t a4 = 9;
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, a4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_freeze_panes(sheet, 1, 0);
    std::string title;
    for (const char c : layout.title.substr(0, 200)) title += c == '&' ? "&&" : std::string(1, c);
    if (!title.empty()) worksheet_set_header(sheet, ("&L" + title).c_str());
    worksheet_set_footer(sheet, "&RPágina &P de &N");
}

constexpr lxw_color_t heading_color = 0xD9E2F3;

// The formats of the cells of one workbook, each made once.
class Formats {
 public:
    explicit Formats(lxw_workbook* book) : book_(book) {}

    lxw_format* heading() {
        lxw_format* format = plain();
        format_set_num_format(format, "@");
        format_set_bold(format);
        format_set_bg_color(format, heading_color);
        return format;
    }
    lxw_format* cell(bool number, XlsxShade shade) {
        lxw_format*& format = made_[{number, shade}];
        if (format != nullptr) return format;
        format = plain();
        format_set_num_format(format, number ? "General" : "@");
        if (shade == XlsxShade::good) format_set_bg_color(format, 0xD5EBDD);
        if (shade == XlsxShade::attention) format_set_bg_color(format, 0xFBE8C2);
        if (shade == XlsxShade::bad) format_set_bg_color(format, 0xF6D5D2);
        return format;
    }

 private:
    lxw_format* plain() {
        lxw_format* format = workbook_add_format(book_);
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        format_set_border(format, LXW_BORDER_THIN);
        return format;
    }

    lxw_workbook* book_;
    std::map<std::pair<bool, XlsxShade>, lxw_format*> made_;
};

void write_text(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text,
                lxw_format* format) {
    const auto failed =
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                               escaped(fitting(text)).c_str(), format);
    if (failed != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(failed));
}

// A number that Excel, which keeps 15 digits, would alter stays text.
std::optional<double> number_of(const std::string& text) {
    const auto canonical = canonical_decimal(text);
    if (!canonical || std::count_if(canonical->begin(), canonical->end(),
                                    [](char c) { return c >= '0' && c <= '9'; }) > 15)
        return std::nullopt;
    return std::strtod(canonical->c_str(), nullptr);
}

void write_row(lxw_worksheet* sheet, std::size_t index, const TableRow& row,
               const XlsxLayout& layout, Formats& formats) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto shaded = layout.shades.find({index, i});
        const auto shade = shaded == layout.shades.end() ? XlsxShade::none : shaded->second;
        const bool may_be_number = i < layout.numbers.size() && layout.numbers[i];
        const auto number = may_be_number ? number_of(row.cells[i]) : std::nullopt;
        lxw_format* format = formats.cell(number.has_value(), shade);
        if (number)
            worksheet_write_number(sheet, static_cast<lxw_row_t>(index + 1),
                                   static_cast<lxw_col_t>(i), *number, format);
        else
            write_text(sheet, index + 1, i, row.cells[i], format);
    }
}

}  // namespace

std::string write_xlsx(const Table& table, const XlsxLayout& layout) {
    const TemporaryFile file;
    Workbook workbook(file.path());
    lxw_workbook* book = workbook.get();
    if (workbook_validate_sheet_name(book, layout.sheet.c_str()) != LXW_NO_ERROR) {
        throw std::invalid_argument("sheet name: " + layout.sheet);
    }
    lxw_worksheet* sheet = workbook_add_worksheet(book, layout.sheet.c_str());
    std::string title = layout.title;
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = 946'684'800;  // 2000-01-01: the same bytes whenever it is made
    workbook_set_properties(book, &properties);
    set_up_page(sheet, layout);

    Formats formats(book);
    lxw_format* heading = formats.heading();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, width_of(table, layout, i), nullptr);
        write_text(sheet, 0, i, table.columns[i], heading);
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        write_row(sheet, i, table.rows[i], layout, formats);
    workbook.close();
    return file.bytes();
}

}  // namespace forms
