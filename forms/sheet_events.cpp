#include "forms/sheet_events.h"

#include <charconv>

#include "forms/field_text.h"

namespace forms {
namespace {

std::size_t number_or(const std::string& text, std::size_t otherwise) {
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && number <= 10'000'000 ? number : otherwise;
}

}  // namespace

std::size_t column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference.substr(0, 3)) {
        if (c < 'A' || c > 'Z') break;
        column = 26 * column + static_cast<std::size_t>(c - 'A' + 1);
    }
    return column == 0 ? Table::none : column - 1;
}

void SheetEvents::starts(const std::string& element, const Attributes& attributes) {
    if (element == "row") {
        row_ = number_or(attribute(attributes, "r"), row_ + 1);
        next_column_ = 0;
        too_many_rows = too_many_rows || rows.size() > limits_.max_rows;
        if (!too_many_rows) rows.push_back({row_, {}});
    } else if (element == "c") {
        start_cell(attributes);
    } else if (element == "f") {
        cell_.formula = true;
    } else if (element == "rPh") {
        ++phonetic_;
    } else if (element == "mergeCell" && merged.size() < 100) {
        merged.push_back(attribute(attributes, "ref"));
    }
    in_value_ = phonetic_ == 0 && (element == "v" || element == "t");
}

void SheetEvents::ends(const std::string& element) {
    in_value_ = false;
    if (element == "rPh") --phonetic_;
    if (element == "c") end_cell();
}

void SheetEvents::text(std::string_view characters) {
    if (in_value_ && stored_.size() <= limits_.max_cell_bytes) stored_ += characters;
}

void SheetEvents::start_cell(const Attributes& attributes) {
    const auto column = column_of(attribute(attributes, "r"));
    cell_ = {column == Table::none ? next_column_ : column, "", false, false};
    next_column_ = cell_.column + 1;
    type_ = attribute(attributes, "t");
    style_ = static_cast<int>(number_or(attribute(attributes, "s"), 1'000'000));
    stored_.clear();
}

// 18.18.11: what a cell's type makes of its stored text.
std::string SheetEvents::value() const {
    if (type_ == "s") {
        const auto index = number_or(stored_, book_.texts.size());
        return index < book_.texts.size() ? book_.texts[index] : "";
    }
    if (type_ == "str" || type_ == "inlineStr") return without_escapes(stored_);
    if (type_ == "b") return stored_ == "1" ? "VERDADERO" : "FALSO";
    if (type_ == "e" || type_ == "d" || stored_.empty()) return stored_;
    return book_.date_styles.contains(style_) ? date_text(stored_, book_.epoch)
                                              : number_text(stored_);
}

void SheetEvents::end_cell() {
    if (too_many_rows || rows.empty()) return;
    cell_.text = trimmed(value());
    cell_.error = type_ == "e";
    if (cell_.text.empty() && !cell_.formula) return;
    if (cell_.text.size() > limits_.max_cell_bytes) cell_too_long = true;
    if (cell_.column >= limits_.max_columns) {
        too_many_columns = true;
        return;
    }
    rows.back().cells.push_back(cell_);
}

}  // namespace forms
