// The part of the decider for cases that open others and hear of them (child_cases.h). All of it is
// the house's own: nobody can make a command of system origin, and what a case is told by another
// can press no button: a labelled transition is refused.
#include "workflows/case_acting.h"
#include "workflows/case_conclusion.h"
#include "workflows/case_decider.h"
#include "workflows/case_step.h"
#include "workflows/child_cases.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using engine::durable::Stream;
using engine::durable::World;
using engine::statechart::Event;

Problem waits_no_more() {
    return {Refusal::wrong_state, "El expediente ya no espera a ese otro.", "", ""};
}

// What a schedule says, or the child's own name for itself, where its chart has one.
std::string title_of(const Package& package, const Value& request) {
    if (request.contains("title")) return request["title"].get<std::string>();
    const Value& data = request.at("data");
    const auto title = data.find("titulo");
    if (title != data.end() && title->is_string() && !title->get_ref<const std::string&>().empty())
        return title->get<std::string>();
    return package.title;
}

}  // namespace

CaseDecider::Result CaseDecider::open_child(const Stream& stream, const Value& request,
                                            const World& world) {
    const auto hash = request.at("package").get<std::string>();
    auto loaded = load(hash, world);
    if (!loaded) return loaded.error();
    auto work = begin(stream, *(*loaded)->package, world);
    if (!work) return work.error();
    CaseWork& opening = **work;
    opening.state.package = hash;
    opening.state.package_name = opening.package.name;
    opening.state.title = title_of(opening.package, request);
    opening.state.profile = opening.package.profile_on(opening.today);
    if (!request.at("child").is_null()) {
        opening.state.parent =
            ParentCase{request.at("parent").get<std::int64_t>(), request.at("child")};
    }
    if (auto problem = choose_settings(opening, request.value("profile", Value::object())))
        return *problem;
    opening.given = request.at("data");
    set_act(opening, open_event, {house_actor, ""}, "");
    CaseStep step(opening, *(*loaded)->model);
    if (auto opened = step.open(); !opened) return opened.error();
    opening.state.remember(opening.act);
    opening.decision.attachments.push_back(hash);
    return conclude(opening, request);
}

CaseDecider::Result CaseDecider::told_by_parent(CaseWork& work, Loaded& loaded,
                                                const Value& request) {
    const auto& parent = work.state.parent;
    if (!parent || parent->id != request.at("parent").get<std::int64_t>() ||
        !is_same_address(parent->address, request.at("child"))) {
        return Problem{Refusal::not_authorized, "No es el expediente que abrió este.", "", ""};
    }
    if (work.state.ended) return already_ended(work.state);
    if (request.at("type") == to_child_event) {
        Event event = event_told(request.at("event"));
        return take_told(work, loaded, event, request);
    }
    set_act(work, cancel_child_event, {house_actor, ""}, "");
    CaseStep step(work, *loaded.model);
    if (auto cancelled = step.cancel(); !cancelled) return cancelled.error();
    return conclude(work, request);
}

CaseDecider::Result CaseDecider::told_by_child(CaseWork& work, Loaded& loaded,
                                               const Value& request) {
    ChildCase* child = child_at(work.state, request.at("child"));
    if (child == nullptr) return waits_no_more();
    if (request.at("type") == child_opened_event) {
        set_act(work, child_opened_event, {house_actor, ""}, "");
        child->id = request.at("case").get<std::int64_t>();
        return conclude(work, request);
    }
    if (work.state.ended || child->end != ChildCase::End::none) return waits_no_more();
    if (request.at("type") == child_ended_event) return child_ended(work, loaded, *child, request);
    Event event = event_told(request.at("event"));
    event.invoke_id = child->index < 0 ? child->invoke : "";
    return take_told(work, loaded, event, request);
}

CaseDecider::Result CaseDecider::child_ended(CaseWork& work, Loaded& loaded, ChildCase& child,
                                             const Value& request) {
    child.end = ChildCase::End::done;
    child.result = request.at("data");
    auto events = end_events(work.state, child);
    set_act(work, events.front().name, {house_actor, ""}, "");
    CaseStep step(work, *loaded.model);
    for (std::size_t i = 1; i < events.size(); ++i) step.then(std::move(events[i]));
    if (auto taken = step.take(events.front()); !taken) return taken.error();
    return conclude(work, request);
}

// An event from outside that is no act: only what the chart says it accepts.
CaseDecider::Result CaseDecider::take_told(CaseWork& work, Loaded& loaded, const Event& event,
                                           const Value& request) {
    if (!work.package.procedure.accepts(event.name)) {
        return Problem{Refusal::not_authorized,
                       "El expediente no acepta «" + event.name + "» de otros.",
                       work.package.chart.file, "Agregue <v:accepts> a su diagrama."};
    }
    set_act(work, event.name, {house_actor, ""}, "");
    CaseStep step(work, *loaded.model);
    const auto no_button = [&](const engine::statechart::Step& selected) -> std::optional<Problem> {
        for (const auto transition : selected.selected) {
            if (work.package.procedure.act_of(transition) == nullptr) continue;
            return Problem{Refusal::not_authorized, "«" + event.name + "» es un acto de personas.",
                           work.package.chart.file, "Déle otro nombre al evento."};
        }
        return std::nullopt;
    };
    if (auto taken = step.take(event, no_button); !taken) return taken.error();
    return conclude(work, request);
}

}  // namespace workflows
