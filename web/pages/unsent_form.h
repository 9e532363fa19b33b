#pragma once

#include <optional>
#include <string>

#include "engine/base/value.h"
#include "web/http/request.h"

namespace web {

// A form that came when its session was over. It goes through the log-in page and back, so that
// what was typed is not lost.
struct UnsentForm {
    std::string path;
    Pairs fields;  // without the old session's token
    bool had_files = false;

    // As text for a hidden field, and back; nullopt for what is not such a text.
    std::string to_text() const;
    static std::optional<UnsentForm> from_text(const std::string& text);
};

// nullopt when the request is no form of ours: only the session that made a form knows its token,
// and whether it does can still be told when the session is over. A form that another site made is
// thus never carried behind a log-in. Forms with passwords are not carried either.
std::optional<UnsentForm> unsent_form(const Request& request);

}  // namespace web
