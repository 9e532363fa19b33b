#include "engine/durable/preparation.h"

#include "engine/durable/decision_check.h"

namespace engine::durable {
namespace {

// What only the writer can know at the command's turn was asked for.
struct HasToWait {};

class PreparingWorld final : public World {
 public:
    PreparingWorld(Instant now, const Standing& standing, const Contents& contents)
        : now_(now), standing_(standing), contents_(contents) {}

    Instant now() const override { return now_; }
    TreeHead head() const override {
        if (!head_) head_ = standing_.head();
        if (!head_) throw HasToWait{};
        return *head_;
    }
    const Stream* singleton(const std::string& kind) const override {
        auto seen = seen_.find(kind);
        if (seen == seen_.end()) {
            auto found = standing_.singleton(kind);
            if (!found) throw HasToWait{};
            seen = seen_.emplace(kind, std::move(*found)).first;
        }
        return seen->second ? &seen->second->stream : nullptr;
    }
    std::int64_t last_number(const std::string&) const override { throw HasToWait{}; }
    std::optional<std::string> content(const std::string& sha256) const override {
        return contents_.read(sha256);
    }

    const std::optional<TreeHead>& head_seen() const { return head_; }
    std::map<std::string, Standing::Shared> singletons_seen() { return std::move(seen_); }

 private:
    Instant now_;
    const Standing& standing_;
    const Contents& contents_;
    mutable std::optional<TreeHead> head_;
    mutable std::map<std::string, Standing::Shared> seen_;
};

bool can_be_prepared(const Command& command, const Standing::Shared& stream) {
    return stream && stream->halted.empty() &&
           (command.kind.empty() || command.kind == stream->stream.kind);
}

Result<ActDraft> decide(const StoredStream& stream, const Deciding& deciding, Decider& decider,
                        const PreparingWorld& world, Contents& contents,
                        std::chrono::milliseconds key_lifetime) {
    auto decision = decider.decide(stream.stream, deciding.command, world);
    if (!decision) return decision.error();
    check_decision(
        *decision, std::nullopt, [](const std::string&) -> std::int64_t { throw HasToWait{}; },
        [&](const std::string& sha256) { return contents.has(sha256); });
    keep_contents(*decision, contents);
    return draft_act(stream, deciding, std::move(*decision), world.head_seen(), key_lifetime);
}

}  // namespace

std::optional<Preparation> prepare(const Command& command, Instant now, const Standing& standing,
                                   const Deciders& deciders, Contents& contents,
                                   std::chrono::milliseconds key_lifetime) {
    if (command.stream.value == 0) return std::nullopt;
    auto stream = standing.find(command.stream);
    if (!can_be_prepared(command, stream)) return std::nullopt;
    const auto decider = deciders.find(stream->stream.kind);
    if (decider == deciders.end()) return std::nullopt;
    try {
        const std::string request = canonical_json(command.request);
        const std::string fingerprint =
            command.key.empty() ? "" : request_fingerprint(command, request);
        PreparingWorld world(now, standing, contents);
        const Deciding deciding = addressed(command, stream->stream, request, now, fingerprint);
        auto outcome = decide(*stream, deciding, *decider->second, world, contents, key_lifetime);
        return Preparation{
            now,         std::move(stream), world.singletons_seen(), world.head_seen(),
            fingerprint, std::move(outcome)};
    } catch (const HasToWait&) {
        return std::nullopt;
    } catch (const std::exception&) {
        // Decided at its turn it fails again, and its caller hears why.
        return std::nullopt;
    }
}

}  // namespace engine::durable
