#pragma once

#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "forms/mustache_tags.h"

namespace forms {

// Which branches of a template are looked at. `taken`: what this data will print, as demanded
// before a document is made. `all`: for lint, also the sections that this data leaves out, as far
// as can be known without an item to look at.
enum class Branches { taken, all };

// Walks the tags of a template against the data and gives every name that would print silently
// empty or wrong: an absent key (null, false, "" and [] are present), a key that one row of a list
// lacks while its neighbours have it (Mustache would take the outer one of the same name), and a
// list, group or yes/no printed as if it were text. Each place once.
engine::Problems check_names(const std::vector<TemplateTag>& tags, const engine::Value& data,
                             Branches branches);

// Sections over it are left out: null, false, "" and []. Zero and {} are not.
bool is_falsy(const engine::Value& value);

}  // namespace forms
