#pragma once

#include "engine/durable/decider.h"
#include "workflows/administration.h"
#include "workflows/stored_world.h"

namespace workflows {

// The organisation as a journalled stream: people, posts, units, encargaturas, and numbers of acts
// that were given outside the system. Requests: {"event","actor","data"} with
//   organizacion.cargar       the whole organisation
//   persona.registrar, persona.retirar       organization_people.h
//   encargatura.registrar     {absent, substitute, from, to, document}
//   encargatura.cerrar        {absent, from, to}: ends on `to`
//   correlativos.externos     {series, through, reason}: numbers up to `through` were used
//   elsewhere
//   acceso.crear, acceso.restablecer, acceso.bloquear, acceso.desbloquear
//                             {person}: may log in, has a new password, may not, may again. Told
//                             here and kept elsewhere: nothing else may stand in `data`, for the
//                             journal forgets nothing (docs/decisions/0013)
class OrganizationDecider final : public engine::durable::Decider {
 public:
    engine::Result<engine::durable::Decision> decide(const engine::durable::Stream& stream,
                                                     const engine::durable::Command& command,
                                                     const engine::durable::World& world) override;
    engine::durable::Projection project(const engine::Value& snapshot) const override;
    bool singleton() const override { return true; }
};

// The calendar as a journalled stream, so that a replay counts with the holidays of its time.
//   calendario.cargar   {} the table of the program, or a table
//   calendario.agregar  a holiday (engine::calendar::Holiday as JSON)
//   calendario.quitar   {date, kind}
class CalendarDecider final : public engine::durable::Decider {
 public:
    engine::Result<engine::durable::Decision> decide(const engine::durable::Stream& stream,
                                                     const engine::durable::Command& command,
                                                     const engine::durable::World& world) override;
    engine::durable::Projection project(const engine::Value& snapshot) const override;
    bool singleton() const override { return true; }
};

}  // namespace workflows
