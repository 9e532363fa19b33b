#include "forms/act_number.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace forms {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;

Problem unreadable(std::string_view text) {
    constexpr std::size_t most = 80;
    return {Refusal::invalid,
            "«" + std::string(text.size() > most ? "…" : text) + "» no es el número de un acto.",
            "", "Escríbalo como número-año-siglas, por ejemplo N° 043-2023-MINCETUR/SG."};
}

std::string_view without_blanks(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view blank : {" ", "\t", "\n", "\r", "\xC2\xA0"}) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
            if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
        }
    }
    return text;
}

// Takes "N°", "Nros." … away; the longest spelling first.
std::string_view without_sign(std::string_view text) {
    text = without_blanks(text);
    for (const std::string_view sign : {"Nros.", "Nro.", "Nros", "Nro", "Nos.", "No.", "Nos", "No",
                                        "N.°", "N.º", "N°s", "N°", "Nº", "NO.", "N.", "N"}) {
        if (text.starts_with(sign)) return without_blanks(text.substr(sign.size()));
    }
    return text;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Digits at the front of the text; empty when there are none or more than `most`.
std::string_view leading_digits(std::string_view text, std::size_t most) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count > most ? std::string_view{} : text.substr(0, count);
}

std::int64_t value_of(std::string_view digits) {
    std::int64_t value = 0;
    for (const char c : digits) value = 10 * value + (c - '0');
    return value;
}

std::optional<std::string> siglas_of(std::string_view text) {
    if (text.empty() || text.size() > 60) return std::nullopt;
    std::string siglas;
    for (const char c : text) {
        const bool lower = c >= 'a' && c <= 'z';
        const bool upper = c >= 'A' && c <= 'Z';
        if (!lower && !upper && !is_digit(c) && c != '/' && c != '-' && c != '.') {
            return std::nullopt;
        }
        siglas += lower ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (siglas.back() == '/' || siglas.back() == '-') return std::nullopt;
    return siglas;
}

// "0037" alone, as in the plural form: year 0, to be filled in from the next.
std::optional<ActNumber> read(std::string_view text) {
    const auto digits = leading_digits(text, 7);
    if (digits.empty() || value_of(digits) == 0) return std::nullopt;
    ActNumber act{value_of(digits), 0, "", std::string(digits)};
    auto rest = text.substr(digits.size());
    if (rest.empty()) return act;
    if (rest.front() != '-') return std::nullopt;
    rest.remove_prefix(1);
    const auto year = leading_digits(rest, 4);
    if (year.size() != 4 || value_of(year) < 1900 || value_of(year) > 2199) return std::nullopt;
    act.year = static_cast<int>(value_of(year));
    rest.remove_prefix(4);
    act.written.append("-").append(year);
    if (rest.empty()) return act;
    if (rest.front() != '-') return std::nullopt;
    const auto siglas = siglas_of(rest.substr(1));
    if (!siglas) return std::nullopt;
    act.siglas = *siglas;
    act.written.append("-").append(*siglas);
    return act;
}

// Pieces between commas and the words "y", "e".
std::vector<std::string_view> pieces(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        std::size_t end = text.size();
        std::size_t skip = 0;
        for (const std::string_view separator : {",", " y ", " e "}) {
            const auto at = text.find(separator);
            if (at != std::string_view::npos && at < end) {
                end = at;
                skip = separator.size();
            }
        }
        const auto piece = without_blanks(text.substr(0, end));
        if (!piece.empty()) out.push_back(piece);
        text.remove_prefix(end + skip);
    }
    return out;
}

std::string digits_of(const ActNumber& act) {
    return act.written.substr(0, act.written.find('-'));
}

}  // namespace

Result<ActNumber> parse_act_number(std::string_view text) {
    auto act = read(without_sign(text));
    if (!act || act->year == 0) return unreadable(text);
    return *std::move(act);
}

Result<std::vector<ActNumber>> parse_act_numbers(std::string_view text) {
    std::vector<ActNumber> acts;
    for (const auto piece : pieces(without_sign(text))) {
        auto act = read(without_sign(piece));
        if (!act) return unreadable(text);
        acts.push_back(*std::move(act));
    }
    if (acts.empty() || acts.back().year == 0) return unreadable(text);
    for (std::size_t i = acts.size() - 1; i-- > 0;) {
        if (acts[i].year != 0) continue;
        acts[i].year = acts[i + 1].year;
        acts[i].siglas = acts[i + 1].siglas;
        acts[i].written += acts[i + 1].written.substr(acts[i + 1].written.find('-'));
    }
    return acts;
}

bool same_act(const ActNumber& a, const ActNumber& b) {
    return a.number == b.number && a.year == b.year &&
           (a.siglas.empty() || b.siglas.empty() || a.siglas == b.siglas);
}

std::string cite(const ActNoun& noun, const std::vector<ActNumber>& numbers) {
    if (numbers.empty()) throw std::invalid_argument("no act to cite");
    if (numbers.size() == 1) return noun.singular + " N° " + numbers.front().written;
    const bool alike = std::all_of(numbers.begin(), numbers.end(), [&](const ActNumber& other) {
        return other.year == numbers.front().year && other.siglas == numbers.front().siglas;
    });
    std::string text = noun.plural + " Nos. ";
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const bool last = i + 1 == numbers.size();
        if (i > 0) text += last ? " y " : ", ";
        text += alike && !last ? digits_of(numbers[i]) : numbers[i].written;
    }
    return text;
}

}  // namespace forms
