#include "notifier/address.h"

#include <catch2/catch.hpp>

using notifier::Address;
using notifier::parse_address;

TEST_CASE("how an address is read") {
    struct Row {
        const char *text, *name, *address;
    };
    const auto row = GENERATE(values<Row>({
        {"ana@x.pe", "", "ana@x.pe"},
        {"  ana@x.pe ", "", "ana@x.pe"},
        {"<ana@x.pe>", "", "ana@x.pe"},
        {"Ana Ñuflo <ana@x.pe>", "Ana Ñuflo", "ana@x.pe"},
        {"\"Ñuflo, Ana\" <ana@x.pe>", "Ñuflo, Ana", "ana@x.pe"},
        {"\"La \\\"Jefa\\\"\" <ana@x.pe>", "La \"Jefa\"", "ana@x.pe"},
        {"Ana (OGAJ) <a.b-c_d+e@mail.entidad.gob.pe>", "Ana (OGAJ)",
         "a.b-c_d+e@mail.entidad.gob.pe"},
        {"root@localhost", "", "root@localhost"},
    }));
    CAPTURE(row.text);
    const auto read = parse_address(row.text, "para");
    REQUIRE(read);
    CHECK(*read == Address{row.name, row.address});
}

TEST_CASE("what is no address is refused in words") {
    struct Row {
        const char *text, *words;
    };
    const auto row = GENERATE(values<Row>({
        {"", "Falta la dirección"},
        {"ana", "le falta la arroba"},
        {"ana@", "no es un dominio"},
        {"@x.pe", "no es un nombre de buzón"},
        {"ana@x", "no es un dominio"},
        {"ana@10.0.0.1", "no es un dominio"},
        {"ana@[10.0.0.1]", "no es un dominio"},
        {"ana@-x.pe", "no es un dominio"},
        {"ana@x..pe", "no es un dominio"},
        {".ana@x.pe", "no es un nombre de buzón"},
        {"a..na@x.pe", "no es un nombre de buzón"},
        {"ana luisa@x.pe", "no es un nombre de buzón"},
        {"\"ana\"@x.pe", "no es un nombre de buzón"},
        {"ana,luis@x.pe", "no es un nombre de buzón"},
        {"ana@x.pe,luis@x.pe", "no es un nombre de buzón"},
        {"ana@x.pe>", "no es un dominio"},
        {"peña@x.pe", "tildes, eñes"},
        {"ana@peña.pe", "tildes, eñes"},
        {"Ana <ana@x.pe", "falta cerrar"},
        {"ana@x.pe\r\nBcc: otro@x.pe", "carácter de control"},
        {"Ana\n <ana@x.pe>", "carácter de control"},
        {"ana@x.pe\xE2\x80\xA8", "U+2028"},
        {"Ana\xC2\x85 <ana@x.pe>", "U+0085"},
        {"Ana \xE2\x80\xAE <ana@x.pe>", "U+202E"},
        {"=?utf-8?Q?Ana=0D=0ABcc:x?= <ana@x.pe>", "=?"},
        {"Ana \xF1 <ana@x.pe>", "UTF-8"},
    }));
    CAPTURE(row.text);
    const auto read = parse_address(row.text, "para 2");
    REQUIRE_FALSE(read);
    CHECK(read.error().place == "para 2");
    CHECK_THAT(read.error().message, Catch::Contains(row.words));
    CHECK_FALSE(read.error().remedy.empty());
}

TEST_CASE("lengths at their limits") {
    const std::string label(63, 'a');
    CHECK(parse_address(std::string(64, 'a') + "@x.pe", ""));
    CHECK_FALSE(parse_address(std::string(65, 'a') + "@x.pe", ""));
    CHECK(parse_address("a@" + label + ".pe", ""));
    CHECK_FALSE(parse_address("a@" + label + "a.pe", ""));
    CHECK_FALSE(parse_address("a@" + label + "." + label + "." + label + "." + label + ".pe", ""));
    CHECK(notifier::check_address({std::string(120, 'x'), "a@x.pe"}, ""));
    CHECK_FALSE(notifier::check_address({std::string(121, 'x'), "a@x.pe"}, ""));
}
