#include "app/bench_figures.h"

#include <algorithm>
#include <cmath>

#include "engine/base/value.h"

namespace app {
namespace {

// Three digits say all that such a measurement knows.
double rounded(double value) {
    if (value == 0) return 0;
    const double scale = std::pow(10.0, 2 - std::floor(std::log10(std::abs(value))));
    return scale <= 1 ? std::round(value) : std::round(value * scale) / scale;
}

engine::Value number(double value) {
    if (value == std::round(value)) return static_cast<std::int64_t>(value);
    return value;
}

engine::Value number(const std::optional<double>& value) {
    return value ? number(rounded(*value)) : engine::Value();
}

std::optional<double> ratio(const Figure& figure) {
    if (!figure.yardstick) return std::nullopt;
    return figure.median / *figure.yardstick;
}

}  // namespace

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void write_json(const std::vector<Figure>& figures, std::ostream& out) {
    engine::Value list = engine::Value::array();
    for (const Figure& each : figures) {
        list.push_back({{"name", each.name},
                        {"median", number(rounded(each.median))},
                        {"unit", each.unit},
                        {"yardstick", number(each.yardstick)},
                        {"ratio", number(ratio(each))}});
    }
    out << list.dump(2) << '\n';
}

void write_lines(const std::vector<Figure>& figures, std::ostream& out) {
    for (const Figure& each : figures) {
        out << "  " << each.name << ": " << number(rounded(each.median)) << ' ' << each.unit;
        if (each.yardstick) {
            out << ", vara " << number(each.yardstick);
            if (!each.against.empty()) out << " (" << each.against << ')';
            out << ", proporción " << number(ratio(each));
        } else {
            out << ", sin vara";
            if (!each.against.empty()) out << " (" << each.against << ')';
        }
        out << '\n';
    }
}

}  // namespace app
