#include "web/api/form_schema.h"

namespace web {
namespace {

using engine::Value;
using forms::Field;
using forms::FieldType;

Value group_schema(const std::vector<Field>& fields);

Value choices(const Field& field) {
    Value values = Value::array();
    for (const auto& option : field.options) values.push_back(option.value);
    return {{"type", "string"}, {"enum", values}};
}

Value list_of(const Field& field, Value items) {
    Value schema = {{"type", "array"}, {"items", std::move(items)}};
    if (field.min_items > 0) schema["minItems"] = field.min_items;
    if (field.max_items > 0) schema["maxItems"] = field.max_items;
    return schema;
}

Value text_schema(const Field& field) {
    Value schema = {{"type", "string"}};
    if (field.min_length > 0) schema["minLength"] = field.min_length;
    if (field.max_length > 0) schema["maxLength"] = field.max_length;
    return schema;
}

Value file_schema(const Field& field) {
    Value schema = {{"type", "object"},
                    {"description", "Lo que respondió POST /archivos"},
                    {"required", {"sha256", "name", "size"}},
                    {"properties",
                     {{"sha256", {{"type", "string"}, {"pattern", "^[0-9a-f]{64}$"}}},
                      {"name", {{"type", "string"}}},
                      {"size", {{"type", "integer"}}}}}};
    if (field.max_bytes > 0) schema["properties"]["size"]["maximum"] = field.max_bytes;
    return schema;
}

Value bounded(Value schema, const Field& field, const char* unit) {
    std::string text;
    if (field.min) text += "desde " + *field.min;
    if (field.max) text += (text.empty() ? "" : " ") + ("hasta " + *field.max);
    if (!text.empty()) schema["description"] = std::string(unit) + text;
    return schema;
}

Value schema_of_type(const Field& field) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::url:
        case FieldType::email:
            return text_schema(field);
        case FieldType::integer:
            return bounded({{"type", "integer"}}, field, "");
        case FieldType::decimal:
            return bounded({{"type", "string"}, {"pattern", "^-?[0-9]+(\\.[0-9]+)?$"}}, field, "");
        case FieldType::date:
            return bounded({{"type", "string"}, {"format", "date"}}, field, "");
        case FieldType::choice:
            return choices(field);
        case FieldType::choices: {
            Value schema = list_of(field, choices(field));
            schema["uniqueItems"] = true;
            return schema;
        }
        case FieldType::boolean:
            return {{"type", "boolean"}};
        case FieldType::file:
            return file_schema(field);
        case FieldType::list:
            return list_of(field, schema_of_type(field.fields.front()));
        case FieldType::group:
            return group_schema(field.fields);
        case FieldType::table:
            return list_of(field, group_schema(field.fields));
        case FieldType::any:
            return Value::object();
    }
    return Value::object();
}

Value group_schema(const std::vector<Field>& fields) {
    Value properties = Value::object();
    Value required = Value::array();
    for (const Field& field : fields) {
        Value schema = schema_of_type(field);
        schema["title"] = field.label;
        if (!field.help.empty() && !schema.contains("description"))
            schema["description"] = field.help;
        properties[field.name] = std::move(schema);
        if (field.required) required.push_back(field.name);
    }
    Value schema = {
        {"type", "object"}, {"additionalProperties", false}, {"properties", properties}};
    if (!required.empty()) schema["required"] = required;
    return schema;
}

}  // namespace

Value form_schema(const forms::Form& form) {
    Value schema = group_schema(form.fields);
    if (!form.title.empty()) schema["title"] = form.title;
    return schema;
}

}  // namespace web
