#include "tests/contracts/channel_contract.h"

#include <algorithm>
#include <chrono>

#include <catch2/catch.hpp>

#include "notifier/mail_composer.h"

namespace {

using notifier::Fate;
using notifier::Posting;

Posting posting(int number, std::vector<std::string> recipients) {
    notifier::Mail mail;
    mail.message_id = "visado.aviso." + std::to_string(number) + "@entidad.gob.pe";
    mail.from = {"Oficina de Integridad", "integridad@entidad.gob.pe"};
    mail.to = {{"Ana Ñuflo", "ana@entidad.gob.pe"}};
    mail.date = engine::durable::Instant(std::chrono::milliseconds(1'687'969'805'000 + number));
    mail.subject = "Emitir opinión " + std::to_string(number);
    mail.text = "Señora:\n\n.punto al inicio\n..\n.\nfin " + std::string(300, 'x') + "\n";
    return {mail.message_id, mail.date, mail.from.address, std::move(recipients),
            notifier::compose(mail).value()};
}

std::string lf(std::string bytes) {
    bytes.erase(std::remove(bytes.begin(), bytes.end(), '\r'), bytes.end());
    return bytes;
}

bool all(const std::vector<notifier::RecipientOutcome>& outcomes, Fate fate) {
    return std::all_of(outcomes.begin(), outcomes.end(),
                       [&](const auto& o) { return o.fate == fate; });
}

}  // namespace

void check_channel_contract(ChannelUnderTest& under_test) {
    CAPTURE(under_test.name);
    auto& channel = *under_test.channel;
    const auto first = posting(1, {"ana@entidad.gob.pe", "luis@entidad.gob.pe"});
    const auto second = posting(2, {"ana@entidad.gob.pe"});

    const auto outcomes = channel.send(first);
    // An outcome for each recipient, in the given order, with words.
    REQUIRE(outcomes.size() == 2);
    CHECK(outcomes[0].address == "ana@entidad.gob.pe");
    CHECK(outcomes[1].address == "luis@entidad.gob.pe");
    CHECK(all(outcomes, Fate::sent));
    CHECK_FALSE(outcomes[0].words.empty());

    // The bytes arrive as they are, dots at the start of lines included.
    CHECK(all(channel.send(second), Fate::sent));
    auto arrived = under_test.arrived();
    REQUIRE(arrived.size() == 2);
    CHECK(lf(arrived[0]) == lf(first.bytes));
    CHECK(lf(arrived[1]) == lf(second.bytes));

    // A repeat is accepted and carries the same bytes, so that it can be told.
    CHECK(all(channel.send(first), Fate::sent));
    arrived = under_test.arrived();
    for (const auto& mail : arrived)
        CHECK((lf(mail) == lf(first.bytes) || lf(mail) == lf(second.bytes)));

    // Trouble is an outcome with words, never an exception and never "sent" or "refused": nothing
    // is dropped because the way is blocked.
    under_test.break_it();
    const auto blocked = channel.send(posting(3, {"ana@entidad.gob.pe"}));
    REQUIRE(blocked.size() == 1);
    CHECK((blocked[0].fate == Fate::try_later || blocked[0].fate == Fate::channel_fault));
    CHECK_FALSE(blocked[0].words.empty());
    CHECK(under_test.arrived().size() == arrived.size());
}
