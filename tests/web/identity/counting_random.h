#pragma once

#include <string>

#include "web/identity/random_source.h"

// Different bytes at every call, the same in every run.
class CountingRandom final : public web::RandomSource {
 public:
    std::string bytes(std::size_t count) override {
        ++calls_;
        std::string made(count, '\0');
        for (std::size_t i = 0; i < count; ++i) made[i] = static_cast<char>(calls_ * 31 + i * 7);
        return made;
    }

 private:
    unsigned calls_ = 0;
};
