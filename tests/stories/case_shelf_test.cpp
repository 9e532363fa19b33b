#include "workflows/case_shelf.h"

#include <thread>

#include <catch2/catch.hpp>

#include "tests/support/office.h"

TEST_CASE("a case is read again only when it has another entry") {
    Office office("2023-05-17");
    const auto id = office.opens("coordinadora-integridad", "programa-integridad");
    workflows::CaseShelf shelf(office.installation().queries());
    const auto first = shelf.read(id);
    REQUIRE(first);
    CHECK(first->sequence == 1);
    CHECK(shelf.read(id)->state == first->state);
    office.does("coordinadora-integridad", "comentar", engine::Value::object(), "Una nota.");
    const auto second = shelf.read(id);
    CHECK(second->sequence == 2);
    CHECK(second->state != first->state);
    CHECK(first->state->title == second->state->title);  // who still reads the old one may go on
    CHECK_FALSE(shelf.read({99999}));
    CHECK_FALSE(shelf.read({1}));  // the calendar is no case
}

TEST_CASE("the shelf keeps what was read last") {
    Office office("2023-05-17");
    const auto a = office.opens("coordinadora-integridad", "programa-integridad");
    const auto b = office.opens("coordinadora-integridad", "programa-integridad");
    const auto c = office.opens("coordinadora-integridad", "programa-integridad");
    workflows::CaseShelf shelf(office.installation().queries(), 2);
    const auto first_a = shelf.read(a)->state;
    const auto first_b = shelf.read(b)->state;
    CHECK(shelf.read(a)->state == first_a);
    (void)shelf.read(c);  // b goes: a was read since
    CHECK(shelf.read(a)->state == first_a);
    CHECK(shelf.read(b)->state != first_b);
}

TEST_CASE("many threads read while a case goes on") {
    Office office("2023-05-17");
    const auto id = office.opens("coordinadora-integridad", "programa-integridad");
    workflows::CaseShelf shelf(office.installation().queries(), 1);
    std::atomic<bool> backwards = false;
    std::vector<std::thread> readers;
    for (int i = 0; i < 4; ++i) {
        readers.emplace_back([&] {
            std::int64_t seen = 0;
            while (seen < 11) {
                const auto kept = shelf.read(id);
                if (kept->sequence < seen) backwards = true;
                seen = kept->sequence;
            }
        });
    }
    for (int i = 0; i < 10; ++i)
        office.does("coordinadora-integridad", "comentar", engine::Value::object(), "Una nota.");
    for (auto& each : readers) each.join();
    CHECK_FALSE(backwards);
}
