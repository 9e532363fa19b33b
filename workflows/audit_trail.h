#pragma once

#include <string>
#include <vector>

#include "engine/durable/queries.h"
#include "workflows/organization.h"

namespace workflows {

// One entry of a case's journal, told in a sentence for people.
struct TrailLine {
    std::int64_t sequence = 0;
    std::string when;                       // "2023-06-28 09:05", Lima
    std::string text;                       // "Directora de OGAJ: «Visar» (entrada 12)."
    std::vector<std::string> consequences;  // documents, deadlines, mails, each a short line
    std::string hash;
    std::int64_t position = 0;  // among all entries of the house

    // The sentence in its parts, for pages; `who` is empty when the system speaks.
    std::string who;      // "Jefe de Racionalización, por encargo de Director de OGPPD"
    std::string what;     // "«Visar»", "abre el expediente", or the whole sentence of the system
    std::string comment;  // as written
    std::string event;    // of a person's act
    std::string actor;    // id
    std::string post;     // held then, by the person who acted or was represented; may be empty
    bool secret = false;  // a secret act: what was said is in a ballot box
};

// Tells an entry. People who left keep their id. Never fails: an entry it cannot read is told as
// such (verify says what is wrong with it).
TrailLine tell(const engine::durable::JournalRow& row, const Organization& organization);

// Takes the name out of the line of a secret act, for those to whom the chart does not give it.
void take_name_out(TrailLine& line);

}  // namespace workflows
