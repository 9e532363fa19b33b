#pragma once

#include "engine/durable/verify.h"
#include "tests/engine/durable/toy_office.h"

namespace toy {

// Streams 1 (rules), 2, 3 and 4 with something in every table; 13 entries.
void live(Office& office);

// A copy of a folder with that history, to do things to.
class LivedFolder {
 public:
    LivedFolder();
    const std::filesystem::path& path() const { return folder_.path(); }
    // What somebody does who has the file and no scruples.
    void tamper(const std::string& sql) const;
    engine::durable::VerifyReport check() const;

 private:
    TemporaryDirectory folder_;
};

// All findings, one a line.
std::string lines(const engine::durable::VerifyReport& report);

inline bool names(const engine::durable::VerifyReport& report, const std::string& place) {
    return lines(report).find(place) != std::string::npos;
}

}  // namespace toy
