#include "app/story_stage.h"

namespace app {

engine::Result<workflows::CaseId> StoryStage::opens(const std::string& person,
                                                    const std::string& package,
                                                    engine::Value options) {
    auto opened = cases().open(package, person, std::move(options), "");
    if (!opened) return opened.error().front();
    deliver();
    return *opened;
}

engine::Result<engine::durable::Answer> StoryStage::act(workflows::CaseId id,
                                                        const workflows::CaseRequest& request) {
    auto answer = cases().act(id, request, "");
    if (answer) deliver();
    return answer;
}

std::vector<std::string> StoryStage::mails() {
    std::vector<std::string> written;
    for (const auto& row : queries().outbox()) {
        if (row.item.channel != "correo" ||
            !mails_seen_.emplace(row.stream.value, row.item.id).second)
            continue;
        written.push_back(row.item.payload.at("notice").get<std::string>() + " > " +
                          row.item.payload.at("to")[0].at("address").get<std::string>() + ": " +
                          row.item.payload.at("subject").get<std::string>());
    }
    return written;
}

workflows::CaseState StoryStage::state(workflows::CaseId id) {
    return workflows::case_state_from_value(queries().stream(id).value().snapshot);
}

std::vector<workflows::CaseId> StoryStage::cases_of(const std::string& package) {
    std::vector<workflows::CaseId> found;
    for (const auto& each : queries().streams(workflows::case_kind)) {
        if (state(each.id).package_name == package) found.push_back(each.id);
    }
    return found;
}

}  // namespace app
