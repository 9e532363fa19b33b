#pragma once

#include "engine/statechart/step.h"
#include "workflows/case_work.h"

namespace workflows {

// What the vocabulary's executable content does in a case: v:document, v:notify, v:extend,
// v:people. Changes only the work under way. What it refuses becomes an error.execution of the
// chart, and with it the refusal of the act (docs/charts.md, "An act is accepted whole or refused
// whole").
class CasePlatform final : public engine::statechart::Platform {
 public:
    explicit CasePlatform(CaseWork& work) : work_(work) {}

    engine::statechart::Evaluated<engine::Done> perform(
        const engine::statechart::Request& request, engine::statechart::DataModel& model) override;
    // Cases talk to themselves, to the cases they opened and to the one that opened them.
    bool can_reach(const std::string& target, const std::string& type) const override;
    bool can_invoke(const std::string& type) const override;

 private:
    using ForeignElement = engine::statechart::ForeignElement;
    engine::statechart::Evaluated<engine::Done> notify(const ForeignElement& element);
    engine::statechart::Evaluated<engine::Done> people(const ForeignElement& element,
                                                       engine::statechart::DataModel& model);
    engine::statechart::Evaluated<engine::Done> extend(const ForeignElement& element,
                                                       engine::statechart::DataModel& model);

    CaseWork& work_;
};

}  // namespace workflows
