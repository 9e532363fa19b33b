#pragma once

#include <map>
#include <string>
#include <vector>

// What a program said and how it ended.
struct ProgramRun {
    int exit_code = 0;  // 128 + signal when a signal ended it
    std::string out;
    std::string err;
};

struct ProgramOptions {
    std::map<std::string, std::string> environment;  // on top of our own; an empty value unsets
    std::string input;                               // its standard input
};

// Runs `command` (its first word is the path of the program) to its end. By posix_spawn, because a
// test may hold a JavaScript engine, which does not survive fork(). Throws std::system_error when
// the program cannot be started.
ProgramRun run_program(const std::vector<std::string>& command, const ProgramOptions& options = {});
