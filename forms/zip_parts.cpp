#include "forms/zip_parts.h"

#include <array>

#include <Poco/Exception.h>
#include <Poco/MemoryStream.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

namespace forms {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;

}  // namespace

struct ZipParts::Archive {
    Archive(std::string_view bytes, std::string_view name, const ZipLimits& bounds)
        : stream(bytes.data(), static_cast<std::streamsize>(bytes.size())),
          archive(stream),
          place(name),
          limits(bounds) {}

    Problem refuse(const std::string& message, const std::string& remedy) const {
        return {Refusal::invalid, message, place, remedy};
    }
    Problem damaged() const {
        return refuse("El archivo está dañado o no es un libro de Excel (.xlsx).",
                      "Ábralo en la hoja de cálculo y guárdelo de nuevo como .xlsx.");
    }
    Problem too_large(const std::string& name) const {
        return refuse("La parte «" + name + "» ocupa demasiado al descomprimirse.",
                      "El archivo no parece una tabla: divídalo o guárdelo de nuevo.");
    }

    Poco::MemoryInputStream stream;
    Poco::Zip::ZipArchive archive;
    std::string place;
    ZipLimits limits;
    std::size_t unpacked = 0;
};

ZipParts::ZipParts(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {
}
ZipParts::~ZipParts() = default;
ZipParts::ZipParts(ZipParts&&) noexcept = default;
ZipParts& ZipParts::operator=(ZipParts&&) noexcept = default;

Result<ZipParts> ZipParts::open(std::string_view bytes, std::string_view place,
                                const ZipLimits& limits) {
    const Problem damaged{
        Refusal::invalid, "El archivo está dañado o no es un libro de Excel (.xlsx).",
        std::string(place), "Ábralo en la hoja de cálculo y guárdelo de nuevo como .xlsx."};
    // Old .xls files and encrypted workbooks are compound files.
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        return Problem{Refusal::invalid, "El archivo es un .xls antiguo o tiene contraseña.",
                       std::string(place), "Guárdelo como .xlsx sin contraseña."};
    }
    if (!bytes.starts_with("PK\x03\x04")) return damaged;
    try {
        auto archive = std::make_unique<Archive>(bytes, place, limits);
        std::size_t parts = 0;
        for (auto part = archive->archive.headerBegin(); part != archive->archive.headerEnd();
             ++part) {
            if (++parts > limits.max_parts) {
                return archive->refuse(
                    "El archivo tiene más de " + std::to_string(limits.max_parts) + " partes.",
                    "No parece una tabla: guárdelo de nuevo como .xlsx.");
            }
            if (part->second.isEncrypted()) {
                return archive->refuse("El archivo tiene contraseña.", "Guárdelo sin contraseña.");
            }
        }
        return ZipParts(std::move(archive));
    } catch (const Poco::Exception&) {
        return damaged;
    }
}

bool ZipParts::has(const std::string& name) const {
    return archive_->archive.findHeader(name) != archive_->archive.headerEnd();
}

Result<std::string> ZipParts::read(const std::string& name) {
    Archive& in = *archive_;
    const auto part = in.archive.findHeader(name);
    if (part == in.archive.headerEnd() || !part->second.hasSupportedCompressionMethod()) {
        return in.damaged();
    }
    const auto packed = static_cast<std::size_t>(part->second.getCompressedSize());
    std::string out;
    try {
        in.stream.clear();
        Poco::Zip::ZipInputStream unpacking(in.stream, part->second);
        std::array<char, 65536> buffer{};
        while (unpacking.good()) {
            unpacking.read(buffer.data(), buffer.size());
            const auto got = static_cast<std::size_t>(unpacking.gcount());
            out.append(buffer.data(), got);
            in.unpacked += got;
            const bool bomb = out.size() > 1'000'000 && out.size() / in.limits.max_ratio > packed;
            if (bomb || out.size() > in.limits.max_part_bytes ||
                in.unpacked > in.limits.max_total_bytes) {
                return in.too_large(name);
            }
        }
        if (unpacking.bad() || !unpacking.crcValid()) return in.damaged();
    } catch (const Poco::Exception&) {
        return in.damaged();
    }
    return out;
}

}  // namespace forms
