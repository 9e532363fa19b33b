#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace engine {

// An id that cannot be passed where another kind of id is meant.
template <class Kind>
struct StrongId {
    std::int64_t value{};
    friend auto operator<=>(StrongId, StrongId) = default;
};

}  // namespace engine

template <class Kind>
struct std::hash<engine::StrongId<Kind>> {
    std::size_t operator()(engine::StrongId<Kind> id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
