#include "engine/durable/act_draft.h"

#include <set>
#include <stdexcept>

#include "engine/durable/projection_change.h"

namespace engine::durable {
namespace {

std::vector<std::string> contents_of(const Decision& decision) {
    std::set<std::string> names(decision.attachments.begin(), decision.attachments.end());
    for (const auto& content : decision.contents) names.insert(content.sha256);
    return {names.begin(), names.end()};
}

}  // namespace

void keep_contents(const Decision& decision, Contents& contents) {
    for (const auto& content : decision.contents) {
        if (contents.keep(content.bytes) != content.sha256) {
            throw std::logic_error("content kept under a name that is not its SHA-256");
        }
    }
}

std::string stored_key(Origin origin, const std::string& key) {
    if (key.empty()) return {};
    return (origin == Origin::person ? "person:" : "system:") + key;
}

std::string request_fingerprint(const Command& command, const std::string& request) {
    return sha256_hex(command.kind + "\n" + std::to_string(command.stream.value) + "\n" + request);
}

Deciding addressed(const Command& command, const Stream& stream, const std::string& request,
                   Instant now, std::string request_sha256) {
    return {{stream.id, stream.kind, command.origin, Value::parse(request), command.key},
            now,
            std::nullopt,
            std::move(request_sha256)};
}

ActDraft draft_act(const StoredStream& before, const Deciding& deciding, Decision&& decision,
                   const std::optional<TreeHead>& head_seen,
                   std::chrono::milliseconds key_lifetime) {
    const Stream& stream = before.stream;
    Act act;
    act.stream = stream.id;
    act.kind = stream.kind;
    act.sequence = stream.sequence + 1;
    act.time = deciding.now;
    act.snapshot = decision.snapshot.dump();
    act.snapshot_sha256 = sha256_hex(act.snapshot);
    act.entry =
        entry_bytes({stream.id, stream.kind, act.sequence, deciding.now, deciding.command.origin,
                     deciding.timer, deciding.command.key, std::move(decision.request),
                     std::move(decision.resolved), decision.numbers, contents_of(decision),
                     head_seen, act.snapshot_sha256, stream.hash});
    const Sha256 hash = sha256(act.entry);
    act.hash = to_hex(hash);
    act.title = decision.projection.title;
    act.status = decision.projection.status;
    act.ended = decision.projection.ended;
    act.projection = projection_change(before.projection, decision.projection);
    act.outbox = std::move(decision.outbox);
    act.numbers = std::move(decision.numbers);
    act.documents = std::move(decision.documents);
    Answer answer{stream.id, act.sequence, std::move(decision.answer), false};
    if (!deciding.command.key.empty()) {
        act.answer = KeptAnswer{stored_key(deciding.command.origin, deciding.command.key),
                                stream.id,
                                act.sequence,
                                decision.ballot ? "" : deciding.request_sha256,
                                answer.value,
                                deciding.now + key_lifetime};
    }
    auto after = std::make_shared<const StoredStream>(
        StoredStream{{stream.id, stream.kind, act.sequence, std::move(decision.snapshot), act.hash},
                     std::move(decision.projection),
                     ""});
    return {std::move(act),
            hash,
            std::move(answer),
            std::move(after),
            std::move(decision.ballot),
            std::move(decision.emptied),
            deciding.again};
}

}  // namespace engine::durable
