#include "tests/support/office.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "engine/calendar/lima_time.h"

namespace {

using engine::Value;

engine::durable::Instant nine_o_clock(const std::string& day) {
    const auto date = engine::calendar::parse_date(day);
    REQUIRE(date);
    return engine::calendar::at(*date, std::chrono::hours(9));
}

std::filesystem::path workflows_folder() {
    return std::filesystem::path(VISADO_SOURCE_DIR) / "workflows";
}

}  // namespace

Office::Office(const std::string& day, Value organization) : clock_(nine_o_clock(day)) {
    installation_ = std::make_unique<workflows::Installation>(directory_.path() / "data",
                                                              workflows_folder(), clock_);
    load(std::move(organization));
}

Office::~Office() {
    if (std::uncaught_exceptions() == 0) verifies();
}

Value Office::demo_organization() {
    std::ifstream file(workflows_folder() / "programa-integridad/demo/organizacion.json");
    std::ostringstream text;
    text << file.rdbuf();
    auto parsed = engine::parse_json(text.str(), "organizacion.json");
    REQUIRE(parsed);
    return *parsed;
}

void Office::load(Value organization) {
    const auto loaded = cases().administer(workflows::organization_kind, "organizacion.cargar",
                                           workflows::console_actor, std::move(organization));
    if (!loaded) FAIL(engine::to_line(loaded.error()));
}

workflows::CaseId Office::opens(const std::string& person, const std::string& package,
                                Value options) {
    const auto opened = cases().open(package, person, std::move(options), "");
    if (!opened) {
        for (const auto& problem : opened.error()) UNSCOPED_INFO(engine::to_line(problem));
        FAIL("no se pudo abrir " << package);
    }
    current = *opened;
    return current;
}

engine::Result<engine::durable::Answer> Office::tries(const workflows::CaseRequest& request,
                                                      const std::string& key) {
    return cases().act(current, request, key);
}

engine::Result<engine::durable::Answer> Office::tries(const std::string& person,
                                                      const std::string& event, Value data,
                                                      const std::string& comment) {
    workflows::CaseRequest request;
    request.event = event;
    request.data = std::move(data);
    request.actor = person;
    request.comment = comment;
    return tries(request);
}

engine::durable::Answer Office::does(const std::string& person, const std::string& event,
                                     Value data, const std::string& comment) {
    auto answer = tries(person, event, std::move(data), comment);
    if (!answer) FAIL(person << " " << event << ": " << engine::to_line(answer.error()));
    return *answer;
}

void Office::comes(const std::string& day) {
    const auto target = nine_o_clock(day);
    for (;;) {
        const auto due = installation_->queries().next_due();
        if (!due || *due > target) break;
        if (*due > clock_.now()) clock_.set(*due);
        const auto report = installation_->runtime().tick();
        REQUIRE(report.halted == 0);
        REQUIRE(report.fired > 0);
    }
    if (target > clock_.now()) clock_.set(target);
}

void Office::restarts() {
    installation_.reset();
    installation_ = std::make_unique<workflows::Installation>(directory_.path() / "data",
                                                              workflows_folder(), clock_);
}

workflows::CaseState Office::state() {
    const auto stream = installation_->queries().stream(current);
    REQUIRE(stream);
    return workflows::case_state_from_value(stream->snapshot);
}

std::vector<std::string> Office::mails() {
    std::vector<std::string> written;
    std::int64_t count = 0;
    for (const auto& row : installation_->queries().outbox()) {
        if (row.item.channel != "correo" || count++ < mails_seen_) continue;
        written.push_back(row.item.payload.at("notice").get<std::string>() + " > " +
                          row.item.payload.at("to")[0].at("address").get<std::string>() + ": " +
                          row.item.payload.at("subject").get<std::string>());
    }
    mails_seen_ = count;
    return written;
}

void Office::verifies() {
    const auto report = workflows::verify_installation(directory_.path() / "data");
    for (const auto& finding : report.findings)
        UNSCOPED_INFO(finding.place << ": " << finding.message);
    CHECK(report.in_order());
}
