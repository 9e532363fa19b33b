#pragma once

#include <map>
#include <string>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "workflows/case_state.h"

namespace workflows {

// What another version of a package calls by another name (docs/charts.md, "Versions"). A name that
// stands in no table is the same in both.
class VersionNames {
 public:
    enum class Kind { state, act, task, deadline };

    // {"states": {"old": "new"}, "acts": {…}, "tasks": {…}, "deadlines": {…}}, each part optional.
    static engine::Result<VersionNames> from_value(const engine::Value& value);
    engine::Value to_value() const;

    const std::string& now(Kind kind, const std::string& before) const;

 private:
    std::map<Kind, std::map<std::string, std::string>> tables_;
};

}  // namespace workflows
