#pragma once

#include <filesystem>

namespace engine::durable {

// Copies a data directory as it stood at one moment, also while programs write to it: the database
// in one transaction, then the kept files, which never change (as links where the file system has
// them). `to` must not exist yet. Throws StoreFailure, std::filesystem::filesystem_error.
void copy_data(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace engine::durable
