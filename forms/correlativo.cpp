#include "forms/correlativo.h"

#include <algorithm>
#include <vector>

namespace forms {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;
using engine::Value;

// A format as alternating text and fields: "{number:3}" -> field "number", width 3.
struct Piece {
    std::string text;
    bool field = false;
    int width = 0;
};

bool is_known(const std::string& field) {
    return field == "number" || field == "year" || field == "entity" || field == "organ";
}

// An empty list when the format is wrong.
std::vector<Piece> pieces_of(std::string_view format) {
    std::vector<Piece> pieces;
    while (!format.empty()) {
        const auto open = format.find('{');
        const auto text = format.substr(0, open);
        if (text.find('}') != std::string_view::npos) return {};
        if (!text.empty()) pieces.push_back({std::string(text)});
        if (open == std::string_view::npos) break;
        const auto close = format.find('}', open);
        if (close == std::string_view::npos) return {};
        auto field = format.substr(open + 1, close - open - 1);
        Piece piece{std::string(field.substr(0, field.find(':'))), true, 0};
        if (field.size() > piece.text.size()) {
            field.remove_prefix(piece.text.size() + 1);
            const bool width = field.size() == 1 && field[0] >= '1' && field[0] <= '9';
            if (!width || piece.text != "number") return {};
            piece.width = field[0] - '0';
        }
        if (!is_known(piece.text)) return {};
        pieces.push_back(std::move(piece));
        format.remove_prefix(close + 1);
    }
    return pieces;
}

bool is_usable(const std::string& format) {
    const auto pieces = pieces_of(format);
    const auto count = [&](const std::string& field) {
        return std::count_if(pieces.begin(), pieces.end(),
                             [&](const Piece& p) { return p.field && p.text == field; });
    };
    return count("number") == 1 && count("year") == 1;
}

std::string siglas_of(const NumberSeries& series) {
    return series.organ.empty() ? series.entity : series.entity + "/" + series.organ;
}

}  // namespace

Result<NumberSeries, Problems> read_series(std::string_view id, const Value& entry,
                                           std::string_view entity, std::string_view place) {
    Problems problems;
    const auto refuse = [&](const std::string& message, const std::string& remedy) {
        problems.push_back({Refusal::invalid, message, std::string(place), remedy});
    };
    NumberSeries series;
    series.id = id;
    series.entity = entity;
    if (!entry.is_object()) {
        refuse("Se esperaba una serie de números entre llaves.", "");
        return problems;
    }
    const auto text = [&](const char* key, std::string& target) {
        const auto found = entry.find(key);
        if (found == entry.end() || !found->is_string()) {
            refuse("Falta el texto «" + std::string(key) + "».", "Agréguelo a la serie.");
        } else {
            target = found->get<std::string>();
        }
    };
    text("title", series.title);
    text("type", series.type);
    if (entry.contains("organ")) text("organ", series.organ);
    text("format", series.format);
    for (const auto& [key, value] : entry.items()) {
        if (key == "title" || key == "type" || key == "organ" || key == "format") continue;
        refuse("La clave «" + key + "» no existe en una serie.",
               "Las que valen son: title, type, organ, format.");
    }
    if (series.type.find('|') != std::string::npos || series.organ.find('|') != std::string::npos) {
        refuse("El tipo y el órgano no pueden llevar «|».", "Quítelo.");
    }
    if (!series.format.empty() && !is_usable(series.format)) {
        refuse("El formato «" + series.format + "» no sirve.",
               "Use {number:3} y {year}, cada uno una vez, y si quiere {entity} y {organ}.");
    }
    if (!problems.empty()) return problems;
    return series;
}

std::string series_key(const NumberSeries& series, int year) {
    return series.type + "|" + siglas_of(series) + "|" + std::to_string(year);
}

std::string format_number(const NumberSeries& series, std::int64_t number, int year) {
    std::string out;
    for (const auto& piece : pieces_of(series.format)) {
        if (!piece.field) {
            out += piece.text;
        } else if (piece.text == "number") {
            const std::string digits = std::to_string(number);
            const auto width = static_cast<std::size_t>(piece.width);
            if (digits.size() < width) out += std::string(width - digits.size(), '0');
            out += digits;
        } else if (piece.text == "year") {
            out += std::to_string(year);
        } else {
            out += piece.text == "entity" ? series.entity : series.organ;
        }
    }
    return out;
}

}  // namespace forms
