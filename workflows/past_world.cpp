#include "workflows/past_world.h"

#include <stdexcept>

namespace workflows {

using engine::Value;
using engine::durable::Command;
using engine::durable::Decision;
using engine::durable::Entry;
using engine::durable::Stream;

// The world as it was at one entry.
class PastWorld::Then final : public engine::durable::World {
 public:
    Then(const PastWorld& past, const Entry& entry) : past_(past), entry_(entry) {}

    engine::durable::Instant now() const override { return entry_.time; }
    engine::durable::TreeHead head() const override {
        return entry_.head.value_or(engine::durable::TreeHead{0, engine::durable::no_hash()});
    }
    const Stream* singleton(const std::string& kind) const override {
        const auto known = past_.singletons_.find(kind);
        return known == past_.singletons_.end() ? nullptr : &known->second;
    }
    std::int64_t last_number(const std::string& series) const override {
        const auto known = past_.numbers_.find(series);
        return known == past_.numbers_.end() ? 0 : known->second;
    }
    std::optional<std::string> content(const std::string& sha256) const override {
        const auto made = past_.made_.find(sha256);
        return made == past_.made_.end() ? past_.kept_.read(sha256) : made->second;
    }

 private:
    const PastWorld& past_;
    const Entry& entry_;
};

PastWorld::PastWorld(const engine::durable::Contents& kept) : kept_(kept), deciders_(false) {
}

PastWorld::~PastWorld() = default;

const Stream& PastWorld::stream_of(const Entry& entry) {
    const auto [at, fresh] = streams_.try_emplace(entry.stream);
    if (fresh) {
        at->second.id = entry.stream;
        at->second.kind = entry.kind;
        at->second.hash = engine::durable::no_hash();
    }
    return at->second;
}

engine::Result<Decision> PastWorld::decide(const Entry& entry, Value request) {
    const Command command{entry.stream, entry.kind, entry.origin, std::move(request), entry.key};
    return deciders_.all().at(entry.kind)->decide(stream_of(entry), command, Then(*this, entry));
}

void PastWorld::go_on(const Entry& entry, const std::string& hash, Decision* decision) {
    stream_of(entry);
    Stream& stream = streams_.at(entry.stream);
    if (decision != nullptr) {
        for (auto& content : decision->contents) made_[content.sha256] = std::move(content.bytes);
        stream.snapshot = std::move(decision->snapshot);
    }
    stream.sequence = entry.sequence;
    stream.hash = hash;
}

void PastWorld::follow(const Entry& entry, const std::string& hash) {
    auto decision = decide(entry, entry.request);
    if (!decision) throw std::runtime_error(engine::to_line(decision.error()));
    go_on(entry, hash, &*decision);
    singletons_[entry.kind] = stream_of(entry);
}

}  // namespace workflows
