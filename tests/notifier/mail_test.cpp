#include "notifier/mail.h"

#include <functional>

#include <catch2/catch.hpp>

#include "notifier/mail_composer.h"
#include "tests/notifier/mails.h"

using notifier::Mail;

TEST_CASE("a whole mail is accepted") {
    CHECK(notifier::check_mail(opinion_mail()));
}

// Every field that becomes a header, against everything that breaks a header in some reader.
TEST_CASE("nothing hidden passes into a header") {
    struct Field {
        const char* place;
        std::function<void(Mail&, const std::string&)> put;
    };
    const std::vector<Field> fields = {
        {"asunto", [](Mail& m, const std::string& s) { m.subject += s; }},
        {"remitente", [](Mail& m, const std::string& s) { m.from.name += s; }},
        {"remitente", [](Mail& m, const std::string& s) { m.from.address += s; }},
        {"para 2", [](Mail& m, const std::string& s) { m.to[1].name += s; }},
        {"para 1", [](Mail& m, const std::string& s) { m.to[0].address.insert(2, s); }},
        {"copia 1", [](Mail& m, const std::string& s) { m.cc[0].name.insert(1, s); }},
        {"responder a 1", [](Mail& m, const std::string& s) { m.reply_to[0].name += s; }},
        {"cabecera X-Visado-Expediente",
         [](Mail& m, const std::string& s) { m.headers[0].second += s; }},
        {"message_id", [](Mail& m, const std::string& s) { m.message_id += s; }},
        {"references", [](Mail& m, const std::string& s) { m.references[0] += s; }},
    };
    const std::vector<std::string> hidden = {
        "\r\nBcc: espia@x.pe",
        "\nX: y",
        "\r",
        "\n",
        std::string(1, '\0'),
        "\x0B",
        "\x0C",
        "\x1B",
        "\x7F",
        "\xC2\x85",      // NEL
        "\xC2\x9B",      // CSI
        "\xE2\x80\xA8",  // LINE SEPARATOR
        "\xE2\x80\xA9",  // PARAGRAPH SEPARATOR
        "\xE2\x80\xAE",  // RIGHT-TO-LEFT OVERRIDE
        "\xE2\x81\xA6",  // LEFT-TO-RIGHT ISOLATE
        "\xF1",          // ISO-8859-1
        "\xC0\x8A",      // LF, overlong
        "=?utf-8?Q?=0D=0ABcc:_espia=40x.pe?=",
    };
    for (const auto& field : fields) {
        for (const auto& text : hidden) {
            Mail mail = opinion_mail();
            field.put(mail, text);
            CAPTURE(field.place, text);
            const auto bytes = notifier::compose(mail);
            REQUIRE_FALSE(bytes);
            CHECK(bytes.error().place == field.place);
            CHECK_FALSE(bytes.error().message.empty());
        }
    }
}

TEST_CASE("what else a mail may not be") {
    struct Row {
        const char* place;
        std::function<void(Mail&)> spoil;
    };
    const auto row = GENERATE(values<Row>({
        {"para", [](Mail& m) { m.to.clear(); }},
        {"para",
         [](Mail& m) {
             m.to.resize(101, {"", "a@x.pe"});
         }},
        {"asunto", [](Mail& m) { m.subject.clear(); }},
        {"asunto", [](Mail& m) { m.subject = "   "; }},
        {"asunto", [](Mail& m) { m.subject.assign(251, 'x'); }},
        {"texto", [](Mail& m) { m.text += '\0'; }},
        {"texto", [](Mail& m) { m.text = "\xF1"; }},
        {"texto HTML", [](Mail& m) { m.html.assign(1'000'001, 'x'); }},
        {"cabecera", [](Mail& m) { m.headers[0].first = "X Y"; }},
        {"cabecera", [](Mail& m) { m.headers[0].first = "X:"; }},
        {"cabecera bcc", [](Mail& m) { m.headers[0].first = "bcc"; }},
        {"cabecera Subject", [](Mail& m) { m.headers[0].first = "Subject"; }},
        {"message_id", [](Mail& m) { m.message_id = "sin arroba"; }},
        {"message_id", [](Mail& m) { m.message_id = "a@b>"; }},
        {"references", [](Mail& m) { m.references.assign(21, "a@b"); }},
    }));
    Mail mail = opinion_mail();
    row.spoil(mail);
    const auto checked = notifier::check_mail(mail);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().place == row.place);
}

TEST_CASE("250 characters of subject are counted, not bytes") {
    Mail mail = opinion_mail();
    mail.subject.clear();
    for (int i = 0; i < 250; ++i) mail.subject += "ñ";
    CHECK(notifier::check_mail(mail));
}
