#pragma once

#include <mutex>
#include <set>
#include <string>

#include "engine/durable/queries.h"

namespace web {

// Who belongs to the organisation now: an account of somebody who left opens nothing. Reads the
// organisation again only when it changed. Thread safe.
class Members {
 public:
    explicit Members(const engine::durable::Queries& queries) : queries_(queries) {}

    bool contains(const std::string& person);

 private:
    const engine::durable::Queries& queries_;
    std::mutex mutex_;
    engine::durable::StreamId stream_{};
    std::int64_t sequence_ = 0;
    std::set<std::string> people_;
};

}  // namespace web
