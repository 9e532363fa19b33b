#include "forms/json_check.h"

#include "forms/field_text.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;

constexpr int deepest = 32;

// Why the value cannot be kept; empty when it can.
std::string unfit(const Value& value, int depth) {
    if (depth > deepest) return "los datos están anidados a más de 32 niveles";
    if (value.is_string()) {
        return unfit_reason(value.get_ref<const std::string&>(), TextKind::multi_line);
    }
    if (!value.is_structured()) return {};
    for (const auto& [key, item] : value.items()) {
        if (value.is_object()) {
            const auto reason = unfit_reason(key, TextKind::single_line);
            if (!reason.empty()) return reason;
        }
        const auto reason = unfit(item, depth + 1);
        if (!reason.empty()) return reason;
    }
    return {};
}

}  // namespace

Result<Value> check_json(const Field& field, const std::string& label, const Value& given) {
    const std::string reason = unfit(given, 1);
    if (!reason.empty()) {
        return Problem{Refusal::invalid, "«" + label + "»: " + reason + ".", "",
                       "Corrija el archivo de origen y vuelva a importarlo."};
    }
    const std::size_t size = engine::canonical_json(given).size();
    if (size > field.max_bytes) {
        return Problem{Refusal::invalid,
                       "«" + label + "»: los datos ocupan " + std::to_string(size) +
                           " bytes y caben " + std::to_string(field.max_bytes) + ".",
                       "", "Impórtelos por partes."};
    }
    return given;
}

}  // namespace forms
