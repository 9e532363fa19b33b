#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "forms/form.h"

namespace forms {

// "long_text" -> FieldType::long_text; nullopt for a type that does not exist.
std::optional<FieldType> field_type(std::string_view name);

// "text, long_text, …", for the author of a form.
std::string field_types_in_words();

// The keys that a field of this type may carry besides name, label, type, required and help.
const std::vector<std::string_view>& keys_of(FieldType type);

// A field with the limits that hold when the definition gives none.
Field field_with_defaults(FieldType type);

// A word that templates and charts can use as a name: letters, digits and "_", not a digit first.
bool is_identifier(std::string_view text);

}  // namespace forms
