#include "workflows/case_delivery.h"

#include "engine/base/object_of.h"
#include "workflows/ballot_delivery.h"
#include "workflows/case_ballots.h"
#include "workflows/child_cases.h"

namespace workflows {
namespace {

using engine::object_of;
using engine::Refusal;
using engine::Value;
using engine::durable::Delivered;
using engine::durable::Delivery;
using engine::durable::FailedForGood;
using engine::durable::OutboxItem;
using engine::durable::RetryLater;
using engine::durable::StreamId;

// Stands on stream and item alone.
std::string key_of(const StreamId& stream, const OutboxItem& item) {
    return "expediente:" + std::to_string(stream.value) + ":" + item.id;
}

// 0 while it is not open yet.
std::int64_t number_of_child(const engine::durable::Queries& queries, const StreamId& parent,
                             const Value& address) {
    const auto stream = queries.stream(parent);
    if (!stream) return 0;
    CaseState state = case_state_from_value(stream->snapshot);
    const ChildCase* child = child_at(state, address);
    return child == nullptr ? 0 : child->id;
}

// What came too late is no fault: the other case has moved on, and says so in its own journal.
Delivery outcome(const engine::Result<engine::durable::Answer>& answer) {
    if (answer || answer.error().kind == Refusal::wrong_state) return Delivered{};
    if (answer.error().kind == Refusal::not_authorized)
        return FailedForGood{engine::to_line(answer.error()), {}};
    return RetryLater{engine::to_line(answer.error())};
}

}  // namespace

Delivery CaseDelivery::deliver(const StreamId& stream, const OutboxItem& item) {
    const Value& payload = item.payload;
    const auto what = payload.at("do").get<std::string>();
    if (what == open_child_event) return open(stream, item);
    if (what == count_box_order) return count_box(installation_, stream, item);
    Value request = object_of("type", what, "child", payload.at("child"));
    for (const char* key : {"event", "data"}) {
        if (payload.contains(key)) request[key] = payload[key];
    }
    StreamId to;
    if (payload.contains("parent")) {
        to = StreamId{payload["parent"].get<std::int64_t>()};
    } else {
        to = StreamId{number_of_child(installation_.queries(), stream, payload.at("child"))};
        if (to.value == 0) return RetryLater{"El expediente todavía no está abierto."};
        request["parent"] = stream.value;
    }
    return outcome(submit(to, std::move(request), key_of(stream, item)));
}

Delivery CaseDelivery::open(const StreamId& parent, const OutboxItem& item) {
    const Value& payload = item.payload;
    const auto package = installation_.catalog().find(payload.at("package").get<std::string>());
    if (!package) return RetryLater{engine::to_line(package.error().front())};
    installation_.contents().keep(package_bundle((*package)->files));
    Value request =
        object_of("type", open_child_event, "package", (*package)->hash, "parent", parent.value,
                  "child", payload.at("child"), "data", payload.at("data"));
    for (const char* key : {"title", "profile", "schedule"}) {
        if (payload.contains(key)) request[key] = payload[key];
    }
    const auto answer = submit(StreamId{}, std::move(request), key_of(parent, item));
    if (!answer) return RetryLater{engine::to_line(answer.error())};
    Value report = object_of("type", child_opened_event, "child", payload.at("child"), "case",
                             answer->stream.value);
    if (payload.contains("schedule")) report["schedule"] = payload["schedule"];
    return Delivered{std::move(report)};
}

engine::Result<engine::durable::Answer> CaseDelivery::submit(const StreamId& to, Value request,
                                                             const std::string& key) {
    engine::durable::Command command;
    command.stream = to;
    command.kind = case_kind;
    command.request = std::move(request);
    command.key = key;
    return installation_.runtime().submit_system(std::move(command)).get();
}

}  // namespace workflows
