#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "engine/base/sha256.h"
#include "engine/durable/answer.h"
#include "engine/durable/content_store.h"
#include "engine/durable/journal.h"
#include "engine/durable/store.h"

namespace engine::durable {

// One command on its way to an entry.
struct Deciding {
    Command command;  // addressed to its stream, its request as a replay will read it
    Instant now;
    std::optional<FiredTimer> timer = {};
    std::string request_sha256 = {};  // with a key: request_fingerprint() of what was submitted
    bool again = false;               // from its entry, in a replay
};

// A command as it came, addressed; `request` is its canonical text.
Deciding addressed(const Command& command, const Stream& stream, const std::string& request,
                   Instant now, std::string request_sha256);

// All that an accepted decision leaves, but its place among the entries of other streams.
struct ActDraft {
    Act act;  // without position, root and boxes
    Sha256 entry_hash;
    Answer answer;
    std::shared_ptr<const StoredStream> after;
    // What the boxes become depends on what is in them at the turn.
    std::optional<CastBallot> ballot;
    std::vector<EmptiedBox> emptied;
    bool again = false;
};

// Pure. A key is remembered for `key_lifetime`. Throws std::invalid_argument for what JSON cannot
// hold.
ActDraft draft_act(const StoredStream& before, const Deciding& deciding, Decision&& decision,
                   const std::optional<TreeHead>& head_seen,
                   std::chrono::milliseconds key_lifetime);

// Before the entry that names them: a crash in between leaves bytes nobody names, never the
// reverse. Throws StoreFailure.
void keep_contents(const Decision& decision, Contents& contents);

// A key as it is stored: a person cannot take one the house will need. Empty stays empty.
std::string stored_key(Origin origin, const std::string& key);
// SHA-256 of what makes two commands under one key the same; `request` is its canonical text.
std::string request_fingerprint(const Command& command, const std::string& request);

}  // namespace engine::durable
