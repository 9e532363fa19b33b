#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace notifier {

// What is said to a person: notices/NAME.mustache after forms has filled it in. Plain text is the
// notice; the HTML part says the same.
struct Notice {
    std::string subject;
    std::string body;  // LF lines, no blank line at either end
};

// Who speaks, on every mail of an installation.
struct Letterhead {
    std::string entity;  // "Ministerio de Comercio Exterior y Turismo"
    std::string office;  // "Oficina de Integridad"; may be empty
    std::string footer =
        "Mensaje automático de Visado; no responda a este correo. Para actuar, ingrese al sistema "
        "con su "
        "usuario.";
};

// Reads a notice: "Asunto: …", a blank line, the body. Refuses, naming `place`, what lacks one of
// them.
engine::Result<Notice> read_notice(std::string_view text, std::string_view place);

// The text part: the body, then the footer behind the signature mark "-- ".
std::string text_part(const Notice& notice, const Letterhead& letterhead);

// The HTML part: letterhead line, then what the text says. Blank lines part paragraphs, lines that
// begin
// "- " are a list, https addresses are links (others stay text); everything else is escaped. No
// images, no style sheets, nothing fetched, no colours that a dark theme could swallow.
std::string html_part(const Notice& notice, const Letterhead& letterhead);

}  // namespace notifier
