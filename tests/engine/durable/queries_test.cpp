#include <catch2/catch.hpp>

#include "tests/engine/durable/toy_office.h"

using namespace toy;
using namespace std::chrono_literals;
using engine::durable::InboxMark;

TEST_CASE("an inbox: nearest due date first, page by page, nothing twice and nothing lost") {
    Office office;
    for (int i = 0; i < 7; ++i) {
        const auto due = at_start + std::chrono::hours(100 - i / 2);  // pairs share a due date
        REQUIRE(
            office.open(steps(ask_until("visar", {"ruth"}, due), ask("leer", {"ruth", "tom"}))));
    }
    const auto& queries = office.data->queries;
    std::vector<std::pair<StreamId, std::string>> seen;
    std::optional<InboxMark> mark;
    int pages = 0;
    std::int64_t last_due = 0;
    do {
        const auto page = queries.inbox("ruth", mark, 3);
        for (const auto& item : page.items) {
            const auto due = item.task.due ? in_ms(*item.task.due) : INT64_MAX;
            CHECK(due >= last_due);
            last_due = due;
            seen.emplace_back(item.stream.id, item.task.id);
            CHECK(item.stream.title == "Contador");
            CHECK(item.stream.status == "en curso");
        }
        mark = page.next;
        ++pages;
    } while (mark);
    CHECK(pages == 5);
    CHECK(seen.size() == 14);
    std::sort(seen.begin(), seen.end());
    CHECK(std::unique(seen.begin(), seen.end()) == seen.end());
    CHECK(queries.inbox("tom").items.size() == 7);
    CHECK(queries.inbox("eva").items.empty());
}

TEST_CASE("a task that is done leaves the inbox and stays in the history") {
    Office office;
    const auto id = office.open(steps(ask("visar", {"ruth"})))->stream;
    office.clock.advance(1h);
    REQUIRE(office.act(id, steps(named("done", "visar"), ask("firmar", {"olga"}))));
    const auto& queries = office.data->queries;
    CHECK(queries.inbox("ruth").items.empty());
    CHECK(queries.inbox("olga").items.size() == 1);
    const auto tasks = queries.tasks(id);
    REQUIRE(tasks.size() == 2);
    CHECK(tasks[0].task.id == "visar");
    CHECK(tasks[0].opened == at_start);
    CHECK(tasks[0].closed == at_start + 1h);
    CHECK_FALSE(tasks[1].closed);
}

TEST_CASE("a task that changes hands") {
    Office office;
    const auto id = office.open(steps(ask("visar", {"ruth", "olga"})))->stream;
    // The same entry of the task: only who may act is another.
    const auto snapshot = office.data->queries.stream(id)->snapshot;
    Value tasks = snapshot.at("tasks");
    tasks["visar"]["people"] = {"olga", "tom"};
    tasks["visar"]["due"] = in_ms(at_start + 5h);
    REQUIRE(office.act(id, steps(Value{{"do", "set"}, {"name", "tasks"}, {"value", tasks}})));
    const auto& queries = office.data->queries;
    CHECK(queries.inbox("ruth").items.empty());
    REQUIRE(queries.inbox("tom").items.size() == 1);
    CHECK(queries.inbox("tom").items.front().task.due == at_start + 5h);
    CHECK(queries.inbox("olga").items.size() == 1);
    CHECK(queries.tasks(id).size() == 1);
}

TEST_CASE("streams by kind, page by page") {
    Office office;
    REQUIRE(office.rule({{"multiply", 1}}));
    for (int i = 0; i < 5; ++i) REQUIRE(office.open(steps(add(i * 50))));
    const auto& queries = office.data->queries;
    CHECK(queries.streams("").size() == 6);
    CHECK(queries.streams("reglas").size() == 1);
    const auto page = queries.streams("contador", StreamId{2}, 2);
    REQUIRE(page.size() == 2);
    CHECK(page.front().id == StreamId{3});
    CHECK(queries.summary(StreamId{4})->status == "lleno");
    CHECK_FALSE(queries.summary(StreamId{99}));
    CHECK_FALSE(queries.stream(StreamId{99}));
    CHECK(queries.singleton("reglas")->id == StreamId{1});
    CHECK_FALSE(queries.singleton("nada"));
}

TEST_CASE("a stream that has ended says so, and leaves nothing open") {
    Office office;
    const auto id = office.open(steps(ask("visar", {"ruth"}), arm("x", at_start + 1h, {})))->stream;
    REQUIRE(office.act(id, steps(named("done", "visar"), named("disarm", "x"), step("end"))));
    const auto& queries = office.data->queries;
    CHECK(queries.summary(id)->ended);
    CHECK(queries.timers(id).empty());
    CHECK(queries.inbox("ruth").items.empty());
    CHECK_FALSE(queries.next_due());
}

TEST_CASE("text for the store that is not UTF-8 stops at the edge") {
    Office office;
    CHECK_THROWS_AS(office.data->queries.inbox("ruth\xff"), std::invalid_argument);
}

TEST_CASE("the outbox is read page by page, by state, channel and stream") {
    using engine::durable::DeliveryState;
    using engine::durable::OutboxFilter;
    using engine::durable::OutboxMark;
    Office office;
    std::vector<StreamId> ids;
    for (int i = 0; i < 9; ++i) {
        office.clock.advance(1min);
        ids.push_back(office.open(steps(mail("mia")))->stream);
    }
    const auto& queries = office.data->queries;
    const std::string item = queries.outbox(ids[0]).front().item.id;
    office.runtime->keep_books([&](engine::durable::Store& store) {
        for (int i = 0; i < 3; ++i)
            store.note_delivered(ids[i], item, at_start + std::chrono::hours(i), {});
        for (int i = 3; i < 5; ++i)
            store.note_failed(ids[i], item, at_start + std::chrono::hours(i), "550", {});
    });
    const auto counts = queries.outbox_counts();
    CHECK(counts.delivered == 3);
    CHECK(counts.failed == 2);
    CHECK(counts.waiting == 4);

    struct Row {
        OutboxFilter filter;
        std::vector<int> order;  // indices of ids
    };
    const Row rows[] = {
        {{DeliveryState::waiting}, {5, 6, 7, 8}},
        {{DeliveryState::failed}, {4, 3}},
        {{DeliveryState::delivered}, {2, 1, 0}},
        {{DeliveryState::waiting, "correo"}, {5, 6, 7, 8}},
        {{DeliveryState::waiting, "pdf"}, {}},
        {{DeliveryState::waiting, "", ids[7]}, {7}},
        {{DeliveryState::delivered, "correo", ids[7]}, {}},
    };
    for (const Row& row : rows) {
        std::vector<StreamId> expected, seen;
        for (const int i : row.order) expected.push_back(ids[static_cast<std::size_t>(i)]);
        for (std::optional<OutboxMark> mark;;) {
            const auto page = queries.outbox_page(row.filter, mark, 2);
            CHECK(page.rows.size() <= 2);
            for (const auto& each : page.rows) {
                CHECK(each.state == row.filter.state);
                CHECK(each.ended.has_value() == (each.state != DeliveryState::waiting));
                seen.push_back(each.stream);
            }
            if (!(mark = page.next)) break;
        }
        CHECK(seen == expected);
    }
    CHECK(queries.outbox_row(ids[3], item)->last_error == "550");
    CHECK_FALSE(queries.outbox_row(ids[3], "otra"));
    CHECK_FALSE(queries.outbox_row(StreamId{999}, item));
}
