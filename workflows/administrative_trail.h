#pragma once

#include <string>

#include "engine/durable/queries.h"
#include "workflows/organization.h"

namespace workflows {

// One administrative act, told in a sentence for people.
struct AdministrativeLine {
    std::int64_t position = 0;  // among all entries of the house
    std::string when;           // "2023-06-28 09:05", Lima
    std::string who;            // "la consola", or a name
    std::string what;           // "registra el encargo de …"
    std::string hash;
};

// Tells an entry of the organisation or of the calendar. People who left keep their id. Never
// fails: an entry it cannot read is told as such (verify says what is wrong with it).
AdministrativeLine tell_administrative(const engine::durable::JournalRow& row,
                                       const Organization& organization);

}  // namespace workflows
