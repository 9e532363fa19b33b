#include "web/identity/password_rules.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "engine/base/utf8.h"

namespace web {
namespace {

// What is left of the passwords that are tried first once digits, signs and capitals are gone.
constexpr std::array common_words = {"",
                                     "abc",
                                     "abcd",
                                     "abcdefghijkl",
                                     "admin",
                                     "administrador",
                                     "bienvenida",
                                     "bienvenido",
                                     "clave",
                                     "clavesecreta",
                                     "contrasena",
                                     "contraseña",
                                     "entidad",
                                     "iloveyou",
                                     "integridad",
                                     "letmein",
                                     "lima",
                                     "micontrasena",
                                     "micontraseña",
                                     "miclave",
                                     "ministerio",
                                     "nuevaclave",
                                     "oficina",
                                     "passw",
                                     "password",
                                     "passwordpassword",
                                     "peru",
                                     "perú",
                                     "qwer",
                                     "qwerty",
                                     "qwertyuiop",
                                     "qwertyuiopas",
                                     "secreto",
                                     "teamo",
                                     "temporal",
                                     "usuario",
                                     "visado",
                                     "welcome",
                                     "zxcvbnm",
                                     "qazwsxedc",
                                     "asdfghjkl",
                                     "qwertyasdfgh"};

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string letters_of(std::string_view lower) {
    std::string letters;
    for (const char c : lower) {
        const bool letter = (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
        if (letter) letters += c;
    }
    return letters;
}

// "123456789012", "abcdefghijklm", backwards too; after 9 comes 0.
bool is_sequence(std::string_view text) {
    const auto runs = [&](int step) {
        for (std::size_t i = 1; i < text.size(); ++i) {
            const int distance = text[i] - text[i - 1];
            const bool wraps = (text[i - 1] == '9' && text[i] == '0' && step == 1) ||
                               (text[i - 1] == '0' && text[i] == '9' && step == -1);
            if (distance != step && !wraps) return false;
        }
        return true;
    };
    return runs(1) || runs(-1);
}

bool is_common(const std::string& lower) {
    const std::string letters = letters_of(lower);
    if (std::set<char>(lower.begin(), lower.end()).size() < 5 || is_sequence(lower)) return true;
    // Of digits alone there are few enough to try them all up to 14.
    if (letters.empty()) return characters(lower) < 16;
    return std::find(common_words.begin(), common_words.end(), letters) != common_words.end();
}

engine::Problem refused(const std::string& message, const std::string& remedy) {
    return {engine::Refusal::invalid, message, "nueva", remedy};
}

}  // namespace

engine::Result<engine::Done> check_password(const std::string& password, const std::string& login) {
    if (!engine::is_valid_utf8(password))
        return refused("La contraseña tiene caracteres que no se pueden leer.",
                       "Escríbala de nuevo.");
    const std::size_t length = characters(password);
    if (length < shortest_password) {
        return refused("La contraseña tiene " + std::to_string(length) + " caracteres.",
                       "Use " + std::to_string(shortest_password) +
                           " o más; una frase de varias palabras es fácil de recordar.");
    }
    if (length > longest_password)
        return refused("La contraseña es demasiado larga.",
                       "Use " + std::to_string(longest_password) + " caracteres o menos.");
    const std::string lower = lower_case(password);
    // A name of one or two letters stands in every other password by chance.
    if (login.size() > 3 && lower.find(lower_case(login)) != std::string::npos)
        return refused("La contraseña contiene su nombre de usuario.", "Elija otra.");
    if (is_common(lower))
        return refused("Esa contraseña es de las primeras que se prueban.",
                       "Elija otra, por ejemplo una frase de varias palabras.");
    return engine::Done{};
}

}  // namespace web
