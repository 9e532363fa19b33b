#pragma once

#include <memory>
#include <string>
#include <vector>

#include "workflows/installation.h"
#include "workflows/version_names.h"

namespace workflows {

// A live case that is not on the new version, and why it would break there; no reasons: it holds.
struct MigrationCandidate {
    CaseId id;
    std::int64_t sequence = 0;  // of the newest entry the trial saw
    std::string title;
    std::string status;
    std::string version;  // the one it is on
    engine::Problems obstacles;
};

// Live cases on the way to another version of their package (docs/charts.md, "Versions"). First a
// trial without consequences, then one entry for each case that holds. An operation of the house:
// whoever may call it is the caller's question.
class Migration {
 public:
    // The version is the catalogue's; refuses when that is another one. Keeps its files in the
    // store. `installation` outlives the object.
    static engine::Result<Migration, engine::Problems> to(Installation& installation,
                                                          const std::string& package,
                                                          const std::string& version,
                                                          VersionNames names);

    // In order of their ids. A case holds when its state can be told on the new version, and its
    // whole history, decided again there, leads to the same states.
    engine::Result<std::vector<MigrationCandidate>> trial() const;

    // Refuses (Refusal::stale) when something happened to the case since the trial.
    engine::Result<engine::Done> move(const MigrationCandidate& candidate) const;

 private:
    Migration(Installation& installation, std::shared_ptr<const Package> package,
              VersionNames names)
        : installation_(&installation), package_(std::move(package)), names_(std::move(names)) {}

    Installation* installation_;
    std::shared_ptr<const Package> package_;
    VersionNames names_;
};

}  // namespace workflows
