#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "engine/durable/act_draft.h"
#include "engine/durable/content_store.h"
#include "engine/durable/standing.h"

namespace engine::durable {

// A command decided ahead of its turn, with all it looked at. When its turn comes it counts if all
// of that still stands; else it is decided again, as if this had never been.
struct Preparation {
    Instant now;
    std::shared_ptr<const StoredStream> stream;  // that it was decided on
    std::map<std::string, std::shared_ptr<const StoredStream>> singletons;  // null: there was none
    std::optional<TreeHead> head;
    std::string request_sha256;  // with a key
    Result<ActDraft> outcome;
};

// nullopt for what has to wait for its turn: commands that open a stream or draw a number, streams
// not in `standing`, whatever fails. Bytes that the decision keeps are on disk afterwards: those of
// one that does not count stay there without a name, as after a crash. `deciders` are called from
// this thread; they may be others than the writer's.
std::optional<Preparation> prepare(const Command& command, Instant now, const Standing& standing,
                                   const Deciders& deciders, Contents& contents,
                                   std::chrono::milliseconds key_lifetime);

}  // namespace engine::durable
