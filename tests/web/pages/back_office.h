#pragma once

#include <map>

#include "tests/web/identity/counting_random.h"
#include "tests/web/pages/paper_browser.h"
#include "web/pages/admin_routes.h"

// A way out that keeps what it was asked to send.
class FakeMailDesk final : public web::MailDesk {
 public:
    std::vector<std::pair<std::string, std::string>> settings() const override {
        return {{"Servidor", "correo.example.org"}, {"Contraseña", "guardada"}};
    }
    engine::Result<engine::Done> send_test(const std::string&,
                                           const std::string& address) override {
        if (!fault.empty())
            return engine::Problem{engine::Refusal::wrong_state, fault, address, ""};
        sent.push_back(address);
        return engine::Done{};
    }
    std::string fault;
    std::vector<std::string> sent;
};

// One program that hears, and has trouble with it.
class FakeHookDesk final : public web::HookDesk {
 public:
    std::vector<web::OutgoingHook> outgoing() override { return hooks; }
    std::vector<web::OutgoingHook> hooks;
};

// An office with its administration: jobs are done when the test says so.
struct BackOffice {
    explicit BackOffice(const std::string& day)
        : office(day),
          identity(office.directory(), cheap(), office.clock(), random,
                   office.installation().queries()),
          store(office.directory()),
          book(store, office.clock()),
          jobs(book),
          browser(office, web::admin_routes({identity, jobs, mail, hooks})) {}

    static web::IdentitySettings cheap() {
        web::IdentitySettings settings;
        settings.cost = {1, 8192 * 8};
        return settings;
    }
    web::Response get(const std::string& person, const std::string& address) {
        return browser.get(person, address);
    }
    web::Response post(const std::string& person, const std::string& path, web::Pairs fields) {
        return browser.post(person, path, std::move(fields));
    }

    Office office;
    CountingRandom random;
    web::Identity identity;
    web::AccessStore store;
    web::JobBook book;
    web::JobRunner jobs;
    FakeMailDesk mail;
    FakeHookDesk hooks;
    PaperBrowser browser;
};

inline constexpr char administrator[] = "jefe-oi";
inline constexpr char secretary[] = "secretaria-general";
inline constexpr char outsider[] = "directora-ogaj";
inline constexpr char coordinator_of_integrity[] = "coordinadora-integridad";
