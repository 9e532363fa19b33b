#include "notifier/notice.h"

#include <algorithm>

namespace notifier {
namespace {

using engine::Problem;
using engine::Refusal;

std::string with_lf_lines(std::string_view text) {
    std::string clean(text);
    clean.erase(std::remove(clean.begin(), clean.end(), '\r'), clean.end());
    return clean;
}

std::string_view trimmed(std::string_view text, std::string_view blanks) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

engine::Result<Notice> read_notice(std::string_view text, std::string_view place) {
    constexpr std::string_view mark = "Asunto:";
    const std::string whole = with_lf_lines(text);
    const auto refused = [&](std::string message, std::string remedy) {
        return Problem{Refusal::invalid, std::move(message), std::string(place), std::move(remedy)};
    };
    if (whole.compare(0, mark.size(), mark) != 0) {
        return refused("La primera línea del aviso no empieza con «Asunto:».",
                       "Escriba, por ejemplo: Asunto: Emitir opinión.");
    }
    const std::string_view view = whole;
    const auto end = std::min(view.find('\n'), view.size());
    const auto rest = view.substr(std::min(end + 1, view.size()));
    Notice notice{std::string(trimmed(view.substr(mark.size(), end - mark.size()), " \t")),
                  std::string(trimmed(rest, "\n"))};
    if (notice.subject.empty())
        return refused("El aviso no tiene asunto.", "Escríbalo tras «Asunto:».");
    if (trimmed(rest.substr(0, std::min(rest.find('\n'), rest.size())), " \t") != "") {
        return refused("Falta la línea en blanco entre el asunto y el texto del aviso.",
                       "Deje vacía la segunda línea.");
    }
    if (trimmed(notice.body, " \t\n").empty()) {
        return refused("El aviso no tiene texto.", "Escríbalo después de la línea en blanco.");
    }
    return notice;
}

std::string text_part(const Notice& notice, const Letterhead& letterhead) {
    std::string text = notice.body + "\n\n-- \n" + letterhead.entity + "\n";
    if (!letterhead.office.empty()) text += letterhead.office + "\n";
    return text + letterhead.footer + "\n";
}

}  // namespace notifier
