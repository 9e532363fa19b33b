#include "engine/base/ecmascript_number.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <stdexcept>

namespace engine {

std::string ecmascript_number(double number) {
    if (!std::isfinite(number)) throw std::invalid_argument("number is not finite");
    if (number == 0) return "0";  // -0 too

    char buffer[32];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number),
                                       std::chars_format::scientific);
    const std::string text(buffer, written.ptr);
    const auto e = text.find('e');
    std::string digits = text.substr(0, 1);
    if (e > 2) digits += text.substr(2, e - 2);
    const int point = std::atoi(text.c_str() + e + 1) + 1;  // value = 0.digits × 10^point
    const int count = static_cast<int>(digits.size());

    std::string out = number < 0 ? "-" : "";
    if (count <= point && point <= 21) {
        out += digits + std::string(static_cast<std::size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        out += digits.substr(0, static_cast<std::size_t>(point)) + "." +
               digits.substr(static_cast<std::size_t>(point));
    } else if (-6 < point && point <= 0) {
        out += "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    } else {
        const int exponent = point - 1;
        out += digits.substr(0, 1);
        if (count > 1) out += "." + digits.substr(1);
        out += std::string("e") + (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent));
    }
    return out;
}

}  // namespace engine
