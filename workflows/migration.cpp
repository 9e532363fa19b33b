#include "workflows/migration.h"

#include <set>

#include "workflows/case_move.h"
#include "workflows/case_step.h"
#include "workflows/migration_trial.h"
#include "workflows/models.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::durable::StreamId;

constexpr int page_of_rows = 500;

struct LiveCase {
    MigrationCandidate candidate;
    CaseState state;
    std::shared_ptr<const Package> package;
};

Result<std::vector<LiveCase>> live_cases(Installation& installation, const Package& to) {
    std::vector<LiveCase> live;
    const auto& queries = installation.queries();
    for (StreamId after;;) {
        const auto page = queries.streams(case_kind, after, page_of_rows);
        if (page.empty()) return live;
        after = page.back().id;
        for (const auto& each : page) {
            if (each.ended) continue;
            auto view = installation.cases().view(each.id, "");
            if (!view) return view.error();
            if (view->state.package_name != to.name || view->state.package == to.hash) continue;
            live.push_back(
                {{each.id, view->sequence, each.title, each.status, view->package->version, {}},
                 std::move(view->state),
                 std::move(view->package)});
        }
    }
}

// The states a stored case is in, as people know them.
std::set<std::string> active(const Value& chart) {
    std::set<std::string> ids;
    for (const auto& each : chart.at("configuration")) ids.insert(each.get<std::string>());
    return ids;
}

std::string listed(const std::set<std::string>& ids) {
    std::string text;
    for (const auto& each : ids) text += (text.empty() ? "" : ", ") + each;
    return text;
}

void compare(LiveCase& live, const CaseState& moved, const MigrationTrial& trial) {
    Problems& obstacles = live.candidate.obstacles;
    const auto found = trial.outcomes().find(live.candidate.id);
    if (found == trial.outcomes().end()) return;
    const auto& outcome = found->second;
    if (outcome.refusal) return obstacles.push_back(*outcome.refusal);
    const auto again = active(outcome.snapshot.at("chart"));
    const auto now = active(moved.chart);
    if (again == now) return;
    obstacles.push_back({Refusal::invalid,
                         "Con su historia decidida de nuevo estaría en " + listed(again) +
                             " y no en " + listed(now) + ".",
                         "", "Déjelo terminar en su versión."});
}

}  // namespace

Result<Migration, Problems> Migration::to(Installation& installation, const std::string& name,
                                          const std::string& version, VersionNames names) {
    auto package = installation.catalog().find(name);
    if (!package) return package.error();
    if ((*package)->version != version) {
        return Problems{{Refusal::not_found,
                         "La carpeta de «" + name + "» tiene la versión " + (*package)->version +
                             ", no la " + version + ".",
                         name + "@" + version, "Revise la versión o --workflows."}};
    }
    installation.contents().keep(package_bundle((*package)->files));
    return Migration(installation, *package, std::move(names));
}

Result<std::vector<MigrationCandidate>> Migration::trial() const {
    auto live = live_cases(*installation_, *package_);
    if (!live) return live.error();
    std::set<StreamId> ids;
    for (const LiveCase& each : *live) ids.insert(each.candidate.id);
    MigrationTrial trial(installation_->contents(), package_->hash, names_, ids);
    for (std::int64_t position = 1; !ids.empty();) {
        const auto rows = installation_->queries().entries_from_position(position, page_of_rows);
        if (rows.empty()) break;
        for (const auto& row : rows) trial.apply(row);
        position = rows.back().position + 1;
    }
    const auto model = data_models(true)(package_->chart);
    std::vector<MigrationCandidate> candidates;
    for (LiveCase& each : *live) {
        const Value fresh = fresh_data(*package_, *model, each.state);
        const auto moved = on_version(each.state, *each.package, *package_, fresh, names_,
                                      each.candidate.sequence + 1);
        if (moved) {
            compare(each, *moved, trial);
        } else {
            each.candidate.obstacles = moved.error();
        }
        candidates.push_back(std::move(each.candidate));
    }
    return candidates;
}

Result<Done> Migration::move(const MigrationCandidate& candidate) const {
    engine::durable::Command command;
    command.stream = candidate.id;
    command.kind = case_kind;
    command.request = {{"type", migrated_event},
                       {"package", package_->hash},
                       {"version", package_->version},
                       {"names", names_.to_value()},
                       {"seen", candidate.sequence}};
    const auto answer = installation_->runtime().submit_system(std::move(command)).get();
    if (!answer) return answer.error();
    return Done{};
}

}  // namespace workflows
