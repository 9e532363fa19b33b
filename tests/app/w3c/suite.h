#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>

// The documents of the W3C's implementation report, run as `visado chart run --basichttp` does.
namespace w3c {

struct Outcome {
    bool passed = false;
    std::string words;  // where it ended, or why it could not begin
};
using Outcomes = std::map<std::string, Outcome>;

// The documents of a folder by the number in their names: "test403a.scxml", or
// "test403a.txml.scxml" as the npm package has them, is "403a". Those that others start as children
// ("test216sub1.scxml") are left out, and those that a manifest.xml in the folder does not call
// automatic.
std::map<std::string, std::filesystem::path> documents(const std::filesystem::path& folder);

// Each must end in its state `pass`.
Outcomes run_all(const std::map<std::string, std::filesystem::path>& documents,
                 bool snapshot_every_step);

}  // namespace w3c
