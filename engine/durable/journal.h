#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/durable/decider.h"

// What one entry of the journal says. Its bytes are hashed, chained, put in the tree and read by
// auditors: a member may be added under a new `v`, never renamed and never given another meaning.
namespace engine::durable {

// The deadline that fired, for an entry of timer origin.
struct FiredTimer {
    std::string id;
    std::int64_t generation = 0;
    Instant at;
};

struct Entry {
    StreamId stream;
    std::string kind;
    std::int64_t sequence = 0;
    Instant time;  // World::now of the decision
    Origin origin = Origin::person;
    std::optional<FiredTimer> timer;
    std::string key;
    Value request;   // Decision::request
    Value resolved;  // Decision::resolved
    std::vector<NumberTaken> numbers;
    std::vector<std::string> contents;  // SHA-256 of what it kept and what it speaks of, sorted
    std::optional<TreeHead> head;       // when the decision looked at it
    std::string snapshot_sha256;        // of the snapshot's bytes after this entry
    std::string previous;               // hash of the stream's entry before; 64 zeros for the first
};

// Canonical JSON (RFC 8785). Its SHA-256 is the hash of the entry. Takes request and resolved out
// of the entry. Throws std::invalid_argument for what JSON cannot hold.
std::string entry_bytes(Entry&& entry);

// The refusal names what is wrong with the text, in Spanish.
Result<Entry> read_entry(const std::string& bytes);

// 64 zeros.
const std::string& no_hash();

}  // namespace engine::durable
