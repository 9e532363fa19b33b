#include "web/http/target.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "web/http/clean_text.h"
#include "web/http/percent.h"

namespace web {
namespace {

Fault bad_address() {
    return {400, "La dirección está mal escrita."};
}

bool may_stand_raw(char c) {
    constexpr std::string_view never = "\"<>\\#";
    return '!' <= c && c <= '~' && never.find(c) == std::string_view::npos;
}

Checked<std::string> decoded_segment(std::string_view raw) {
    auto segment = percent_decoded(raw);
    if (!segment || *segment == "." || *segment == ".." || !engine::is_valid_utf8(*segment) ||
        segment->find_first_of("/\\") != std::string::npos || has_control_characters(*segment))
        return bad_address();
    return std::move(*segment);
}

Checked<std::string> decoded_path(std::string_view raw) {
    std::string path;
    for (std::size_t begin = 1; begin <= raw.size();) {
        const auto end = std::min(raw.find('/', begin), raw.size());
        auto segment = decoded_segment(raw.substr(begin, end - begin));
        if (!segment) return segment.error();
        path += "/" + *segment;
        begin = end + 1;
    }
    return path;
}

Checked<std::string> decoded_word(std::string_view raw) {
    std::string spaced(raw);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    const auto decoded = percent_decoded(spaced);
    auto clean = decoded ? clean_text(*decoded) : std::nullopt;
    if (!clean) return Fault{400, "Un texto enviado tiene caracteres que no se admiten."};
    return std::move(*clean);
}

}  // namespace

Checked<Pairs> read_pairs(std::string_view text, std::size_t most) {
    Pairs pairs;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('&', begin), text.size());
        const auto pair = text.substr(begin, end - begin);
        begin = end + 1;
        if (pair.empty()) continue;
        if (pairs.size() == most) return Fault{413, "El formulario tiene demasiados campos."};
        const auto equals = std::min(pair.find('='), pair.size());
        auto name = decoded_word(pair.substr(0, equals));
        if (!name) return name.error();
        auto value = decoded_word(equals < pair.size() ? pair.substr(equals + 1) : "");
        if (!value) return value.error();
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

Checked<Target> read_target(std::string_view text, const Limits& limits) {
    if (text.size() > limits.target) return Fault{414, ""};
    if (text.empty() || text.front() != '/' ||
        !std::all_of(text.begin(), text.end(), may_stand_raw))
        return bad_address();
    const auto question = std::min(text.find('?'), text.size());
    auto path = decoded_path(text.substr(0, question));
    if (!path) return path.error();
    auto query = read_pairs(question < text.size() ? text.substr(question + 1) : "", limits.fields);
    if (!query) return query.error();
    return Target{std::move(*path), std::move(*query)};
}

}  // namespace web
