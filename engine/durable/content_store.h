#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace engine::durable {

// Bytes kept under their SHA-256 (64 lower-case hexadecimal digits): attachments, issued documents,
// files of packages. What is kept is never changed and never removed.
class Contents {
 public:
    virtual ~Contents() = default;
    // Keeps the bytes so that they survive a loss of power, and says their SHA-256. Keeping the
    // same bytes again changes nothing. Throws StoreFailure.
    virtual std::string keep(std::string_view bytes) = 0;
    // nullopt when nothing is kept under that name (also for text that is no SHA-256). Throws
    // StoreFailure when the bytes found are no longer those that were kept.
    virtual std::optional<std::string> read(const std::string& sha256) const = 0;
    // Without looking at the bytes.
    virtual bool has(const std::string& sha256) const = 0;
};

// One file each, `root/ab/cdef…`: written beside, fsynced, renamed, and its folder fsynced, so a
// name that exists has all its bytes. Thread safe, also across processes.
class ContentStore final : public Contents {
 public:
    // Makes the folder when it is missing. Throws StoreFailure.
    explicit ContentStore(std::filesystem::path root);

    std::string keep(std::string_view bytes) override;
    std::optional<std::string> read(const std::string& sha256) const override;
    bool has(const std::string& sha256) const override;

    // Where the bytes of a SHA-256 are or would be.
    std::filesystem::path path_of(const std::string& sha256) const;
    const std::filesystem::path& root() const { return root_; }

 private:
    std::filesystem::path root_;
};

bool is_sha256_name(std::string_view text);

}  // namespace engine::durable
