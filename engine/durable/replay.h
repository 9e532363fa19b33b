#pragma once

#include <map>
#include <set>

#include "engine/durable/content_store.h"
#include "engine/durable/finding.h"
#include "engine/durable/journal_check.h"
#include "engine/durable/ledger.h"
#include "engine/durable/sqlite_store.h"

namespace engine::durable {

// The kept files as a replay sees them: nothing is written, and what should have been kept but is
// gone or damaged is given from memory, so that one lost file does not hide the rest.
class ReplayContents final : public Contents {
 public:
    explicit ReplayContents(const Contents& kept) : kept_(kept) {}
    std::string keep(std::string_view bytes) override;
    std::optional<std::string> read(const std::string& sha256) const override;
    bool has(const std::string& sha256) const override;

 private:
    const Contents& kept_;
    std::map<std::string, std::string> restored_;
};

// Decides every entry again, in the order in which they were written, and so rebuilds a store of
// its own: streams, tasks, deadlines, numbers, documents, outbox. What comes out differently is a
// finding, and its stream is not followed further.
class Replay {
 public:
    Replay(const Contents& contents, const Deciders& deciders);

    // The next entry; `bytes` as stored.
    void apply(const PlacedEntry& placed, const std::string& bytes);
    // After the last one: the rebuilt rows can be read.
    void finish();

    const Findings& findings() const { return findings_; }
    SqliteStore& rebuilt() { return store_; }
    std::int64_t decided() const { return decided_; }
    // Streams of which the rebuilt store knows only the beginning.
    const std::set<StreamId>& broken() const { return broken_; }
    // Since some entry what later ones saw of numbers or singletons is not known for certain.
    bool uncertain() const { return uncertain_; }
    // SHA-256 of every content an entry speaks of, and the first entry that does.
    const std::map<std::string, std::string>& contents_named() const { return contents_named_; }

 private:
    // Empty when it gives the same bytes, else why not.
    std::string decide(const Entry& entry, const std::string& bytes);
    void give_up(const PlacedEntry& placed, const std::string& why);
    void note(const PlacedEntry& placed, const Entry& entry);

    SqliteStore store_;
    ReplayContents contents_;
    Deciders deciders_;
    Ledger ledger_;
    MerkleLog tree_;
    std::unordered_map<std::string, std::int64_t> numbers_;
    std::unordered_map<StreamId, std::string> kinds_;
    Findings findings_;
    std::set<StreamId> broken_;
    std::map<std::string, std::string> contents_named_;
    std::int64_t decided_ = 0;
    bool uncertain_ = false;
};

}  // namespace engine::durable
