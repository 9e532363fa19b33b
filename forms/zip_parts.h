#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace forms {

// What is unpacked from an archive that may be hostile.
struct ZipLimits {
    std::size_t max_parts = 2'000;
    std::size_t max_part_bytes = 100'000'000;   // of one part, unpacked
    std::size_t max_total_bytes = 200'000'000;  // of all parts read
    std::size_t max_ratio = 300;                // unpacked : packed, for parts beyond 1 MB
};

// The parts of a ZIP archive, read from memory. What the headers claim is not believed: bytes are
// counted as they are unpacked, so that a bomb costs at most the limits.
class ZipParts {
 public:
    // `bytes` must outlive the object. Refused in Spanish with `place`: not a ZIP, damaged, too
    // many parts, or a part that is encrypted.
    static engine::Result<ZipParts> open(std::string_view bytes, std::string_view place,
                                         const ZipLimits& limits = {});
    ~ZipParts();
    ZipParts(ZipParts&&) noexcept;
    ZipParts& operator=(ZipParts&&) noexcept;

    bool has(const std::string& name) const;
    // Unpacks one part; refused when there is none, it is damaged or beyond the limits.
    engine::Result<std::string> read(const std::string& name);

 private:
    struct Archive;
    explicit ZipParts(std::unique_ptr<Archive> archive);
    std::unique_ptr<Archive> archive_;
};

}  // namespace forms
