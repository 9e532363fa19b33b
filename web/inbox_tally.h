#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "workflows/cases.h"

namespace web {

// What waits for a person, as the Bandeja shows it under "Por atender".
struct Waiting {
    std::size_t matters = 0;
    std::size_t overdue = 0;
};

// The figures beside the menu's entries, on every page. They are those of the Bandeja itself, and
// counted anew only when one of the person's own cases has another entry, the organisation changed
// or another day began; otherwise a page costs one or two short queries. Where many act on the same
// cases at once, counting takes a small share of the time and no more. Thread safe.
class InboxTally {
 public:
    // After counting for a person it rests `rest` times as long as that took, by the machine's own
    // clock, and shows the figures of before: some tenths of a second.
    explicit InboxTally(int rest = 50) : rest_(rest) {}

    Waiting of(workflows::Cases& cases, const std::string& person,
               const workflows::Organization& organization);

 private:
    struct Kept {
        std::int64_t head = -1;  // entries of the journal when it was looked at
        std::string day;
        std::string mark;  // what the figures depend on
        Waiting waiting;
        std::chrono::steady_clock::time_point rests_until = {};
    };
    const int rest_;
    std::mutex mutex_;
    std::map<std::string, Kept> kept_;
};

}  // namespace web
