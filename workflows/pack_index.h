#pragma once

#include "workflows/pack_definition.h"
#include "workflows/pack_folder.h"

namespace workflows {

// The index of a pack as a page for people, complete in itself and made to be printed: each file
// with what it is, its number, its verification code and its SHA-256. Whatever it names is escaped.
std::string pack_index(const PackDefinition& pack, const std::string& state,
                       const std::vector<PackedFile>& files);

}  // namespace workflows
