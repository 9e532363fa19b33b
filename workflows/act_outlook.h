#pragma once

#include <string>
#include <vector>

#include "workflows/package.h"

namespace workflows {

// What pressing a button leads to, as far as the chart says it without deciding: conditions and
// what others do meanwhile may lead elsewhere.
struct ActOutlook {
    std::string state;               // label of where the case goes; empty: it stays
    bool ends = false;               // there the case is over
    std::vector<std::string> notes;  // "Espera a: Secretaría General", "Plazo: 7 días hábiles"
    std::vector<std::string> documents;  // titles of what is issued with it
};

ActOutlook outlook(const Package& package, const Act& act);

}  // namespace workflows
