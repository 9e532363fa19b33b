#include "engine/durable/journal.h"

#include <catch2/catch.hpp>

using namespace engine::durable;
using engine::Value;

namespace {

Entry full_entry() {
    Entry entry;
    entry.stream = StreamId{7};
    entry.kind = "caso";
    entry.sequence = 3;
    entry.time = Instant(std::chrono::milliseconds(1'688'000'000'123));
    entry.origin = Origin::timer;
    entry.timer = {"recordar", 2, entry.time};
    entry.key = "clave";
    entry.request = {{"z", 1.0}, {"a", "ñ\u20ac"}};
    entry.resolved = {{"due", "2023-07-10"}};
    entry.numbers = {{"RS|SG|2023", 43}};
    entry.contents = {std::string(64, 'c')};
    entry.head = {12, std::string(64, 'd')};
    entry.snapshot_sha256 = std::string(64, 'e');
    entry.previous = no_hash();
    return entry;
}

}  // namespace

// Journals are read by programs and people that do not know this code: these bytes are a promise.
TEST_CASE("the bytes of an entry") {
    CHECK(entry_bytes(full_entry()) ==
          R"({"contents":[")" + std::string(64, 'c') + R"("],"head":{"root":")" +
              std::string(64, 'd') +
              R"(","size":12},"key":"clave","kind":"caso","numbers":[{"number":43,)"
              R"("series":"RS|SG|2023"}],"origin":"timer","previous":")" +
              std::string(64, '0') +
              R"(","request":{"a":"ñ€","z":1},"resolved":{"due":"2023-07-10"},"sequence":3,)"
              R"("snapshot":")" +
              std::string(64, 'e') +
              R"(","stream":7,"time":1688000000123,"timer":{"at":1688000000123,"generation":2,)"
              R"("id":"recordar"},"v":2})");
}

TEST_CASE("an entry is read back as it was written") {
    const std::string bytes = entry_bytes(full_entry());
    auto entry = read_entry(bytes);
    REQUIRE(entry);
    CHECK(entry->timer->generation == 2);
    CHECK(entry->head == TreeHead{12, std::string(64, 'd')});
    CHECK(entry_bytes(std::move(*entry)) == bytes);

    Entry small;
    small.origin = GENERATE(Origin::person, Origin::system);
    const std::string few = entry_bytes(std::move(small));
    CHECK(few.find("timer") == std::string::npos);
    CHECK(entry_bytes(*read_entry(few)) == few);
}

TEST_CASE("what is no entry is refused with words") {
    const std::string whole = entry_bytes(full_entry());
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = whole;
        return changed.replace(changed.find(from), from.size(), to);
    };
    const std::string text =
        GENERATE_COPY(std::string(""), std::string("{"), std::string("[]"), std::string("7"),
                      with(R"("v":2)", R"("v":1)"), with(R"("origin":"timer")", R"("origin":"x")"),
                      with(R"("sequence":3)", R"("sequence":"3")"), with(R"("key")", R"("kay")"),
                      with(R"("numbers":[)", R"("numbers":[7,)"), std::string("\xff"));
    CAPTURE(text);
    const auto entry = read_entry(text);
    REQUIRE_FALSE(entry);
    CHECK_FALSE(entry.error().message.empty());
}

TEST_CASE("what JSON cannot hold is not recorded") {
    Entry entry = full_entry();
    entry.resolved = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(entry_bytes(std::move(entry)), std::invalid_argument);
}
