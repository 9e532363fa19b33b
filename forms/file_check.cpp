#include "forms/file_check.h"

#include <algorithm>
#include <string_view>

#include "forms/field_text.h"
#include "forms/media_type.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

bool is_sha256(const Value& value) {
    if (!value.is_string()) return false;
    const auto& text = value.get_ref<const std::string&>();
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

bool is_bare_name(const std::string& name) {
    return !name.empty() && name.size() <= 255 && name != "." && name != ".." &&
           unfit_reason(name, TextKind::single_line).empty() &&
           name.find_first_of("/\\:*?\"<>|") == std::string::npos;
}

std::string in_megabytes(std::uint64_t bytes) {
    if (bytes < 1'000'000) return std::to_string((bytes + 999) / 1000) + " kB";
    return std::to_string(bytes / 1'000'000) + "." + std::to_string(bytes / 100'000 % 10) + " MB";
}

}  // namespace

Result<Value> check_file(const Field& field, const std::string& label, const Value& given) {
    const auto wrong = [&](const std::string& what, const std::string& remedy) {
        return Problem{Refusal::invalid, "«" + label + "»: " + what + ".", "", remedy};
    };
    const std::string again = "Adjunte el archivo de nuevo.";
    if (!given.is_object() || given.size() != 3 || !given.contains("sha256") ||
        !given.contains("name") || !given.contains("size") || !is_sha256(given["sha256"]) ||
        !given["name"].is_string() || !given["size"].is_number_integer() ||
        given["size"].get<std::int64_t>() < 0) {
        return wrong("no es un archivo adjunto", again);
    }
    const auto& name = given["name"].get_ref<const std::string&>();
    if (!is_bare_name(name)) {
        return wrong("el nombre del archivo no se puede usar",
                     "Cámbiele el nombre: hasta 255 caracteres, sin barras ni signos especiales.");
    }
    if (!name_fits(name, field.accept)) {
        return wrong("«" + name + "» no es del tipo que se pide",
                     "Adjunte un archivo " + extensions_in_words(field.accept) + ".");
    }
    const auto size = given["size"].get<std::uint64_t>();
    if (size == 0) return wrong("«" + name + "» está vacío", again);
    if (size > field.max_bytes) {
        return wrong("«" + name + "» pesa " + in_megabytes(size) + " y caben " +
                         in_megabytes(field.max_bytes),
                     "Redúzcalo o divídalo en partes.");
    }
    return Value{{"sha256", given["sha256"]}, {"name", name}, {"size", size}};
}

}  // namespace forms
