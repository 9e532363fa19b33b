#pragma once

#include <map>
#include <string>

#include "engine/durable/content_store.h"
#include "engine/durable/journal.h"
#include "workflows/installation.h"

namespace workflows {

// What entries of the journal decided, decided again in the light of their own day: organisation,
// calendar and agenda as they stood then. Nothing is written; documents that come out are kept in
// memory. Entries come in the order of the journal.
class PastWorld {
 public:
    // `kept` outlives it.
    explicit PastWorld(const engine::durable::Contents& kept);
    ~PastWorld();

    // The entry's command with `request` in place of its own. Changes nothing.
    engine::Result<engine::durable::Decision> decide(const engine::durable::Entry& entry,
                                                     engine::Value request);
    // The stream goes on to this entry; with what was decided, or (nullptr) as it was.
    void go_on(const engine::durable::Entry& entry, const std::string& hash,
               engine::durable::Decision* decision);
    // An entry of the organisation, the calendar or the agenda. Throws std::runtime_error when it
    // cannot be decided again.
    void follow(const engine::durable::Entry& entry, const std::string& hash);
    // Numbers of a series up to this one were given.
    void given(const std::string& series, std::int64_t number) { numbers_[series] = number; }

    const engine::durable::Stream& stream_of(const engine::durable::Entry& entry);

 private:
    class Then;

    const engine::durable::Contents& kept_;
    CaseDeciders deciders_;
    std::map<engine::durable::StreamId, engine::durable::Stream> streams_;
    std::map<std::string, engine::durable::Stream> singletons_;
    std::map<std::string, std::int64_t> numbers_;
    std::map<std::string, std::string> made_;  // contents by hash
};

}  // namespace workflows
