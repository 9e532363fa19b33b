#pragma once

#include <string>
#include <vector>

#include "engine/base/result.h"

namespace workflows {

// imports/NAME.json: how the rows of a table become the data of a form.

// A column of the table and the field of a row that it becomes.
struct ImportColumn {
    std::string name;
    bool required = false;              // the column, not its cells
    std::vector<std::string> headings;  // as people write them; the name itself always counts
};

// Something about a row that a person should look at; it does not stand against the import.
struct DoubtRule {
    std::string when;  // ECMAScript over `fila`
    std::string message;
    std::vector<std::string> columns;
};

struct ImportDefinition {
    std::string file;  // imports/matriz.json
    std::string id;
    std::string title;
    std::string event;      // the act that takes the data
    std::string form;       // whose data they are
    std::string rows_to;    // field for the rows, a table
    std::string doubts_to;  // field for the doubts; empty: they are only told
    std::string functions;  // file of the package; empty: those of the chart
    std::vector<ImportColumn> columns;
    std::vector<DoubtRule> doubts;
};

// All problems at once, each with the path inside the file ("imports/matriz.json, columns.2").
engine::Result<ImportDefinition, engine::Problems> read_import(const std::string& json,
                                                               const std::string& file);

}  // namespace workflows
