#include "app/forecast_picture.h"

#include <algorithm>

namespace app {
namespace {

using workflows::Forecast;

constexpr int names_width = 320, cell = 26, top = 78, row_height = 26, margin = 16;

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '"')
            out += "&quot;";
        else
            out += c;
    }
    return out;
}

std::string text_at(int x, int y, const std::string& text, const std::string& more = "") {
    return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\"" + more + ">" +
           escaped(text) + "</text>\n";
}

// Five steps from nothing to the most that waits anywhere.
const char* color_of(int waiting, int most) {
    static constexpr const char* steps[] = {"#f4f6f9", "#d7e3f2", "#a9c4e4", "#6f9bd0", "#3a6fb0"};
    if (waiting == 0 || most == 0) return steps[0];
    return steps[std::min(4, 1 + (waiting - 1) * 4 / most)];
}

std::string month_marks(const Forecast& forecast) {
    std::string marks;
    unsigned last = 0;
    for (std::size_t i = 0; i < forecast.weeks.size(); ++i) {
        const auto month = std::chrono::year_month_day(forecast.weeks[i]).month();
        if (static_cast<unsigned>(month) == last) continue;
        last = static_cast<unsigned>(month);
        marks += text_at(margin + names_width + static_cast<int>(i) * cell, top - 8,
                         engine::calendar::month_name(month).substr(0, 3));
    }
    return marks;
}

std::string row_of(const std::string& unit, const std::vector<Forecast::Load>& weeks,
                   const Forecast& forecast, int y, int most) {
    std::string row = text_at(margin, y + 18, unit);
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        const int x = margin + names_width + static_cast<int>(i) * cell;
        row += "<g><title>" + escaped(unit) + ", semana del " +
               engine::calendar::to_long_text(forecast.weeks[i]) + ": " +
               std::to_string(weeks[i].waiting) + " por hacer, " + std::to_string(weeks[i].due) +
               " vencen</title><rect x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) +
               "\" width=\"" + std::to_string(cell - 2) + "\" height=\"" +
               std::to_string(row_height - 2) + "\" fill=\"" + color_of(weeks[i].waiting, most) +
               "\"/>";
        if (weeks[i].due > 0) {
            const bool dark = weeks[i].waiting * 2 > most;
            row += text_at(x + 8, y + 17, std::to_string(weeks[i].due),
                           dark ? " fill=\"#ffffff\"" : "");
        }
        row += "</g>\n";
    }
    return row;
}

}  // namespace

std::string forecast_svg(const Forecast& forecast) {
    int most = 0;
    for (const auto& [unit, weeks] : forecast.units)
        for (const auto& week : weeks) most = std::max(most, week.waiting);
    const int width = 2 * margin + names_width + static_cast<int>(forecast.weeks.size()) * cell;
    const int height = top + static_cast<int>(forecast.units.size()) * row_height + 44;
    const std::string title = "Carga por oficina y semana, del " +
                              engine::calendar::to_long_text(forecast.from) + " al " +
                              engine::calendar::to_long_text(forecast.to);
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"" +
                      std::to_string(width) + "\" height=\"" + std::to_string(height) +
                      "\" viewBox=\"0 0 " + std::to_string(width) + " " + std::to_string(height) +
                      "\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"12\" "
                      "fill=\"#1c2530\">\n<title>" +
                      escaped(title) +
                      "</title>\n<rect width=\"100%\" height=\"100%\" "
                      "fill=\"#ffffff\"/>\n";
    svg += text_at(margin, 28, title, " font-size=\"16\" font-weight=\"bold\"");
    svg +=
        text_at(margin, 48,
                "Si nadie actuara. Color: tareas por hacer al empezar la semana. Número: las que "
                "vencen en ella.");
    svg += month_marks(forecast);
    int y = top;
    for (const auto& [unit, weeks] : forecast.units) {
        svg += row_of(unit, weeks, forecast, y, most);
        y += row_height;
    }
    return svg + "</svg>\n";
}

}  // namespace app
