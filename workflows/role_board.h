#pragma once

#include "workflows/panel_reading.h"

namespace workflows {

// The panels that are meant for one person, procedure by procedure: what the roles, unit and lists
// of the organisation give them, and those for whom they stand in that day.
struct RoleBoard {
    struct Section {
        std::shared_ptr<const PackagePlan> plan;
        std::vector<PanelReading> panels;        // as the package has them
        std::optional<engine::Problem> problem;  // its panels cannot be read
    };
    std::vector<Section> sections;
};

// Rows of cases that the person may not read are in no figure. A panel that fails says so in its
// reading. In one walk over the cases; on `shelf` stays what it made out.
RoleBoard role_board(Cases& cases, Catalog& catalog, ViewShelf& shelf, const std::string& person,
                     const Organization& organization,
                     const engine::calendar::HolidayTable& holidays);

// On what ground this person looks at a panel.
PanelGround panel_ground(const Panel& panel, const Cases& cases, const std::string& person,
                         const Organization& organization,
                         const engine::calendar::HolidayTable& holidays);

// A view with more rows has no figures.
inline constexpr std::size_t most_panel_rows = 20'000;

}  // namespace workflows
