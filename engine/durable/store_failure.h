#pragma once

#include <stdexcept>
#include <string>

#include "engine/base/result.h"

namespace engine::durable {

// The store could not do its work: disk full, file locked or damaged. Nothing of the command was
// kept, so the same command with the same key may be sent again. The words are for the person who
// runs the program (Spanish): message, place (the file) and remedy.
class StoreFailure : public std::runtime_error {
 public:
    explicit StoreFailure(Problem problem)
        : std::runtime_error(to_line(problem)), problem_(std::move(problem)) {}

    const Problem& problem() const { return problem_; }

 private:
    Problem problem_;
};

// The transaction can no longer be trusted: all that was done in it is to be rolled back.
class TransactionLost final : public StoreFailure {
 public:
    using StoreFailure::StoreFailure;
};

}  // namespace engine::durable
