#pragma once

#include <functional>

#include "workflows/cases.h"
#include "workflows/pack_definition.h"
#include "workflows/pack_folder.h"

namespace workflows {

// A case put into a folder for elsewhere, whoever asks: page and command make the same files. All
// throw PackTooLarge, and std::runtime_error in words when a kept file is missing.

// How far it is: files done, files in all, what is being done.
using PackProgress = std::function<void(std::int64_t, std::int64_t, const std::string&)>;

// Every document (HTML, and PDF once made), every file that acts brought, and the history in
// sentences with the hash of each entry.
void pack_whole_case(const Cases& cases, const CaseView& view, const Organization& organization,
                     const PackProgress& progress, PackFolder& folder);

// What a pack of its package asks for. Refuses a table that failed: what goes to another system is
// whole or not sent. Drafts are said to be such.
engine::Result<engine::Done, engine::Problems> pack_case(const Cases& cases, const CaseView& view,
                                                         const PackDefinition& pack,
                                                         PackFolder& folder);
// The same of a pack over all cases that `person` may read; empty: all.
engine::Result<engine::Done, engine::Problems> pack_cases(Cases& cases, const Package& package,
                                                          const PackDefinition& pack,
                                                          const std::string& person,
                                                          const Organization& organization,
                                                          PackFolder& folder);

// Adds the index for people and for programs (indice.html, indice.csv) and SHA256SUMS.
// `state` says of what they are, and as of when.
void add_index(const PackDefinition& pack, const std::string& state, PackFolder& folder);

// "Expediente 12, «Asunto»: entrada 40 del …, huella …": what a pack was made of. Nothing of the
// moment it is made at, so that the same case gives the same bytes.
std::string pack_state(const Cases& cases, const CaseView& view, const Organization& organization);

// When a case last changed: what files over all cases are dated by.
engine::durable::Instant last_change(const Cases& cases);

}  // namespace workflows
