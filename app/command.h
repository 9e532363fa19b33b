#pragma once

#include <filesystem>
#include <ostream>
#include <stdexcept>
#include <string>

#include "engine/base/result.h"

// A command is one file with one function
//     void add_<name>_command(CLI::App& root, CommandContext& context);
// that declares its options (in Spanish, with an example as footer) and a callback. The callback
// writes to the context's streams; it does not catch what it cannot mend: main translates.
namespace app {

// Exit codes, docs/cli.md.
enum class Exit { done = 0, refused = 1, usage = 2, failed = 3 };

// The arguments contradict each other in a way CLI11 cannot see; the text (Spanish) says how.
// Thrown from a callback; main answers with Exit::usage.
class UsageError : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

// What every command is given. Outlives the parsing.
struct CommandContext {
    std::ostream& out;                          // the answer
    std::ostream& err;                          // refusals and warnings
    std::filesystem::path data_directory;       // default of --data
    std::filesystem::path workflows_directory;  // default of --workflows
    Exit exit = Exit::done;

    // Tells the person why and ends the command as refused.
    void refuse(const engine::Problem& problem) {
        err << to_line(problem) << '\n';
        exit = Exit::refused;
    }
    void refuse(const engine::Problems& problems) {
        for (const auto& problem : problems) refuse(problem);
    }
};

}  // namespace app
