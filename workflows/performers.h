#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace workflows {

// Who is meant by `by`, `not-by` or `to` in a chart: "role:ogaj" (also just "ogaj"), "unit:OGA",
// "person:117", "list:direcciones", "superior:ogppd", "field:plan.responsable".
struct Performer {
    enum class Kind { role, unit, person, list, superior, field };
    Kind kind = Kind::role;
    std::string name;
    friend bool operator==(const Performer&, const Performer&) = default;
};
using Performers = std::vector<Performer>;  // any one of them suffices

// Space-separated performers. Refuses an unknown kind; the caller adds file and line.
engine::Result<Performers> parse_performers(std::string_view text);

// "role:ogaj": the form in which tasks are kept and inboxes are asked.
std::string to_key(const Performer& performer);

}  // namespace workflows
