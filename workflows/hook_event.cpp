#include "workflows/hook_event.h"

#include "engine/base/object_of.h"
#include "workflows/case_decider.h"
#include "workflows/child_cases.h"

namespace workflows {

engine::Result<engine::durable::Answer> tell_from_hook(engine::durable::Runtime& runtime,
                                                       engine::durable::StreamId to,
                                                       const std::string& hook,
                                                       const engine::statechart::Event& event,
                                                       const std::string& key) {
    engine::durable::Command command;
    command.stream = to;
    command.kind = case_kind;
    command.request =
        engine::object_of("type", hook_event, "hook", hook, "event", event_to_tell(event));
    command.key = key;
    return runtime.submit_system(std::move(command)).get();
}

}  // namespace workflows
