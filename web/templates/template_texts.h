#pragma once

#include <string_view>
#include <vector>

namespace web {

struct TemplateSource {
    std::string_view name;  // of the file, without ".mustache"
    std::string_view text;
};

// The templates of this folder, as they were when the program was built.
const std::vector<TemplateSource>& template_texts();

}  // namespace web
