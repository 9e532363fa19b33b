#include "web/pages/admin_mail.h"

#include <charconv>

#include "engine/durable/store.h"
#include "web/asset_paths.h"
#include "web/pages/admin_desk.h"
#include "web/pages/outbox_list.h"

namespace web {
namespace {

using engine::Value;
using engine::durable::Store;

const std::map<std::string, std::string> said = {
    {"prueba", "El mensaje de prueba salió. Revise su correo; puede demorar unos minutos."},
    {"reintento", "Se intentará otra vez en unos segundos."},
    {"reanudado", "El canal quedó reanudado: lo pendiente sale en unos segundos."}};

Value pauses_of(const Visit& visit) {
    Value list = Value::array();
    for (const auto& each : visit.cases.queries().paused_channels())
        list.push_back({{"canal", each.channel},
                        {"nombre", channel_name(each.channel)},
                        {"motivo", each.why},
                        {"hasta", short_moment(each.until)}});
    return list;
}

Response page_of(const Request& request, Visit& visit, const MailDesk& mail, const Desk& desk,
                 Value notice, int status = 200) {
    Value settings = Value::array();
    for (const auto& [name, value] : mail.settings())
        settings.push_back({{"k", name}, {"v", value}});
    const auto* self = desk.organization.person(visit.person);
    const OutboxList list = outbox_list(request, visit);
    Page page = admin_page("Correo", "correo");
    page.status = status;
    page.with_errors = status != 200;
    page.body = render("admin_correo",
                       {{"recursos", asset_paths()},
                        {"aviso", std::move(notice)},
                        {"pausas", pauses_of(visit)},
                        {"ajustes", settings},
                        {"propio", self == nullptr ? "" : self->email},
                        {"estados", list.states},
                        {"canales", list.channels},
                        {"expediente", list.stream},
                        {"estado", list.state},
                        {"filtrado", list.filtered},
                        {"filas_hay", !list.rows.empty()},
                        {"filas", list.rows},
                        {"aqui", list.here},
                        {"mas", list.more},
                        {"ficha", visit.form_token}},
                       {{"pestanas", admin_tabs("correo")}});
    return to_response(page, visit);
}

}  // namespace

Response mail_page(const Request& request, Visit& visit, MailDesk& mail) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    return page_of(request, visit, mail, *desk, asked_notice(request, said));
}

Response mail_test_page(const Request& request, Visit& visit, MailDesk& mail) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto* self = desk->organization.person(visit.person);
    if (self->email.empty())
        return page_of(request, visit, mail, *desk,
                       error_notice("Usted no tiene correo registrado. Regístrelo en Personas y "
                                    "cuentas"),
                       422);
    const auto sent = mail.send_test(self->name, self->email);
    if (!sent)
        return page_of(request, visit, mail, *desk,
                       error_notice("El mensaje de prueba no salió. " + in_words(sent.error())),
                       422);
    return see_other("/administracion/correo?hecho=prueba");
}

Response mail_retry_page(const Request& request, Visit& visit, MailDesk& mail) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string number = typed_in(request, "expediente"), id = typed_in(request, "clave");
    engine::durable::StreamId stream;
    std::from_chars(number.data(), number.data() + number.size(), stream.value);
    const auto row = visit.cases.queries().outbox_row(stream, id);
    if (row && row->state != engine::durable::DeliveryState::delivered) {
        visit.house.runtime().keep_books([&](Store& store) {
            store.note_retry(stream, id, visit.clock.now(), row->last_error);
        });
        return see_other(with_done(typed_in(request, "aqui"), "reintento"));
    }
    return page_of(request, visit, mail, *desk,
                   error_notice("Ese envío ya no está pendiente. Vea la lista de ahora"), 422);
}

Response mail_resume_page(const Request& request, Visit& visit, MailDesk& mail) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const std::string channel = typed_in(request, "canal");
    for (const auto& each : visit.cases.queries().paused_channels()) {
        if (each.channel != channel) continue;
        visit.house.runtime().keep_books([&](Store& store) { store.resume_channel(channel); });
        return see_other("/administracion/correo?hecho=reanudado");
    }
    return page_of(request, visit, mail, *desk, error_notice("Ese canal no está en pausa"), 422);
}

}  // namespace web
