// The mail page: what waits, what was refused, and how it goes on.
#include <catch2/catch.hpp>

#include "engine/durable/courier.h"
#include "notifier/mail_delivery.h"
#include "tests/web/pages/back_office.h"

using Catch::Contains;

namespace {

// A server in trouble.
class FaultyChannel final : public notifier::Channel {
 public:
    std::vector<notifier::RecipientOutcome> send(const notifier::Posting& posting) override {
        ++asked;
        return notifier::same_for_all(posting, fate, "550 no existe el buzón");
    }
    notifier::Fate fate = notifier::Fate::refused;
    int asked = 0;
};

// What a case has posted goes out through the channel given.
void deliver(Office& office, FaultyChannel& channel) {
    notifier::MailDelivery mails(channel, office.clock(),
                                 {{"Entidad", "visado@example.org"}, {}, "", {}});
    engine::durable::Courier courier(office.installation().runtime(), office.clock(),
                                     {{"correo", &mails}});
    courier.deliver_due();
}

void posts_mail(Office& office) {
    office.opens(coordinator_of_integrity, "programa-integridad", {{"title", "Asunto reservado"}});
    office.does(coordinator_of_integrity, "importar",
                {{"acciones", engine::Value::array({{{"codigo", "AOE.1.1"},
                                                     {"componente", "C.1 Compromiso"},
                                                     {"objetivo", "Fortalecer la integridad"},
                                                     {"accion", "Crear la Oficina"},
                                                     {"meta", "1 informe"},
                                                     {"trim2", "X"}}})}});
    office.does(coordinator_of_integrity, "enviar", {{"resumen", "Primera versión"}});
}

web::Pairs first_retry(const std::string& html) {
    const auto form = html.find("action=\"/administracion/correo/reintentar\"");
    REQUIRE(form != std::string::npos);
    const std::string mark = "name=\"clave\" value=\"";
    const auto at = html.find(mark, form) + mark.size();
    const std::string number = "name=\"expediente\" value=\"";
    const auto case_at = html.find(number, form) + number.size();
    return {{"clave", html.substr(at, html.find('"', at) - at)},
            {"expediente", html.substr(case_at, html.find('"', case_at) - case_at)}};
}

}  // namespace

TEST_CASE("a refused mail is shown without its subject and tried again") {
    BackOffice back("2023-05-17");
    posts_mail(back.office);
    FaultyChannel channel;
    deliver(back.office, channel);
    const int before = channel.asked;
    REQUIRE(before > 0);
    const auto page = back.get(administrator, "/administracion/correo").body;
    CHECK_THAT(page, Contains("Rechazado") && Contains("550 no existe el buzón") &&
                         Contains("@example.org") && !Contains("Asunto reservado"));

    channel.fate = notifier::Fate::sent;
    const auto again =
        back.post(administrator, "/administracion/correo/reintentar", first_retry(page));
    REQUIRE(again.status == 303);
    deliver(back.office, channel);
    CHECK(channel.asked == before + 1);
    const auto twice =
        back.post(administrator, "/administracion/correo/reintentar", first_retry(page));
    CHECK(twice.status == 422);
    CHECK_THAT(twice.body, Contains("ya no está pendiente"));
}

TEST_CASE("a channel at rest is resumed") {
    BackOffice back("2023-05-17");
    posts_mail(back.office);
    FaultyChannel channel;
    channel.fate = notifier::Fate::channel_fault;
    deliver(back.office, channel);
    CHECK_THAT(back.get(administrator, "/administracion/correo").body,
               Contains("Correo está en pausa hasta"));
    CHECK(back.post(administrator, "/administracion/correo/reanudar", {{"canal", "otro"}}).status ==
          422);
    REQUIRE(
        back.post(administrator, "/administracion/correo/reanudar", {{"canal", "correo"}}).status ==
        303);
    CHECK(back.office.installation().queries().paused_channels().empty());
}

TEST_CASE("the test message goes to oneself, and its failure is told") {
    BackOffice back("2023-05-17");
    const auto page = back.get(administrator, "/administracion/correo").body;
    CHECK_THAT(page,
               Contains("Todo salió") && Contains("guardada") && Contains("jefe-oi@example.org"));
    CHECK(back.post(administrator, "/administracion/correo/prueba", {}).status == 303);
    CHECK(back.mail.sent == std::vector<std::string>{"jefe-oi@example.org"});
    back.mail.fault = "535 no acepta el usuario";
    const auto failed = back.post(administrator, "/administracion/correo/prueba", {});
    CHECK(failed.status == 422);
    CHECK_THAT(failed.body, Contains("535 no acepta el usuario"));
    CHECK(back.post(outsider, "/administracion/correo/prueba", {}).status == 403);
}
