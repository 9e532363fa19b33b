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

    // Appended piece by piece: g++ 12 sees overlapping copies in `literal + string` under -O3.
    std::string out;
    if (number < 0) out.push_back('-');
    if (count <= point && point <= 21) {
        out.append(digits).append(static_cast<std::size_t>(point - count), '0');
    } else if (0 < point && point <= 21) {
        out.append(digits, 0, static_cast<std::size_t>(point)).push_back('.');
        out.append(digits, static_cast<std::size_t>(point), std::string::npos);
    } else if (-6 < point && point <= 0) {
        out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
    } else {
        const int exponent = point - 1;
        out.push_back(digits.front());
        if (count > 1) {
            out.push_back('.');
            out.append(digits, 1, std::string::npos);
        }
        out.push_back('e');
        out.push_back(exponent < 0 ? '-' : '+');
        out.append(std::to_string(std::abs(exponent)));
    }
    return out;
}

}  // namespace engine
