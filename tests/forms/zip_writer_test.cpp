#include "forms/zip_writer.h"

#include <catch2/catch.hpp>

#include "forms/zip_parts.h"

TEST_CASE("what was written into an archive is read out of it again") {
    const std::string text = "Bitácora\n", packed(200'000, 'a'), nothing;
    std::string noise;
    for (int i = 0; i < 70'000; ++i) noise += static_cast<char>((i * 7919) >> 3);
    const auto bytes = forms::write_zip(
        {{"LEAME.txt", text}, {"documentos/a.pdf", noise}, {"b.txt", packed}, {"c", nothing}},
        1'687'961'100);
    CHECK(bytes.starts_with("PK"));
    CHECK(bytes.size() < noise.size() + packed.size());
    auto parts = forms::ZipParts::open(bytes, "archivo");
    REQUIRE(parts);
    const std::pair<const char*, const std::string*> all[] = {
        {"LEAME.txt", &text}, {"documentos/a.pdf", &noise}, {"b.txt", &packed}, {"c", &nothing}};
    for (const auto& [name, expected] : all) {
        CAPTURE(name);
        const auto read = parts->read(name);
        REQUIRE(read);
        CHECK(*read == *expected);
    }
    CHECK(bytes ==
          forms::write_zip(
              {{"LEAME.txt", text}, {"documentos/a.pdf", noise}, {"b.txt", packed}, {"c", nothing}},
              1'687'961'100));
}
