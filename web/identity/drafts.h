#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/durable/clock.h"
#include "web/identity/access_store.h"

namespace web {

struct Draft {
    std::string place;
    engine::Value value;
    engine::durable::Instant saved;
};

// What people typed and have not sent, by person and place ("expediente/12/opinar/legal"). It
// stays, across log-out and restart, until the act was accepted or its writer throws it away.
// Thread safe.
class Drafts {
 public:
    static constexpr std::size_t most_bytes = 1024 * 1024;  // of one draft, as JSON
    static constexpr std::int64_t most_places = 200;        // of one person
    static constexpr std::size_t longest_place = 300;       // bytes

    Drafts(AccessStore& store, const engine::durable::Clock& clock);

    // Replaces what was there. What is refused is not cut: the words say what to do with it.
    engine::Result<engine::Done> save(const std::string& person, const std::string& place,
                                      const engine::Value& value);
    std::optional<Draft> load(const std::string& person, const std::string& place);
    void discard(const std::string& person, const std::string& place);
    // The newest first.
    std::vector<Draft> of(const std::string& person);

 private:
    AccessStore& store_;
    const engine::durable::Clock& clock_;
};

}  // namespace web
