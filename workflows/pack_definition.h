#pragma once

#include "workflows/package.h"

namespace workflows {

// packs/NAME.json: what of a case goes to another system, file by file (docs/charts.md, "Packs").
struct PackDefinition {
    std::string file;
    std::string id;
    std::string title;
    std::string system;                  // for which it is: "Aplicativo del SCI"
    std::string note;                    // what to do with it, for the index
    bool over_cases = false;             // of all cases of the package: tables alone
    std::vector<std::string> documents;  // of v:document: the newest version of each
    std::vector<std::string> evidence;   // paths in the data, where files lie at whatever depth
    std::vector<std::string> views;      // ids: as XLSX and CSV
};

engine::Result<PackDefinition, engine::Problems> read_pack(const std::string& json,
                                                           const std::string& file);

// Those of a package; what cannot be read is left out (lint says so).
std::vector<PackDefinition> packs_of(const Package& package);
// "completo": what every case can give, whatever its package says.
PackDefinition whole_case_pack();
// One of them by its id; not_found.
engine::Result<PackDefinition> pack_named(const Package& package, const std::string& id);

}  // namespace workflows
