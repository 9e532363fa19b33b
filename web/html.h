#pragma once

#include <map>
#include <string>

#include "engine/base/value.h"
#include "web/http/escaped.h"

namespace web {

// Finished HTML: whatever came from outside is escaped in it. A type of its own, so that plain text
// never passes for HTML; it is made by render() and by the functions of web/pages that write tags.
struct Html {
    std::string text;
    Html& operator+=(const Html& more) {
        text += more.text;
        return *this;
    }
};

// Fills in a template of web/templates by its name without ending ("bandeja"). The template names
// places for finished HTML as <!--hueco nombre-->; `parts` must hold each of them. Throws
// std::logic_error naming every name that the data lack: a page with a hole is our fault, never the
// visitor's. Thread safe.
Html render(const std::string& name, const engine::Value& data,
            const std::map<std::string, Html>& parts = {});

}  // namespace web
