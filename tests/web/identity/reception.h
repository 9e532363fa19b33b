#pragma once

#include <memory>
#include <string>

#include "tests/support/fake_clock.h"
#include "tests/support/temporary_directory.h"
#include "tests/web/identity/counting_random.h"
#include "web/identity/identity.h"
#include "workflows/installation.h"

// A data directory with an organisation of three people and everything that knows people, on real
// files; hashing costs next to nothing.
class Reception {
 public:
    static constexpr char password[] = "lluvia sobre los tejados";

    Reception() : clock(engine::durable::Instant(std::chrono::hours(24 * 365 * 53))) {
        settings.cost = {1, 8192 * 8};
        reopens();
        loads({"ana", "beto", "jefa"});
    }

    // As after a restart of the program.
    void reopens() {
        identity.reset();
        house.reset();
        house = std::make_unique<workflows::Installation>(
            folder_.path(), std::string(VISADO_SOURCE_DIR) + "/workflows", clock);
        identity = std::make_unique<web::Identity>(folder_.path(), settings, clock, random,
                                                   house->queries());
    }
    void loads(const std::vector<std::string>& people) {
        engine::Value organization = {
            {"entity", {{"nombre", "Entidad"}, {"siglas", "E"}, {"lugar", "Lima"}}},
            {"units", {{{"id", "U"}, {"name", "Unidad"}, {"superior", ""}}}},
            {"people", engine::Value::array()},
            {"lists", engine::Value::object()},
            {"substitutions", engine::Value::array()}};
        for (const auto& id : people) {
            organization["people"].push_back({{"id", id},
                                              {"name", id},
                                              {"post", "Especialista"},
                                              {"unit", "U"},
                                              {"email", id + "@example.org"},
                                              {"roles", engine::Value::array()},
                                              {"superior", ""}});
        }
        const auto loaded =
            house->cases().administer(workflows::organization_kind, "organizacion.cargar",
                                      workflows::console_actor, std::move(organization));
        if (!loaded) throw std::runtime_error(engine::to_line(loaded.error()));
    }
    void has_account(const std::string& person,
                     web::PasswordTerm term = web::PasswordTerm::lasting) {
        const auto made = identity->accounts.create(person, person + ".login", password, term);
        if (!made) throw std::runtime_error(engine::to_line(made.error()));
    }
    web::LogInAnswer enters(const std::string& login, const std::string& with = password,
                            const std::string& client = "10.0.0.7") {
        return identity->log_in.with(login, with, client);
    }
    std::string opens_session(const std::string& person) {
        return identity->sessions.open(person, "10.0.0.7", "Firefox en Windows");
    }
    const std::filesystem::path& directory() const { return folder_.path(); }

 private:
    TemporaryDirectory folder_;

 public:
    FakeClock clock;
    CountingRandom random;
    web::IdentitySettings settings;
    std::unique_ptr<workflows::Installation> house;
    std::unique_ptr<web::Identity> identity;
};
