#include "workflows/stored_world.h"

namespace workflows {

engine::Result<const Organization*> StoredOrganization::read(const engine::durable::World& world) {
    const auto* stored = world.singleton(organization_kind);
    if (stored == nullptr) {
        return engine::Problem{engine::Refusal::wrong_state,
                               "Todavía no hay organización registrada.", "organizacion",
                               "Cárguela con «visado org load ARCHIVO.json»."};
    }
    if (!organization_ || hash_ != stored->hash) {
        auto read = Organization::from_value(stored->snapshot);
        if (!read) return read.error().front();
        organization_ = std::move(*read);
        hash_ = stored->hash;
    }
    return &*organization_;
}

engine::Result<const engine::calendar::HolidayTable*> StoredCalendar::read(
    const engine::durable::World& world) {
    const auto* stored = world.singleton(calendar_kind);
    if (stored == nullptr) return &engine::calendar::HolidayTable::peru();
    if (!table_ || hash_ != stored->hash) {
        auto read = engine::calendar::HolidayTable::from_value(stored->snapshot);
        if (!read) return read.error();
        table_ = std::move(*read);
        hash_ = stored->hash;
    }
    return &*table_;
}

}  // namespace workflows
