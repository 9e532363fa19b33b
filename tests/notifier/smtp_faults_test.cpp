#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "notifier/smtp_channel.h"
#include "tests/notifier/postings.h"

using notifier::Fate;
using notifier::SmtpChannel;
using namespace std::chrono_literals;

// What the other side can do, and what becomes of the mail.
TEST_CASE("each fault has its fate") {
    struct Row {
        const char* name;
        std::vector<std::string> options;
        Fate fate;
        const char* words;
    };
    const auto row = GENERATE(values<Row>({
        {"greeting 421", {"--greeting", "421 4.3.2 Busy"}, Fate::try_later, "421 4.3.2 Busy"},
        {"greeting 554",
         {"--greeting", "554 No SMTP here"},
         Fate::channel_fault,
         "554 No SMTP here"},
        {"not SMTP",
         {"--greeting", "HTTP/1.1 400 Bad Request"},
         Fate::channel_fault,
         "No habla SMTP"},
        {"silent", {"--fault", "hang-at-greeting"}, Fate::try_later, "No respondió a tiempo"},
        {"drips", {"--fault", "drip-at-greeting"}, Fate::try_later, "No respondió a tiempo"},
        {"floods", {"--fault", "flood-at-greeting"}, Fate::channel_fault, "No habla SMTP"},
        {"421 at MAIL", {"--fault", "close-at-mail-421"}, Fate::try_later, "421 4.3.2"},
        {"hangs at MAIL", {"--fault", "hang-at-mail"}, Fate::try_later, "No respondió a tiempo"},
        {"452 at MAIL", {"--mail", "*=452 4.3.1 Disk full"}, Fate::try_later, "452 4.3.1"},
        {"552 at MAIL", {"--mail", "*=552 5.3.4 Too big"}, Fate::refused, "552 5.3.4"},
        {"530 at MAIL", {"--mail", "*=530 5.7.0 Log in first"}, Fate::channel_fault, "530 5.7.0"},
        {"sender", {"--mail", "*=550 5.7.1 Sender not allowed"}, Fate::channel_fault, "remitente"},
        {"450 at RCPT", {"--rcpt", "ana@x.pe=450 4.2.1 Greylisted"}, Fate::try_later, "450 4.2.1"},
        {"550 at RCPT", {"--rcpt", "ana@x.pe=550 5.1.1 Unknown"}, Fate::refused, "550 5.1.1"},
        {"530 at RCPT", {"--rcpt", "ana@x.pe=530 5.7.0 Log in"}, Fate::channel_fault, "530 5.7.0"},
        {"451 after DATA", {"--data", "451 4.3.0 Try again"}, Fate::try_later, "451 4.3.0"},
        {"554 after DATA", {"--data", "554 5.7.1 Spam"}, Fate::refused, "554 5.7.1"},
        {"drops mid-DATA", {"--fault", "drop-mid-data"}, Fate::try_later, "conexión"},
        {"drops after DATA",
         {"--fault", "drop-after-data"},
         Fate::try_later,
         "mismo identificador"},
        {"hangs after DATA",
         {"--fault", "hang-after-data"},
         Fate::try_later,
         "mismo identificador"},
    }));
    CAPTURE(row.name);
    SmtpServer server(row.options);
    const FakeClock clock(moment);
    auto settings = settings_for(server);
    settings.reply_timeout = 400ms;
    settings.data_timeout = 400ms;
    SmtpChannel channel(settings, clock);
    auto mail = posting({"ana@x.pe"});
    mail.bytes += many_lines();

    const auto outcome = channel.send(mail).at(0);
    CHECK(outcome.fate == row.fate);
    CHECK_THAT(outcome.words, Catch::Contains(row.words));
}

TEST_CASE("nobody at host and port: a wrong setting at first, an outage later") {
    SmtpServer server;
    const FakeClock clock(moment);
    const auto settings = settings_for(server);
    SmtpChannel known(settings, clock);
    REQUIRE(known.send(posting())[0].fate == Fate::sent);
    server.stop();

    const auto later = known.send(posting())[0];
    CHECK(later.fate == Fate::try_later);
    CHECK_THAT(later.words, Catch::Contains("127.0.0.1:" + std::to_string(settings.port)));

    SmtpChannel fresh(settings, clock);
    const auto at_start = fresh.send(posting())[0];
    CHECK(at_start.fate == Fate::channel_fault);
    CHECK_THAT(at_start.words, Catch::Contains("Revise el servidor y el puerto"));
    CHECK(fresh.fault_of_settings().has_value());
}

TEST_CASE("a host that does not exist is a channel fault or, without a resolver, waits") {
    const FakeClock clock(moment);
    notifier::SmtpSettings settings;
    settings.host = "correo.invalid";  // RFC 6761: never exists
    settings.reply_timeout = 400ms;
    SmtpChannel channel(settings, clock);
    const auto outcome = channel.send(posting())[0];
    CHECK((outcome.fate == Fate::channel_fault || outcome.fate == Fate::try_later));
    CHECK_THAT(outcome.words, Catch::Contains("correo.invalid"));
}

TEST_CASE("what a server says is shown on one printable line") {
    CHECK(notifier::shown({550, "uno\ndos\tt\x1B[2J"}) == "550 uno dos t [2J");
    CHECK(notifier::shown({550, "buz\xF3n"}) == "550 buz?n");
    CHECK(notifier::shown({550, "buzón"}) == "550 buzón");
    std::string many;
    for (int i = 0; i < 400; ++i) many += "ñ";
    const auto cut = notifier::shown({550, many});
    CHECK(cut.size() <= 304);
    CHECK_THAT(cut, Catch::EndsWith("ñ…"));
}
