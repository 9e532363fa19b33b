#include "web/pages/desk.h"

#include <charconv>

namespace web {

using engine::Result;
using engine::Value;

Result<Desk> open_desk(const Visit& visit) {
    auto organization = visit.cases.organization();
    if (!organization) return organization.error();
    auto holidays = visit.cases.holidays();
    if (!holidays) return holidays.error();
    return Desk{std::move(*organization), std::move(*holidays), visit.cases.today()};
}

Nearness Desk::nearness_of(const std::string& iso_day) const {
    const auto date = engine::calendar::parse_date(iso_day);
    if (!date) return {};
    return nearness(engine::calendar::WorkingCalendar(holidays), today, *date);
}

Value Desk::due(const std::string& iso_day) const {
    if (iso_day.empty()) return nullptr;
    const Nearness near = nearness_of(iso_day);
    const bool today_it_is = near.words == "vence hoy";
    const char* style = near.group == Nearness::Group::overdue || today_it_is ? "mal"
                        : near.group == Nearness::Group::soon                 ? "av"
                                                                              : "n";
    return {{"dia", iso_day}, {"texto", day(iso_day)}, {"clase", style}, {"cerca", near.words}};
}

std::string Desk::day(const std::string& iso_day) const {
    const auto date = engine::calendar::parse_date(iso_day);
    return date ? short_day(*date) : iso_day;
}

std::string Desk::name(const std::string& person_id) const {
    const auto* person = organization.person(person_id);
    return person == nullptr ? person_id : person->name;
}

bool Desk::may_start_some(Visit& visit) const {
    for (const std::string& name : visit.house.catalog().names()) {
        const auto package = visit.house.catalog().find(name);
        if (package &&
            !organization.standings(visit.person, (*package)->starters, Value::object(), today)
                 .empty())
            return true;
    }
    return false;
}

Value status_tag(const std::string& status, bool ended) {
    if (status == "detenido")
        return {{"estado", "Detenido"}, {"clase_estado", "mal"}, {"icono_estado", "error"}};
    if (ended) return {{"estado", status}, {"clase_estado", "ok"}, {"icono_estado", "visto"}};
    return {{"estado", status}, {"clase_estado", "inf"}, {"icono_estado", "punto"}};
}

workflows::CaseId case_of(const Request& request) {
    const auto found = request.matched.find("expediente");
    if (found == request.matched.end()) return {};
    const std::string& text = found->second;
    std::int64_t id = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || id < 1) return {};
    return {id};
}

std::string case_path(workflows::CaseId id) {
    return "/expedientes/" + std::to_string(id.value);
}

std::string act_path(workflows::CaseId id, const std::string& event) {
    return case_path(id) + "/actos/" + in_address(event);
}

std::string searchable(const std::string& text) {
    struct Pair {
        const char *from, *to;
    };
    static constexpr Pair pairs[] = {{"á", "a"}, {"é", "e"}, {"í", "i"}, {"ó", "o"}, {"ú", "u"},
                                     {"ü", "u"}, {"Á", "a"}, {"É", "e"}, {"Í", "i"}, {"Ó", "o"},
                                     {"Ú", "u"}, {"Ü", "u"}, {"Ñ", "ñ"}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        bool replaced = false;
        for (const Pair& pair : pairs) {
            if (text.compare(i, 2, pair.from) != 0) continue;
            out += pair.to;
            i += 2;
            replaced = true;
            break;
        }
        if (replaced) continue;
        const char c = text[i++];
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

bool matches_search(const std::string& wanted, const std::string& title, workflows::CaseId id) {
    if (wanted.empty()) return true;
    return wanted == std::to_string(id.value) ||
           searchable(title).find(searchable(wanted)) != std::string::npos;
}

std::string in_address(const std::string& text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

}  // namespace web
