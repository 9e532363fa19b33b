#pragma once

#include <string>
#include <string_view>

#include "web/http/request.h"

namespace web {

std::string gzip(std::string_view bytes);

// Does whoever asks read gzip? "gzip;q=0" is a no.
bool accepts_gzip(const std::string* accept_encoding);

// Text and what is text inside; the rest is packed already.
bool is_worth_packing(std::string_view media_type, std::size_t size);

}  // namespace web
