#include "forms/mustache_tags.h"

#include <algorithm>

#include "engine/base/utf8.h"
#include "forms/field_keys.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;

constexpr std::size_t largest = 4'000'000;  // bytes with all partials in place

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool is_data_name(std::string_view name) {
    if (name == ".") return true;
    for (;;) {
        const auto dot = name.find('.');
        if (!is_identifier(name.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        name.remove_prefix(dot + 1);
    }
}

class TagReader {
 public:
    explicit TagReader(const Partials& partials) : partials_(partials) {}

    // Appends one file to the text and gives its tags. Sections open and close within the file.
    std::vector<TemplateTag> read(const TemplateText& source);

    Problems problems;
    std::string text;
    std::size_t tags_written = 0;

 private:
    // One file being read: where we are, and the sections that are open.
    struct Page {
        const TemplateText& source;
        std::string_view rest;
        int line = 1;
        std::vector<TemplateTag> tags = {};
        std::vector<TemplateTag> open = {};
    };

    void append(std::string_view plain);
    void tag(Page& page, std::string_view inside);
    void opens(Page& page, TemplateTag::Kind kind, const std::string& name);
    void closes(Page& page, const std::string& name);
    void partial(Page& page, const std::string& name);
    bool takes_whole_line(const Page& page) const;
    void drop_indentation();
    void drop_rest_of_line(Page& page);
    void write(Page& page, std::string_view opening, const std::string& name);

    void refuse(const Page& page, const std::string& message, const std::string& remedy) {
        problems.push_back({Refusal::invalid, message,
                            page.source.file + ":" + std::to_string(page.line), remedy});
    }

    const Partials& partials_;
    std::vector<std::string> including_;
    std::size_t line_start_ = 0;  // in `text`, of the line being read
};

std::vector<TemplateTag> TagReader::read(const TemplateText& source) {
    Page page{source, source.text};
    if (page.rest.starts_with("\xEF\xBB\xBF")) page.rest.remove_prefix(3);
    if (!engine::is_valid_utf8(page.rest) || page.rest.find('\0') != std::string_view::npos) {
        refuse(page, "La plantilla no está en UTF-8.", "Guárdela en UTF-8.");
        return {};
    }
    for (;;) {
        const auto start = page.rest.find("{{");
        const auto before = page.rest.substr(0, start);
        append(before);
        page.line += static_cast<int>(std::count(before.begin(), before.end(), '\n'));
        if (start == std::string_view::npos) break;
        page.rest.remove_prefix(start + 2);
        const auto end = page.rest.find("}}");
        const auto inside = page.rest.substr(0, end);
        const bool comment = inside.starts_with('!');
        if (end == std::string_view::npos ||
            (!comment && (inside.find('\n') != std::string_view::npos ||
                          inside.find("{{") != std::string_view::npos))) {
            refuse(page, "Una etiqueta se abre con «{{» y no se cierra en su línea.",
                   "Ciérrela con «}}».");
            return {};
        }
        page.rest.remove_prefix(end + 2);
        if (comment) {
            page.line += static_cast<int>(std::count(inside.begin(), inside.end(), '\n'));
            if (takes_whole_line(page)) {
                drop_indentation();
                drop_rest_of_line(page);
            }
        } else {
            tag(page, inside);
        }
    }
    for (const auto& section : page.open) {
        page.line = section.line;
        refuse(page, "La sección «" + section.name + "» se abre y no se cierra.",
               "Agregue {{/" + section.name + "}}.");
    }
    return std::move(page.tags);
}

void TagReader::tag(Page& page, std::string_view inside) {
    inside = without_blanks(inside);
    const char sign = inside.empty() ? '\0' : inside.front();
    const std::string shown = "{{" + std::string(inside) + "}}";
    if (sign == '{' || sign == '&') {
        refuse(page, "La etiqueta " + shown + " escribiría el dato sin protegerlo.",
               "Use dos llaves: {{nombre}}.");
        return;
    }
    if (sign == '=') {
        refuse(page, "No se puede cambiar los delimitadores.", "Quite la etiqueta {{=…=}}.");
        return;
    }
    const bool signed_tag = std::string_view("#^/>").find(sign) != std::string_view::npos;
    const std::string name(signed_tag ? without_blanks(inside.substr(1)) : inside);
    if (sign == '>') return partial(page, name);
    if (!is_data_name(name)) {
        refuse(page, "La etiqueta " + shown + " no nombra un campo.",
               "Use palabras sin tilde unidas por puntos, por ejemplo {{documento.numero}}.");
        return;
    }
    switch (sign) {
        case '#':
            return opens(page, TemplateTag::Kind::section, name);
        case '^':
            return opens(page, TemplateTag::Kind::inverted, name);
        case '/':
            return closes(page, name);
        default:
            break;
    }
    auto& siblings = page.open.empty() ? page.tags : page.open.back().children;
    siblings.push_back({TemplateTag::Kind::value, name, page.source.file, page.line, {}});
    write(page, "", name);
}

void TagReader::opens(Page& page, TemplateTag::Kind kind, const std::string& name) {
    page.open.push_back({kind, name, page.source.file, page.line, {}});
    write(page, kind == TemplateTag::Kind::section ? "#" : "^", name);
}

void TagReader::closes(Page& page, const std::string& name) {
    if (page.open.empty() || page.open.back().name != name) {
        refuse(page, "{{/" + name + "}} no cierra ninguna sección abierta aquí.",
               page.open.empty()
                   ? "Quítela o abra la sección con {{#" + name + "}}."
                   : "La que está abierta es «" + page.open.back().name + "», de la línea " +
                         std::to_string(page.open.back().line) + ".");
        return;
    }
    TemplateTag closed = std::move(page.open.back());
    page.open.pop_back();
    (page.open.empty() ? page.tags : page.open.back().children).push_back(std::move(closed));
    write(page, "/", name);
}

void TagReader::partial(Page& page, const std::string& name) {
    const auto found = partials_.find(name);
    if (found == partials_.end()) {
        std::string known;
        for (const auto& [key, value] : partials_) known += (known.empty() ? "" : ", ") + key;
        refuse(
            page, "La plantilla incluye «" + name + "», que no existe.",
            known.empty() ? "No hay plantillas que incluir." : "Las que hay son: " + known + ".");
        return;
    }
    if (std::find(including_.begin(), including_.end(), name) != including_.end()) {
        refuse(page, "La plantilla «" + name + "» se incluye a sí misma.", "Quite esa inclusión.");
        return;
    }
    if (text.size() > largest) {
        refuse(page, "La plantilla con lo que incluye pasa de 4 MB.", "Divídala.");
        return;
    }
    // Alone on its line, the line goes away and the text of the partial stands in its place.
    const bool whole_line = takes_whole_line(page);
    if (whole_line) drop_indentation();
    including_.push_back(name);
    auto inner = read(found->second);
    including_.pop_back();
    if (whole_line && !text.empty() && text.back() != '\n') append("\n");
    if (whole_line) drop_rest_of_line(page);
    auto& siblings = page.open.empty() ? page.tags : page.open.back().children;
    siblings.insert(siblings.end(), std::make_move_iterator(inner.begin()),
                    std::make_move_iterator(inner.end()));
}

void TagReader::append(std::string_view plain) {
    for (const char c : plain) {
        if (c != '\r') text += c;
        if (c == '\n') line_start_ = text.size();
    }
}

bool TagReader::takes_whole_line(const Page& page) const {
    const auto before = std::string_view(text).substr(line_start_);
    const auto after = page.rest.substr(0, page.rest.find('\n'));
    return before.find_first_not_of(" \t") == std::string_view::npos &&
           after.find_first_not_of(" \t\r") == std::string_view::npos;
}

void TagReader::drop_indentation() {
    while (text.size() > line_start_) text.pop_back();
}

void TagReader::drop_rest_of_line(Page& page) {
    line_start_ = text.size();
    const auto newline = page.rest.find('\n');
    if (newline == std::string_view::npos) {
        page.rest = {};
        return;
    }
    page.rest.remove_prefix(newline + 1);
    ++page.line;
}

// A section tag alone on its line leaves no line behind (Mustache: standalone tags).
void TagReader::write(Page& page, std::string_view opening, const std::string& name) {
    const bool whole_line = !opening.empty() && takes_whole_line(page);
    if (whole_line) drop_indentation();
    text += "{{";
    text += opening;
    text += name + "}}";
    ++tags_written;
    if (whole_line) drop_rest_of_line(page);
}

std::size_t count_of(std::string_view text, std::string_view what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string_view::npos;
         at = text.find(what, at + what.size())) {
        ++count;
    }
    return count;
}

}  // namespace

Result<ParsedTemplate, Problems> parse_tags(const TemplateText& source, const Partials& partials) {
    TagReader reader(partials);
    ParsedTemplate parsed;
    parsed.tags = reader.read(source);
    if (!reader.problems.empty()) return std::move(reader.problems);
    // A brace at the edge of a partial could join its neighbour into a tag that nobody checked.
    if (count_of(reader.text, "{{") != reader.tags_written) {
        return Problems{{Refusal::invalid, "Una llave suelta se junta con la de otra plantilla.",
                         source.file, "Separe las llaves con un espacio."}};
    }
    parsed.text = std::move(reader.text);
    return parsed;
}

}  // namespace forms
