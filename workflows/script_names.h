#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

// A name that an ECMAScript text uses and does not declare itself.
struct UsedName {
    std::string name;
    bool called = false;
    std::uint32_t line = 1;  // inside the text
};

// Names used in a text, without those of the language and of its library, members (`a.b`), keys
// (`{b: 1}`) and what the text declares. Guessed from tokens, so that it rather overlooks a name
// than invents one. The first use of each.
std::vector<UsedName> used_names(std::string_view text);

// Variables, functions and parameters that a text declares, at whatever depth.
std::set<std::string> declared_names(std::string_view text);

// Those that scripts without "use strict" make by assigning: `total = 0;`
std::set<std::string> assigned_names(std::string_view text);

}  // namespace workflows
