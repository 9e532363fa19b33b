#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/strong_id.h"
#include "engine/base/value.h"
#include "engine/durable/clock.h"

// The seam between what is durable and what it means. The runtime keeps streams: a case is a
// stream, the organisation is a stream, the calendar is a stream. It knows how to load, number,
// chain, commit and replay them; a Decider knows what a command means to one kind of stream.
namespace engine::durable {

using StreamId = StrongId<struct StreamKind>;

// Who speaks. Only the runtime makes commands of `timer` and `system` origin: nobody outside can
// forge a deadline that fell due or the report of a delivery.
enum class Origin { person, timer, system };

// One thing somebody wants. `request` is the decider's own vocabulary (event, data, actor, …).
// Before a Decider sees it the runtime takes it through its canonical text (keys sorted, 1.0 is 1),
// because that is what a replay will read.
struct Command {
    StreamId stream;   // value 0: open a new stream of `kind`, or the one there is of a singleton
    std::string kind;  // names the Decider; obligatory when a stream is opened
    Origin origin = Origin::person;
    Value request = Value::object();
    std::string key;  // the same key is decided once; empty: no protection against repeats
};

// What the runtime knows of a stream between two entries.
struct Stream {
    StreamId id;
    std::string kind;
    std::int64_t sequence = 0;  // of its newest entry; 0 = none yet
    Value snapshot;             // null before the first entry
    std::string hash;           // of its newest entry; 64 zeros before the first
};

// Size and root of the Merkle tree over all entries (RFC 6962 shape), as it stood when the command
// was taken up: other entries may have come in between, at most LedgerOptions::known_heads.
struct TreeHead {
    std::int64_t size = 0;
    std::string root;
    friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

// Everything a decision may depend on besides the stream and the command. Live it reads the store;
// in a replay it reads what the replay rebuilt so far. Deciding the same twice gives the same.
class World {
 public:
    virtual ~World() = default;
    virtual Instant now() const = 0;
    virtual TreeHead head() const = 0;
    // The one stream of a kind that exists once ("organizacion", "calendario"); nullptr before its
    // first entry. Its hash tells whether it is still the one that was read before.
    virtual const Stream* singleton(const std::string& kind) const = 0;
    // The last number given in a series, 0 for none. `series` is "type|siglas|year".
    virtual std::int64_t last_number(const std::string& series) const = 0;
    // Bytes kept by their SHA-256 (attachments, package files); nullopt when unknown.
    virtual std::optional<std::string> content(const std::string& sha256) const = 0;
};

// Rows that are a function of the snapshot: after each entry the store keeps exactly these for the
// stream, so replay and lists can never disagree.
struct OpenTask {
    std::string id;          // task id of the chart
    std::int64_t entry = 0;  // sequence at which its state was entered
    std::string title;
    std::vector<std::string> people;  // who may act, resolved
    std::optional<Instant> due;
    friend bool operator==(const OpenTask&, const OpenTask&) = default;
};
struct ArmedTimer {
    std::string id;               // unique within the stream
    std::int64_t generation = 0;  // an old one never fires into a new entry
    Instant at;
    Value request;  // the command it becomes
    friend bool operator==(const ArmedTimer&, const ArmedTimer&) = default;
};
struct Projection {
    std::string title;
    std::string status;
    bool ended = false;
    std::vector<OpenTask> tasks;
    std::vector<ArmedTimer> timers;
    friend bool operator==(const Projection&, const Projection&) = default;
};

// Something that must leave the house after the commit. Delivered at least once.
struct OutboxItem {
    std::string channel;  // "correo", "pdf": names the Deliverer
    std::string
        id;  // stable: the same on every try and in every replay; a receiver can tell repeats
    Value payload;
};
struct NumberTaken {
    std::string series;
    std::int64_t number = 0;  // must be last_number(series) + 1
};
// Bytes that must be on disk before the entry that names them is committed.
struct KeptContent {
    std::string sha256;
    std::string bytes;
};
// A document that this entry brought into being; found by its verification code.
struct IssuedDocument {
    std::string id;  // within the case
    std::int64_t version = 0;
    std::string title;
    std::string number;  // as printed; empty without
    std::string code;    // verification code
    std::string html_sha256;
    bool draft = false;
};

// What a secret act puts into a ballot box of its stream: it stands in the box and nowhere else,
// not in the entry (docs/decisions/0022). In a replay nobody knows it any more.
struct CastBallot {
    std::string box;
    std::optional<std::string> bytes;  // canonical JSON; nullopt: decided again from its entry
};
// A box is emptied for good by this entry: with what was counted, or (nullopt) destroyed unread.
struct EmptiedBox {
    std::string box;
    std::int64_t cast = 0;                            // how many acts put a ballot in
    std::optional<std::vector<std::string>> counted;  // canonical JSON, in the order of the bytes
};

struct Decision {
    Value request;   // what is recorded of the command: deciding it again gives this Decision again
    Value resolved;  // what was drawn from the world: dates with derivation, numbers, recipients,
                     // hashes
    Value snapshot;
    Projection projection;
    std::vector<OutboxItem> outbox;
    std::vector<NumberTaken> numbers;
    std::vector<KeptContent> contents;
    // SHA-256 of bytes kept before that this entry speaks of (attachments, the chart's files); the
    // entry lists them and verify looks for them. Unknown ones are a failure: refuse them first.
    std::vector<std::string> attachments;
    std::vector<IssuedDocument> documents;
    std::optional<CastBallot> ballot;
    std::vector<EmptiedBox> emptied;
    Value answer;  // for the caller; kept with the key, so a repeat gets the same answer
};

// Gives commands to one kind of stream their meaning. Pure: reads its arguments, touches nothing.
// A refusal is a value worded for the person and leaves no trace; an exception is our failure.
// Called from one thread: the writer's, or that which decides ahead, or a replay's.
class Decider {
 public:
    virtual ~Decider() = default;
    virtual Result<Decision> decide(const Stream& stream, const Command& command,
                                    const World& world) = 0;
    // The projection of a stored snapshot, for verify.
    virtual Projection project(const Value& snapshot) const = 0;
    // True when exactly one stream of this kind may exist.
    virtual bool singleton() const { return false; }
};

// By the kind of stream they decide for; not owned.
using Deciders = std::map<std::string, Decider*>;

}  // namespace engine::durable
