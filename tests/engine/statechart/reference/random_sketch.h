#pragma once

#include <cstdint>

#include "tests/engine/statechart/reference/sketch.h"

// The same number gives the same chart and the same events on every machine. The charts are legal
// by construction: the reader must accept each.
class Dice {
 public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    int below(int count);  // 0 … count - 1
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    const T& one_of(const std::vector<T>& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }

 private:
    std::uint64_t state_;
};

Sketch random_sketch(Dice& dice);
std::vector<Stimulus> random_stimuli(Dice& dice, int count);
