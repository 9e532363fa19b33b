#include <chrono>
#include <fstream>

#include <catch2/catch.hpp>

#include "notifier/smtp_channel.h"
#include "tests/notifier/postings.h"
#include "tests/support/temporary_directory.h"

using notifier::Encryption;
using notifier::Fate;
using notifier::SmtpChannel;
using notifier::SmtpSettings;

namespace {

// Made once: openssl takes a while.
struct Certificates {
    Certificates() {
        make_certificate(right(), "DNS:localhost,IP:127.0.0.1");
        make_certificate(other_name(), "DNS:correo.otra.pe");
    }
    std::string right() const { return folder.path() / "right.pem"; }
    std::string other_name() const { return folder.path() / "other.pem"; }
    TemporaryDirectory folder;
};

const Certificates& certificates() {
    static const Certificates made;
    return made;
}

SmtpSettings encrypted(const SmtpServer& server, Encryption encryption) {
    auto settings = settings_for(server);
    settings.encryption = encryption;
    settings.ca_file = certificates().right();
    return settings;
}

notifier::RecipientOutcome sent_with(const SmtpSettings& settings) {
    const FakeClock clock(moment);
    SmtpChannel channel(settings, clock);
    return channel.send(posting()).at(0);
}

}  // namespace

TEST_CASE("mails go encrypted, both ways of TLS, by name and by address") {
    const auto encryption =
        GENERATE(Encryption::starttls, Encryption::starttls_if_offered, Encryption::implicit);
    const auto host = GENERATE(std::string("localhost"), std::string("127.0.0.1"));
    CAPTURE(encryption, host);
    std::vector<std::string> options = {"--certificate", certificates().right()};
    if (encryption == Encryption::implicit) options.push_back("--implicit-tls");
    SmtpServer server(options);
    auto settings = encrypted(server, encryption);
    settings.host = host;
    const FakeClock clock(moment);
    SmtpChannel channel(settings, clock);
    auto mail = posting();
    mail.bytes += many_lines();
    for (int i = 0; i < 3; ++i) REQUIRE(channel.send(mail).at(0).fate == Fate::sent);
    CHECK(server.received().back().bytes == mail.bytes);
    CHECK(server.received().back().connection == 1);
    CHECK(server.received().back().tls);
}

TEST_CASE("what TLS refuses is a channel fault that says so") {
    SECTION("a certificate of another name") {
        SmtpServer server({"--certificate", certificates().other_name()});
        auto settings = encrypted(server, Encryption::starttls);
        settings.ca_file = certificates().other_name();
        const auto outcome = sent_with(settings);
        CHECK(outcome.fate == Fate::channel_fault);
        CHECK_THAT(outcome.words, Catch::Contains("certificado"));
        settings.host = "localhost";  // Poco's relaxed mode would let this one pass
        CHECK(sent_with(settings).fate == Fate::channel_fault);
        CHECK(server.received().empty());
    }
    SECTION("an authority nobody knows") {
        SmtpServer server({"--certificate", certificates().right()});
        auto settings = encrypted(server, Encryption::starttls);
        settings.ca_file = "";
        const auto outcome = sent_with(settings);
        CHECK(outcome.fate == Fate::channel_fault);
        CHECK_THAT(outcome.words, Catch::Contains("certificate verify failed"));
        settings.verify_certificate = false;
        CHECK(sent_with(settings).fate == Fate::sent);
    }
    SECTION("a file of authorities that is not there") {
        SmtpServer server({"--certificate", certificates().right()});
        auto settings = encrypted(server, Encryption::starttls);
        settings.ca_file = "/nada.pem";
        CHECK(sent_with(settings).fate == Fate::channel_fault);
    }
    SECTION("no STARTTLS where it is required") {
        SmtpServer server;
        const auto outcome = sent_with(encrypted(server, Encryption::starttls));
        CHECK(outcome.fate == Fate::channel_fault);
        CHECK_THAT(outcome.words, Catch::Contains("no ofrece cifrado STARTTLS"));
        CHECK(server.received().empty());
        CHECK(sent_with(encrypted(server, Encryption::starttls_if_offered)).fate == Fate::sent);
    }
    SECTION("TLS spoken to a server that does not") {
        SmtpServer server({"--greeting", "220 correo.prueba ESMTP"});
        CHECK(sent_with(encrypted(server, Encryption::implicit)).fate == Fate::channel_fault);
    }
}

TEST_CASE("a server that hangs in the handshake is left") {
    SmtpServer server({"--certificate", certificates().right(), "--fault", "hang-at-handshake"});
    auto settings = encrypted(server, Encryption::starttls);
    settings.reply_timeout = std::chrono::milliseconds(300);
    const auto outcome = sent_with(settings);
    CHECK(outcome.fate == Fate::try_later);
    CHECK_THAT(outcome.words, Catch::Contains("TLS"));
}

TEST_CASE("logging in, by what the server offers") {
    struct Row {
        const char *excluded, *mechanism;
    };
    const auto row = GENERATE(values<Row>({{"", "PLAIN"}, {"PLAIN", "LOGIN"}, {"LOGIN", "PLAIN"}}));
    CAPTURE(row.excluded);
    std::vector<std::string> options = {"--certificate", certificates().right(), "--user", "visado",
                                        "--password",    "contraseña ñ \"1\""};
    if (*row.excluded != '\0') options.insert(options.end(), {"--without-mechanism", row.excluded});
    SmtpServer server(options);
    auto settings = encrypted(server, Encryption::starttls);
    settings.user = "visado";
    settings.password = "contraseña ñ \"1\"";
    CHECK(sent_with(settings).fate == Fate::sent);
    CHECK(server.received().at(0).user == "visado");
    CHECK_THAT(server.events(), Catch::Contains("AUTH " + std::string(row.mechanism) + " tls"));
}

TEST_CASE("a log-in that fails is a channel fault, and the password is not in its words") {
    const std::string password = "secreto-7f3a";
    SmtpServer server(
        {"--certificate", certificates().right(), "--user", "visado", "--password", "otra"});
    auto settings = encrypted(server, Encryption::starttls);
    SECTION("wrong password") {
        settings.user = "visado";
        settings.password = password;
        const auto outcome = sent_with(settings);
        CHECK(outcome.fate == Fate::channel_fault);
        CHECK_THAT(outcome.words, Catch::Contains("535 5.7.8") && Catch::Contains("«visado»"));
        CHECK_THAT(outcome.words, !Catch::Contains(password));
    }
    SECTION("no credentials where they are demanded") {
        const auto outcome = sent_with(settings);
        CHECK(outcome.fate == Fate::channel_fault);
        CHECK_THAT(outcome.words, Catch::Contains("530"));
    }
    CHECK(server.received().empty());
}

TEST_CASE("only 235 is a log-in") {
    for (const char* excluded : {"PLAIN", "LOGIN"}) {
        SmtpServer server({"--certificate", certificates().right(), "--user", "visado",
                           "--password", "x", "--fault", "lie-about-login", "--without-mechanism",
                           excluded});
        auto settings = encrypted(server, Encryption::starttls);
        settings.user = "visado";
        settings.password = "x";
        const auto outcome = sent_with(settings);
        CHECK(outcome.fate == Fate::channel_fault);
        CHECK_THAT(outcome.words, Catch::Contains("no aceptó el inicio de sesión"));
    }
}

TEST_CASE("credentials stay at home while nothing is encrypted") {
    SmtpServer server({"--user", "visado", "--password", "x", "--plain-auth"});
    auto settings = settings_for(server);
    settings.user = "visado";
    settings.password = "x";
    const auto outcome = sent_with(settings);
    CHECK(outcome.fate == Fate::channel_fault);
    CHECK_THAT(outcome.words, Catch::Contains("no está cifrada"));
    CHECK(server.events().find("AUTH") == std::string::npos);

    settings.login_without_tls = true;
    CHECK(sent_with(settings).fate == Fate::sent);
    CHECK(server.received().at(0).user == "visado");
}

TEST_CASE("a server without any log-in we know is a channel fault") {
    SmtpServer server({"--certificate", certificates().right()});
    auto settings = encrypted(server, Encryption::starttls);
    settings.user = "visado";
    const auto outcome = sent_with(settings);
    // aiosmtpd always offers PLAIN and LOGIN once encrypted, and without users refuses both.
    CHECK(outcome.fate == Fate::channel_fault);
}
