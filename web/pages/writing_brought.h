#pragma once

#include "web/pages/writing_desk.h"

namespace web {

// Reads the uploaded table ("tabla") and keeps its rows to be looked at on the page of what was
// brought; nothing that is written changes. Every reason why not, or nothing.
engine::Problems bring_file(WritingDesk& desk, const workflows::WritingSection& section,
                            const Request& request);

// The same with the document of another case of the same procedure; the person must be able to read
// it.
engine::Result<engine::Done> bring_case(WritingDesk& desk, workflows::CaseId from);

// What was brought last and not yet taken over:
// {"origen", "avisos": [text], "secciones": {id: value}}.
std::optional<engine::Value> brought(const WritingDesk& desk);
void put_away(WritingDesk& desk);

// How rows that are taken over meet those that are there.
enum class Meeting { add, update, replace };

// Takes over a text, or the chosen rows (indices in what was brought).
engine::Result<engine::Done> take_over(WritingDesk& desk, const workflows::WritingSection& section,
                                       const engine::Value& value,
                                       const std::vector<std::size_t>& chosen, Meeting meeting);

}  // namespace web
