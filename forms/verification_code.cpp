#include "forms/verification_code.h"

#include <cstdint>
#include <stdexcept>

namespace forms {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t symbols = 15;
constexpr unsigned base = 32;

// Luhn mod 32 over the symbols, the rightmost doubled.
unsigned check_of(std::string_view code) {
    unsigned sum = 0;
    bool doubled = true;
    for (auto c = code.rbegin(); c != code.rend(); ++c) {
        const auto value = static_cast<unsigned>(alphabet.find(*c));
        const unsigned weighted = doubled ? 2 * value : value;
        sum += weighted / base + weighted % base;
        doubled = !doubled;
    }
    return (base - sum % base) % base;
}

std::string in_groups(std::string_view code) {
    std::string out;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += '-';
        out += code[i];
    }
    return out;
}

// The symbol meant by a typed character; 0 for none.
char symbol_of(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') return '0';
    if (c == 'I' || c == 'L') return '1';
    return alphabet.find(c) == std::string_view::npos ? '\0' : c;
}

}  // namespace

std::string verification_code(std::string_view hash_bytes) {
    if (hash_bytes.size() < 10) throw std::invalid_argument("too few bytes for a code");
    std::string code;
    std::uint32_t bits = 0;
    unsigned have = 0;
    for (const char byte : hash_bytes) {
        bits = ((bits << 8) | static_cast<unsigned char>(byte)) & 0xFFFFU;
        have += 8;
        while (have >= 5 && code.size() < symbols) {
            have -= 5;
            code += alphabet[(bits >> have) & 31U];
        }
        if (code.size() == symbols) break;
    }
    code += alphabet[check_of(code)];
    return in_groups(code);
}

engine::Result<std::string> parse_verification_code(std::string_view typed) {
    const engine::Problem wrong{engine::Refusal::invalid,
                                "El código de verificación no es correcto.", "",
                                "Cópielo del documento: son 16 letras y cifras en 4 grupos."};
    std::string code;
    for (const char c : typed) {
        if (c == '-' || c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
        const char symbol = symbol_of(c);
        if (symbol == '\0' || code.size() > symbols) return wrong;
        code += symbol;
    }
    if (code.size() != symbols + 1) return wrong;
    if (alphabet[check_of(std::string_view(code).substr(0, symbols))] != code.back()) return wrong;
    return in_groups(code);
}

}  // namespace forms
