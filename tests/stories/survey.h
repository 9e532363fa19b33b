#pragma once

#include "tests/support/office.h"
#include "workflows/authority.h"
#include "workflows/case_delivery.h"
#include "workflows/child_cases.h"

// An anonymous survey of the demo office, open since this morning: ten heads are invited.
struct Survey {
    Survey() : office("2023-06-01") {
        office.opens("coordinadora-integridad", "encuesta", {{"title", "Encuesta 2023"}});
        office.does("coordinadora-integridad", "proponer",
                    {{"titulo", "Encuesta anual de integridad"},
                     {"finalidad", "Conocer cuánto se conoce el Modelo de Integridad."},
                     {"publico", {"direcciones"}},
                     {"desde", "2023-06-05"},
                     {"hasta", "2023-06-16"},
                     {"preguntas",
                      {{{"pregunta", "Conozco el canal de denuncias"},
                        {"tipo", "escala"},
                        {"obligatoria", true}},
                       {{"pregunta", "¿Por dónde se enteró?"},
                        {"tipo", "varias"},
                        {"opciones", "Correo\nCharla"}}}}});
        office.does("directora-op", "propuesta.aprobar");
        office.comes("2023-06-05");
    }

    static const std::vector<std::string>& invited() {
        static const std::vector<std::string> people = {
            "director-oga",       "directora-op",         "jefa-oasa",      "jefe-oi",
            "director-ogppd",     "jefe-racionalizacion", "directora-ogaj", "jefa-ocop",
            "directora-comercio", "director-turismo"};
        return people;
    }

    engine::Value answer(const std::string& scale) const {
        return {{"p1", scale}, {"p2", {"o1", "o2"}}};
    }
    void answers(const std::string& person, const std::string& scale) {
        office.does(person, "responder", answer(scale));
    }

    std::vector<engine::durable::OutboxRow> count_items() {
        std::vector<engine::durable::OutboxRow> items;
        for (const auto& row : office.installation().queries().outbox(office.current)) {
            if (row.item.channel == workflows::case_channel) items.push_back(row);
        }
        return items;
    }
    void delivers() {
        workflows::CaseDelivery delivery(office.installation());
        engine::durable::Courier courier(office.installation().runtime(), office.clock(),
                                         {{workflows::case_channel, &delivery}});
        courier.deliver_due();
    }

    Office office;
};
