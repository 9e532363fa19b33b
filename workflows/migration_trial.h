#pragma once

#include <map>
#include <set>

#include "engine/durable/queries.h"
#include "workflows/past_world.h"
#include "workflows/version_names.h"

namespace workflows {

// The history of some cases decided again as if they had been opened on another version of their
// package. Nothing is written: documents that come out are kept in memory.
//
// Organisation and calendar are followed through the journal, so each act meets the posts,
// encargaturas and holidays of its own day; numbers are those taken then.
class MigrationTrial {
 public:
    // Where a case came to, or what the new version would have answered.
    struct Outcome {
        engine::Value snapshot;                  // after the last entry decided
        std::optional<engine::Problem> refusal;  // of the entry at Problem::place
    };

    // `package` is the new version's hash; its files are in `contents`. All outlive the trial.
    MigrationTrial(const engine::durable::Contents& contents, std::string package,
                   const VersionNames& names, std::set<engine::durable::StreamId> cases);

    // In the order of the journal. Throws std::runtime_error for an entry that cannot be read.
    void apply(const engine::durable::JournalRow& row);
    const std::map<engine::durable::StreamId, Outcome>& outcomes() const { return outcomes_; }

 private:
    void try_entry(const engine::durable::Entry& entry, const std::string& hash);
    engine::Value renamed(const engine::durable::Entry& entry) const;

    PastWorld past_;
    std::string package_;
    const VersionNames& names_;
    std::set<engine::durable::StreamId> cases_;
    std::map<engine::durable::StreamId, Outcome> outcomes_;
};

}  // namespace workflows
