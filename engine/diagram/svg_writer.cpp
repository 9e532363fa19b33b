#include "engine/diagram/svg_writer.h"

#include <cmath>

namespace engine::diagram {

SvgWriter& SvgWriter::raw(std::string_view markup) {
    text_ += markup;
    return *this;
}

SvgWriter& SvgWriter::text(std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char each = words[i];
        const bool forbidden =
            static_cast<unsigned char>(each) < 0x20 && each != '\n' && each != '\t';
        // U+FFFE and U+FFFF
        if (words.substr(i).starts_with("\xEF\xBF\xBE") ||
            words.substr(i).starts_with("\xEF\xBF\xBF"))
            i += 2;
        else if (each == '&')
            text_ += "&amp;";
        else if (each == '<')
            text_ += "&lt;";
        else if (each == '>')
            text_ += "&gt;";
        else if (each == '"')
            text_ += "&quot;";
        else if (!forbidden)
            text_ += each;
    }
    return *this;
}

SvgWriter& SvgWriter::number(double value) {
    const long tenths = std::lround(value * 10);
    if (tenths < 0) text_ += '-';
    text_ += std::to_string(std::labs(tenths) / 10);
    if (tenths % 10 != 0) text_ += "." + std::to_string(std::labs(tenths) % 10);
    return *this;
}

SvgWriter& SvgWriter::attribute(std::string_view name, double value) {
    return raw(" ").raw(name).raw("=\"").number(value).raw("\"");
}

SvgWriter& SvgWriter::attribute(std::string_view name, std::string_view value) {
    return raw(" ").raw(name).raw("=\"").text(value).raw("\"");
}

}  // namespace engine::diagram
