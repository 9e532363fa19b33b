#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace forms {

// The closed set of what a field may hold. README.md shows each one by example.
enum class FieldType {
    text,       // one line
    long_text,  // paragraphs: line breaks and tabs allowed
    integer,    // JSON integer, |n| < 2^53 so that a chart's ECMAScript sees it exactly
    decimal,    // money and rates: decimal text, never a double
    date,       // "2023-06-28"
    choice,     // one value of `options`
    choices,    // several values of `options`
    boolean,
    url,
    email,
    file,   // {"sha256","name","size"}: the bytes are kept by hash elsewhere
    list,   // of `item`
    group,  // of `fields`
    table,  // list of groups of `fields`
    any,    // JSON kept as it came (imported data), bounded by max_bytes
};

struct Option {
    std::string value;
    std::string label;
};

// One field of a form. A limit that the definition does not give has its default already filled in
// by the reader, so the validator never guesses.
struct Field {
    std::string name;   // key in the data; empty for the item of a list
    std::string label;  // as the person knows it
    FieldType type = FieldType::text;
    bool required = false;
    std::string help;
    std::optional<std::string> min;  // integer, decimal, date: bounds in canonical text, inclusive
    std::optional<std::string> max;
    std::size_t min_length = 0;  // text: in code points
    std::size_t max_length = 0;
    std::size_t min_items = 0;  // list, table, choices
    std::size_t max_items = 0;
    std::optional<int> decimals;      // decimal: digits after the point, exactly
    std::uint64_t max_bytes = 0;      // file: of its content; any: of its JSON
    std::vector<std::string> accept;  // file: media types; empty = any
    std::vector<Option> options;      // choice, choices
    std::vector<Field> fields;        // group, table: the fields; list: exactly one, its item
};

struct Form {
    std::string id;
    std::string title;
    std::string help;
    std::vector<Field> fields;
};

}  // namespace forms
