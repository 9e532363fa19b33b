#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/durable/decider.h"
#include "engine/durable/finding.h"

namespace engine::durable {

struct VerifyReport {
    std::vector<Finding> findings;
    // What was looked at, by Spanish name ("entradas", "expedientes", "correlativos", "archivos",
    // …).
    std::map<std::string, std::int64_t> checked;
    TreeHead head;

    bool in_order() const { return findings.empty(); }
};

// Reads the store under `directory` (visado.db, archivos/) and proves that nothing was altered,
// removed, inserted or moved: bytes of each entry, hash chains, the Merkle tree, everything the
// entries give when they are decided again, and the kept files. `against` is a head printed on a
// document or sent outside: the store must still contain it. Changes nothing, may run beside a
// working Runtime of another process. Bad data are findings; never throws for them.
VerifyReport verify(const std::filesystem::path& directory, const Deciders& deciders,
                    const std::optional<TreeHead>& against = {});

}  // namespace engine::durable
