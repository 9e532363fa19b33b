#include "notifier/encoded_words.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include <Poco/Base64Encoder.h>

namespace notifier {
namespace {

constexpr std::string_view opening = "=?utf-8?Q?";
constexpr std::string_view closing = "?=";
constexpr std::size_t max_word = 75;    // RFC 2047 §2
constexpr std::size_t short_word = 64;  // one that shares its line with "Subject: "

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

// RFC 2047 §5 (3), the narrowest set; it suits every place.
std::string q_encoded(char c) {
    if (c == ' ') return "_";
    if (is_alnum(c) || std::string_view("!*+-/").find(c) != std::string_view::npos) return {c};
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'=', digits[byte >> 4U], digits[byte & 0xFU]};
}

// Words of at most `longest` characters, a space between them.
std::string q_words(std::string_view text, std::size_t longest) {
    std::string words(opening);
    std::size_t length = opening.size() + closing.size();
    for (std::size_t at = 0; at < text.size();) {
        std::string character = q_encoded(text[at++]);
        while (at < text.size() && continues_character(text[at]))
            character += q_encoded(text[at++]);
        if (length + character.size() > longest) {
            words.append(closing).append(" ").append(opening);
            length = opening.size() + closing.size();
        }
        words += character;
        length += character.size();
    }
    return words.append(closing);
}

std::string b_word(std::string_view text) {
    std::ostringstream out;
    out << "=?utf-8?B?";
    Poco::Base64Encoder encoder(out);
    encoder.rdbuf()->setLineLength(0);
    encoder.write(text.data(), static_cast<std::streamsize>(text.size()));
    encoder.close();
    out << closing;
    return out.str();
}

// One word when either encoding makes it fit.
std::string encoded_phrase(std::string_view text) {
    auto words = q_words(text, max_word);
    if (words.find(' ') == std::string::npos) return words;
    auto word = b_word(text);
    return word.size() <= max_word ? word : words;
}

bool is_atom(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) {
        return is_alnum(c) ||
               std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
    });
}

std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') text += '\\';
        text += c;
    }
    return text + "\"";
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (true) {
        const auto first = text.find_first_not_of(' ');
        if (first == std::string_view::npos) return words;
        text.remove_prefix(first);
        const auto word = text.substr(0, text.find(' '));
        words.push_back(word);
        text.remove_prefix(word.size());
    }
}

}  // namespace

std::string unstructured_header(std::string_view text) {
    return is_ascii(text) ? std::string(text) : q_words(text, short_word);
}

std::string phrase_header(std::string_view name) {
    const auto words = words_of(name);
    if (is_ascii(name)) {
        return std::all_of(words.begin(), words.end(), is_atom) ? std::string(name) : quoted(name);
    }
    std::string phrase;
    std::string run;  // words that are no atoms, encoded together with the spaces between them
    const auto add = [&phrase](const std::string& part) {
        if (!part.empty()) phrase += (phrase.empty() ? "" : " ") + part;
    };
    for (const auto word : words) {
        if (!is_atom(word)) {
            run.append(run.empty() ? "" : " ").append(word);
            continue;
        }
        add(run.empty() ? run : encoded_phrase(run));
        run.clear();
        add(std::string(word));
    }
    add(run.empty() ? run : encoded_phrase(run));
    return phrase;
}

}  // namespace notifier
