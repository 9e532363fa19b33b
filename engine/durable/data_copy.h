#pragma once

#include <filesystem>

namespace engine::durable {

// How kept files come into a copy. They never change: on the same disk a link is as good as a copy,
// but no protection from that disk.
enum class KeptFiles { linked, copied };

// Copies the store of a data directory as it stood at one moment, also while programs write to it:
// the database in one transaction, then the kept files. `to` holds no store yet. Throws
// StoreFailure, std::filesystem::filesystem_error.
void copy_data(const std::filesystem::path& from, const std::filesystem::path& to, KeptFiles how);

// All that a data directory holds: the store, copied as above, every other database beside it, each
// as it stood at one moment, and settings. Readable by the owner alone. Throws
// likewise, and then leaves nothing at `to`: half a backup must not look like one.
void back_up_data(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace engine::durable
