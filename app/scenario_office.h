#pragma once

#include <filesystem>
#include <memory>

#include "app/story_clock.h"
#include "app/story_stage.h"
#include "engine/durable/courier.h"
#include "workflows/calendar_delivery.h"
#include "workflows/case_delivery.h"
#include "workflows/installation.h"

namespace app {

// An office that exists for one scenario: a real store in a folder of its own, people made up by
// the scenario, a clock that the scenario moves. Mails are written and never sent, PDFs not made.
class ScenarioOffice final : public StoryStage {
 public:
    // 9:00 of `start`. Throws engine::durable::StoreFailure; std::runtime_error (Spanish) when the
    // organisation is refused.
    ScenarioOffice(const std::filesystem::path& directory, const std::filesystem::path& workflows,
                   engine::calendar::Date start, engine::Value organization);

    void comes(engine::calendar::Date day) override;
    // The program stands still until 9:00 of the day, and then finds what fell due meanwhile.
    void sleeps(engine::calendar::Date day);

    workflows::Installation& installation() override { return installation_; }

 protected:
    void deliver() override;

 private:
    StoryClock clock_;
    workflows::Installation installation_;
    workflows::CalendarDelivery calendar_;
    workflows::CaseDelivery others_;
    engine::durable::Courier courier_;
};

// The organisation of a scenario: {"people": {id: {"roles", "unit", "post", "superior"}}, "units":
// [id], "lists": {name: [id]}}. Everybody has an address, id@example.org.
engine::Value scenario_organization(const engine::Value& file);

}  // namespace app
