#pragma once

#include "engine/durable/decider.h"
#include "workflows/schedule.h"
#include "workflows/stored_world.h"

namespace workflows {

inline constexpr char agenda_kind[] = "agenda";

// The yearly calendars in force, as a journalled stream: what opens cases by itself, who said so,
// and which case came of which day. Requests of people, {"event","actor","data"}:
//   agenda.activar    {package: hash, schedules: [names]}: in force from the next day on; those of
//                     the package that were in force before and are not named, no longer are
//   agenda.suspender  {package: name, reason}
// Both are for whoever may open cases of the package, and for administrators. Of the house:
// calendar.changed (the days are looked up again) and child.opened (child_cases.h), the case that a
// day opened.
//
// Snapshot: {"packages": {NAME: {"hash", "title", "by", "schedules": {ID: {"definition", "since",
// "next", "until", "problem", "generation", "last": {"day", "case"}}}}}}. "next" is empty when the
// calendar does not reach so far; "problem" then says so.
class AgendaDecider final : public engine::durable::Decider {
 public:
    engine::Result<engine::durable::Decision> decide(const engine::durable::Stream& stream,
                                                     const engine::durable::Command& command,
                                                     const engine::durable::World& world) override;
    engine::durable::Projection project(const engine::Value& snapshot) const override;
    bool singleton() const override { return true; }

 private:
    engine::Result<engine::Done> obey(const engine::Value& request,
                                      const engine::durable::World& world,
                                      const engine::calendar::HolidayTable& holidays,
                                      engine::durable::Decision& decision);

    StoredOrganization organization_;
    StoredCalendar calendar_;
};

}  // namespace workflows
