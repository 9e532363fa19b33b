#pragma once

#include <map>
#include <string>

#include "engine/durable/content_store.h"
#include "engine/durable/finding.h"

namespace engine::durable {

struct ContentCheck {
    Findings findings;
    std::int64_t files = 0;
};

// Every kept file still has the bytes its name promises, and every content an entry speaks of
// (`named`: SHA-256 -> place of the entry) is there.
ContentCheck check_contents(const ContentStore& contents,
                            const std::map<std::string, std::string>& named);

}  // namespace engine::durable
