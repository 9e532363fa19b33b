#pragma once

#include <string>
#include <vector>

#include "engine/base/value.h"
#include "forms/form.h"
#include "workflows/import_definition.h"
#include "workflows/package.h"
#include "workflows/table_file.h"

namespace workflows {

// Something to look at, by the row as the sheet shows it (the heading is row 1).
struct ImportDoubt {
    std::size_t row = 0;  // 0: of the table as a whole
    std::string code;     // cell of the column "codigo", where the table has one
    std::string message;
    std::vector<std::string> columns;  // headings as the table has them
};

struct ImportedTable {
    engine::Value data;  // what the form takes: the rows, cells as text, and the doubts
    std::size_t rows = 0;
    std::vector<ImportDoubt> doubts;
};

// Turns a table into the data of the import's form, or gives every reason why not: a required
// column that is not there, with the headings that are; two columns for one field; a cell the form
// does not take, by row and column; a doubt rule that cannot be evaluated. An unknown column is a
// doubt and is left out. `functions` is what the rules may call.
engine::Result<ImportedTable, engine::Problems> import_table(const ImportDefinition& definition,
                                                             const forms::Form& form,
                                                             const std::string& functions,
                                                             const TableFile& file);

// The import of a package by its name in package.json (empty: the only one), with that form.
engine::Result<ImportDefinition, engine::Problems> find_import(const Package& package,
                                                               const std::string& name);
engine::Result<ImportedTable, engine::Problems> import_table(const Package& package,
                                                             const ImportDefinition& definition,
                                                             const TableFile& file);

}  // namespace workflows
