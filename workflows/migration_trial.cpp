#include "workflows/migration_trial.h"

#include <stdexcept>

#include "workflows/case_step.h"

namespace workflows {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using engine::durable::Command;
using engine::durable::Entry;
using engine::durable::Origin;
using engine::durable::Stream;
using engine::durable::StreamId;
using Kind = VersionNames::Kind;

// The world as it was at one entry.
class MigrationTrial::Then final : public engine::durable::World {
 public:
    Then(const MigrationTrial& trial, const Entry& entry) : trial_(trial), entry_(entry) {}

    engine::durable::Instant now() const override { return entry_.time; }
    engine::durable::TreeHead head() const override {
        return entry_.head.value_or(engine::durable::TreeHead{0, engine::durable::no_hash()});
    }
    const Stream* singleton(const std::string& kind) const override {
        const auto known = trial_.singletons_.find(kind);
        return known == trial_.singletons_.end() ? nullptr : &known->second;
    }
    std::int64_t last_number(const std::string& series) const override {
        const auto known = trial_.numbers_.find(series);
        return known == trial_.numbers_.end() ? 0 : known->second;
    }
    std::optional<std::string> content(const std::string& sha256) const override {
        const auto made = trial_.made_.find(sha256);
        return made == trial_.made_.end() ? trial_.kept_.read(sha256) : made->second;
    }

 private:
    const MigrationTrial& trial_;
    const Entry& entry_;
};

MigrationTrial::MigrationTrial(const engine::durable::Contents& contents, std::string package,
                               const VersionNames& names, std::set<StreamId> cases)
    : kept_(contents),
      package_(std::move(package)),
      names_(names),
      cases_(std::move(cases)),
      deciders_(false) {
}

MigrationTrial::~MigrationTrial() = default;

Stream& MigrationTrial::stream_of(const Entry& entry) {
    const auto [at, fresh] = streams_.try_emplace(entry.stream);
    if (fresh) {
        at->second.id = entry.stream;
        at->second.kind = entry.kind;
        at->second.hash = engine::durable::no_hash();
    }
    return at->second;
}

void MigrationTrial::apply(const engine::durable::JournalRow& row) {
    const auto entry = engine::durable::read_entry(row.bytes);
    if (!entry) throw std::runtime_error(engine::to_line(entry.error()));
    if (cases_.contains(entry->stream)) {
        try_entry(*entry, row.hash);
    } else if (entry->kind != case_kind) {
        follow(*entry, row.hash);
    }
    for (const auto& taken : entry->numbers) numbers_[taken.series] = taken.number;
}

void MigrationTrial::follow(const Entry& entry, const std::string& hash) {
    Stream& stream = stream_of(entry);
    const Command command{entry.stream, entry.kind, entry.origin, entry.request, entry.key};
    const auto decision =
        deciders_.all().at(entry.kind)->decide(stream, command, Then(*this, entry));
    if (!decision) throw std::runtime_error(engine::to_line(decision.error()));
    stream.sequence = entry.sequence;
    stream.hash = hash;
    stream.snapshot = decision->snapshot;
    singletons_[entry.kind] = stream;
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
    Stream& stream = stream_of(entry);
    const auto is_word = [&](const char* type) {
        return entry.origin == Origin::system && entry.request.at("type") == type;
    };
    if (!is_word(migrated_event)) {
        const Command command{entry.stream, entry.kind, entry.origin, renamed(entry), entry.key};
        auto decision = deciders_.all().at(entry.kind)->decide(stream, command, Then(*this, entry));
        // Terms of the new version may not count the day: then there is nothing to tell them.
        const bool unconcerned = !decision && is_word(calendar_changed_event) &&
                                 decision.error().kind == Refusal::wrong_state;
        if (!decision && !unconcerned) {
            outcome.refusal = decision.error();
            outcome.refusal->place = "entrada " + std::to_string(entry.sequence);
            return;
        }
        if (decision) {
            for (auto& content : decision->contents)
                made_[content.sha256] = std::move(content.bytes);
            stream.snapshot = decision->snapshot;
            outcome.snapshot = std::move(decision->snapshot);
        }
    }
    stream.sequence = entry.sequence;
    stream.hash = hash;
}

}  // namespace workflows
