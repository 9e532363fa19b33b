#include <deque>

#include <catch2/catch.hpp>

#include "engine/durable/journal.h"
#include "tests/engine/durable/toy_history.h"

using namespace toy;
using namespace std::chrono_literals;
using engine::durable::ChannelFault;
using engine::durable::Courier;
using engine::durable::Delivered;
using engine::durable::Delivery;
using engine::durable::DeliveryState;
using engine::durable::FailedForGood;
using engine::durable::Origin;
using engine::durable::OutboxItem;
using engine::durable::RetryLater;

namespace {

// Answers as the test says, then always `Delivered`; remembers what came.
struct Channel final : engine::durable::Deliverer {
    Delivery deliver(const StreamId& stream, const OutboxItem& item) override {
        came.push_back(std::to_string(stream.value) + ":" + item.id);
        if (breaks) throw std::runtime_error("broken pipe \xff");
        if (answers.empty()) return Delivered{};
        Delivery next = answers.front();
        answers.pop_front();
        return next;
    }
    std::deque<Delivery> answers;
    std::vector<std::string> came;
    bool breaks = false;
};

struct PostOffice : Office {
    Channel mail_channel;
    Courier courier{*runtime, clock, {{"correo", &mail_channel}}};

    StreamId send_one() { return open(steps(add(1), mail("mia")))->stream; }
    engine::durable::OutboxRow row() { return data->queries.outbox().front(); }
    std::int64_t count(StreamId id) {
        return data->queries.stream(id)->snapshot.at("count").get<std::int64_t>();
    }
};

}  // namespace

TEST_CASE("what is in the outbox is delivered once") {
    PostOffice office;
    office.send_one();
    office.send_one();
    CHECK(office.courier.deliver_due().delivered == 2);
    CHECK(office.courier.deliver_due().delivered == 0);
    CHECK(office.mail_channel.came == std::vector<std::string>{"1:mail-1", "2:mail-1"});
    CHECK(office.row().state == DeliveryState::delivered);
    CHECK(office.row().attempts == 1);
}

TEST_CASE("not now: later and later, always under the same id") {
    PostOffice office;
    office.send_one();
    office.mail_channel.answers = {RetryLater{"451 espere"}, RetryLater{"451 espere"},
                                   RetryLater{"451 espere"}};
    CHECK(office.courier.deliver_due().retried == 1);
    CHECK(office.row().last_error == "451 espere");
    CHECK(office.row().due == office.clock.now() + 1min);
    CHECK(office.courier.deliver_due().retried == 0);
    office.clock.advance(1min);
    CHECK(office.courier.deliver_due().retried == 1);
    CHECK(office.row().due == office.clock.now() + 2min);
    office.clock.advance(2min);
    CHECK(office.courier.deliver_due().retried == 1);
    CHECK(office.row().due == office.clock.now() + 4min);
    office.clock.advance(4min);
    CHECK(office.courier.deliver_due().delivered == 1);
    CHECK(office.mail_channel.came == std::vector<std::string>(4, "1:mail-1"));
    CHECK(office.row().last_error.empty());
}

TEST_CASE("a deliverer that throws is tried again, whatever it said") {
    PostOffice office;
    office.send_one();
    office.mail_channel.breaks = true;
    CHECK(office.courier.deliver_due().retried == 1);
    CHECK(office.row().last_error == "broken pipe \xEF\xBF\xBD");
    office.mail_channel.breaks = false;
    office.clock.advance(1min);
    CHECK(office.courier.deliver_due().delivered == 1);
}

TEST_CASE("reports become entries of the house") {
    const bool good = GENERATE(true, false);
    PostOffice office;
    const auto id = office.send_one();
    if (good) {
        office.mail_channel.answers = {Delivered{steps(add(10))}};
    } else {
        office.mail_channel.answers = {FailedForGood{"550 no existe", steps(add(10))}};
    }
    const auto count = office.courier.deliver_due();
    CHECK(count.delivered == (good ? 1 : 0));
    CHECK(count.failed == (good ? 0 : 1));
    CHECK(count.reported == 1);
    CHECK(office.count(id) == 11);
    const auto entry = engine::durable::read_entry(office.data->queries.entries(id).back().bytes);
    CHECK(entry->origin == Origin::system);
    CHECK(entry->key == "outbox:1:mail-1");
    CHECK(office.row().state == (good ? DeliveryState::delivered : DeliveryState::failed));
    CHECK_FALSE(office.row().report_pending);
    CHECK(office.courier.deliver_due().reported == 0);
    CHECK(lines(engine::durable::verify(office.folder.path(), office.toys.deciders())) == "");
}

TEST_CASE("a broken channel rests, nothing is dropped and no try is counted") {
    PostOffice office;
    office.send_one();
    office.send_one();
    office.mail_channel.answers = {ChannelFault{"535 contraseña errada"}};
    CHECK(office.courier.deliver_due().delivered == 0);
    CHECK(office.mail_channel.came.size() == 1);
    const auto paused = office.data->queries.paused_channels();
    REQUIRE(paused.size() == 1);
    CHECK(paused.front().why == "535 contraseña errada");
    CHECK(office.row().attempts == 0);
    CHECK(office.courier.deliver_due().delivered == 0);
    SECTION("until its time is over") {
        office.clock.advance(15min);
    }
    SECTION("or somebody mended it") {
        office.courier.resume_channel("correo");
        CHECK(office.data->queries.paused_channels().empty());
    }
    CHECK(office.courier.deliver_due().delivered == 2);
}

TEST_CASE("a report that is refused waits, the delivery is not repeated") {
    PostOffice office;
    const auto id = office.send_one();
    const bool throws = GENERATE(false, true);
    const auto report = steps(step("need_rules"), throws ? step("throw") : add(10));
    office.mail_channel.answers = {Delivered{report}};
    CHECK(office.courier.deliver_due().reported == 0);
    CHECK(office.row().report_pending);
    CHECK(office.row().last_error == "Informe no admitido: Faltan las reglas.");
    REQUIRE(office.rule({{"multiply", 1}}));
    CHECK(office.courier.deliver_due().reported == 0);
    office.clock.advance(10min);
    CHECK(office.courier.deliver_due().reported == (throws ? 0 : 1));
    CHECK(office.mail_channel.came.size() == 1);
    CHECK(office.count(id) == (throws ? 1 : 11));
}

TEST_CASE("a courier that died leaves its items under a lease") {
    PostOffice office;
    const auto id = office.send_one();
    office.runtime->keep_books([&](engine::durable::Store& store) {
        const auto now = office.clock.now();
        CHECK(store.claim("correo", now, now + 10min, 5).size() == 1);
        CHECK(store.claim("correo", now, now + 10min, 5).empty());
    });
    CHECK(office.courier.deliver_due().delivered == 0);
    office.clock.advance(10min);
    CHECK(office.courier.deliver_due().delivered == 1);
    CHECK(office.row().attempts == 2);

    // One that died after noting the delivery: the report is made good, once.
    office.runtime->keep_books([&](engine::durable::Store& store) {
        store.note_delivered(id, "mail-1", office.clock.now(), steps(add(10)));
    });
    CHECK(office.courier.deliver_due().reported == 1);
    office.runtime->keep_books([&](engine::durable::Store& store) {
        store.note_delivered(id, "mail-1", office.clock.now(), steps(add(10)));
    });
    CHECK(office.courier.deliver_due().reported == 1);
    CHECK(office.count(id) == 11);
}

TEST_CASE("items without a deliverer wait for one") {
    PostOffice office;
    office.send_one();
    Courier other(*office.runtime, office.clock, {});
    CHECK(other.deliver_due().delivered == 0);
    CHECK(office.row().state == DeliveryState::waiting);
}

TEST_CASE("the courier's thread delivers and stops") {
    Office office;
    struct Bell final : engine::durable::Deliverer {
        Delivery deliver(const StreamId&, const OutboxItem&) override {
            rang.set_value();
            return Delivered{};
        }
        std::promise<void> rang;
    } bell;
    REQUIRE(office.open(steps(mail("mia"))));
    {
        Courier courier(*office.runtime, office.clock, {{"correo", &bell}});
        courier.start(1h, [](const std::string&) {});
        bell.rang.get_future().wait();
    }
    CHECK(office.data->queries.outbox().front().state == DeliveryState::delivered);
}

TEST_CASE("bookkeeping that fails is undone") {
    PostOffice office;
    office.send_one();
    CHECK_THROWS_WITH(office.runtime->keep_books([&](engine::durable::Store& store) {
        store.note_failed(StreamId{1}, "mail-1", office.clock.now(), "x", {});
        throw std::runtime_error("second thoughts");
    }),
                      "second thoughts");
    CHECK(office.row().state == DeliveryState::waiting);
}
