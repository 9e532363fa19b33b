#pragma once

#include <string>

#include "web/jobs/job_runner.h"
#include "workflows/installation.h"

namespace web {

// "migracion:programa-integridad": what the job of that procedure's cases is called.
std::string migration_kind(const std::string& procedure);

enum class MigrationStep { trial, move };

// The trial of moving the live cases of a procedure to the catalogue's version and, for `move`, the
// entry of each that holds. The result:
//   {"version","movidos": n, "casos": [{"expediente","estado","version","razones": [texto…],
//    "movido": bool}]}
// Runs alone: it uses the installation's own Cases, which no other thread may use meanwhile.
Work migration_work(workflows::Installation& house, const std::string& procedure,
                    const std::string& version, MigrationStep step);

}  // namespace web
