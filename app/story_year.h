#pragma once

#include <filesystem>
#include <functional>

#include "app/scenario_player.h"
#include "app/story_stage.h"

namespace app {

// A year of the office (docs/scenarios.md, "A year"): files of a folder, each the way of one
// matter, played together day by day on one stage.
struct YearTrack {
    std::string file;
    engine::Value content;
};

// Every *.json of the folder, by name. Each is {"track", "forms"?, "steps"}, its steps in the order
// of their days; all that is otherwise is refused at once, with file and step.
engine::Result<std::vector<YearTrack>, engine::Problems> read_year(
    const std::filesystem::path& folder);

// Hears what happened: the day, the title of the track, a sentence.
using YearTold =
    std::function<void(const std::string& day, const std::string& track, const std::string& text)>;

// `tracks` as read_year() gave them. `played` counts steps. A track that fails is not played on;
// the others are. Imports name files of `workflows`.
ScenarioReport play_year(StoryStage& stage, const std::vector<YearTrack>& tracks,
                         const std::filesystem::path& workflows, const YearTold& told);

}  // namespace app
