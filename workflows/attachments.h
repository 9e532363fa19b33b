#pragma once

#include <string>
#include <vector>

#include "engine/base/value.h"

namespace workflows {

// A file that somebody brought, as a form's file field holds it: {"sha256", "name", "size"}.
struct Attachment {
    std::string sha256, name;
    std::uint64_t size = 0;
};

// Those in a value, at whatever depth, in its order.
std::vector<Attachment> attachments_in(const engine::Value& data);

}  // namespace workflows
