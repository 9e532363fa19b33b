// The mails of a case on their way to a real SMTP server, and what the case learns when one fails.
#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "notifier/smtp_channel.h"
#include "tests/support/office.h"
#include "tests/support/smtp_server.h"

namespace {

using engine::Value;

notifier::SmtpSettings settings_for(std::uint16_t port) {
    notifier::SmtpSettings settings;
    settings.host = "127.0.0.1";
    settings.port = port;
    settings.encryption = notifier::Encryption::none;
    settings.reply_timeout = std::chrono::seconds(5);
    return settings;
}

notifier::Sender sender() {
    notifier::Sender sender;
    sender.from = {"Ministerio de Comercio Exterior y Turismo", "visado@example.org"};
    sender.letterhead.entity = sender.from.name;
    return sender;
}

// The office's post room: one channel, delivering when told.
class PostRoom {
 public:
    PostRoom(Office& office, std::uint16_t port)
        : channel_(settings_for(port), office.clock()),
          mails_(channel_, office.clock(), sender()),
          courier_(office.installation().runtime(), office.clock(), {{"correo", &mails_}}) {}
    engine::durable::DeliveryCount deliver() { return courier_.deliver_due(); }
    engine::durable::Courier& courier() { return courier_; }

 private:
    notifier::SmtpChannel channel_;
    notifier::MailDelivery mails_;
    engine::durable::Courier courier_;
};

void submit(Office& office) {
    office.opens("coordinadora-integridad", "programa-integridad",
                 {{"title", "Programa de Integridad 2023"}});
    office.does("coordinadora-integridad", "importar",
                {{"acciones", Value::array({{{"componente", "C.1"},
                                             {"objetivo", "OE.1."},
                                             {"accion", "Elaborar"},
                                             {"meta", "1"}}})},
                 {"dudas", Value::array()}});
    office.does("coordinadora-integridad", "enviar");
}

bool has_line(const std::string& bytes, const std::string& line) {
    return bytes.find("\r\n" + line) != std::string::npos;
}

std::string message_id(const std::string& bytes) {
    const auto at = bytes.find("Message-ID: ");
    REQUIRE(at != std::string::npos);
    return bytes.substr(at, bytes.find("\r\n", at) - at);
}

}  // namespace

TEST_CASE("each person awaited gets one mail, from the office, once") {
    Office office("2023-06-01");
    SmtpServer server;
    PostRoom post(office, server.port());
    submit(office);
    post.deliver();
    std::set<std::string> receivers;
    for (const auto& mail : server.received()) {
        REQUIRE(mail.to.size() == 1);
        receivers.insert(mail.to.front());
        CHECK(mail.from == "visado@example.org");
        CHECK(has_line(mail.bytes, "Auto-Submitted: auto-generated"));
    }
    CHECK(receivers ==
          std::set<std::string>{"coordinadora-integridad@example.org", "directora-op@example.org",
                                "director-ogppd@example.org", "especialista-ogppd@example.org",
                                "directora-ogaj@example.org", "abogado-ogaj@example.org"});
    const auto sent = server.received().size();
    CHECK(post.deliver().delivered == 0);
    CHECK(server.received().size() == sent);
}

TEST_CASE("a greylisted mail comes again later with the same Message-ID") {
    Office office("2023-06-01");
    submit(office);
    {
        SmtpServer busy({"--data", "451 4.3.0 Try again"});
        PostRoom post(office, busy.port());
        const auto count = post.deliver();
        CHECK(count.delivered == 0);
        CHECK(count.retried > 0);
    }
    SmtpServer server;
    PostRoom post(office, server.port());
    CHECK(post.deliver().delivered == 0);  // not before its time
    office.clock().advance(std::chrono::minutes(5));
    CHECK(post.deliver().delivered == 6);
    std::set<std::string> ids;
    for (const auto& mail : server.received()) ids.insert(message_id(mail.bytes));
    CHECK(ids.size() == 6);
}

TEST_CASE("an address that does not exist is told to the case, and the others get theirs") {
    Office office("2023-06-01");
    SmtpServer server({"--rcpt", "director-ogppd@example.org=550 5.1.1 Unknown"});
    PostRoom post(office, server.port());
    submit(office);
    const auto count = post.deliver();
    CHECK(count.failed == 1);
    CHECK(count.delivered == 5);
    bool told = false;
    for (const auto& row : office.installation().queries().entries(office.current))
        told = told || row.bytes.find("mail.bounced") != std::string::npos;
    CHECK(told);
    CHECK(office.status() == "En opinión de OGPPD · En opinión de OGAJ");  // the case goes on
}

TEST_CASE("a wrong setting pauses the channel and drops nothing") {
    Office office("2023-06-01");
    submit(office);
    {
        SmtpServer server({"--mail", "*=530 5.7.0 Log in first"});
        PostRoom post(office, server.port());
        CHECK(post.deliver().delivered == 0);
    }
    const auto paused = office.installation().queries().paused_channels();
    REQUIRE(paused.size() == 1);
    CHECK(paused.front().why.find("530") != std::string::npos);
    SmtpServer mended;
    PostRoom post(office, mended.port());
    post.courier().resume_channel("correo");
    CHECK(post.deliver().delivered == 6);
}
