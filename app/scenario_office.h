#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/story_clock.h"
#include "engine/durable/courier.h"
#include "workflows/calendar_delivery.h"
#include "workflows/case_delivery.h"
#include "workflows/installation.h"

namespace app {

// An office that exists for one scenario: a real store in a folder of its own, people made up by
// the scenario, a clock that the scenario moves. Mails are written and never sent, PDFs not made.
class ScenarioOffice {
 public:
    // 9:00 of `start`. Throws engine::durable::StoreFailure; std::runtime_error (Spanish) when the
    // organisation is refused.
    ScenarioOffice(const std::filesystem::path& directory, const std::filesystem::path& workflows,
                   engine::calendar::Date start, engine::Value organization);

    engine::Result<workflows::CaseId> opens(const std::string& person, const std::string& package,
                                            engine::Value options);
    engine::Result<engine::durable::Answer> act(workflows::CaseId id,
                                                const workflows::CaseRequest& request);
    // Moves the clock to 9:00 of the day, stopping at every moment at which something falls due.
    // Throws std::runtime_error when a deadline could not be taken.
    void comes(engine::calendar::Date day);
    // The program stands still until 9:00 of the day, and then finds what fell due meanwhile.
    void sleeps(engine::calendar::Date day);

    // Mails written since the last call: "notice > address: subject", in order of writing.
    std::vector<std::string> mails();
    workflows::CaseState state(workflows::CaseId id) const;
    // Cases of a package in the order in which they were opened.
    std::vector<workflows::CaseId> cases_of(const std::string& package) const;
    workflows::Cases& cases() { return installation_.cases(); }
    workflows::Installation& installation() { return installation_; }
    const engine::durable::Queries& queries() const { return installation_.queries(); }
    const std::filesystem::path& directory() const { return installation_.directory(); }

 private:
    void deliver();

    StoryClock clock_;
    workflows::Installation installation_;
    workflows::CalendarDelivery calendar_;
    workflows::CaseDelivery others_;
    engine::durable::Courier courier_;
    std::set<std::pair<std::int64_t, std::string>> mails_seen_;  // case and item
};

// The organisation of a scenario: {"people": {id: {"roles", "unit", "post", "superior"}}, "units":
// [id], "lists": {name: [id]}}. Everybody has an address, id@example.org.
engine::Value scenario_organization(const engine::Value& file);

}  // namespace app
