#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

// The documents of the W3C's implementation report, run one by one.
namespace w3c {

struct Outcome {
    bool passed = false;
    std::string words;  // where it ended, or why it could not begin
};

// By the number in the file's name ("test403a.scxml" -> "403a"). Documents that others start as
// children ("test216sub1.scxml") are left out.
std::map<std::string, Outcome> run_all(const std::filesystem::path& folder,
                                       bool snapshot_every_step);

std::set<std::string> passed(const std::map<std::string, Outcome>& outcomes);

}  // namespace w3c
