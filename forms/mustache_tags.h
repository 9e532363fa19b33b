#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace forms {

// A template as the author wrote it. `file` names it in every Problem.
struct TemplateText {
    std::string file;
    std::string text;
};

// What {{>name}} may include: nothing else can ever become template text, data least of all.
using Partials = std::map<std::string, TemplateText>;

// A tag that reads data, with what stands inside it.
struct TemplateTag {
    enum class Kind { value, section, inverted };
    Kind kind = Kind::value;
    std::string name;  // "documento.numero", or "." for the item itself
    std::string file;
    int line = 0;
    std::vector<TemplateTag> children;
};

// A template with its partials put in place, its comments taken out, its lines ended by LF, and no
// line left where a tag stood alone.
struct ParsedTemplate {
    std::string text;  // canonical tags only: {{name}} {{#name}} {{^name}} {{/name}}
    std::vector<TemplateTag> tags;
};

// Reads the subset of Mustache that office templates may use. Refused, each with file and line:
// {{{x}}} and {{&x}} (text without escaping), {{=…=}} (other delimiters), partials that are
// unknown or include themselves, sections that are not closed in their own file, and names that
// are not words joined by dots.
engine::Result<ParsedTemplate, engine::Problems> parse_tags(const TemplateText& source,
                                                            const Partials& partials);

}  // namespace forms
