#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/demo_office.h"
#include "web/http/server.h"
#include "web/identity/identity.h"
#include "web/identity/random_source.h"
#include "web/inbox_tally.h"
#include "web/site.h"

namespace app {

// An office to measure: the demo's organisation with many more who give opinions, cases that await
// them, and the pages served on a free port of this machine. No PDFs, no mail: they are made apart
// from what people wait for.
class BenchOffice {
 public:
    // `folder` is new. Throws std::runtime_error when something is refused that should not be.
    BenchOffice(const std::filesystem::path& folder, const std::filesystem::path& workflows,
                int people, int cases);
    ~BenchOffice();

    // Of both offices in turn, OGPPD first; and what each may do in any of the cases.
    const std::vector<std::string>& people() const { return people_; }
    static std::string act_of(std::size_t person);
    const std::vector<workflows::CaseId>& cases() const { return cases_; }

    std::string log_in(const std::string& person);  // the session's secret
    std::uint16_t port() const { return server_->port(); }
    // Acts recorded in all cases.
    std::int64_t entries() const;

 private:
    void load_organization(const std::filesystem::path& workflows, int people);
    void open_cases(int cases);

    StoryClock clock_;
    workflows::Installation installation_;
    web::SodiumRandom random_;
    web::Identity identity_;
    web::InboxTally tally_;
    std::unique_ptr<web::Site> site_;
    std::unique_ptr<web::HttpServer> server_;
    std::vector<std::string> people_;
    std::vector<workflows::CaseId> cases_;
};

}  // namespace app
