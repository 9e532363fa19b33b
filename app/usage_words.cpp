#include "app/usage_words.h"

#include <array>
#include <optional>
#include <string_view>

namespace app {
namespace {

// What CLI11 says around the argument's name, and what we say instead; without a spanish_after the
// rest of what it says is left out.
struct Phrase {
    CLI::ExitCodes kind;
    const char *before, *between, *after;  // CLI11: before X between Y after
    const char *spanish_before, *spanish_between, *spanish_after;
};

// The first that fits wins. An empty `between` means the rest of the text is X.
constexpr std::array phrases = {
    Phrase{CLI::ExitCodes::RequiredError, "A subcommand", "", " is required",
           "Falta el nombre de la orden", "", ""},
    Phrase{CLI::ExitCodes::RequiredError, "", "", " is required", "Falta ", "", ""},
    Phrase{CLI::ExitCodes::ExtrasError, "The following argument was not expected: ", "", "",
           "No se entiende «", "", "»"},
    Phrase{CLI::ExitCodes::ExtrasError, "The following arguments were not expected: ", "", "",
           "No se entiende «", "", "»"},
    Phrase{CLI::ExitCodes::ConversionError, "Could not convert: ", " = ", "", "El valor de ",
           " no sirve: «", "»"},
    Phrase{CLI::ExitCodes::ExcludesError, "", " excludes ", "", "No van juntas ", " y ", ""},
    Phrase{CLI::ExitCodes::RequiresError, "", " requires ", "", "La opción ", " necesita también ",
           ""},
    Phrase{CLI::ExitCodes::ValidationError, "", ": File does not exist: ", "", "El archivo de ",
           " no existe: «", "»"},
    Phrase{CLI::ExitCodes::ValidationError, "", ": Directory does not exist: ", "",
           "La carpeta de ", " no existe: «", "»"},
    Phrase{CLI::ExitCodes::ValidationError, "", ": ", "", "El valor de ", " no sirve: ", ""},
    Phrase{CLI::ExitCodes::ArgumentMismatch, "", ": ", "", "A la opción ",
           " le falta su valor o le sobra alguno", nullptr},
};

std::optional<std::string> in_spanish(const Phrase& phrase, std::string_view text) {
    const std::string_view before = phrase.before;
    const std::string_view between = phrase.between;
    const std::string_view after = phrase.after;
    if (!text.starts_with(before) || !text.ends_with(after)) return std::nullopt;
    text.remove_prefix(before.size());
    if (text.size() < after.size()) return std::nullopt;
    text.remove_suffix(after.size());
    if (between.empty()) {
        return phrase.spanish_before + std::string(text) + phrase.spanish_after;
    }
    const auto at = text.find(between);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string spanish =
        phrase.spanish_before + std::string(text.substr(0, at)) + phrase.spanish_between;
    if (phrase.spanish_after == nullptr) return spanish;
    return spanish + std::string(text.substr(at + between.size())) + phrase.spanish_after;
}

}  // namespace

std::string usage_words(const CLI::Error& error) {
    for (const auto& phrase : phrases) {
        if (error.get_exit_code() != static_cast<int>(phrase.kind)) continue;
        if (const auto words = in_spanish(phrase, error.what())) return *words + ".";
    }
    return "Uso incorrecto: " + std::string(error.what()) + ".";
}

}  // namespace app
