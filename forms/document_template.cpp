#include "forms/document_template.h"

#include <algorithm>
#include <mutex>
#include <sstream>
#include <stdexcept>
#include <unordered_set>

#include <kainjow/mustache.hpp>

#include "engine/base/ecmascript_number.h"

namespace forms {
namespace {

namespace mustache = kainjow::mustache;
using engine::Problems;
using engine::Result;
using engine::Value;

using Names = std::unordered_set<std::string>;

// The renderer takes a bool from an int and holds "" for true: hence every scalar goes in as text,
// and whatever is falsy as false. Members that the template names nowhere stay out: a mail of three
// lines must not cost a copy of the whole case.
mustache::data to_mustache(const Value& value, const Names& read) {
    if (is_falsy(value)) return mustache::data(false);
    if (value.is_string()) return mustache::data(value.get_ref<const std::string&>());
    if (value.is_boolean()) return mustache::data(true);
    if (value.is_number_float()) {
        return mustache::data(engine::ecmascript_number(value.get<double>()));
    }
    if (value.is_number()) return mustache::data(value.dump());
    if (value.is_array()) {
        mustache::data list(mustache::data::type::list);
        for (const auto& item : value) list.push_back(to_mustache(item, read));
        return list;
    }
    mustache::data object(mustache::data::type::object);
    for (const auto& [key, item] : value.items()) {
        if (read.contains(key)) object[key] = to_mustache(item, read);
    }
    return object;
}

// The parts of every name: "documento.numero" is looked up as "documento", then "numero".
void note_names(const std::vector<TemplateTag>& tags, Names& read) {
    for (const auto& tag : tags) {
        read.insert(tag.name);
        std::istringstream parts(tag.name);
        for (std::string part; std::getline(parts, part, '.');) read.insert(part);
        note_names(tag.children, read);
    }
}

// The renderer has rules of its own for lines with tags, not those of Mustache; parse_tags has
// already dropped the lines that must go. So it is given one long line.
constexpr char line_mark = '\x01';

std::string with(std::string text, char from, char to) {
    std::replace(text.begin(), text.end(), from, to);
    return text;
}

void collect(const std::vector<TemplateTag>& tags, std::vector<std::string>& sections,
             std::vector<TemplateName>& names) {
    for (const auto& tag : tags) {
        names.push_back({tag.name, tag.kind, sections, tag.file, tag.line});
        sections.push_back(tag.name);
        collect(tag.children, sections, names);
        sections.pop_back();
    }
}

}  // namespace

struct DocumentTemplate::Parsed {
    Parsed(ParsedTemplate parsed, Escaping escaping)
        : tags(std::move(parsed.tags)), renderer(with(parsed.text, '\n', line_mark)) {
        note_names(tags, read);
        if (escaping == Escaping::none) {
            renderer.set_custom_escape([](const std::string& text) { return text; });
        }
    }
    const std::vector<TemplateTag> tags;
    Names read;
    std::mutex mutex;  // the renderer keeps an error message of its last run
    mustache::mustache renderer;
};

Result<DocumentTemplate, Problems> DocumentTemplate::parse(const TemplateText& source,
                                                           const Partials& partials,
                                                           Escaping escaping) {
    auto tags = parse_tags(source, partials);
    if (!tags) return std::move(tags.error());
    auto parsed = std::make_shared<Parsed>(*std::move(tags), escaping);
    if (!parsed->renderer.is_valid()) {
        return Problems{{engine::Refusal::invalid,
                         "La plantilla no se puede leer: " + parsed->renderer.error_message() + ".",
                         source.file, "Revise sus etiquetas."}};
    }
    return DocumentTemplate(std::move(parsed));
}

Problems DocumentTemplate::check(const Value& data, Branches branches) const {
    return check_names(parsed_->tags, data, branches);
}

Result<std::string, Problems> DocumentTemplate::render(const Value& data) const {
    Problems problems = check(data);
    if (!problems.empty()) return problems;
    const mustache::data converted = to_mustache(data, parsed_->read);
    const std::lock_guard lock(parsed_->mutex);
    std::string text = parsed_->renderer.render(converted);
    if (!parsed_->renderer.is_valid()) {
        throw std::runtime_error("mustache: " + parsed_->renderer.error_message());
    }
    return with(std::move(text), line_mark, '\n');
}

std::vector<TemplateName> DocumentTemplate::names() const {
    std::vector<TemplateName> names;
    std::vector<std::string> sections;
    collect(parsed_->tags, sections, names);
    return names;
}

}  // namespace forms
