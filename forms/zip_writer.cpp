#include "forms/zip_writer.h"

#include <sstream>
#include <stdexcept>

#include <Poco/DateTime.h>
#include <Poco/Exception.h>
#include <Poco/MemoryStream.h>
#include <Poco/Path.h>
#include <Poco/Zip/Compress.h>

namespace forms {

std::string write_zip(const std::vector<ZipEntry>& entries, std::int64_t seconds) {
    try {
        const Poco::DateTime when(Poco::Timestamp::fromEpochTime(seconds));
        std::ostringstream out;
        Poco::Zip::Compress archive(out, true);
        for (const ZipEntry& each : entries) {
            Poco::MemoryInputStream in(each.bytes.data(),
                                       static_cast<std::streamsize>(each.bytes.size()));
            archive.addFile(in, when, Poco::Path(each.name, Poco::Path::PATH_UNIX));
        }
        archive.close();
        return std::move(out).str();
    } catch (const Poco::Exception& failure) {
        throw std::runtime_error("ZIP: " + failure.displayText());
    }
}

}  // namespace forms
