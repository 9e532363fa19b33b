#pragma once

#include <memory>
#include <optional>

#include "engine/calendar/holiday_table.h"
#include "engine/durable/decider.h"
#include "workflows/organization.h"

namespace workflows {

inline constexpr char organization_kind[] = "organizacion";
inline constexpr char calendar_kind[] = "calendario";

// What the singleton streams hold, read again only when it changed.
class StoredOrganization {
 public:
    engine::Result<const Organization*> read(const engine::durable::World& world);

 private:
    std::string hash_;
    std::optional<Organization> organization_;
};

class StoredCalendar {
 public:
    // Before the calendar has a first entry: the table built into the program.
    engine::Result<const engine::calendar::HolidayTable*> read(const engine::durable::World& world);

 private:
    std::string hash_;
    std::optional<engine::calendar::HolidayTable> table_;
};

}  // namespace workflows
