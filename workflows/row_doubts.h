#pragma once

#include <string>
#include <vector>

#include "engine/base/value.h"
#include "workflows/import_definition.h"
#include "workflows/package.h"

namespace workflows {

// A doubt rule that holds for a row of a table, imported or written by hand.
struct RowDoubt {
    std::size_t row = 0;  // index
    const DoubtRule* rule = nullptr;
};

// In the order of rows, then of rules. Points into `definition`. The refusals are the package's: a
// rule that cannot be evaluated (place: the row's index), functions that cannot be read.
engine::Result<std::vector<RowDoubt>, engine::Problems> row_doubts(
    const ImportDefinition& definition, const std::string& functions, const engine::Value& rows);
engine::Result<std::vector<RowDoubt>, engine::Problems> row_doubts(
    const Package& package, const ImportDefinition& definition, const engine::Value& rows);

}  // namespace workflows
