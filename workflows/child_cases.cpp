#include "workflows/child_cases.h"

#include <algorithm>

#include "engine/base/object_of.h"

namespace workflows {
namespace {

using engine::Done;
using engine::object_of;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::statechart::DataModel;
using engine::statechart::Event;

constexpr char to_parent[] = "#_parent";
constexpr std::size_t most_children = 1000;

// Items of one moment go out in the order of their ids: with as many digits, the order in which
// they were asked for.
void put_out(CaseWork& work, Value payload) {
    auto& outbox = work.decision.outbox;
    const std::string place = std::to_string(outbox.size() + 1);
    outbox.push_back({case_channel,
                      "expediente-" + std::to_string(work.stream.value) + "-" +
                          std::to_string(work.sequence) + "-" +
                          std::string(place.size() < 4 ? 4 - place.size() : 0, '0') + place,
                      std::move(payload)});
}

bool is_open(const ChildCase& child) {
    return child.end == ChildCase::End::none;
}

bool is_told(const ChildCase& child, const std::string& target) {
    return is_open(child) && target == "#_" + child.invoke;
}

void cancel(CaseWork& work, ChildCase& child) {
    if (!is_open(child)) return;
    child.end = ChildCase::End::cancelled;
    put_out(work, object_of("do", cancel_child_event, "child", address_of(child)));
}

}  // namespace

Value address_of(const ChildCase& child) {
    return object_of("generation", child.generation, "index", child.index, "invoke", child.invoke);
}

// By member: objects compare by the order of their keys too, and commands come back sorted.
bool is_same_address(const Value& one, const Value& other) {
    return one.at("generation") == other.at("generation") && one.at("index") == other.at("index") &&
           one.at("invoke") == other.at("invoke");
}

ChildCase* child_at(CaseState& state, const Value& address) {
    const auto generation = address.at("generation").get<std::int64_t>();
    const auto index = address.at("index").get<std::int64_t>();
    const auto& invoke = address.at("invoke").get_ref<const std::string&>();
    const auto found =
        std::find_if(state.children.begin(), state.children.end(), [&](const ChildCase& each) {
            return each.generation == generation && each.index == index && each.invoke == invoke;
        });
    return found == state.children.end() ? nullptr : &*found;
}

Result<Done> ask_for(CaseWork& work, ChildCase child, Value data) {
    if (child.package.empty() || child_at(work.state, address_of(child)) != nullptr) {
        return Problem{Refusal::invalid,
                       "El diagrama abre dos veces «" + child.invoke +
                           "» en un solo acto, o no dice de qué paquete es.",
                       work.package.chart.file, "No se guardó nada. Avise al administrador."};
    }
    put_out(work, object_of("do", open_child_event, "child", address_of(child), "package",
                            child.package, "data", std::move(data)));
    work.state.children.push_back(std::move(child));
    return Done{};
}

Result<bool> ask_for_each(CaseWork& work, DataModel& model, engine::statechart::StateIndex state,
                          const EachDefinition& each) {
    const auto at_line = [&](const std::string& message) {
        return Problem{Refusal::invalid, "v:each «" + each.id + "»: " + message,
                       work.package.chart.file + ":" + std::to_string(each.line),
                       "No se guardó nada. Avise al administrador."};
    };
    std::string wrong;
    std::int64_t index = 0;
    const auto walked = model.for_each(each.in, each.as, "", [&] {
        if (static_cast<std::size_t>(index) == most_children) {
            wrong = "son más de " + std::to_string(most_children) + " expedientes";
            return false;
        }
        Value data = Value::object();
        for (const auto& param : each.params) {
            auto value = model.evaluate(param.expr);
            if (!value) {
                wrong = value.error().message;
                return false;
            }
            data[param.name] = value->value_or(Value());
        }
        const auto asked = ask_for(
            work,
            {each.id, index++, work.package.chart.states[state].id, work.sequence, each.source},
            std::move(data));
        if (!asked) wrong = asked.error().message;
        return wrong.empty();
    });
    if (!wrong.empty()) return at_line(wrong);
    if (!walked) return at_line(walked.error().message);
    return index > 0;
}

void let_go(CaseWork& work, const std::string& state) {
    for (ChildCase& each : work.state.children) {
        if (each.state == state) cancel(work, each);
    }
}

void let_go_of_all(CaseWork& work) {
    for (ChildCase& each : work.state.children) cancel(work, each);
}

bool can_tell(const CaseState& state, const std::string& target) {
    if (target == to_parent) return state.parent.has_value();
    return std::any_of(state.children.begin(), state.children.end(),
                       [&](const ChildCase& each) { return is_told(each, target); });
}

void tell(CaseWork& work, const std::string& target, const Event& event) {
    if (target == to_parent) {
        const ParentCase& parent = *work.state.parent;
        return put_out(work, object_of("do", from_child_event, "parent", parent.id, "child",
                                       parent.address, "event", event_to_tell(event)));
    }
    for (const ChildCase& each : work.state.children) {
        if (!is_told(each, target)) continue;
        put_out(work, object_of("do", to_child_event, "child", address_of(each), "event",
                                event_to_tell(event)));
    }
}

void tell_end(CaseWork& work, const Value& done_data) {
    if (!work.state.parent) return;
    const ParentCase& parent = *work.state.parent;
    put_out(work, object_of("do", child_ended_event, "parent", parent.id, "child", parent.address,
                            "data", done_data));
}

std::vector<Event> end_events(const CaseState& state, const ChildCase& child) {
    Event ended;
    ended.name = "done.invoke." + child.invoke;
    ended.data = child.result;
    if (child.index < 0) {
        ended.invoke_id = child.invoke;
        return {ended};
    }
    ended.name += "." + std::to_string(child.index);
    std::vector<Event> events{ended};
    Event all;
    all.name = "done.each." + child.invoke;
    all.data = Value::array();
    for (const ChildCase& each : state.children) {
        if (each.invoke != child.invoke || each.generation != child.generation) continue;
        if (is_open(each)) return events;
        all.data->push_back(each.result);
    }
    events.push_back(std::move(all));
    return events;
}

Value event_to_tell(const Event& event) {
    return object_of("name", event.name, "has_data", event.data.has_value(), "data",
                     event.data.value_or(Value()));
}

Event event_told(const Value& told) {
    Event event;
    event.name = told.at("name").get<std::string>();
    if (told.at("has_data").get<bool>()) event.data = told.at("data");
    return event;
}

}  // namespace workflows
