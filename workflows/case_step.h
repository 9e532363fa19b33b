#pragma once

#include <functional>
#include <optional>

#include "engine/statechart/interpreter.h"
#include "workflows/case_platform.h"
#include "workflows/case_work.h"

namespace workflows {

// Takes a case from rest to rest and keeps its tasks, terms and delayed sends in step with the
// states entered and left. One object for one decision.
class CaseStep {
 public:
    // Judges the transitions that the event selected, before anything is kept.
    using Judge = std::function<std::optional<engine::Problem>(const engine::statechart::Step&)>;

    CaseStep(CaseWork& work, engine::statechart::DataModel& model);

    engine::Result<engine::Done> open();
    engine::Result<engine::Done> take(const engine::statechart::Event& event,
                                      const Judge& judge = {});

    // The case that opened this one has left the state that waited for it: states are left, and
    // nobody hears of the end.
    engine::Result<engine::Done> cancel();

    // Taken after what take() takes, in the same decision.
    void then(engine::statechart::Event event) { to_self_.push_back(std::move(event)); }

    // The case was put on another version of its package (case_move.h): tasks and terms become
    // those of the active states there, keeping what goes on under the same name; then the chart
    // takes `package.migrated`, so that what is true at once is done.
    engine::Result<engine::Done> settle();

    // After open() or take(): the model still holds the case, for expressions of others.
    const engine::statechart::StateSet& configuration() const {
        return interpreter_.configuration();
    }

 private:
    engine::Result<engine::Done> come_to_rest(engine::statechart::Step step);
    engine::Result<engine::Done> keep(const engine::statechart::Step& step);
    engine::Result<engine::Done> take_effects(const engine::statechart::Step& step);
    engine::Result<engine::Done> send(const engine::statechart::SendEvent& send);
    engine::Result<engine::Done> start(const engine::statechart::StartInvoke& invoke);
    void conclude_all();
    engine::Result<engine::Done> enter(engine::statechart::StateIndex state);
    void leave(engine::statechart::StateIndex state);
    engine::Result<engine::Done> go_on(engine::statechart::StateIndex state);
    engine::Value data_for(const Performers& performers);
    void open_task(engine::statechart::StateIndex state, const TaskDefinition& definition);
    void request_task_mails();
    std::string status() const;

    CaseWork& work_;
    engine::statechart::DataModel& model_;
    CasePlatform platform_;
    engine::statechart::Interpreter interpreter_;
    std::vector<engine::statechart::Event> to_self_;
    std::optional<engine::Value> done_data_;
};

// What a chart may wait for when its case has come to another version.
inline constexpr char migrated_event[] = "package.migrated";

// Labels of the innermost labelled active states, in document order, as people read them.
std::string status_of(const Package& package, const engine::statechart::StateSet& configuration);

}  // namespace workflows
