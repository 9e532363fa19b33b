#pragma once

#include <string>
#include <string_view>

namespace engine::diagram {

// Puts an XML text together. Only raw() leaves its argument as it is.
class SvgWriter {
 public:
    SvgWriter& raw(std::string_view markup);
    // Escaped; characters that XML 1.0 does not allow (§2.2) are dropped.
    SvgWriter& text(std::string_view words);
    SvgWriter& number(double value);  // at most one decimal
    SvgWriter& attribute(std::string_view name, double value);
    SvgWriter& attribute(std::string_view name, std::string_view value);

    std::string take() { return std::move(text_); }

 private:
    std::string text_;
};

}  // namespace engine::diagram
