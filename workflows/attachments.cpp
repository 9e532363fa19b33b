#include "workflows/attachments.h"

namespace workflows {
namespace {

void collect(const engine::Value& data, std::vector<Attachment>& found) {
    if (data.is_object() && data.contains("sha256") && data["sha256"].is_string() &&
        data.contains("name") && data["name"].is_string() && data.contains("size") &&
        data["size"].is_number_unsigned()) {
        found.push_back({data["sha256"].get<std::string>(), data["name"].get<std::string>(),
                         data["size"].get<std::uint64_t>()});
    } else if (data.is_structured()) {
        for (const engine::Value& each : data) collect(each, found);
    }
}

}  // namespace

std::vector<Attachment> attachments_in(const engine::Value& data) {
    std::vector<Attachment> found;
    collect(data, found);
    return found;
}

}  // namespace workflows
