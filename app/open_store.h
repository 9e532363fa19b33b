#pragma once

#include <memory>

#include "app/command.h"
#include "engine/durable/clock.h"
#include "workflows/installation.h"

namespace app {

// The store that a command works on, with the clock that its directory asks for.
struct OpenStore {
    std::unique_ptr<engine::durable::Clock> clock;
    workflows::Installation installation;
};

enum class MissingStore { refuse, create };

// Opens context.data_directory; refuses, and returns null, when no store is there: a mistyped
// --data must not leave an empty store behind. Throws engine::durable::StoreFailure.
std::unique_ptr<OpenStore> open_store(CommandContext& context,
                                      MissingStore missing = MissingStore::refuse);

}  // namespace app
