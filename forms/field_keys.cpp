#include "forms/field_keys.h"

#include <algorithm>

namespace forms {
namespace {

struct TypeRow {
    std::string_view name;
    FieldType type;
    std::vector<std::string_view> keys;
};

const std::vector<TypeRow>& rows() {
    static const std::vector<TypeRow> table = {
        {"text", FieldType::text, {"min_length", "max_length"}},
        {"long_text", FieldType::long_text, {"min_length", "max_length"}},
        {"integer", FieldType::integer, {"min", "max"}},
        {"decimal", FieldType::decimal, {"min", "max", "decimals"}},
        {"date", FieldType::date, {"min", "max"}},
        {"choice", FieldType::choice, {"options"}},
        {"choices", FieldType::choices, {"options", "min_items", "max_items"}},
        {"boolean", FieldType::boolean, {}},
        {"url", FieldType::url, {}},
        {"email", FieldType::email, {}},
        {"file", FieldType::file, {"accept", "max_bytes"}},
        {"list", FieldType::list, {"item", "min_items", "max_items"}},
        {"group", FieldType::group, {"fields"}},
        {"table", FieldType::table, {"fields", "min_items", "max_items"}},
        {"any", FieldType::any, {"max_bytes"}},
    };
    return table;
}

}  // namespace

std::optional<FieldType> field_type(std::string_view name) {
    for (const auto& row : rows()) {
        if (row.name == name) return row.type;
    }
    return std::nullopt;
}

std::string field_types_in_words() {
    std::string words;
    for (const auto& row : rows()) {
        if (!words.empty()) words += ", ";
        words += row.name;
    }
    return words;
}

const std::vector<std::string_view>& keys_of(FieldType type) {
    const auto row = std::find_if(rows().begin(), rows().end(),
                                  [&](const TypeRow& r) { return r.type == type; });
    return row->keys;
}

Field field_with_defaults(FieldType type) {
    Field field;
    field.type = type;
    field.max_length = type == FieldType::long_text ? 20'000 : 500;
    field.max_items = type == FieldType::table ? 2'000 : 200;
    field.max_bytes = type == FieldType::any ? 2'000'000 : 20'000'000;
    return field;
}

bool is_identifier(std::string_view text) {
    if (text.empty() || text.size() > 64 || (text.front() >= '0' && text.front() <= '9')) {
        return false;
    }
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
}

}  // namespace forms
