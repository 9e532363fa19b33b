#include "web/html.h"

#include <stdexcept>

#include "forms/document_template.h"
#include "web/templates/template_texts.h"

namespace web {
namespace {

constexpr std::string_view mark_begin = "<!--hueco ";
constexpr std::string_view mark_end = "-->";

forms::DocumentTemplate parsed(const TemplateSource& source) {
    const forms::TemplateText text{std::string(source.name) + ".mustache",
                                   std::string(source.text)};
    auto made = forms::DocumentTemplate::parse(text, {}, forms::Escaping::html);
    if (!made) throw std::logic_error(engine::to_line(made.error().front()));
    return std::move(*made);
}

std::map<std::string, forms::DocumentTemplate> parse_all() {
    std::map<std::string, forms::DocumentTemplate> all;
    for (const auto& source : template_texts()) all.emplace(source.name, parsed(source));
    return all;
}

const forms::DocumentTemplate& find(const std::string& name) {
    static const auto all = parse_all();
    const auto found = all.find(name);
    if (found == all.end()) throw std::logic_error("no template " + name);
    return found->second;
}

// Data cannot bring a mark of their own: their "<" is "&lt;" by now.
std::string with_parts(const std::string& name, const std::string& text,
                       const std::map<std::string, Html>& parts) {
    std::string out;
    std::size_t from = 0;
    for (;;) {
        const auto at = text.find(mark_begin, from);
        if (at == std::string::npos) break;
        const auto begin = at + mark_begin.size();
        const auto end = text.find(mark_end, begin);
        const std::string part = text.substr(begin, end - begin);
        const auto given = parts.find(part);
        if (given == parts.end()) throw std::logic_error(name + ": nothing for " + part);
        out.append(text, from, at - from).append(given->second.text);
        from = end + mark_end.size();
    }
    return out.append(text, from);
}

}  // namespace

Html render(const std::string& name, const engine::Value& data,
            const std::map<std::string, Html>& parts) {
    const auto text = find(name).render(data);
    if (!text) throw std::logic_error(engine::to_line(text.error().front()));
    return {with_parts(name, *text, parts)};
}

}  // namespace web
