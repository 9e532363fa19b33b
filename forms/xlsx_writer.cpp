#include "forms/xlsx_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

#include <unistd.h>
#include <xlsxwriter.h>

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

lxw_format* text_format(lxw_workbook* book) {
    lxw_format* format = workbook_add_format(book);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_num_format(format, "@");
    return format;
}

void write_cells(lxw_worksheet* sheet, std::size_t row, const std::vector<std::string>& cells,
                 lxw_format* format) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto failed =
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(i),
                                   escaped(fitting(cells[i])).c_str(), format);
        if (failed != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(failed));
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

    lxw_format* heading = text_format(book);
    format_set_bold(heading);
    format_set_bg_color(heading, 0xD9E2F3);
    lxw_format* cell = text_format(book);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, width_of(table, layout, i), nullptr);
    }
    write_cells(sheet, 0, table.columns, heading);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        write_cells(sheet, i + 1, table.rows[i].cells, cell);
    }
    workbook.close();
    return file.bytes();
}

}  // namespace forms
