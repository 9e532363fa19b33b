#include "web/pages/admin_mail.h"

#include <charconv>

#include "engine/durable/store.h"
#include "web/asset_paths.h"
#include "web/pages/admin_desk.h"

namespace web {
namespace {

using engine::Value;
using engine::durable::DeliveryState;
using engine::durable::OutboxRow;
using engine::durable::Store;

constexpr int most_looked_at = 100'000;
constexpr std::size_t most_shown = 200;

const std::map<std::string, std::string> said = {
    {"prueba", "El mensaje de prueba salió. Revise su correo; puede demorar unos minutos."},
    {"reintento", "Se intentará otra vez en unos segundos."},
    {"reanudado", "El canal quedó reanudado: lo pendiente sale en unos segundos."}};

std::string channel_name(const std::string& channel) {
    if (channel == "correo") return "Correo";
    if (channel == "pdf") return "Archivo de PDF";
    return channel;
}

std::string recipients_of(const OutboxRow& row) {
    std::string text;
    for (const auto& each : row.item.payload.value("to", Value::array())) {
        text += (text.empty() ? "" : ", ") + each.value("address", "");
    }
    return text;
}

Value state_of(const OutboxRow& row) {
    if (row.state == DeliveryState::failed)
        return {{"texto", "Rechazado"}, {"clase", "mal"}, {"icono", "error"}};
    if (row.attempts > 0) return {{"texto", "Se reintentará"}, {"clase", "av"}, {"icono", "reloj"}};
    return {{"texto", "Por salir"}, {"clase", "inf"}, {"icono", "reloj"}};
}

struct Queue {
    Value rows = Value::array();
    std::size_t waiting = 0, failed = 0, delivered = 0;
};

Queue queue_of(const Visit& visit) {
    Queue queue;
    for (const OutboxRow& row : visit.cases.queries().outbox({}, most_looked_at)) {
        if (row.state == DeliveryState::delivered) {
            ++queue.delivered;
            continue;
        }
        ++(row.state == DeliveryState::failed ? queue.failed : queue.waiting);
        if (queue.rows.size() == most_shown) continue;
        queue.rows.push_back(
            {{"canal", channel_name(row.item.channel)},
             {"expediente", std::to_string(row.stream.value)},
             {"clave", row.item.id},
             {"destino", recipients_of(row)},
             {"estado", state_of(row)},
             {"intentos", std::to_string(row.attempts)},
             {"proximo",
              row.state == DeliveryState::waiting && row.attempts > 0 ? short_moment(row.due) : ""},
             {"error", row.last_error}});
    }
    return queue;
}

Value pauses_of(const Visit& visit) {
    Value list = Value::array();
    for (const auto& each : visit.cases.queries().paused_channels())
        list.push_back({{"canal", each.channel},
                        {"nombre", channel_name(each.channel)},
                        {"motivo", each.why},
                        {"hasta", short_moment(each.until)}});
    return list;
}

Response page_of(Visit& visit, const MailDesk& mail, const Desk& desk, Value notice,
                 int status = 200) {
    Value settings = Value::array();
    for (const auto& [name, value] : mail.settings())
        settings.push_back({{"k", name}, {"v", value}});
    const auto* self = desk.organization.person(visit.person);
    const Queue queue = queue_of(visit);
    Page page = admin_page("Correo", "correo");
    page.status = status;
    page.with_errors = status != 200;
    page.body = render("admin_correo",
                       {{"recursos", asset_paths()},
                        {"aviso", std::move(notice)},
                        {"pausas", pauses_of(visit)},
                        {"ajustes", settings},
                        {"propio", self == nullptr ? "" : self->email},
                        {"por_salir", std::to_string(queue.waiting)},
                        {"rechazados", std::to_string(queue.failed)},
                        {"entregados", std::to_string(queue.delivered)},
                        {"filas_hay", !queue.rows.empty()},
                        {"filas", queue.rows},
                        {"ficha", visit.form_token}},
                       {{"pestanas", admin_tabs("correo")}});
    return to_response(page, visit);
}

}  // namespace

Response mail_page(const Request& request, Visit& visit, MailDesk& mail) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    return page_of(visit, mail, *desk, asked_notice(request, said));
}

Response mail_test_page(const Request& /*request*/, Visit& visit, MailDesk& mail) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto* self = desk->organization.person(visit.person);
    if (self->email.empty())
        return page_of(visit, mail, *desk,
                       error_notice("Usted no tiene correo registrado. Regístrelo en Personas y "
                                    "cuentas"),
                       422);
    const auto sent = mail.send_test(self->name, self->email);
    if (!sent)
        return page_of(visit, mail, *desk,
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
    for (const OutboxRow& row : visit.cases.queries().outbox(stream, most_looked_at)) {
        if (stream.value < 1 || row.item.id != id || row.state == DeliveryState::delivered)
            continue;
        visit.house.runtime().keep_books(
            [&](Store& store) { store.note_retry(stream, id, visit.clock.now(), row.last_error); });
        return see_other("/administracion/correo?hecho=reintento");
    }
    return page_of(visit, mail, *desk,
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
    return page_of(visit, mail, *desk, error_notice("Ese canal no está en pausa"), 422);
}

}  // namespace web
