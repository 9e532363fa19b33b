#include "notifier/mail_delivery.h"

#include <deque>

#include <catch2/catch.hpp>

#include "notifier/smtp_channel.h"
#include "tests/notifier/postings.h"
#include "tests/support/golden.h"

using namespace engine::durable;
using engine::Value;
using notifier::Fate;
using notifier::MailDelivery;
using notifier::Posting;
using notifier::RecipientOutcome;

namespace {

// Answers as told, and remembers what it was given.
class ScriptedChannel final : public notifier::Channel {
 public:
    std::vector<RecipientOutcome> send(const Posting& posting) override {
        seen.push_back(posting);
        const auto fates = script.front();
        script.pop_front();
        std::vector<RecipientOutcome> outcomes;
        for (std::size_t i = 0; i < posting.recipients.size(); ++i) {
            outcomes.push_back({posting.recipients[i], fates.at(i), "550 dicho"});
        }
        return outcomes;
    }
    std::deque<std::vector<Fate>> script;
    std::vector<Posting> seen;
};

const notifier::Sender office{{"Oficina de Integridad", "integridad@mincetur.gob.pe"},
                              {},
                              "",
                              {"Ministerio de Comercio Exterior y Turismo", ""}};

OutboxItem item() {
    const auto payload = Value::parse(R"({
        "to": [{"name": "Ana Ñuflo", "address": "ana@x.pe"}, {"name": "", "address": "luis@x.pe"}],
        "subject": "Emitir opinión", "body": "Señora:\n\nTexto.", "date": 1687969805123, "case": "c12"})");
    return {"correo", "12/3/aviso-1", payload};
}

struct Office {
    FakeClock clock{moment};
    ScriptedChannel channel;
    MailDelivery delivery{channel, clock, office};

    Delivery deliver(std::vector<Fate> fates, const OutboxItem& what = item()) {
        channel.script.push_back(std::move(fates));
        return delivery.deliver(StreamId{12}, what);
    }
};

}  // namespace

TEST_CASE("an item becomes a mail to its people") {
    Office o;
    const auto delivery = o.deliver({Fate::sent, Fate::sent});
    REQUIRE(std::holds_alternative<Delivered>(delivery));
    CHECK_FALSE(std::get<Delivered>(delivery).report);
    const auto& sent = o.channel.seen.at(0);
    CHECK(sent.from == "integridad@mincetur.gob.pe");
    CHECK(sent.recipients == std::vector<std::string>{"ana@x.pe", "luis@x.pe"});
    CHECK(sent.date == moment);
    CHECK_THAT(sent.message_id, Catch::EndsWith("@mincetur.gob.pe"));
    CHECK_THAT(sent.bytes, Catch::Contains("Message-ID: <" + sent.message_id + ">"));
    CHECK_THAT(sent.bytes, Catch::Contains("References: <visado.expediente."));
    CHECK_THAT(sent.bytes, Catch::Contains("Auto-Submitted: auto-generated"));
}

TEST_CASE("later tries carry the same bytes, and only to whom it is still owed") {
    Office o;
    CHECK(std::holds_alternative<RetryLater>(o.deliver({Fate::sent, Fate::try_later})));
    CHECK(std::holds_alternative<Delivered>(o.deliver({Fate::sent})));
    CHECK(o.channel.seen[1].recipients == std::vector<std::string>{"luis@x.pe"});
    CHECK(o.channel.seen[1].message_id == o.channel.seen[0].message_id);
    CHECK(o.channel.seen[1].bytes == o.channel.seen[0].bytes);

    // After a crash nothing is remembered, but the mail is the same.
    Office after_crash;
    after_crash.deliver({Fate::sent, Fate::sent});
    CHECK(after_crash.channel.seen[0].bytes == o.channel.seen[0].bytes);

    auto other = item();
    other.id = "12/3/aviso-2";
    o.deliver({Fate::sent, Fate::sent}, other);
    CHECK(o.channel.seen[2].message_id != o.channel.seen[0].message_id);
}

TEST_CASE("the case hears who was not reached") {
    Office o;
    const auto none = o.deliver({Fate::refused, Fate::refused});
    REQUIRE(std::holds_alternative<FailedForGood>(none));
    CHECK_THAT(std::get<FailedForGood>(none).why, Catch::Contains("ana@x.pe: 550 dicho"));
    REQUIRE(std::get<FailedForGood>(none).report);

    const auto some = o.deliver({Fate::refused, Fate::sent});
    REQUIRE(std::holds_alternative<Delivered>(some));
    REQUIRE(std::get<Delivered>(some).report);
    check_golden("mails/bounce_report.json", std::get<Delivered>(some).report->dump(2) + "\n");
}

TEST_CASE("a refusal waits for the others before it is told") {
    Office o;
    CHECK(std::holds_alternative<RetryLater>(o.deliver({Fate::refused, Fate::try_later})));
    const auto last = o.deliver({Fate::sent});
    REQUIRE(std::holds_alternative<Delivered>(last));
    REQUIRE(std::get<Delivered>(last).report);
    CHECK(std::get<Delivered>(last).report->at("recipients").at(0).at("sent") == false);
    CHECK(std::get<Delivered>(last).report->at("recipients").at(1).at("sent") == true);
}

TEST_CASE("later ends after five days") {
    Office o;
    o.clock.advance(std::chrono::hours(5 * 24) - std::chrono::milliseconds(1));
    CHECK(std::holds_alternative<RetryLater>(o.deliver({Fate::sent, Fate::try_later})));
    o.clock.advance(std::chrono::milliseconds(1));
    const auto end = o.deliver({Fate::try_later});
    REQUIRE(std::holds_alternative<Delivered>(end));
    CHECK_THAT(
        std::get<Delivered>(end).report->at("recipients").at(1).at("words").get<std::string>(),
        Catch::Contains("en el plazo previsto"));
}

TEST_CASE("a channel at fault drops nothing, however old the mail") {
    Office o;
    o.clock.advance(std::chrono::hours(1000));
    const auto delivery = o.deliver({Fate::channel_fault, Fate::channel_fault});
    REQUIRE(std::holds_alternative<ChannelFault>(delivery));
    CHECK(std::get<ChannelFault>(delivery).why == "550 dicho");
}

TEST_CASE("a wrong sender setting is the channel's fault, not the mail's") {
    const FakeClock clock(moment);
    ScriptedChannel channel;
    auto wrong = office;
    SECTION("address") {
        wrong.from.address = "integridad";
    }
    SECTION("domain of ids") {
        wrong.id_domain = "x y";
    }
    SECTION("reply-to") {
        wrong.reply_to = {{"a\nb", "a@x.pe"}};
    }
    MailDelivery delivery(channel, clock, wrong);
    CHECK(std::holds_alternative<ChannelFault>(delivery.deliver(StreamId{1}, item())));
    CHECK(channel.seen.empty());
}

TEST_CASE("a subject too long for a mail is cut between characters") {
    std::string longest;
    for (std::size_t i = 0; i < notifier::max_subject; ++i) longest += "ñ";
    auto with_subject = [](const std::string& subject) {
        auto what = item();
        what.payload["subject"] = subject;
        return notifier::read_payload(what, office).value().subject;
    };
    CHECK(with_subject(longest) == longest);
    CHECK(with_subject(longest + "x") == longest.substr(0, longest.size() - 2) + "…");
}

TEST_CASE("an item that is no mail fails for good and says why") {
    struct Row {
        const char *patch, *place;
    };
    const auto row = GENERATE(values<Row>({
        {R"({"to": null})", "para"},
        {R"({"to": []})", "para"},
        {R"({"to": "ana@x.pe"})", "«to»"},
        {R"({"to": ["ana@x.pe"]})", "«to»"},
        {R"({"to": [{"name": "Ana"}]})", "«to»"},
        {R"({"to": [{"name": "Ana\r\nBcc: x@x.pe", "address": "ana@x.pe"}]})", "para 1"},
        {R"({"to": [{"name": "Ana", "address": "peña@x.pe"}]})", "para 1"},
        {R"({"subject": null})", "«subject»"},
        {R"({"subject": "a\nb"})", "asunto"},
        {R"({"body": 3})", "«body»"},
        {R"({"date": "hoy"})", "«date»"},
        {R"({"date": -1})", "«date»"},
        {R"({"message_id": "x"})", "message_id"},
    }));
    CAPTURE(row.patch);
    Office o;
    auto broken = item();
    broken.payload.update(Value::parse(row.patch));
    const auto delivery = o.delivery.deliver(StreamId{12}, broken);
    REQUIRE(std::holds_alternative<FailedForGood>(delivery));
    const auto& failed = std::get<FailedForGood>(delivery);
    CHECK_THAT(failed.why, Catch::Contains(row.place));
    CHECK(failed.report->at("words") == failed.why);
    CHECK(failed.report->at("recipients").empty());
    CHECK(o.channel.seen.empty());
}

TEST_CASE("from the outbox to a real server and back as a report") {
    SmtpServer server({"--rcpt", "luis@x.pe=550 5.1.1 No such user"});
    const FakeClock clock(moment);
    notifier::SmtpChannel channel(settings_for(server), clock);
    MailDelivery delivery(channel, clock, office);
    const auto outcome = delivery.deliver(StreamId{12}, item());
    REQUIRE(std::holds_alternative<Delivered>(outcome));
    const auto report = *std::get<Delivered>(outcome).report;
    CHECK_THAT(report["recipients"][1]["words"].get<std::string>(), Catch::Contains("550 5.1.1"));
    CHECK(server.received().at(0).to == std::vector<std::string>{"ana@x.pe"});
}
