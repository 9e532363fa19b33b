#include "workflows/case_decider.h"

#include "engine/calendar/lima_time.h"
#include "engine/statechart/basic_http.h"
#include "workflows/authority.h"
#include "workflows/case_acting.h"
#include "workflows/case_ballots.h"
#include "workflows/case_conclusion.h"
#include "workflows/case_move.h"
#include "workflows/case_step.h"
#include "workflows/case_terms.h"
#include "workflows/child_cases.h"
#include "workflows/hook_event.h"
#include "workflows/term_count.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using engine::durable::Command;
using engine::durable::Decision;
using engine::durable::Origin;
using engine::durable::Stream;
using engine::durable::World;
using engine::statechart::Event;

}  // namespace

engine::Result<CaseDecider::Loaded*> CaseDecider::load(const std::string& hash,
                                                       const World& world) {
    const auto known = loaded_.find(hash);
    if (known != loaded_.end()) return &known->second;
    const auto bundle = world.content(hash);
    if (!bundle) {
        return Problem{Refusal::not_found, "No está guardado el paquete de este expediente.", hash,
                       "Restaure el almacén desde un respaldo."};
    }
    auto files = files_from_bundle(*bundle);
    if (!files) return files.error();
    auto package = read_package(std::move(*files));
    if (!package) return package.error().front();
    Loaded loaded{*package, nullptr};
    loaded.model = models_(loaded.package->chart);
    if (loaded.model == nullptr) {
        return Problem{
            Refusal::invalid,
            "No se conoce el modelo de datos «" + loaded.package->chart.data_model + "».",
            loaded.package->chart.file, "Use ecmascript o null."};
    }
    return &loaded_.emplace(hash, std::move(loaded)).first->second;
}

engine::Result<std::unique_ptr<CaseWork>> CaseDecider::begin(const Stream& stream,
                                                             const Package& package,
                                                             const World& world) {
    const auto organization = organization_.read(world);
    if (!organization) return organization.error();
    const auto holidays = calendar_.read(world);
    if (!holidays) return holidays.error();
    auto work = std::unique_ptr<CaseWork>(new CaseWork{package, **organization, **holidays, world,
                                                       stream.id, stream.sequence + 1, stream.hash,
                                                       engine::calendar::lima_date(world.now())});
    if (stream.sequence > 0) work->state = case_state_from_value(stream.snapshot);
    return work;
}

CaseDecider::Result CaseDecider::decide(const Stream& stream, const Command& command,
                                        const World& world) {
    if (command.origin == Origin::person) {
        auto request = read_case_request(command.request);
        if (!request) return request.error();
        if (stream.sequence == 0) return deciding([&] { return open(stream, *request, world); });
    } else if (stream.sequence == 0) {
        if (command.origin == Origin::system && command.request.at("type") == open_child_event)
            return deciding([&] { return open_child(stream, command.request, world); });
        return Problem{Refusal::wrong_state, "El expediente no existe.", "", ""};
    }
    if (command.origin == Origin::system && command.request.at("type") == migrated_event)
        return deciding([&] { return migrate(stream, command.request, world); });
    auto loaded = load(stream.snapshot.at("package").get<std::string>(), world);
    if (!loaded) return loaded.error();
    auto work = begin(stream, *(*loaded)->package, world);
    if (!work) return work.error();
    return deciding([&]() -> Result {
        switch (command.origin) {
            case Origin::timer:
                return fire(**work, **loaded, command.request);
            case Origin::system:
                return hear(**work, **loaded, command.request);
            case Origin::person:
                break;
        }
        auto request = read_case_request(command.request);
        if (request->event == comment_event) return comment(**work, *request);
        return act(**work, **loaded, std::move(*request));
    });
}

CaseDecider::Result CaseDecider::open(const Stream& stream, const CaseRequest& request,
                                      const World& world) {
    if (request.event != open_event || !request.data.contains("package") ||
        !request.data["package"].is_string()) {
        return Problem{Refusal::not_found, "El expediente no existe.",
                       std::to_string(stream.id.value), "Revise el número."};
    }
    const std::string hash = request.data["package"].get<std::string>();
    auto loaded = load(hash, world);
    if (!loaded) return loaded.error();
    auto work = begin(stream, *(*loaded)->package, world);
    if (!work) return work.error();
    CaseWork& opening = **work;
    const auto standings = opening.organization.standings(request.actor, opening.package.starters,
                                                          Value::object(), opening.today);
    if (standings.empty()) {
        return Problem{Refusal::not_authorized,
                       "«" + request.actor + "» no puede abrir «" + opening.package.title + "».",
                       "actor", "Debe hacerlo quien tenga el rol que indica el paquete."};
    }
    opening.state.package = hash;
    opening.state.package_name = opening.package.name;
    opening.state.title = takes_free_text(opening.package)
                              ? request.data.value("title", opening.package.title)
                              : opening.package.title;
    opening.state.profile = opening.package.profile_on(opening.today);
    if (auto problem = choose_settings(opening, request.data.value("profile", Value::object())))
        return *problem;
    set_act(opening, open_event, standings.front(), request.comment);
    CaseStep step(opening, *(*loaded)->model);
    if (auto opened = step.open(); !opened) return opened.error();
    opening.state.remember(opening.act);
    opening.decision.attachments.push_back(hash);
    return conclude(opening, to_value(request));
}

CaseDecider::Result CaseDecider::act(CaseWork& work, Loaded& loaded, CaseRequest request) {
    if (work.state.ended) return already_ended(work.state);
    auto admitted = admit(work, request, *loaded.model);
    if (!admitted) return admitted.error();
    const Grant grant = admitted->grant;
    request.data = admitted->data;
    if (grant.act->is_secret()) {
        if (auto kept = cast(work, *grant.act, request); !kept) return kept.error();
    }
    work.decision.attachments = files_named_in(request.data);
    request.behalf = grant.standing.behalf;
    set_act(work, request.event, grant.standing, request.comment);
    CaseStep step(work, *loaded.model);
    Event event;
    event.name = request.event;
    event.data = request.data;
    auto taken = step.take(event, [&](const engine::statechart::Step& selected) {
        return judge(work, grant, request, selected, *loaded.model);
    });
    if (!taken) return taken.error();
    note_once(work, grant);
    work.label = grant.act->label;
    work.state.remember(work.act);
    return conclude(work, to_value(request));
}

CaseDecider::Result CaseDecider::comment(CaseWork& work, const CaseRequest& request) {
    if (work.state.ended) return already_ended(work.state);
    if (auto allowed = admit_comment(work, request); !allowed) return allowed.error();
    set_act(work, comment_event, {request.actor, ""}, request.comment);
    return conclude(work, to_value(request));
}

// Timers are made by the runtime from what the case itself planned; nobody else can.
CaseDecider::Result CaseDecider::fire(CaseWork& work, Loaded& loaded, const Value& request) {
    const std::string timer = request.at("timer").get<std::string>();
    set_act(work, timer, {house_actor, ""}, "");
    if (timer == "envio") return deliver_send(work, loaded, request);
    CaseTerm* term = work.state.term(request.at("term").get<std::string>());
    if (term == nullptr || !term->active ||
        term->generation != request.at("generation").get<std::int64_t>()) {
        return Problem{Refusal::wrong_state, "El plazo ya no está corriendo.",
                       request.at("term").get<std::string>(), ""};
    }
    if (timer != "plazo") return remind(work, *term, request);
    // A holiday was added and the word of it has not reached this case yet.
    if (moved_by_calendar(*term, work.holidays)) return recount(work, request);
    return expire(work, loaded, *term, request);
}

CaseDecider::Result CaseDecider::expire(CaseWork& work, Loaded& loaded, CaseTerm& term,
                                        const Value& request) {
    term.fired = true;
    work.act.event = term.event;
    Event event;
    event.name = term.event;
    event.data = Value{{"id", term.id}, {"due", term.due}};
    CaseStep step(work, *loaded.model);
    if (auto taken = step.take(event); !taken) return taken.error();
    return conclude(work, request);
}

CaseDecider::Result CaseDecider::remind(CaseWork& work, CaseTerm& term, const Value& request) {
    engine::statechart::StateIndex state = 0;
    const DeadlineDefinition* deadline = work.package.procedure.deadline(term.id, &state);
    const auto index = request.at("index").get<std::int64_t>();
    if (deadline == nullptr || index < 0 ||
        index >= static_cast<std::int64_t>(deadline->reminders.size())) {
        return Problem{Refusal::wrong_state, "El aviso ya no existe.", term.id, ""};
    }
    const ReminderDefinition& reminder = deadline->reminders[static_cast<std::size_t>(index)];
    NoticeRequest notice = notice_of_term(work, term, state);
    notice.notice = reminder.notice;
    if (!reminder.to.empty()) {
        notice.to = reminder.to;
        notice.not_by.clear();
    }
    if (auto advanced =
            advance_reminder(work, term, *deadline, index, request.at("date").get<std::string>());
        !advanced)
        return advanced.error();
    work.notices.push_back(std::move(notice));
    return conclude(work, request);
}

CaseDecider::Result CaseDecider::deliver_send(CaseWork& work, Loaded& loaded,
                                              const Value& request) {
    const std::string serial = request.at("serial").get<std::string>();
    for (const PlannedSend& send : work.state.sends) {
        if (send.serial != serial) continue;
        Event event;
        event.name = send.event.at("name").get<std::string>();
        event.send_id = send.event.at("send_id").get<std::string>();
        if (send.event.at("has_data").get<bool>()) event.data = send.event.at("data");
        work.act.event = event.name;
        std::erase_if(work.state.sends,
                      [&](const PlannedSend& each) { return each.serial == serial; });
        CaseStep step(work, *loaded.model);
        if (auto taken = step.take(event); !taken) return taken.error();
        return conclude(work, request);
    }
    return Problem{Refusal::wrong_state, "El envío ya se canceló.", serial, ""};
}

CaseDecider::Result CaseDecider::recount(CaseWork& work, const Value& request) {
    bool any = false;
    for (CaseTerm& term : work.state.terms) {
        const auto moved = recount_term(work, term);
        if (!moved) return moved.error();
        any = any || *moved;
    }
    if (!any) return Problem{Refusal::wrong_state, "Ningún plazo cambia de día.", "", ""};
    date_tasks(work.package, work.state);
    return conclude(work, request);
}

CaseDecider::Result CaseDecider::hear(CaseWork& work, Loaded& loaded, const Value& request) {
    const auto type = request.at("type").get<std::string>();
    if (type == box_counted_event) return counted(work, loaded, request);
    if (type.starts_with("case.")) return told_by_parent(work, loaded, request);
    if (type.starts_with("child.")) return told_by_child(work, loaded, request);
    if (type == hook_event) {
        if (work.state.ended) return already_ended(work.state);
        Event event = event_told(request.at("event"));
        event.origin_type = engine::statechart::basic_http_event_processor;
        return take_told(work, loaded, event, request);
    }
    if (type == bounced_event && !work.state.ended && work.package.procedure.accepts(type)) {
        Event event;
        event.name = type;
        event.data = request;
        return take_told(work, loaded, event, request);
    }
    return report(work, request);
}

// What a delivery brought back: the PDF of a document, a mail that did not reach somebody.
CaseDecider::Result CaseDecider::report(CaseWork& work, const Value& request) {
    const std::string type = request.at("type").get<std::string>();
    set_act(work, type, {house_actor, ""}, "");
    if (type == calendar_changed_event) return recount(work, request);
    if (type == "document.rendered") {
        const std::string pdf = request.at("sha256").get<std::string>();
        work.decision.attachments.push_back(pdf);
        if (!work.world.content(pdf))
            return Problem{Refusal::not_found, "Falta el PDF archivado.", pdf,
                           "Restaure archivos/ desde un respaldo."};
        for (CaseDocument& document : work.state.documents) {
            if (document.id != request.at("document") || document.version != request.at("version"))
                continue;
            document.pdf = pdf;
            document.renderer = request.at("renderer").get<std::string>();
        }
    }
    return conclude(work, request);
}

// The request names the version by its hash, whose files the store keeps, and what the trial saw.
CaseDecider::Result CaseDecider::migrate(const Stream& stream, const Value& request,
                                         const World& world) {
    if (request.at("seen").get<std::int64_t>() != stream.sequence) {
        return Problem{Refusal::stale, "El expediente cambió mientras se probaba la versión.",
                       std::to_string(stream.id.value), "Repita la migración."};
    }
    const auto names = VersionNames::from_value(request.at("names"));
    if (!names) return names.error();
    auto from = load(stream.snapshot.at("package").get<std::string>(), world);
    if (!from) return from.error();
    const auto hash = request.at("package").get<std::string>();
    auto to = load(hash, world);
    if (!to) return to.error();
    const Package& package = *(*to)->package;
    auto work = begin(stream, package, world);
    if (!work) return work.error();
    CaseWork& moving = **work;
    if (moving.state.ended) return already_ended(moving.state);
    const Value fresh = fresh_data(package, *(*to)->model, moving.state);
    auto moved =
        on_version(moving.state, *(*from)->package, package, fresh, *names, moving.sequence);
    if (!moved) return moved.error().front();
    moving.state = std::move(*moved);
    set_act(moving, migrated_event, {house_actor, ""}, "");
    CaseStep step(moving, *(*to)->model);
    if (auto settled = step.settle(); !settled) return settled.error();
    moving.decision.attachments.push_back(hash);
    return conclude(moving, request);
}

engine::durable::Projection CaseDecider::project(const Value& snapshot) const {
    return project_case(case_state_from_value(snapshot));
}

}  // namespace workflows
