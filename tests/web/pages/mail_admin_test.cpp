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

// The address of the link with that text; empty without.
std::string link_to(const std::string& html, const std::string& text) {
    const auto at = html.find(">" + text + "</a>");
    if (at == std::string::npos) return "";
    const std::string mark = "href=\"";
    const auto begin = html.rfind(mark, at) + mark.size();
    std::string address = html.substr(begin, html.find('"', begin) - begin);
    for (auto i = address.find("&amp;"); i != std::string::npos; i = address.find("&amp;"))
        address.replace(i, 5, "&");
    return address;
}

std::string hidden_value(const std::string& html, const std::string& name) {
    const std::string mark = "name=\"" + name + "\" value=\"";
    const auto begin = html.find(mark) + mark.size();
    std::string value = html.substr(begin, html.find('"', begin) - begin);
    for (auto i = value.find("&amp;"); i != std::string::npos; i = value.find("&amp;"))
        value.replace(i, 5, "&");
    return value;
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
    CHECK_THAT(back.get(administrator, "/administracion/correo?estado=entregados").body,
               Contains("Entregado") && !Contains("Asunto reservado") && !Contains("reintentar"));
    const auto twice =
        back.post(administrator, "/administracion/correo/reintentar", first_retry(page));
    CHECK(twice.status == 422);
    CHECK_THAT(twice.body, Contains("ya no está pendiente"));
}

TEST_CASE("the list of mails is paged and filtered by its address, also after a retry") {
    BackOffice back("2023-05-17");
    for (int i = 0; i < 12; ++i) posts_mail(back.office);
    FaultyChannel channel;
    deliver(back.office, channel);
    const auto counts = back.office.installation().queries().outbox_counts();
    REQUIRE(counts.failed > 60);
    REQUIRE(counts.failed < 100);

    const auto first = back.get(administrator, "/administracion/correo?estado=rechazados").body;
    CHECK_THAT(first, Contains("Rechazados (" + std::to_string(counts.failed) + ")"));
    const auto retries = [](const std::string& html) {
        std::size_t count = 0;
        const std::string mark = "name=\"clave\"";
        for (auto at = html.find(mark); at != std::string::npos; at = html.find(mark, at + 1))
            ++count;
        return count;
    };
    CHECK(retries(first) == 50);
    const auto next = link_to(first, "Ver los siguientes");
    REQUIRE_FALSE(next.empty());
    const auto second = back.get(administrator, next).body;
    CHECK(retries(second) == static_cast<std::size_t>(counts.failed) - 50);
    CHECK(link_to(second, "Ver los siguientes").empty());

    // One is tried again, and one stays where one was.
    auto fields = first_retry(second);
    const auto here = hidden_value(second, "aqui");
    CHECK_THAT(here, Contains("estado=rechazados") && Contains("desde="));
    fields.emplace_back("aqui", here);
    CHECK(location(back.post(administrator, "/administracion/correo/reintentar", fields)) ==
          here + "&hecho=reintento");
    fields.back().second = "https://malo.example/";
    CHECK(back.post(administrator, "/administracion/correo/reintentar", fields).status == 303);

    const std::string number = std::to_string(back.office.current.value);
    const auto one = back.get(administrator,
                              "/administracion/correo?estado=rechazados&canal=correo"
                              "&expediente=" +
                                  number)
                         .body;
    CHECK(retries(one) > 0);
    CHECK(retries(one) < 10);
    CHECK_THAT(one, Contains("value=\"" + number + "\"") &&
                        Contains("<option value=\"correo\" selected>"));
    for (const char* nothing : {"expediente=doce", "expediente=99999", "canal=paloma"})
        CHECK_THAT(back.get(administrator,
                            std::string("/administracion/correo?estado=rechazados&") + nothing)
                       .body,
                   Contains("Ningún envío cumple estos filtros"));
    CHECK(back.get(administrator, "/administracion/correo?desde=a|b&estado=x").status == 200);
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
               Contains("todo salió") && Contains("guardada") && Contains("jefe-oi@example.org"));
    CHECK(back.post(administrator, "/administracion/correo/prueba", {}).status == 303);
    CHECK(back.mail.sent == std::vector<std::string>{"jefe-oi@example.org"});
    back.mail.fault = "535 no acepta el usuario";
    const auto failed = back.post(administrator, "/administracion/correo/prueba", {});
    CHECK(failed.status == 422);
    CHECK_THAT(failed.body, Contains("535 no acepta el usuario"));
    CHECK(back.post(outsider, "/administracion/correo/prueba", {}).status == 403);
}
