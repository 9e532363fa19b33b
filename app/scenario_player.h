#pragma once

#include <filesystem>

#include "app/scenario_office.h"

namespace app {

// Plays a scenario file of a package (docs/scenarios.md) on the real engine, each scenario in a
// store of its own, which is verified at the end.
struct ScenarioReport {
    int played = 0;
    engine::Problems failures;  // place: "flujo.json, «feliz», paso 3"
};

struct ScenarioChoice {
    std::filesystem::path workflows;  // the folder of all packages
    std::string only;                 // scenarios whose name has this in it; empty: all
};

// `file` is what stands in the file called `name`. Nothing is thrown for what a file says wrong.
ScenarioReport play_scenarios(const engine::Value& file, const std::string& name,
                              const ScenarioChoice& choice);

}  // namespace app
