#include "web/pages/migration_job.h"

#include <stdexcept>

#include "workflows/migration.h"

namespace web {
namespace {

using engine::Value;
using workflows::Migration;

Value told(const workflows::MigrationCandidate& candidate) {
    Value reasons = Value::array();
    for (const auto& each : candidate.obstacles) reasons.push_back(engine::to_line(each));
    return {{"expediente", candidate.id.value},
            {"estado", candidate.status},
            {"version", candidate.version},
            {"razones", reasons},
            {"movido", false}};
}

}  // namespace

std::string migration_kind(const std::string& procedure) {
    return "migracion:" + procedure;
}

Work migration_work(workflows::Installation& house, const std::string& procedure,
                    const std::string& version, MigrationStep step) {
    return [&house, procedure, version, step](const JobProgress& progress) {
        progress(0, 0, "Se prueba la historia de cada expediente en la versión nueva.");
        const auto migration = Migration::to(house, procedure, version, {});
        if (!migration) throw std::runtime_error(engine::to_line(migration.error().front()));
        const auto candidates = migration->trial();
        if (!candidates) throw std::runtime_error(engine::to_line(candidates.error()));
        Value cases = Value::array();
        std::size_t movable = 0, moved = 0;
        const auto total = static_cast<std::int64_t>(candidates->size());
        for (const auto& each : *candidates) {
            Value told_case = told(each);
            movable += each.obstacles.empty();
            if (step == MigrationStep::move && each.obstacles.empty()) {
                progress(static_cast<std::int64_t>(cases.size()), total,
                         "Se pasa el expediente " + std::to_string(each.id.value) + ".");
                const auto done = migration->move(each);
                told_case["movido"] = done.has_value();
                if (!done) told_case["razones"].push_back(engine::to_line(done.error()));
                moved += done.has_value();
            }
            cases.push_back(std::move(told_case));
        }
        const std::string words =
            (step == MigrationStep::move
                 ? "Expedientes que pasaron: " + std::to_string(moved)
                 : "Expedientes que pueden pasar: " + std::to_string(movable)) +
            " de " + std::to_string(candidates->size()) + ".";
        return JobOutcome{words, {{"version", version}, {"movidos", moved}, {"casos", cases}}};
    };
}

}  // namespace web
