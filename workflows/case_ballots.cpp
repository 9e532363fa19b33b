#include "workflows/case_ballots.h"

#include <algorithm>

#include "engine/base/object_of.h"
#include "workflows/authority.h"
#include "workflows/case_acting.h"
#include "workflows/case_conclusion.h"
#include "workflows/case_decider.h"
#include "workflows/case_step.h"
#include "workflows/child_cases.h"

namespace workflows {
namespace {

using engine::Done;
using engine::object_of;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::statechart::Event;
using Phase = BallotBox::Phase;

bool is_counted_in(const CaseWork& work, const std::string& box) {
    const auto& counts = work.package.procedure.counts;
    return std::any_of(counts.begin(), counts.end(), [&](const auto& each) {
        return work.state.entries.count(work.package.chart.states[each.first].id) != 0 &&
               std::any_of(each.second.begin(), each.second.end(),
                           [&](const CountDefinition& count) { return count.box == box; });
    });
}

}  // namespace

Result<Done> cast(CaseWork& work, const Act& act, CaseRequest& request) {
    BallotBox& box = work.state.boxes[act.secret];
    if (box.phase != Phase::open) {
        return Problem{Refusal::wrong_state, "La urna ya se cerró: no recibe más respuestas.",
                       act.event, ""};
    }
    ++box.cast;
    work.decision.ballot = engine::durable::CastBallot{act.secret, std::nullopt};
    if (request.ballot.empty()) work.decision.ballot->bytes = engine::canonical_json(request.data);
    request.data = Value::object();
    request.ballot = act.secret;
    return Done{};
}

Result<Done> ask_to_count(CaseWork& work, const CountDefinition& count) {
    BallotBox& box = work.state.boxes[count.box];
    if (box.phase == Phase::counted || box.phase == Phase::destroyed) {
        return Problem{Refusal::invalid, "La urna «" + count.box + "» ya se contó.",
                       work.package.chart.file + ":" + std::to_string(count.line),
                       "No se guardó nada. Avise al administrador."};
    }
    box.phase = Phase::counting;
    work.decision.outbox.push_back({case_channel,
                                    "urna-" + std::to_string(work.stream.value) + "-" +
                                        std::to_string(work.sequence) + "-" + count.box,
                                    object_of("do", count_box_order, "box", count.box)});
    return Done{};
}

void destroy_uncounted(CaseWork& work) {
    for (auto& [name, box] : work.state.boxes) {
        if (box.phase == Phase::counted || box.phase == Phase::destroyed) continue;
        box.phase = Phase::destroyed;
        work.decision.emptied.push_back({name, box.cast, std::nullopt});
    }
}

std::optional<Problem> gives_away(const Act& act, const CaseRequest& request) {
    if (request.ballot != (request.ballot.empty() ? "" : act.secret)) {
        return Problem{Refusal::invalid, "«" + act.label + "» no guarda sus datos en esa urna.",
                       act.event, ""};
    }
    if (!act.is_secret() || request.comment.empty()) return std::nullopt;
    return Problem{Refusal::invalid, "«" + act.label + "» es anónimo: no lleva nota.", "comentario",
                   "Bórrela: quedaría en el expediente con su nombre."};
}

bool is_personal(const Package& package, const std::string& state) {
    const auto& procedure = package.procedure;
    bool any = false;
    for (const Act& act : procedure.acts) {
        const auto source = package.chart.transitions[act.transition].source;
        const bool of_task =
            act.by.empty() && (package.chart.states[source].id == state ||
                               package.chart.is_descendant(source, package.chart.find(state)));
        if (!of_task) continue;
        if (!act.is_secret()) return false;
        any = true;
    }
    return any;
}

bool reads_names(const Package& package, const CaseState& state, const Organization& organization,
                 const std::string& event, const std::string& person) {
    const Act* act = package.procedure.secret_act(event);
    if (act == nullptr) return true;
    const Person* reader = organization.person(person);
    return reader != nullptr && organization.holds(*reader, act->named_to, chart_data(state));
}

// The box was read after the last ballot; the entry that has them is the one that empties it.
CaseDecider::Result CaseDecider::counted(CaseWork& work, Loaded& loaded, const Value& request) {
    const auto name = request.at("box").get<std::string>();
    const auto box = work.state.boxes.find(name);
    if (work.state.ended || box == work.state.boxes.end() || box->second.phase != Phase::counting ||
        !is_counted_in(work, name)) {
        return Problem{Refusal::wrong_state, "El expediente no espera que se cuente esa urna.",
                       name, ""};
    }
    const Value& ballots = request.at("ballots");
    const auto cast = box->second.cast;
    if (static_cast<std::int64_t>(ballots.size()) != cast) {
        return Problem{Refusal::invalid,
                       "La urna «" + name + "» tiene " + std::to_string(ballots.size()) +
                           " papeletas y el diario cuenta " + std::to_string(cast) +
                           " actos: fue alterada fuera de Visado.",
                       name, "Ejecute visado verify y restaure la última copia de seguridad."};
    }
    box->second.phase = Phase::counted;
    std::vector<std::string> bytes;
    for (const Value& each : ballots) bytes.push_back(engine::canonical_json(each));
    work.decision.emptied.push_back({name, cast, std::move(bytes)});
    Event event;
    event.name = "done.count." + name;
    event.data = ballots;
    set_act(work, event.name, {house_actor, ""}, "");
    CaseStep step(work, *loaded.model);
    if (auto taken = step.take(event); !taken) return taken.error();
    return conclude(work, request);
}

}  // namespace workflows
