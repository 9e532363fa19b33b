#pragma once

#include <functional>
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
    // Makes it anew from what is there at that moment (nullopt: nothing), so that two windows that
    // write different parts of one draft lose neither. `make` gives nullopt to discard it; its
    // refusal is passed on and changes nothing.
    using Make =
        std::function<engine::Result<std::optional<engine::Value>>(const std::optional<Draft>&)>;
    engine::Result<engine::Done> revise(const std::string& person, const std::string& place,
                                        const Make& make);
    std::optional<Draft> load(const std::string& person, const std::string& place);
    void discard(const std::string& person, const std::string& place);
    // The newest first.
    std::vector<Draft> of(const std::string& person);

 private:
    static engine::Result<engine::Done> keep(engine::durable::SqliteConnection& connection,
                                             const std::string& person, const std::string& place,
                                             engine::durable::Instant now,
                                             const engine::Value& value);

    AccessStore& store_;
    const engine::durable::Clock& clock_;
};

}  // namespace web
