#include "forms/field_check.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string_view>

#include "forms/address_check.h"
#include "forms/decimal.h"
#include "forms/field_text.h"
#include "forms/file_check.h"
#include "forms/iso_date.h"
#include "forms/json_check.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

Problem wrong(const std::string& label, const std::string& what, const std::string& remedy) {
    return {Refusal::invalid, "«" + label + "»: " + what + ".", "", remedy};
}

// The text of a JSON string, trimmed and fit for a document.
Result<std::string> clean_text(const std::string& label, const Value& given, TextKind kind) {
    if (!given.is_string()) return wrong(label, "se esperaba un texto", "Escríbalo como texto.");
    const auto& raw = given.get_ref<const std::string&>();
    if (!engine::is_valid_utf8(raw)) {
        return wrong(label, unfit_reason(raw, kind), "Escríbalo de nuevo o guárdelo en UTF-8.");
    }
    std::string text = trimmed(raw);
    const std::string reason = unfit_reason(text, kind);
    if (!reason.empty()) {
        return wrong(label, reason, "Bórrelo y escríbalo de nuevo, sin pegarlo de otro programa.");
    }
    return text;
}

Result<Value> check_text(const Field& field, const std::string& label, const Value& given) {
    const auto kind =
        field.type == FieldType::long_text ? TextKind::multi_line : TextKind::single_line;
    auto text = clean_text(label, given, kind);
    if (!text) return text.error();
    const std::size_t length = length_of(*text);
    if (length > field.max_length) {
        return wrong(label,
                     "tiene " + std::to_string(length) + " caracteres y caben " +
                         std::to_string(field.max_length),
                     "Acórtelo o adjúntelo como archivo.");
    }
    if (length < field.min_length) {
        return wrong(label,
                     "tiene " + std::to_string(length) + " caracteres y se piden al menos " +
                         std::to_string(field.min_length),
                     "Explíquelo con más detalle.");
    }
    return Value(*std::move(text));
}

// Bounds are canonical text; `order` compares as the type does.
template <class Order>
std::string beyond_bounds(const Field& field, const std::string& value, Order order) {
    if (field.min && order(value, *field.min) < 0) return "no puede ser menor que " + *field.min;
    if (field.max && order(value, *field.max) > 0) return "no puede ser mayor que " + *field.max;
    return {};
}

Result<Value> check_integer(const Field& field, const std::string& label, const Value& given) {
    constexpr std::int64_t exact = 9007199254740991;  // 2^53 - 1
    const std::string remedy = "Escriba solo cifras, por ejemplo 12.";
    std::string text;
    if (given.is_number_integer()) {
        text = given.dump();
    } else if (given.is_string()) {
        text = trimmed(given.get_ref<const std::string&>());
    }
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) {
        return wrong(label, "no es un número entero", remedy);
    }
    if (number > exact || number < -exact)
        return wrong(label, "el número es demasiado grande", remedy);
    const auto beyond = beyond_bounds(field, std::to_string(number), compare_decimals);
    if (!beyond.empty()) return wrong(label, beyond, "Corrija el número.");
    return Value(number);
}

Result<Value> check_decimal(const Field& field, const std::string& label, const Value& given) {
    std::string text;
    if (given.is_number_integer()) {
        text = given.dump();
    } else if (given.is_string()) {
        text = trimmed(given.get_ref<const std::string&>());
    }
    const auto canonical = canonical_decimal(text);
    if (!canonical) {
        return wrong(label, "no es un número que se pueda leer de una sola manera",
                     "Escríbalo con punto decimal y sin separador de miles, por ejemplo 1234.50.");
    }
    const auto beyond = beyond_bounds(field, *canonical, compare_decimals);
    if (!beyond.empty()) return wrong(label, beyond, "Corrija el monto.");
    if (!field.decimals) return Value(*canonical);
    auto fixed = with_decimals(*canonical, *field.decimals);
    if (!fixed) {
        return wrong(label, "admite " + std::to_string(*field.decimals) + " decimales",
                     "Redondéelo usted: el sistema no cambia montos.");
    }
    return Value(*std::move(fixed));
}

Result<Value> check_date(const Field& field, const std::string& label, const Value& given) {
    const std::string text =
        given.is_string() ? trimmed(given.get_ref<const std::string&>()) : std::string();
    if (!is_real_date(text)) {
        return wrong(label, "no es una fecha que exista",
                     "Escríbala como año-mes-día, por ejemplo 2023-06-28.");
    }
    const auto beyond = beyond_bounds(
        field, text, [](std::string_view a, std::string_view b) { return a.compare(b); });
    if (!beyond.empty()) return wrong(label, beyond, "Corrija la fecha.");
    return Value(text);
}

bool offers(const Field& field, const std::string& value) {
    return std::any_of(field.options.begin(), field.options.end(),
                       [&](const Option& option) { return option.value == value; });
}

std::string options_in_words(const Field& field) {
    std::string words;
    constexpr std::size_t shown = 12;
    for (std::size_t i = 0; i < field.options.size() && i < shown; ++i) {
        words += (i == 0 ? "" : ", ") + field.options[i].label;
    }
    return field.options.size() > shown ? words + ", …" : words;
}

Result<Value> check_choice(const Field& field, const std::string& label, const Value& given) {
    if (given.is_string() && offers(field, given.get_ref<const std::string&>())) return given;
    return wrong(label, "no es una de las opciones",
                 "Elija entre: " + options_in_words(field) + ".");
}

Result<Value> check_choices(const Field& field, const std::string& label, const Value& given) {
    const std::string remedy = "Elija entre: " + options_in_words(field) + ".";
    if (!given.is_array()) return wrong(label, "se esperaba una lista de opciones", remedy);
    for (const auto& item : given) {
        if (!item.is_string() || !offers(field, item.get_ref<const std::string&>())) {
            return wrong(label, "una de las marcadas no es una de las opciones", remedy);
        }
    }
    Value chosen = Value::array();  // in the order of the options, each once
    for (const auto& option : field.options) {
        const bool marked = std::any_of(given.begin(), given.end(),
                                        [&](const Value& item) { return item == option.value; });
        if (marked) chosen.push_back(option.value);
    }
    if (chosen.size() < field.min_items || chosen.size() > field.max_items) {
        return wrong(label,
                     "marcó " + std::to_string(chosen.size()) + " opciones y se piden entre " +
                         std::to_string(field.min_items) + " y " + std::to_string(field.max_items),
                     "Corrija las marcas.");
    }
    return chosen;
}

Result<Value> check_boolean(const std::string& label, const Value& given) {
    if (given.is_boolean()) return given;
    if (given == "true") return Value(true);
    if (given == "false") return Value(false);
    return wrong(label, "se espera sí o no", "Márquelo de nuevo.");
}

Result<Value> check_address(const Field& field, const std::string& label, const Value& given) {
    auto text = clean_text(label, given, TextKind::single_line);
    if (!text) return text.error();
    if (field.type == FieldType::email && !is_email_address(*text)) {
        return wrong(label, "no es una dirección de correo",
                     "Escriba una sola dirección, por ejemplo nombre@entidad.gob.pe.");
    }
    if (field.type == FieldType::url && !is_web_address(*text)) {
        return wrong(label, "no es una dirección web",
                     "Escríbala completa, por ejemplo https://www.gob.pe/mincetur.");
    }
    return Value(*std::move(text));
}

}  // namespace

bool is_blank(const Value& given) {
    if (given.is_null()) return true;
    if (!given.is_string()) return false;
    const auto& text = given.get_ref<const std::string&>();
    return engine::is_valid_utf8(text) && trimmed(text).empty();
}

Result<Value> check_field(const Field& field, const std::string& label, const Value& given) {
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
            return check_text(field, label, given);
        case FieldType::integer:
            return check_integer(field, label, given);
        case FieldType::decimal:
            return check_decimal(field, label, given);
        case FieldType::date:
            return check_date(field, label, given);
        case FieldType::choice:
            return check_choice(field, label, given);
        case FieldType::choices:
            return check_choices(field, label, given);
        case FieldType::boolean:
            return check_boolean(label, given);
        case FieldType::url:
        case FieldType::email:
            return check_address(field, label, given);
        case FieldType::file:
            return check_file(field, label, given);
        case FieldType::any:
            return check_json(field, label, given);
        case FieldType::list:
        case FieldType::group:
        case FieldType::table:
            break;
    }
    throw std::logic_error("a field with fields of its own");
}

}  // namespace forms
