#include "web/identity/identity_settings.h"

#include <array>
#include <functional>
#include <string>

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;

struct Setting {
    const char *group, *name;
    std::int64_t least, most;
    std::function<void(IdentitySettings&, std::int64_t)> set;
};

constexpr std::int64_t mib = std::int64_t{1024} * 1024;

// The least cost is for tests and demonstrations; argon2id itself accepts no less.
const std::array<Setting, 13>& table() {
    using std::chrono::seconds;
    static const std::array<Setting, 13> settings = {{
        {"argon2id", "passes", 1, 100,
         [](auto& s, auto n) { s.cost.passes = static_cast<unsigned long long>(n); }},
        {"argon2id", "memory_mib", 1, 4096,
         [](auto& s, auto n) { s.cost.memory_bytes = static_cast<std::size_t>(n * mib); }},
        {"argon2id", "at_once", 1, 256,
         [](auto& s, auto n) { s.hashing.at_once = static_cast<int>(n); }},
        {"argon2id", "waiting", 0, 10'000,
         [](auto& s, auto n) { s.hashing.waiting = static_cast<int>(n); }},
        {"lock_out", "free_tries", 1, 100,
         [](auto& s, auto n) { s.lock_out.free_tries = static_cast<int>(n); }},
        {"lock_out", "first_wait_s", 1, 86'400,
         [](auto& s, auto n) { s.lock_out.first_wait = seconds(n); }},
        {"lock_out", "longest_wait_s", 1, 86'400,
         [](auto& s, auto n) { s.lock_out.longest_wait = seconds(n); }},
        {"lock_out", "forgotten_after_s", 60, 31'536'000,
         [](auto& s, auto n) { s.lock_out.forgotten_after = seconds(n); }},
        {"client_limit", "wrong_tries", 1, 1'000'000,
         [](auto& s, auto n) { s.client_limit.wrong_tries = static_cast<int>(n); }},
        {"client_limit", "window_s", 60, 86'400,
         [](auto& s, auto n) { s.client_limit.window = seconds(n); }},
        {"hooks", "per_minute", 1, 100'000,
         [](auto& s, auto n) { s.hooks.per_minute = static_cast<int>(n); }},
        {"sessions", "idle_s", 300, 604'800, [](auto& s, auto n) { s.sessions.idle = seconds(n); }},
        {"sessions", "absolute_s", 300, 604'800,
         [](auto& s, auto n) { s.sessions.absolute = seconds(n); }},
    }};
    return settings;
}

std::optional<Problem> apply(IdentitySettings& settings, const std::string& group,
                             const std::string& name, const Value& value) {
    const std::string place = group + "." + name;
    for (const Setting& each : table()) {
        if (group != each.group || name != each.name) continue;
        if (!value.is_number_integer() || value.get<std::int64_t>() < each.least ||
            value.get<std::int64_t>() > each.most) {
            return Problem{Refusal::invalid, "El valor no sirve.", place,
                           "Use un entero de " + std::to_string(each.least) + " a " +
                               std::to_string(each.most) + "."};
        }
        each.set(settings, value.get<std::int64_t>());
        return std::nullopt;
    }
    return Problem{Refusal::invalid, "No se conoce este ajuste.", place,
                   "Quítelo o corrija el nombre."};
}

}  // namespace

engine::Result<IdentitySettings> identity_settings_from_value(const Value& value) {
    IdentitySettings settings;
    if (!value.is_object())
        return Problem{Refusal::invalid, "Debe ser un objeto JSON.", "", "Revise el archivo."};
    for (const auto& [group, members] : value.items()) {
        if (!members.is_object())
            return Problem{Refusal::invalid, "Debe ser un objeto JSON.", group,
                           "Revise el archivo."};
        for (const auto& [name, each] : members.items()) {
            if (auto problem = apply(settings, group, name, each)) return *problem;
        }
    }
    return settings;
}

}  // namespace web
