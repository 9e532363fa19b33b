#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "forms/table.h"

namespace workflows {

// A table as a person hands it in.
struct TableFile {
    std::string name;  // as the person knows it; begins every place
    forms::Table table;
    engine::Problems notes;  // taken as it stands, but should be known (xlsx_reader.h)
};

// CSV or XLSX, told apart by what the bytes are and, where they do not say, by the name. A workbook
// gives its first sheet. All problems at once.
engine::Result<TableFile, engine::Problems> read_table(std::string_view bytes,
                                                       const std::string& name);

// The same of a file, whose size is looked at before anything is read.
engine::Result<TableFile, engine::Problems> read_table_file(const std::filesystem::path& path,
                                                            const forms::TableLimits& limits = {});

}  // namespace workflows
