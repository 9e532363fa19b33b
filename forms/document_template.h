#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "forms/mustache_tags.h"
#include "forms/template_check.h"

namespace forms {

enum class Escaping {
    html,  // documents and pages: & < > " ' of the data become entities, always
    none,  // plain text: notices, mail subjects
};

// A place where a template reads data.
struct TemplateName {
    std::string name;  // "documento.numero", "."
    TemplateTag::Kind kind;
    std::vector<std::string> sections;  // the sections around it, outermost first
    std::string file;
    int line = 0;
};

// A Mustache template, parsed once and rendered often. Same data, same bytes. Copies share the
// parsed form; rendering is thread safe (one at a time per template).
class DocumentTemplate {
 public:
    // All problems with file and line; see mustache_tags.h for what is refused.
    static engine::Result<DocumentTemplate, engine::Problems> parse(const TemplateText& source,
                                                                    const Partials& partials,
                                                                    Escaping escaping);

    // The text, or every name that the data lack (see check_names): never a silently empty place.
    // Strings, numbers and null (prints nothing) print as they are; data are never read as
    // template.
    engine::Result<std::string, engine::Problems> render(const engine::Value& data) const;

    // What render() would refuse; with Branches::all also in sections this data leaves out.
    engine::Problems check(const engine::Value& data, Branches branches = Branches::taken) const;

    // Every place that reads data, in the order of the text, partials in place.
    std::vector<TemplateName> names() const;

 private:
    struct Parsed;
    explicit DocumentTemplate(std::shared_ptr<Parsed> parsed) : parsed_(std::move(parsed)) {}
    std::shared_ptr<Parsed> parsed_;
};

}  // namespace forms
