#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/durable/clock.h"
#include "web/identity/access_store.h"
#include "web/identity/identity_settings.h"
#include "web/identity/random_source.h"

namespace web {

// What a hook may bring, and where to.
struct HookReach {
    std::int64_t stream = 0;   // this case alone; 0: any case of `package`, as each message says
    std::string package = {};  // name; empty when it is one case
    std::set<std::string> events;  // at least one; each stands in v:accepts of the chart as well
};

// An address to which another program of the house posts events (docs/web-hooks.md).
struct InboundHook {
    std::int64_t number = 0;  // good to be shown; opens nothing
    std::string name;         // unique among all there ever were: the journal tells it
    HookReach reach;
    std::string creator;  // person
    engine::durable::Instant created;
    std::optional<engine::durable::Instant> revoked;
    std::optional<engine::durable::Instant> last;  // message, taken or refused
    std::string last_words;                        // why it was refused; empty: it was taken
    std::int64_t taken = 0, refused = 0;           // messages so far
};

// The address's secret is shown once, when it is made; the store holds its SHA-256. Thread safe.
class InboundHooks {
 public:
    static constexpr std::int64_t most_hooks = 100;  // not counting revoked ones
    static constexpr std::size_t longest_name = 60;  // bytes

    InboundHooks(AccessStore& store, const engine::durable::Clock& clock, RandomSource& random,
                 HookLimits limits);

    // What create() would refuse of the name, so that it can be known before anything is recorded.
    engine::Result<engine::Done> check_new(const std::string& name);
    // The secret, for the address. Whether the chart accepts the events is the caller's to ask.
    engine::Result<std::string> create(const std::string& name, const HookReach& reach,
                                       const std::string& creator);
    // False: there is no such hook, or it was revoked before.
    bool revoke(std::int64_t number);

    // nullopt: unknown or revoked.
    std::optional<InboundHook> find(const std::string& secret);
    std::optional<InboundHook> by_number(std::int64_t number);
    // Revoked ones too; the newest first.
    std::vector<InboundHook> all();

    // Counts a message against the limit of the minute; otherwise how long to wait.
    std::optional<std::chrono::seconds> begin(std::int64_t number);
    // How a message ended; `words` empty: taken.
    void note(std::int64_t number, const std::string& words);

 private:
    AccessStore& store_;
    const engine::durable::Clock& clock_;
    RandomSource& random_;
    HookLimits limits_;
};

}  // namespace web
