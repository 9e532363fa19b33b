#include "workflows/stored_world.h"

namespace workflows {

engine::Result<const Organization*> StoredOrganization::read(const engine::durable::World& world) {
    const engine::Value* stored = world.singleton(organization_kind);
    if (stored == nullptr) {
        return engine::Problem{engine::Refusal::wrong_state,
                               "Todavía no hay organización registrada.", "organizacion",
                               "Cárguela con «visado org load ARCHIVO.json»."};
    }
    if (!organization_ || stored_ != *stored) {
        auto read = Organization::from_value(*stored);
        if (!read) return read.error().front();
        organization_ = std::move(*read);
        stored_ = *stored;
    }
    return &*organization_;
}

engine::Result<const engine::calendar::HolidayTable*> StoredCalendar::read(
    const engine::durable::World& world) {
    const engine::Value* stored = world.singleton(calendar_kind);
    if (stored == nullptr) return &engine::calendar::HolidayTable::peru();
    if (!table_ || stored_ != *stored) {
        auto read = engine::calendar::HolidayTable::from_value(*stored);
        if (!read) return read.error();
        table_ = std::move(*read);
        stored_ = *stored;
    }
    return &*table_;
}

}  // namespace workflows
