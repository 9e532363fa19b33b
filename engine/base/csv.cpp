#include "engine/base/csv.h"

#include "engine/base/utf8.h"

namespace engine {
namespace {

class CsvReader {
 public:
    CsvReader(std::string_view text, std::string_view place) : text_(text), place_(place) {}

    Result<std::vector<CsvRow>> rows() {
        std::vector<CsvRow> rows;
        while (at_ < text_.size()) {
            CsvRow row{line_, {}};
            do {
                std::string cell;
                if (const auto read = read_cell(cell); !read) return read.error();
                row.cells.push_back(std::move(cell));
            } while (take(','));
            end_line();
            const bool empty_line = row.cells.size() == 1 && row.cells.front().empty();
            if (!empty_line) rows.push_back(std::move(row));
        }
        return rows;
    }

 private:
    bool take(char c) {
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    bool at_cell_end() const {
        return at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\n' ||
               text_.substr(at_, 2) == "\r\n";
    }

    void end_line() {
        take('\r');
        take('\n');
        ++line_;
    }

    Result<Done> read_cell(std::string& cell) {
        const std::size_t first_line = line_;
        if (!take('"')) {
            while (!at_cell_end()) {
                if (text_[at_] == '"') return refuse(line_, "Hay una comilla suelta en una celda.");
                cell += text_[at_++];
            }
            return Done{};
        }
        for (; at_ < text_.size(); ++at_) {
            if (text_[at_] == '"' && text_.substr(at_, 2) != "\"\"") break;
            if (text_[at_] == '"') ++at_;
            if (text_[at_] == '\n') ++line_;
            cell += text_[at_];
        }
        if (!take('"')) return refuse(first_line, "Falta la comilla que cierra una celda.");
        if (!at_cell_end()) return refuse(line_, "Hay texto después de la comilla de cierre.");
        return Done{};
    }

    Problem refuse(std::size_t line, std::string message) const {
        return {Refusal::invalid, std::move(message),
                std::string(place_) + ":" + std::to_string(line),
                "Encierre la celda entre comillas y duplique las comillas de adentro."};
    }

    std::string_view text_;
    std::string_view place_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

}  // namespace

Result<std::vector<CsvRow>> parse_csv(std::string_view text, std::string_view place) {
    if (!is_valid_utf8(text)) {
        return Problem{Refusal::invalid, "El archivo no está en UTF-8.", std::string(place),
                       "Guárdelo como «CSV UTF-8» y vuelva a intentar."};
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return CsvReader(text, place).rows();
}

}  // namespace engine
