#pragma once

#include <cstddef>
#include <string>

namespace web {

// Where secrets come from. Thread safe.
class RandomSource {
 public:
    virtual ~RandomSource() = default;
    virtual std::string bytes(std::size_t count) = 0;
};

// The operating system's, through libsodium. Throws std::runtime_error when libsodium cannot start.
class SodiumRandom final : public RandomSource {
 public:
    SodiumRandom();
    std::string bytes(std::size_t count) override;
};

}  // namespace web
