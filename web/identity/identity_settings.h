#pragma once

#include <chrono>
#include <cstddef>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace web {

// What argon2id costs. 64 MiB and 2 passes lie above OWASP's minimum (19 MiB, 2 passes) and take
// 0.2 to 0.6 s of one core of an office server: a log-in may, a stolen file must for every guess.
struct HashingCost {
    unsigned long long passes = 2;
    std::size_t memory_bytes = std::size_t{64} * 1024 * 1024;
    friend bool operator==(const HashingCost&, const HashingCost&) = default;
};

// Hashings hold a core and memory_bytes each, so a flood of log-ins must not take the server from
// those who work: `at_once` run, `waiting` queue (4 to 10 s of them), the rest is asked to come
// back.
struct HashingLimits {
    int at_once = 2;
    int waiting = 32;
};

// After `free_tries` wrong passwords each further try has to wait, twice as long every time. The
// longest wait keeps an attacker under 100 tries a day (NIST SP 800-63B §5.2.2 asks for at most 100
// in a row), and a colleague who is locked out by somebody's malice no longer than it lasts.
struct LockOut {
    int free_tries = 5;
    std::chrono::seconds first_wait = std::chrono::minutes(1);
    std::chrono::seconds longest_wait = std::chrono::minutes(16);
    std::chrono::seconds forgotten_after = std::chrono::hours(24);  // since the last wrong try
};

// At most `wrong_tries` wrong passwords from one address in a `window`, for all names together. An
// office behind one address types some thirty passwords wrong in a morning and no more; a program
// that goes through names stops there. Who is logged in is not concerned.
struct ClientLimit {
    int wrong_tries = 30;
    std::chrono::seconds window = std::chrono::minutes(15);
};

// `idle`: an office day with its lunch. `absolute`: nobody is asked again within one day, everybody
// on the next.
struct SessionLimits {
    std::chrono::seconds idle = std::chrono::hours(8);
    std::chrono::seconds absolute = std::chrono::hours(20);
};

// What one inbound hook may bring: a program that goes round in circles must not fill the journal,
// which keeps everything for ever.
struct HookLimits {
    int per_minute = 60;
};

struct IdentitySettings {
    HashingCost cost;
    HashingLimits hashing;
    LockOut lock_out;
    ClientLimit client_limit;
    SessionLimits sessions;
    HookLimits hooks;
};

// {"argon2id": {"passes", "memory_mib", "at_once", "waiting"}, "lock_out": {"free_tries",
// "first_wait_s", "longest_wait_s", "forgotten_after_s"}, "client_limit": {"wrong_tries",
// "window_s"}, "sessions": {"idle_s", "absolute_s"}, "hooks": {"per_minute"}}; what is absent keeps
// its default, what is unknown or makes no sense is refused by name.
engine::Result<IdentitySettings> identity_settings_from_value(const engine::Value& value);

}  // namespace web
