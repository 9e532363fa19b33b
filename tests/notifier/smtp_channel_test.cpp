#include "notifier/smtp_channel.h"

#include <chrono>
#include <iostream>

#include <catch2/catch.hpp>

#include "tests/notifier/postings.h"

using notifier::Fate;
using notifier::SmtpChannel;

TEST_CASE("the envelope is the posting's, not the message's") {
    SmtpServer server;
    const FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);
    const auto outcomes = channel.send(posting({"ana@x.pe", "luis@x.pe"}));
    REQUIRE(outcomes.size() == 2);
    CHECK_THAT(outcomes[1].words, Catch::Contains("250 2.0.0 Kept as 0001"));
    const auto mail = server.received().at(0);
    CHECK(mail.from == "integridad@entidad.gob.pe");
    CHECK(mail.to == std::vector<std::string>{"ana@x.pe", "luis@x.pe"});
    CHECK(mail.bytes == posting().bytes);
    CHECK_FALSE(mail.tls);
}

TEST_CASE("a connection serves many mails and is renewed before servers tire of it") {
    SmtpServer server;
    const FakeClock clock(moment);
    auto settings = settings_for(server);
    settings.mails_per_connection = 3;
    {
        SmtpChannel channel(settings, clock);
        for (int i = 0; i < 7; ++i) REQUIRE(channel.send(posting()).at(0).fate == Fate::sent);
    }
    std::vector<int> connections;
    for (const auto& mail : server.received()) connections.push_back(mail.connection);
    CHECK(connections == std::vector<int>{1, 1, 1, 2, 2, 2, 3});
    CHECK(server.events() == "QUIT\nQUIT\nQUIT\n");
}

TEST_CASE("a server that tires earlier than expected costs nothing") {
    SmtpServer server({"--mail", "4=452 4.5.3 Too many mails on this connection"});
    const FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);
    for (int i = 0; i < 8; ++i) REQUIRE(channel.send(posting()).at(0).fate == Fate::sent);
    CHECK(server.received().size() == 8);
    CHECK(server.received().back().connection == 3);
}

TEST_CASE("a kept connection that the server closed meanwhile costs nothing") {
    SmtpServer server({"--fault", "close-after-mail"});
    const FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);
    for (int i = 0; i < 3; ++i) REQUIRE(channel.send(posting()).at(0).fate == Fate::sent);
    CHECK(server.received().size() == 3);
}

TEST_CASE("after an idle while the connection is asked first") {
    SmtpServer server;
    FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);
    channel.send(posting());
    clock.advance(std::chrono::seconds(14));
    channel.send(posting());
    CHECK(server.events().empty());
    clock.advance(std::chrono::seconds(15));
    channel.send(posting());
    CHECK(server.events() == "NOOP\n");
    CHECK(server.received().back().connection == 1);
}

TEST_CASE("a refused recipient does not spoil the others, nor the next mail") {
    SmtpServer server({"--rcpt", "nadie@x.pe=550 5.1.1 No such user", "--rcpt",
                       "lleno@x.pe=452 4.2.2 Mailbox full"});
    const FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);

    const auto mixed = channel.send(posting({"nadie@x.pe", "ana@x.pe", "lleno@x.pe"}));
    CHECK(mixed[0].fate == Fate::refused);
    CHECK_THAT(mixed[0].words, Catch::Contains("550 5.1.1 No such user"));
    CHECK(mixed[1].fate == Fate::sent);
    CHECK(mixed[2].fate == Fate::try_later);
    CHECK(server.received().at(0).to == std::vector<std::string>{"ana@x.pe"});
    CHECK(server.events().empty());

    CHECK(channel.send(posting({"nadie@x.pe"}))[0].fate == Fate::refused);
    CHECK(server.events() == "RSET\n");
    CHECK(channel.send(posting({"ana@x.pe"}))[0].fate == Fate::sent);
    CHECK(server.received().back().connection == 1);
}

TEST_CASE("an address that would be a command never reaches the wire") {
    SmtpServer server;
    const FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);
    const auto outcomes = channel.send(posting({"ana@x.pe>\r\nRCPT TO:<espia@x.pe", "ana@x.pe"}));
    CHECK(outcomes[0].fate == Fate::refused);
    CHECK(outcomes[1].fate == Fate::sent);
    CHECK(server.received().at(0).to == std::vector<std::string>{"ana@x.pe"});

    auto forged = posting();
    forged.from = "a@x.pe>\r\nRSET";
    CHECK(channel.send(forged)[0].fate == Fate::channel_fault);
    CHECK(server.events().empty());
}

TEST_CASE("a message over the server's SIZE is refused before it is sent") {
    SmtpServer server({"--size", "1000"});
    const FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);
    auto big = posting();
    big.bytes += std::string(1000, 'x');
    const auto outcome = channel.send(big).at(0);
    CHECK(outcome.fate == Fate::refused);
    CHECK_THAT(outcome.words, Catch::Contains("admite 1000"));
    CHECK(channel.send(posting())[0].fate == Fate::sent);
}

TEST_CASE("8-bit bytes are announced") {
    SmtpServer server;
    const FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);
    auto mail = posting();
    mail.bytes += "opinión\r\n";
    CHECK(channel.send(mail)[0].fate == Fate::sent);
    CHECK(server.received().at(0).bytes == mail.bytes);
}

// Hidden: for the record, run with [measure]. The server is Python, so it is the slower side.
TEST_CASE("mails per second on reused connections", "[.][measure]") {
    SmtpServer server;
    const FakeClock clock(moment);
    SmtpChannel channel(settings_for(server), clock);
    constexpr int mails = 2000;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < mails; ++i) REQUIRE(channel.send(posting()).at(0).fate == Fate::sent);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::cout << mails / took.count() << " mails/s\n";
}
