#include "web/http/gzip.h"

#include <algorithm>
#include <sstream>

#include <Poco/DeflatingStream.h>

namespace web {

std::string gzip(std::string_view bytes) {
    std::ostringstream packed;
    constexpr int level = 5;
    Poco::DeflatingOutputStream stream(packed, Poco::DeflatingStreamBuf::STREAM_GZIP, level);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    return packed.str();
}

bool accepts_gzip(const std::string* accept_encoding) {
    if (accept_encoding == nullptr) return false;
    const std::string_view list = *accept_encoding;
    for (std::size_t begin = 0; begin <= list.size();) {
        const auto end = std::min(list.find(',', begin), list.size());
        std::string item(list.substr(begin, end - begin));
        begin = end + 1;
        item.erase(std::remove(item.begin(), item.end(), ' '), item.end());
        if (item == "gzip") return true;
        if (item.starts_with("gzip;q="))
            return item.find_first_of("123456789", 7) != std::string::npos;
    }
    return false;
}

bool is_worth_packing(std::string_view media_type, std::size_t size) {
    constexpr std::size_t one_packet = 1000;
    return size > one_packet &&
           (media_type.starts_with("text/") || media_type.starts_with("application/json") ||
            media_type.starts_with("image/svg+xml") ||
            media_type.find("+json") != std::string_view::npos);
}

}  // namespace web
