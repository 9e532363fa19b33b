#include "workflows/ballot_delivery.h"

#include "engine/base/object_of.h"
#include "engine/durable/store.h"
#include "engine/durable/store_failure.h"
#include "workflows/case_ballots.h"
#include "workflows/case_decider.h"

namespace workflows {

using engine::Value;
using engine::durable::Delivered;
using engine::durable::Delivery;
using engine::durable::OutboxItem;
using engine::durable::RetryLater;
using engine::durable::StreamId;

Delivery count_box(Installation& installation, const StreamId& stream, const OutboxItem& item) {
    const auto box = item.payload.at("box").get<std::string>();
    // On the writer's thread: what is in a box has no other reader.
    Value ballots = Value::array();
    bool open = true;
    std::string fault;  // of this box alone: others of the same transaction go on
    installation.runtime().keep_books([&](engine::durable::Store& store) {
        try {
            const auto stored = store.box(stream, box);
            if (!stored) return;
            open = stored->state == "open";
            for (const auto& each : stored->ballots) ballots.push_back(Value::parse(each));
        } catch (const engine::durable::StoreFailure& failure) {
            fault = engine::to_line(failure.problem());
        }
    });
    if (!fault.empty()) return RetryLater{fault};
    if (!open) return Delivered{};  // this item came again: it was counted by then
    engine::durable::Command command;
    command.stream = stream;
    command.kind = case_kind;
    command.request =
        engine::object_of("type", box_counted_event, "box", box, "ballots", std::move(ballots));
    command.key = "urna:" + std::to_string(stream.value) + ":" + item.id;
    const auto answer = installation.runtime().submit_system(std::move(command)).get();
    if (answer || answer.error().kind == engine::Refusal::wrong_state) return Delivered{};
    return RetryLater{engine::to_line(answer.error())};
}

}  // namespace workflows
