#include "workflows/migration_trial.h"

#include <stdexcept>

#include "workflows/case_step.h"

namespace workflows {

using engine::Refusal;
using engine::Value;
using engine::durable::Entry;
using engine::durable::Origin;
using engine::durable::StreamId;
using Kind = VersionNames::Kind;

MigrationTrial::MigrationTrial(const engine::durable::Contents& contents, std::string package,
                               const VersionNames& names, std::set<StreamId> cases)
    : past_(contents), package_(std::move(package)), names_(names), cases_(std::move(cases)) {
}

void MigrationTrial::apply(const engine::durable::JournalRow& row) {
    const auto entry = engine::durable::read_entry(row.bytes);
    if (!entry) throw std::runtime_error(engine::to_line(entry.error()));
    if (cases_.contains(entry->stream)) {
        try_entry(*entry, row.hash);
    } else if (entry->kind != case_kind) {
        past_.follow(*entry, row.hash);
    }
    for (const auto& taken : entry->numbers) past_.given(taken.series, taken.number);
}

// What somebody had before their eyes was the old version's: it is not asked again.
Value MigrationTrial::renamed(const Entry& entry) const {
    Value request = entry.request;
    if (entry.origin == Origin::person) {
        request.erase("seen");
        if (entry.sequence == 1) {
            request["data"]["package"] = package_;
        } else {
            request["event"] = names_.now(Kind::act, request.at("event").get<std::string>());
        }
    } else if (entry.sequence == 1) {
        request["package"] = package_;  // opened by another case
    } else if (request.contains("term")) {
        request["term"] = names_.now(Kind::deadline, request.at("term").get<std::string>());
    }
    return request;
}

void MigrationTrial::try_entry(const Entry& entry, const std::string& hash) {
    Outcome& outcome = outcomes_[entry.stream];
    if (outcome.refusal) return;
    const auto is_word = [&](const char* type) {
        return entry.origin == Origin::system && entry.request.at("type") == type;
    };
    if (is_word(migrated_event)) return past_.go_on(entry, hash, nullptr);
    auto decision = past_.decide(entry, renamed(entry));
    // Terms of the new version may not count the day: then there is nothing to tell them.
    const bool unconcerned = !decision && is_word(calendar_changed_event) &&
                             decision.error().kind == Refusal::wrong_state;
    if (!decision && !unconcerned) {
        outcome.refusal = decision.error();
        outcome.refusal->place = "entrada " + std::to_string(entry.sequence);
        return;
    }
    if (decision) outcome.snapshot = decision->snapshot;
    past_.go_on(entry, hash, decision ? &*decision : nullptr);
}

}  // namespace workflows
