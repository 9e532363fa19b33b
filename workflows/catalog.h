#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "engine/durable/content_store.h"
#include "workflows/package.h"

namespace workflows {

// The packages of a folder, one sub-folder each, as new cases are opened with. Cases under way use
// the version they are pinned to, which the store keeps. Thread safe.
class Catalog {
 public:
    // `folder` is looked at when a package is asked for.
    explicit Catalog(std::filesystem::path folder) : folder_(std::move(folder)) {}

    // By the name of its sub-folder. Read once.
    engine::Result<std::shared_ptr<const Package>, engine::Problems> find(const std::string& name);
    // The version that a case was opened with, as the store keeps it under its hash; read once for
    // all threads.
    engine::Result<std::shared_ptr<const Package>> pinned(const engine::durable::Contents& contents,
                                                          const std::string& hash);
    std::vector<std::string> names() const;
    const std::filesystem::path& folder() const { return folder_; }

 private:
    const std::filesystem::path folder_;
    std::mutex reading_;  // of what follows
    std::map<std::string, std::shared_ptr<const Package>> read_;
    std::map<std::string, std::shared_ptr<const Package>> pinned_;  // by hash
};

}  // namespace workflows
