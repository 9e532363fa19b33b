#pragma once

#include <filesystem>

#include "engine/durable/throughput.h"
#include "workflows/installation.h"

namespace app {

// The case that `bench durable` works on: one state with a task and a deadline, left and entered
// anew by each act, with a guard, an assignment and a form's absence. Small, but every part that an
// act of a real case has is there, except documents and mails.
class BenchCase {
 public:
    // Keeps the bench package among the contents of `directory`.
    engine::durable::MeasuredWork prepare(const std::filesystem::path& directory, int acts);

 private:
    workflows::CaseDeciders deciders_{true}, deciders_ahead_{true};
};

}  // namespace app
