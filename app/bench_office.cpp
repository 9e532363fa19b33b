#include "app/bench_office.h"

#include <stdexcept>

#include <spdlog/sinks/null_sink.h>

#include "app/input_file.h"
#include "engine/calendar/lima_time.h"
#include "web/page.h"
#include "web/pages/login_page.h"
#include "web/pages/page_routes.h"
#include "web/static_files.h"
#include "workflows/table_import.h"

namespace app {
namespace {

using engine::Value;

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char package[] = "programa-integridad";

template <class T>
T accepted(engine::Result<T> result) {
    if (!result) throw std::runtime_error(engine::to_line(result.error()));
    return std::move(*result);
}

template <class T>
T accepted(engine::Result<T, engine::Problems> result) {
    if (!result) throw std::runtime_error(engine::to_line(result.error().front()));
    return std::move(*result);
}

// Passwords are not measured here (docs/cli.md, accounts): as cheap as they may be.
web::IdentitySettings cheap_passwords() {
    web::IdentitySettings settings;
    settings.cost = {1, std::size_t{1024} * 1024};
    return settings;
}

// What is measured, and what it loads.
web::Routes measured_routes() {
    web::Routes routes = web::page_routes();
    for (auto& each : web::static_file_routes()) routes.push_back(std::move(each));
    return routes;
}

}  // namespace

BenchOffice::BenchOffice(const std::filesystem::path& folder,
                         const std::filesystem::path& workflows, int people, int cases)
    : clock_(
          engine::calendar::at(*engine::calendar::parse_date("2023-05-17"), std::chrono::hours(9))),
      installation_(folder, workflows, clock_),
      identity_(folder, cheap_passwords(), clock_, random_, installation_.queries()) {
    load_organization(workflows, people);
    open_cases(cases);
    site_ = std::make_unique<web::Site>(
        web::Ground{installation_, clock_, identity_.gate, identity_.drafts, true, web::fault_page,
                    web::session_ended, &tally_},
        measured_routes());
    web::ServerSettings settings;
    settings.port = 0;
    settings.fault_page = web::fault_page;
    settings.log =
        std::make_shared<spdlog::logger>("visado", std::make_shared<spdlog::sinks::null_sink_mt>());
    server_ = std::make_unique<web::HttpServer>(settings, site_->answer_maker());
}

BenchOffice::~BenchOffice() {
    server_->stop();
}

void BenchOffice::load_organization(const std::filesystem::path& workflows, int people) {
    Value data =
        accepted(read_json_input((workflows / package / "demo/organizacion.json").string()));
    for (int i = 0; i < people; ++i) {
        const bool planning = i % 2 == 0;
        const std::string id = (planning ? "ogppd-" : "ogaj-") + std::to_string(i);
        data["people"].push_back({{"id", id},
                                  {"name", "Especialista " + std::to_string(i)},
                                  {"post", "Especialista"},
                                  {"unit", planning ? "OGPPD" : "OGAJ"},
                                  {"email", id + "@example.org"},
                                  {"roles", Value::array({planning ? "ogppd" : "ogaj"})},
                                  {"superior", planning ? "director-ogppd" : "directora-ogaj"}});
        people_.push_back(id);
    }
    accepted(installation_.cases().administer(workflows::organization_kind, "organizacion.cargar",
                                              workflows::console_actor, std::move(data)));
}

void BenchOffice::open_cases(int cases) {
    auto& house = installation_.cases();
    const auto known = accepted(installation_.catalog().find(package));
    const auto definition = accepted(workflows::find_import(*known, "matriz"));
    const auto file = accepted(workflows::read_table_file(
        installation_.catalog().folder() / package / "data/programa_integridad_2023.csv"));
    const auto matrix = accepted(workflows::import_table(*known, definition, file));
    for (int i = 0; i < cases; ++i) {
        const std::string title = "Programa " + std::to_string(i + 1);
        cases_.push_back(accepted(house.open(package, coordinator, {{"title", title}}, title)));
        workflows::CaseRequest act;
        act.actor = coordinator;
        act.event = "importar";
        act.data = matrix.data;
        accepted(house.act(cases_.back(), act, ""));
        act.event = "enviar";
        act.data = {{"resumen", "Versión 1"}};
        accepted(house.act(cases_.back(), act, ""));
    }
}

std::string BenchOffice::act_of(std::size_t person) {
    return person % 2 == 0 ? "ogppd.favorable" : "ogaj.favorable";
}

std::string BenchOffice::log_in(const std::string& person) {
    return identity_.sessions.open(person, "127.0.0.1", "medición");
}

std::int64_t BenchOffice::entries() const {
    std::int64_t all = 0;
    for (const auto id : cases_) all += installation_.queries().summary(id)->sequence;
    return all;
}

}  // namespace app
