#include "engine/durable/standing.h"

namespace engine::durable {

Standing::Shared Standing::found(StreamId id) const {
    const auto known = streams_.find(id);
    return known == streams_.end() ? nullptr : known->second;
}

Standing::Shared Standing::find(StreamId id) const {
    const std::lock_guard lock(mutex_);
    return found(id);
}

std::optional<Standing::Shared> Standing::singleton(const std::string& kind) const {
    const std::lock_guard lock(mutex_);
    const auto known = singletons_.find(kind);
    if (known == singletons_.end()) return std::nullopt;
    if (known->second.value == 0) return nullptr;
    if (auto stream = found(known->second)) return stream;
    return std::nullopt;
}

std::optional<TreeHead> Standing::head() const {
    const std::lock_guard lock(mutex_);
    return head_;
}

void Standing::put(Shared stream) {
    const std::lock_guard lock(mutex_);
    const StreamId id = stream->stream.id;
    const auto none = singletons_.find(stream->stream.kind);
    if (none != singletons_.end() && none->second.value == 0) none->second = id;
    streams_[id].swap(stream);  // the old one goes when the lock has gone
}

void Standing::name_singleton(const std::string& kind, StreamId id) {
    const std::lock_guard lock(mutex_);
    singletons_[kind] = id;
}

void Standing::set_head(TreeHead head) {
    const std::lock_guard lock(mutex_);
    head_ = std::move(head);
}

void Standing::drop_streams() {
    std::unordered_map<StreamId, Shared> dropped;
    const std::lock_guard lock(mutex_);
    streams_.swap(dropped);
}

void Standing::forget() {
    drop_streams();
    const std::lock_guard lock(mutex_);
    singletons_.clear();
    head_.reset();
}

std::size_t Standing::size() const {
    const std::lock_guard lock(mutex_);
    return streams_.size();
}

}  // namespace engine::durable
