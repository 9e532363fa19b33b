#include "notifier/header_fold.h"

namespace notifier {

std::string folded_header(std::string_view name, std::string_view value) {
    constexpr std::size_t max_line = 76;
    std::string folded;
    std::size_t column = name.size() + 1;
    bool line_has_text = false;  // a line of spaces alone ends the header for some readers
    for (std::size_t at = 0; at < value.size();) {
        auto end = value.find(' ', at + 1);
        if (end == std::string_view::npos) end = value.size();
        const auto piece = value.substr(at, end - at);  // a space and the word behind it
        const bool word = piece.find_first_not_of(' ') != std::string_view::npos;
        const bool rest_has_text = value.find_first_not_of(' ', at) != std::string_view::npos;
        if (piece.front() == ' ' && word && rest_has_text && line_has_text &&
            column + piece.size() > max_line) {
            folded += '\n';
            column = 0;
            line_has_text = false;
        }
        folded += piece;
        column += piece.size();
        line_has_text = line_has_text || word;
        at = end;
    }
    return folded + "\n";
}

}  // namespace notifier
