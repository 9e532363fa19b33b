#pragma once

#include <filesystem>
#include <string>
#include <vector>

// One C++ file of the project, as the rules about files see it.
struct SourceFile {
    std::string path;    // from the root: "engine/base/value.h"
    std::string folder;  // "engine/base"; of deeper files the layer they belong to
    std::size_t lines = 0;
    std::vector<std::string> includes;  // only "…" includes, as written
};

// Every *.h and *.cpp under the given folders of `root`.
std::vector<SourceFile> read_sources(const std::filesystem::path& root,
                                     const std::vector<std::string>& folders);

// The files of this project.
const std::vector<SourceFile>& project_sources();
