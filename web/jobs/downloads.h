#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace web {

// Files that long work made for whoever asked for it: DIR/descargas, readable by its owner alone.
// They can be made again at any time, so they stay some days and are gone. Who may have one is not
// decided here. One writer at a time; readers on any thread.
class Downloads {
 public:
    static constexpr std::chrono::hours kept{72};

    explicit Downloads(const std::filesystem::path& data_directory)
        : folder_(data_directory / "descargas") {}

    // Keeps the bytes under a key that nobody can guess, and clears away what is too old. Throws
    // std::runtime_error when they cannot be written.
    std::string keep(std::string_view bytes) const;
    // nullopt: there is none of that key, or it is gone.
    std::optional<std::string> read(const std::string& key) const;

 private:
    void clear_old() const;

    std::filesystem::path folder_;
};

}  // namespace web
