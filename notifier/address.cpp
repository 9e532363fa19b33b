#include "notifier/address.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "notifier/header_text.h"

namespace notifier {
namespace {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;

constexpr std::size_t max_name =
    120;  // characters; RFC 5322 folds longer ones, people do not read them
constexpr std::size_t max_address = 254;  // RFC 5321 §4.5.3.1.3: a path of 256 with its brackets
constexpr std::size_t max_local = 64;     // RFC 5321 §4.5.3.1.1
constexpr std::size_t max_label = 63;     // RFC 1035 §2.3.4

bool is_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 5322 §3.2.3
bool is_atext(char c) {
    return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_dot_atom(std::string_view text) {
    if (text.empty() || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || is_atext(c); });
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > max_label) return false;
    if (label.front() == '-' || label.back() == '-') return false;
    return std::all_of(label.begin(), label.end(), [](char c) { return c == '-' || is_alnum(c); });
}

bool is_domain(std::string_view domain) {
    if (domain == "localhost") return true;
    std::size_t labels = 0;
    for (;;) {
        const auto dot = domain.find('.');
        const auto label = domain.substr(0, dot);
        if (!is_label(label)) return false;
        ++labels;
        if (dot == std::string_view::npos) {
            const bool digits = std::all_of(label.begin(), label.end(),
                                            [](char c) { return c >= '0' && c <= '9'; });
            return labels >= 2 && !digits;  // "10.0.0.1" is no domain
        }
        domain.remove_prefix(dot + 1);
    }
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// What is wrong with "local@domain"; nullopt for nothing.
std::optional<std::pair<std::string, std::string>> fault_of(std::string_view address) {
    using Words = std::pair<std::string, std::string>;
    if (address.empty()) {
        return Words{"Falta la dirección de correo.",
                     "Escriba, por ejemplo, nombre@entidad.gob.pe."};
    }
    const std::string shown = "«" + std::string(address) + "»";
    if (address.size() > max_address) {
        return Words{"La dirección tiene más de 254 caracteres.",
                     "Revise que sea una sola dirección."};
    }
    if (!is_ascii(address)) {
        return Words{
            "La dirección " + shown +
                " lleva tildes, eñes u otros signos que muchos servidores "
                "de correo no aceptan.",
            "Escríbala sin ellos, tal como la dio el área de informática; un dominio con eñe va "
            "en su forma «xn--»."};
    }
    const auto at = address.rfind('@');
    if (at == std::string_view::npos) {
        return Words{"A la dirección " + shown + " le falta la arroba.",
                     "Escriba, por ejemplo, nombre@entidad.gob.pe."};
    }
    const auto local = address.substr(0, at);
    const auto domain = address.substr(at + 1);
    if (local.size() > max_local || !is_dot_atom(local)) {
        return Words{"Lo que precede a la arroba en " + shown + " no es un nombre de buzón válido.",
                     "Use letras, números, puntos y guiones, sin espacios."};
    }
    if (!is_domain(domain)) {
        return Words{"Lo que sigue a la arroba en " + shown + " no es un dominio de correo.",
                     "Escriba, por ejemplo, nombre@entidad.gob.pe."};
    }
    return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The inside of a quoted string, or the text itself when it is not quoted.
std::string unquoted(std::string_view text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
    std::string inside;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        if (text[i] == '\\' && i + 2 < text.size()) ++i;
        inside += text[i];
    }
    return inside;
}

}  // namespace

Result<Done> check_address(const Address& address, std::string_view field) {
    if (auto name = check_header_text(address.name, field, max_name); !name) return name;
    if (auto line = check_header_text(address.address, field, 2000); !line) {
        // "=?" is legal in a local part, but no office has such a mailbox.
        return line;
    }
    if (const auto fault = fault_of(address.address)) {
        return Problem{Refusal::invalid, fault->first, std::string(field), fault->second};
    }
    return Done{};
}

Result<Address> parse_address(std::string_view text, std::string_view field) {
    Address read;
    const auto whole = trimmed(text);
    const auto open = whole.rfind('<');
    if (open == std::string_view::npos) {
        read.address = std::string(whole);
    } else {
        if (whole.back() != '>') {
            return Problem{Refusal::invalid, "Después de «<» falta cerrar la dirección con «>».",
                           std::string(field), "Escriba: Nombre Apellido <nombre@entidad.gob.pe>."};
        }
        read.name = unquoted(trimmed(whole.substr(0, open)));
        read.address = std::string(whole.substr(open + 1, whole.size() - open - 2));
    }
    if (auto checked = check_address(read, field); !checked) return checked.error();
    return read;
}

std::string to_text(const Address& address) {
    if (address.name.empty()) return address.address;
    return address.name + " <" + address.address + ">";
}

}  // namespace notifier
