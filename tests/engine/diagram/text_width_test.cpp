#include "engine/diagram/text_width.h"

#include <catch2/catch.hpp>

using engine::diagram::shortened;
using engine::diagram::text_width;
using engine::diagram::wrap;

namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += (text.empty() ? "" : "|") + line;
    return text;
}

}  // namespace

TEST_CASE("text is broken where a reader would break it") {
    struct Row {
        const char* text;
        double width;
        std::size_t most;
        const char* lines;
    };
    const auto row = GENERATE(values<Row>({
        {"", 100, 3, ""},
        {"Borrador", 100, 3, "Borrador"},
        {"  Por \n\t firmar ", 200, 3, "Por firmar"},
        {"Presentar el proyecto", 80, 3, "Presentar el|proyecto"},
        {"Presentar el proyecto otra vez", 80, 2, "Presentar el|proyecto otr…"},
        {"Presentar el proyecto", 80, 1, "Presentar e…"},
        {"ogppd_ultimo_plazo", 80, 3, "ogppd_|ultimo_plazo"},
        {"iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", 60, 9,
         "iiiiiiiiiiiiiiiiiiiii|iiiiiiiiiiiiiiiiiii"},
        {"ñandúñandúñandú", 60, 9, "ñandúña|ndúñand|ú"},
        {"a\x01"
         "b",
         60, 2, "ab"},
    }));
    CAPTURE(row.text);
    CHECK(joined(wrap(row.text, 12, row.width, row.most)) == row.lines);
}

TEST_CASE("no line is wider than asked") {
    const std::string text =
        "Continuar sin la opinión (art. 185.1) sinRespuestaDeLaOficinaQueDebióOpinar "
        "漢字漢字漢字漢字";
    for (double width = 30; width < 200; width += 7) {
        for (const std::string& line : wrap(text, 11, width, 50)) {
            CAPTURE(width, line);
            CHECK(text_width(line, 11) <= width);
        }
        CHECK(text_width(shortened(text, 11, width), 11) <= width);
    }
}

TEST_CASE("what fits is not shortened") {
    CHECK(shortened("matriz !== null", 11, 200) == "matriz !== null");
    CHECK(shortened("a  b\nc", 11, 200) == "a b c");
}
