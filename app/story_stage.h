#pragma once

#include <set>
#include <string>
#include <vector>

#include "workflows/installation.h"

namespace app {

// An office on a clock that a story moves: people act in it, time passes, what one case has for
// another arrives. What it does with mails and PDFs is each stage's own.
class StoryStage {
 public:
    virtual ~StoryStage() = default;

    virtual workflows::Installation& installation() = 0;
    // Moves the clock to 9:00 of the day, stopping at every moment at which something falls due.
    // Throws std::runtime_error when a deadline could not be taken.
    virtual void comes(engine::calendar::Date day) = 0;

    engine::Result<workflows::CaseId> opens(const std::string& person, const std::string& package,
                                            engine::Value options);
    engine::Result<engine::durable::Answer> act(workflows::CaseId id,
                                                const workflows::CaseRequest& request);

    // Mails written since the last call: "notice > address: subject", in order of writing.
    std::vector<std::string> mails();
    workflows::CaseState state(workflows::CaseId id);
    // Cases of a package in the order in which they were opened.
    std::vector<workflows::CaseId> cases_of(const std::string& package);
    workflows::Cases& cases() { return installation().cases(); }
    const engine::durable::Queries& queries() { return installation().queries(); }
    const std::filesystem::path& directory() { return installation().directory(); }

 protected:
    // Brings what the outbox has to where it belongs. Throws std::runtime_error when it cannot.
    virtual void deliver() = 0;

 private:
    std::set<std::pair<std::int64_t, std::string>> mails_seen_;  // case and item
};

}  // namespace app
