#include "workflows/column_heading.h"

#include <array>

namespace workflows {
namespace {

struct Folding {
    std::string_view from;
    std::string_view to;
};
// The letters of Spanish beyond ASCII, the two signs of "N°" and the blank that Word does not
// break.
constexpr std::array<Folding, 16> foldings = {{{"Á", "a"},
                                               {"É", "e"},
                                               {"Í", "i"},
                                               {"Ó", "o"},
                                               {"Ú", "u"},
                                               {"Ü", "u"},
                                               {"Ñ", "ñ"},
                                               {"á", "a"},
                                               {"é", "e"},
                                               {"í", "i"},
                                               {"ó", "o"},
                                               {"ú", "u"},
                                               {"ü", "u"},
                                               {"º", "°"},
                                               {"ª", "°"},
                                               {"\xC2\xA0", " "}}};

}  // namespace

std::string folded_heading(std::string_view heading) {
    std::string folded;
    const auto add = [&](char c) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank)
            folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!folded.empty() && folded.back() != ' ')
            folded += ' ';
    };
    while (!heading.empty()) {
        std::string_view piece = heading.substr(0, 1);
        std::string_view meant = piece;
        for (const Folding& each : foldings) {
            if (!heading.starts_with(each.from)) continue;
            piece = each.from;
            meant = each.to;
        }
        for (const char c : meant) add(c);
        heading.remove_prefix(piece.size());
    }
    if (folded.ends_with(' ')) folded.pop_back();
    return folded;
}

}  // namespace workflows
