#pragma once

#include <memory>

#include "app/open_store.h"
#include "web/identity/identity.h"

namespace app {

// Who may come in, beside a store.
struct OpenIdentity {
    web::SodiumRandom random;
    web::Identity identity;

    OpenIdentity(OpenStore& store, const web::IdentitySettings& settings);
};

// With the settings of `accesos.json` in the data directory, where there is one; a demonstration
// has its own. Refuses, and returns null, when they make no sense. The store outlives what is
// returned.
std::unique_ptr<OpenIdentity> open_identity(OpenStore& store, CommandContext& context);

}  // namespace app
