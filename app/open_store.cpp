#include "app/open_store.h"

#include <filesystem>

#include "app/store_clock.h"

namespace app {

std::unique_ptr<OpenStore> open_store(CommandContext& context, MissingStore missing) {
    const auto& directory = context.data_directory;
    if (missing == MissingStore::refuse && !std::filesystem::exists(directory / "visado.db")) {
        context.refuse({engine::Refusal::not_found, "Aquí no hay datos de Visado.",
                        directory.string(),
                        "Indique su carpeta con --data, o empiece con «visado org load»."});
        return nullptr;
    }
    auto clock = clock_of(directory);
    const engine::durable::Clock& time = *clock;
    return std::unique_ptr<OpenStore>(new OpenStore{
        std::move(clock), workflows::Installation(directory, context.workflows_directory, time)});
}

}  // namespace app
