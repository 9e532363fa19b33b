#include "workflows/performers.h"

#include <array>
#include <sstream>

namespace workflows {
namespace {

struct KindName {
    Performer::Kind kind;
    std::string_view name;
};
constexpr std::array<KindName, 6> kind_names = {{{Performer::Kind::role, "role"},
                                                 {Performer::Kind::unit, "unit"},
                                                 {Performer::Kind::person, "person"},
                                                 {Performer::Kind::list, "list"},
                                                 {Performer::Kind::superior, "superior"},
                                                 {Performer::Kind::field, "field"}}};

}  // namespace

engine::Result<Performers> parse_performers(std::string_view text) {
    Performers performers;
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;) {
        const auto colon = word.find(':');
        if (colon == std::string::npos) {
            performers.push_back({Performer::Kind::role, word});
            continue;
        }
        const std::string prefix = word.substr(0, colon);
        bool known = false;
        for (const KindName& each : kind_names) {
            if (prefix != each.name || colon + 1 == word.size()) continue;
            performers.push_back({each.kind, word.substr(colon + 1)});
            known = true;
        }
        if (!known) {
            return engine::Problem{
                engine::Refusal::invalid, "«" + word + "» no dice quién actúa.", "",
                "Use role:, unit:, person:, list:, superior: o field: seguido de un nombre."};
        }
    }
    return performers;
}

std::string to_key(const Performer& performer) {
    for (const KindName& each : kind_names) {
        if (each.kind == performer.kind) return std::string(each.name) + ":" + performer.name;
    }
    return performer.name;
}

}  // namespace workflows
