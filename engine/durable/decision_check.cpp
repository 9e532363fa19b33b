#include "engine/durable/decision_check.h"

#include <map>
#include <set>
#include <stdexcept>

namespace engine::durable {
namespace {

[[noreturn]] void reject(const std::string& what) {
    throw std::logic_error("decision that cannot be recorded: " + what);
}

template <class Items, class Name>
void check_unique(const Items& items, const std::string& what, Name name) {
    std::set<decltype(name(*items.begin()))> seen;
    for (const auto& item : items) {
        if (!seen.insert(name(item)).second) reject("two " + what + " with one id");
    }
}

void check_numbers(const Decision& decision,
                   const std::function<std::int64_t(const std::string&)>& last_number) {
    std::map<std::string, std::int64_t> last;
    for (const auto& taken : decision.numbers) {
        const auto known = last.try_emplace(taken.series, 0);
        if (known.second) known.first->second = last_number(taken.series);
        if (taken.number != ++known.first->second) {
            reject("number " + std::to_string(taken.number) + " of " + taken.series +
                   ", the next is " + std::to_string(known.first->second));
        }
    }
}

}  // namespace

void check_decision(const Decision& decision, const std::optional<FiredTimer>& fired,
                    const std::function<std::int64_t(const std::string&)>& last_number,
                    const std::function<bool(const std::string&)>& has_content) {
    check_numbers(decision, last_number);
    check_unique(decision.projection.tasks, "tasks",
                 [](const OpenTask& task) { return std::pair(task.id, task.entry); });
    check_unique(decision.projection.timers, "timers",
                 [](const ArmedTimer& timer) { return timer.id; });
    check_unique(decision.outbox, "outbox rows", [](const OutboxItem& item) { return item.id; });
    check_unique(decision.documents, "documents",
                 [](const IssuedDocument& document) { return document.id; });
    for (const auto& task : decision.projection.tasks) {
        check_unique(task.people, "people", [](const std::string& person) { return person; });
    }
    for (const auto& timer : decision.projection.timers) {
        if (fired && timer.id == fired->id && timer.generation == fired->generation &&
            timer.at == fired->at) {
            reject("the deadline " + timer.id + " fired and stays armed");
        }
    }
    std::set<std::string> kept;
    for (const auto& content : decision.contents) kept.insert(content.sha256);
    for (const auto& attachment : decision.attachments) {
        if (!kept.contains(attachment) && !has_content(attachment)) {
            reject("nothing is kept under " + attachment);
        }
    }
}

}  // namespace engine::durable
