#pragma once

#include <functional>

#include "engine/durable/content_store.h"
#include "engine/durable/decider.h"

namespace engine::durable {

// The World of one decision; notes whether it looked at the head, which its entry then records.
class DecidingWorld final : public World {
 public:
    struct Sources {
        std::function<const Stream*(const std::string&)> singleton;
        std::function<std::int64_t(const std::string&)> last_number;
    };

    DecidingWorld(Instant now, TreeHead head, const Contents& contents, const Sources& sources)
        : now_(now), head_(std::move(head)), contents_(contents), sources_(sources) {}

    Instant now() const override { return now_; }
    TreeHead head() const override {
        looked_ = true;
        return head_;
    }
    const Stream* singleton(const std::string& kind) const override {
        return sources_.singleton(kind);
    }
    std::int64_t last_number(const std::string& series) const override {
        return sources_.last_number(series);
    }
    std::optional<std::string> content(const std::string& sha256) const override {
        return contents_.read(sha256);
    }

    std::optional<TreeHead> head_seen() const {
        return looked_ ? std::optional(head_) : std::nullopt;
    }

 private:
    Instant now_;
    TreeHead head_;
    const Contents& contents_;
    const Sources& sources_;
    mutable bool looked_ = false;
};

}  // namespace engine::durable
