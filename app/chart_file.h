#pragma once

#include <filesystem>
#include <string>

#include "engine/base/result.h"
#include "engine/statechart/scxml_reader.h"

namespace app {

// Reads what a chart names with `src`: only what lies in the document's own folder or below;
// "file:" before the name is allowed.
engine::statechart::SourceLoader files_beside(const std::filesystem::path& document);

// A chart named on the command line, all its problems at once.
engine::Result<engine::statechart::Chart, engine::Problems> read_chart_file(
    const std::string& file);

}  // namespace app
