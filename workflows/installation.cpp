#include "workflows/installation.h"

#include <stdexcept>
#include <thread>

#include "workflows/models.h"

namespace workflows {

CaseDeciders::CaseDeciders(bool bounded) : cases_(data_models(bounded)) {
}

engine::durable::Deciders CaseDeciders::all() {
    return {{case_kind, &cases_},
            {organization_kind, &organization_},
            {calendar_kind, &calendar_},
            {agenda_kind, &agenda_}};
}

namespace {

// docs/decisions/0023. One processor decides no faster with two threads.
engine::durable::RuntimeOptions runtime_options(CaseDeciders& ahead) {
    engine::durable::RuntimeOptions options;
    if (std::thread::hardware_concurrency() > 1) options.ahead = ahead.all();
    return options;
}

}  // namespace

Installation::Installation(const std::filesystem::path& directory,
                           const std::filesystem::path& workflows,
                           const engine::durable::Clock& clock)
    : directory_(directory),
      clock_(clock),
      data_(directory),
      deciders_(true),
      deciders_ahead_(true),
      runtime_(data_.store, data_.contents, clock, deciders_.all(),
               runtime_options(deciders_ahead_)),
      catalog_(workflows),
      shelf_(data_.queries),
      cases_(runtime_, data_.queries, data_.contents, clock, catalog_, shelf_, data_models(true)) {
    if (data_.queries.singleton(calendar_kind)) return;
    const auto loaded = cases_.administer(calendar_kind, "calendario.cargar", console_actor,
                                          engine::Value::object());
    if (!loaded) throw std::runtime_error(engine::to_line(loaded.error()));
}

std::unique_ptr<Cases> Installation::make_cases() {
    return std::make_unique<Cases>(runtime_, data_.queries, data_.contents, clock_, catalog_,
                                   shelf_, data_models(true));
}

engine::durable::VerifyReport verify_installation(
    const std::filesystem::path& directory,
    const std::optional<engine::durable::TreeHead>& against) {
    CaseDeciders deciders(false);
    return engine::durable::verify(directory, deciders.all(), against);
}

}  // namespace workflows
