#include "notifier/mail_composer.h"

#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>
#include <gmime/gmime.h>

#include "tests/notifier/mails.h"
#include "tests/support/golden.h"
#include "tests/support/program.h"

namespace {

std::string as_read_by_python(const std::string& bytes) {
    const auto run = run_program(
        {"/usr/bin/python3", "-X", "utf8", VISADO_SOURCE_DIR "/tests/notifier/mail_reader.py"},
        {.environment = {}, .input = bytes});
    REQUIRE(run.err.empty());
    return run.out;
}

template <class Read>
std::string read_by_gmime(const std::string& bytes, Read read) {
    GMimeStream* stream = g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
    GMimeParser* parser = g_mime_parser_new_with_stream(stream);
    GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
    const std::string result = read(message);
    g_object_unref(message);
    g_object_unref(parser);
    g_object_unref(stream);
    return result;
}

std::string subject_as_read_by_gmime(const std::string& bytes) {
    return read_by_gmime(bytes, g_mime_message_get_subject);
}

std::string sender_as_read_by_gmime(const std::string& bytes) {
    return read_by_gmime(bytes, [](GMimeMessage* message) {
        InternetAddressList* from = g_mime_message_get_from(message);
        return internet_address_get_name(internet_address_list_get_address(from, 0));
    });
}

}  // namespace

TEST_CASE("a mail as it is written, byte by byte") {
    auto bytes = notifier::compose(opinion_mail()).value();
    bytes.erase(std::remove(bytes.begin(), bytes.end(), '\r'), bytes.end());
    check_golden("mails/opinion.eml", bytes);
}

TEST_CASE("a mail as another program reads it") {
    check_golden("mails/opinion.read.txt",
                 as_read_by_python(notifier::compose(opinion_mail()).value()));
}

TEST_CASE("composing twice gives the same bytes") {
    CHECK(notifier::compose(opinion_mail()).value() == notifier::compose(opinion_mail()).value());
    auto other = opinion_mail();
    other.message_id = "visado.aviso.2@mincetur.gob.pe";
    CHECK(notifier::compose(other).value() != notifier::compose(opinion_mail()).value());
}

TEST_CASE("what goes on the wire is 7-bit CRLF lines of at most 76 characters") {
    auto mail = opinion_mail();
    mail.text = std::string(5000, 'x') + "\r\nuna\rdos\r\n" + std::string(3000, ' ') + "ñ";
    const auto bytes = notifier::compose(mail).value();
    std::size_t longest = 0;
    for (std::size_t start = 0; start < bytes.size();) {
        const auto end = bytes.find('\n', start);
        REQUIRE(end != std::string::npos);
        REQUIRE(end > start);
        CHECK(bytes[end - 1] == '\r');
        longest = std::max(longest, end - 1 - start);
        start = end + 1;
    }
    CHECK(longest <= 100);  // only the lines with a name may be longer than 78
    CHECK(std::none_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<signed char>(c) < 0; }));
    CHECK(static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\r')) ==
          static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')));
    CHECK_THAT(as_read_by_python(bytes), Catch::Contains(std::string(5000, 'x') + "\nuna\ndos\n"));
}

TEST_CASE("Spanish subjects come back as they were written") {
    const auto subject = GENERATE(values<std::string>({
        "Emitir opinión",
        "«Programa de Integridad 2027»",
        "¿Qué falta? ¡Atención!",
        "N° 043-2023-MINCETUR/SG — aprobación",
        "a, b; c: \"d\" <e> (f) [g] @ \\ %",
        "ñ",
        "áéíóú ÁÉÍÓÚ ñÑ üÜ – — … “comillas” ‘simples’",
        "S/ 1 250,50 y 3 € · 100 %",
        "palabra-larguísima-sin-ningún-espacio-que-obliga-a-partir-la-cabecera-en-medio-de-una-"
        "palabra-ñandú",
        "emoji 📄 y ẞ, 漢字",
        "dos  espacios ñ  seguidos  é  aquí",
    }));
    CAPTURE(subject);
    auto mail = opinion_mail();
    mail.subject = subject;
    const auto bytes = notifier::compose(mail).value();
    CHECK(subject_as_read_by_gmime(bytes) == subject);
    const auto read = as_read_by_python(bytes);
    CHECK_THAT(read, Catch::Contains("\nSubject: " + subject + "\n"));
    CHECK_THAT(read, !Catch::Contains("defect"));
}

TEST_CASE("names come back as they were written") {
    const auto name = GENERATE(values<std::string>({
        "Ana Ñuflo",
        "Ana Nuflo",
        "Nuflo, Ana",
        "La \"Jefa\" \\ de Área",
        "Jefe (e) de la OGAJ",
        "María Peña «Ñusta» Güell, \"Jefa\"",
        "Oficina de Integridad y Lucha contra la Corrupción — Ministerio de Comercio Exterior y "
        "Turismo",
        "José María Núñez del Prado y Ibáñez de la Peña",
        "Ana =3D_ ñ ?= x",
        "漢字 Ñ",
    }));
    CAPTURE(name);
    auto mail = opinion_mail();
    mail.from.name = name;
    mail.to = {{name, "mpena@mincetur.gob.pe"}, {name, "ogaj@mincetur.gob.pe"}};
    const auto bytes = notifier::compose(mail).value();
    const auto read = as_read_by_python(bytes);
    CHECK_THAT(read, !Catch::Contains("defect"));
    CHECK_THAT(read,
               Catch::Contains("\nName: " + name + "\nName: " + name + "\nName: " + name + "\n"));
    CHECK(sender_as_read_by_gmime(bytes) == name);
}

TEST_CASE("every length of subject is folded without loss") {
    auto mail = opinion_mail();
    for (int length = 1; length <= 250; ++length) {
        mail.subject.clear();
        for (int i = 0; i < length; ++i) mail.subject += i % 7 == 6 ? " " : i % 3 == 0 ? "ñ" : "a";
        mail.subject.back() = mail.subject.back() == ' ' ? 'z' : mail.subject.back();
        REQUIRE(subject_as_read_by_gmime(notifier::compose(mail).value()) == mail.subject);
    }
}

TEST_CASE("dates carry Peru's offset on any day of the year") {
    struct Row {
        std::int64_t ms;
        const char* date;
    };
    const auto row = GENERATE(values<Row>({
        {0, "Wed, 31 Dec 1969 19:00:00 -0500"},
        {1'687'969'805'123, "Wed, 28 Jun 2023 11:30:05 -0500"},
        {1'704'085'199'999, "Sun, 31 Dec 2023 23:59:59 -0500"},
        {1'704'085'200'000, "Mon, 01 Jan 2024 00:00:00 -0500"},
    }));
    auto mail = opinion_mail();
    mail.date = engine::durable::Instant(std::chrono::milliseconds(row.ms));
    CHECK_THAT(notifier::compose(mail).value(),
               Catch::Contains("Date: " + std::string(row.date) + "\r\n"));
}
