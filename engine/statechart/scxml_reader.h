#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/statechart/chart.h"

namespace engine::statechart {

inline constexpr char scxml_namespace[] = "http://www.w3.org/2005/07/scxml";

// Fetches what a `src` attribute of <script> or <data> names. Decides itself what is allowed.
using SourceLoader = std::function<Result<std::string>(const std::string& source)>;

// Reads an SCXML document (W3C Recommendation of 1 September 2015, §3–§6). All problems at once,
// each with "file:line" and a remedy. Expressions are not parsed here: a bad one is an
// error.execution at run time (§5.9), and a finding of `visado lint`.
Result<Chart, Problems> read_scxml(std::string_view text, const std::string& file,
                                   const SourceLoader& load = {});

}  // namespace engine::statechart
