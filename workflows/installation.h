#pragma once

#include <filesystem>
#include <memory>

#include "engine/durable/data_directory.h"
#include "engine/durable/verify.h"
#include "workflows/agenda_decider.h"
#include "workflows/case_decider.h"
#include "workflows/cases.h"
#include "workflows/organization_decider.h"

namespace workflows {

// Everything that decides, for a runtime or for a replay.
class CaseDeciders {
 public:
    explicit CaseDeciders(bool bounded);
    engine::durable::Deciders all();

 private:
    CaseDecider cases_;
    OrganizationDecider organization_;
    CalendarDecider calendar_;
    AgendaDecider agenda_;
};

// One data directory at work: store, runtime, catalogue and use cases, wired. The clock is the
// caller's and outlives it. Opening a fresh directory records the calendar as its first entry.
class Installation {
 public:
    // Throws engine::durable::StoreFailure.
    Installation(const std::filesystem::path& directory, const std::filesystem::path& workflows,
                 const engine::durable::Clock& clock);

    const std::filesystem::path& directory() const { return directory_; }
    engine::durable::Runtime& runtime() { return runtime_; }
    engine::durable::Contents& contents() { return data_.contents; }
    const engine::durable::Queries& queries() const { return data_.queries; }
    Catalog& catalog() { return catalog_; }
    Cases& cases() { return cases_; }
    // Others, for another thread: those of cases() belong to one. To be gone before this is.
    std::unique_ptr<Cases> make_cases();

 private:
    std::filesystem::path directory_;
    const engine::durable::Clock& clock_;
    engine::durable::DataDirectory data_;
    CaseDeciders deciders_, deciders_ahead_;
    engine::durable::Runtime runtime_;
    Catalog catalog_;
    CaseShelf shelf_;
    Cases cases_;
};

// verify() with the deciders of this program, without time bounds.
engine::durable::VerifyReport verify_installation(
    const std::filesystem::path& directory,
    const std::optional<engine::durable::TreeHead>& against = {});

}  // namespace workflows
