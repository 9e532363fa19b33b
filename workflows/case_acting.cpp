#include "workflows/case_acting.h"

#include <algorithm>

#include "engine/calendar/lima_time.h"

namespace workflows {
namespace {

std::string instant_text(engine::durable::Instant instant) {
    std::string text = engine::calendar::to_local_text(instant);  // "2023-06-28 09:05"
    if (text.size() > 10) text[10] = 'T';
    return text + ":00-05:00";
}

}  // namespace

void set_act(CaseWork& work, const std::string& event, const Standing& standing,
             const std::string& comment) {
    work.act = {event,
                standing.person,
                standing.behalf,
                "",
                "",
                engine::calendar::to_iso(work.today),
                instant_text(work.world.now()),
                comment,
                work.sequence};
    const Person* holder =
        work.organization.person(standing.behalf.empty() ? standing.person : standing.behalf);
    if (holder == nullptr) return;
    work.act.post = holder->post;
    work.act.unit = holder->unit;
}

std::optional<engine::Problem> choose_settings(CaseWork& work, const engine::Value& chosen) {
    const auto& allowed = work.package.settings;
    for (const auto& [name, value] : chosen.items()) {
        if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) {
            return engine::Problem{engine::Refusal::invalid,
                                   "Al abrir no se puede elegir «" + name + "».", "profile." + name,
                                   "Lo fija el perfil vigente del paquete."};
        }
        work.state.profile[name] = value;
    }
    return std::nullopt;
}

bool takes_free_text(const Package& package) {
    return package.manifest.value("free_text", true);
}

engine::Problem already_ended(const CaseState& state) {
    return {engine::Refusal::wrong_state, "El expediente ya terminó: " + state.status + ".", "",
            "Abra otro si hace falta."};
}

}  // namespace workflows
