#include "engine/ecmascript/error_text.h"

#include <string_view>

namespace engine::ecmascript {
namespace {

bool starts(const std::string& text, std::string_view with) {
    return text.compare(0, with.size(), with) == 0;
}

// What stands between `before` and `after`; empty when it is not there.
std::string between(const std::string& text, std::string_view before, std::string_view after) {
    const auto start = text.find(before);
    if (start == std::string::npos) return {};
    const auto from = start + before.size();
    const auto end = text.rfind(after);
    return end == std::string::npos || end < from ? std::string{} : text.substr(from, end - from);
}

std::string of_type_error(const std::string& message) {
    if (starts(message, "Attempted to assign to readonly property")) {
        return "Se intentó cambiar algo que es de solo lectura.";
    }
    const std::string evaluated = between(message, "(evaluating '", "'");
    for (const char* absent : {"undefined", "null"}) {
        if (starts(message, std::string(absent) + " is not an object") && !evaluated.empty()) {
            return "No se puede leer «" + evaluated + "»: una parte no existe (" + absent + ").";
        }
    }
    const auto is_not = message.find(" is not a function");
    if (is_not != std::string::npos) {
        return "«" + message.substr(0, is_not) + "» no es una función.";
    }
    return {};
}

}  // namespace

std::string error_text(const std::string& kind, const std::string& message) {
    if (kind == "ReferenceError" && starts(message, "Can't find variable: ")) {
        return "No existe la variable «" + message.substr(21) + "».";
    }
    if (kind == "SyntaxError") return "Está mal escrito: " + message;
    if (kind == "TypeError") {
        const std::string told = of_type_error(message);
        if (!told.empty()) return told;
    }
    if (kind == "Error" || kind.empty()) return message;
    return kind + ": " + message;
}

}  // namespace engine::ecmascript
