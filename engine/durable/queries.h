#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/value.h"
#include "engine/durable/clock.h"
#include "engine/durable/decider.h"

// What people and programs read. Nothing here changes anything.
namespace engine::durable {

struct StreamSummary {
    StreamId id;
    std::string kind;
    std::int64_t sequence = 0;
    std::string title;
    std::string status;  // "detenido" while the stream is halted
    bool ended = false;
    std::string halted;  // why a deadline could not be decided; empty: not halted
    Instant opened;
    Instant updated;
};

// Where an inbox page ended; what comes after it is the next page, whatever changed meanwhile.
struct InboxMark {
    std::int64_t due = 0;
    std::int64_t stream = 0;
    std::string task;
};
struct InboxItem {
    StreamSummary stream;
    OpenTask task;
    Instant opened;
};
struct InboxPage {
    std::vector<InboxItem> items;   // nearest due date first, those without one last
    std::optional<InboxMark> next;  // nullopt: this was the last page
};

struct TaskRow {
    OpenTask task;
    Instant opened;
    std::optional<Instant> closed;
};

struct JournalRow {
    std::int64_t position = 0;  // in the order of the whole store, from 1
    StreamId stream;
    std::int64_t sequence = 0;
    std::string bytes;  // the entry as it was hashed, canonical JSON
    std::string hash;
    std::string root;  // of the tree with this entry as its last leaf
};

struct DocumentRow {
    StreamId stream;
    std::int64_t sequence = 0;  // the entry that issued it
    IssuedDocument document;
    Instant issued;
};

enum class DeliveryState { waiting, delivered, failed };
struct OutboxRow {
    StreamId stream;
    std::int64_t sequence = 0;
    OutboxItem item;
    DeliveryState state = DeliveryState::waiting;
    int attempts = 0;
    Instant due;             // of the next try, while waiting
    std::string last_error;  // in the words of the channel
    bool report_pending = false;
    std::optional<Instant> ended = {};  // when it was delivered, or refused for good
};
// Which rows of the outbox; each part that is absent asks for all.
struct OutboxFilter {
    DeliveryState state = DeliveryState::waiting;
    std::string channel = {};
    StreamId stream = {};
};
// Where a page ended, as InboxMark.
struct OutboxMark {
    std::int64_t at = 0;
    StreamId stream;
    std::string id;
};
struct OutboxPage {
    std::vector<OutboxRow> rows;     // waiting: the next try first; else the newest first
    std::optional<OutboxMark> next;  // nullopt: this was the last page
};
struct OutboxCounts {
    std::int64_t waiting = 0, failed = 0, delivered = 0;
};
struct ChannelPause {
    std::string channel;
    std::string why;
    Instant until;
};
struct NumberRow {
    std::string series;
    std::int64_t last = 0;
    StreamId stream;  // and entry that took it
    std::int64_t sequence = 0;
};

// Thread safe. Every call sees one consistent state of the store, the newest committed one. Throws
// StoreFailure when the store cannot be read.
class Queries {
 public:
    virtual ~Queries() = default;

    virtual InboxPage inbox(const std::string& person, const std::optional<InboxMark>& after = {},
                            int limit = 50) const = 0;
    // All kinds when `kind` is empty; oldest first, those after the given id.
    virtual std::vector<StreamSummary> streams(const std::string& kind, StreamId after = {},
                                               int limit = 1000) const = 0;
    virtual std::optional<StreamSummary> summary(StreamId id) const = 0;
    virtual std::optional<Stream> stream(StreamId id) const = 0;
    virtual std::optional<Stream> singleton(const std::string& kind) const = 0;
    // Streams that stand still until somebody looks after them (Runtime::resume).
    virtual std::vector<StreamSummary> halted() const = 0;

    // From the given sequence on, oldest first.
    virtual std::vector<JournalRow> entries(StreamId id, std::int64_t from = 1,
                                            int limit = 1'000'000) const = 0;
    virtual std::vector<JournalRow> entries_from_position(std::int64_t position,
                                                          int limit) const = 0;
    // Open and closed, in the order in which they were opened.
    virtual std::vector<TaskRow> tasks(StreamId id) const = 0;
    virtual std::vector<ArmedTimer> timers(StreamId id) const = 0;
    virtual std::vector<DocumentRow> documents(StreamId id) const = 0;
    virtual std::optional<DocumentRow> document_by_code(const std::string& code) const = 0;
    // Of one stream, or of all (value 0).
    virtual std::vector<OutboxRow> outbox(StreamId id = {}, int limit = 10'000) const = 0;
    virtual OutboxPage outbox_page(const OutboxFilter& filter,
                                   const std::optional<OutboxMark>& after = {},
                                   int limit = 50) const = 0;
    virtual OutboxCounts outbox_counts() const = 0;
    virtual std::optional<OutboxRow> outbox_row(StreamId id, const std::string& item) const = 0;
    virtual std::vector<ChannelPause> paused_channels() const = 0;
    virtual std::vector<NumberRow> numbers() const = 0;
    virtual TreeHead head() const = 0;
    // When the next deadline falls due; halted streams do not count.
    virtual std::optional<Instant> next_due() const = 0;
};

}  // namespace engine::durable
