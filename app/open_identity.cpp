#include "app/open_identity.h"

#include "app/input_file.h"
#include "app/store_clock.h"
#include "web/identity/demo_accounts.h"

namespace app {
namespace {

engine::Result<web::IdentitySettings> settings_in(const std::filesystem::path& directory) {
    if (is_demo(directory)) return web::demo_settings();
    const auto file = directory / "accesos.json";
    if (!std::filesystem::exists(file)) return web::IdentitySettings{};
    const auto value = read_json_input(file.string());
    if (!value) return value.error();
    auto settings = web::identity_settings_from_value(*value);
    if (!settings) settings.error().place = "accesos.json, " + settings.error().place;
    return settings;
}

}  // namespace

OpenIdentity::OpenIdentity(OpenStore& store, const web::IdentitySettings& settings)
    : identity(store.installation.directory(), settings, *store.clock, random,
               store.installation.queries()) {
}

std::unique_ptr<OpenIdentity> open_identity(OpenStore& store, CommandContext& context) {
    const auto settings = settings_in(store.installation.directory());
    if (!settings) {
        context.refuse(settings.error());
        return nullptr;
    }
    return std::make_unique<OpenIdentity>(store, *settings);
}

}  // namespace app
