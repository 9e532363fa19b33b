#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "engine/durable/store.h"

namespace engine::durable {

// The streams as they now stand: what the writer has recorded, its open transaction included. It
// alone changes them; whoever decides ahead of it reads them. A stream that got another entry is
// another object: who still holds the old one sees by its address that it is old. Thread safe.
class Standing {
 public:
    using Shared = std::shared_ptr<const StoredStream>;

    // nullptr: not known here, though the store may know it.
    Shared find(StreamId id) const;
    // nullopt: not known here; nullptr: there is none.
    std::optional<Shared> singleton(const std::string& kind) const;
    // Of the tree over all entries; nullopt: nothing was recorded yet.
    std::optional<TreeHead> head() const;

    // The first entry of a kind that there was none of makes its stream the one of that kind.
    void put(Shared stream);
    // Value 0: there is none.
    void name_singleton(const std::string& kind, StreamId id);
    void set_head(TreeHead head);
    void drop_streams();
    // Nothing of it may be believed any more.
    void forget();
    std::size_t size() const;

 private:
    Shared found(StreamId id) const;

    mutable std::mutex mutex_;
    std::unordered_map<StreamId, Shared> streams_;
    std::map<std::string, StreamId> singletons_;
    std::optional<TreeHead> head_;
};

}  // namespace engine::durable
