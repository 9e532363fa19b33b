// Any bytes as what comes over one connection. What is read is the same however it was cut, and
// keeps what web/http/request.h promises to handlers.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "engine/base/utf8.h"
#include "web/http/incoming.h"
#include "web/http/request_reader.h"

namespace {

void demand(bool held) {
    if (!held) std::abort();
}

bool is_clean(const std::string& text) {
    if (!engine::is_valid_utf8(text)) return false;
    for (const char c : text) {
        const bool line_end_or_tab = c == '\n' || c == '\r' || c == '\t';
        if ((static_cast<unsigned char>(c) < 0x20 && !line_end_or_tab) || c == 0x7F) return false;
    }
    return true;
}

void check(const web::Request& request) {
    demand(request.path.starts_with('/') && is_clean(request.path));
    demand((request.path + "/").find("/../") == std::string::npos);
    for (const auto& [name, value] : request.query) demand(is_clean(name) && is_clean(value));
    for (const auto& [name, value] : request.fields) demand(is_clean(name) && is_clean(value));
    for (const auto& upload : request.uploads) {
        demand(is_clean(upload.field) && is_clean(upload.name) && !upload.name.empty());
        demand(upload.name.find_first_of("/\\\r\n") == std::string::npos);
    }
}

// Each request by path and body, then the status of what was refused.
std::vector<std::string> read(const std::string& bytes, std::size_t step) {
    const web::Limits limits;
    web::RequestReader reader(limits);
    std::vector<std::string> read;
    for (std::size_t i = 0; i < bytes.size(); i += step) {
        reader.add(std::string_view(bytes).substr(i, step));
        while (reader.state() == web::RequestReader::State::complete) {
            auto whole = reader.take();
            demand(whole.body.size() == whole.head.length);
            read.push_back(whole.head.path + " " + whole.body);
            const auto request =
                web::to_request({std::move(whole.head), std::move(whole.body), "", false}, limits);
            if (request) check(*request);
        }
        if (reader.state() != web::RequestReader::State::refused) continue;
        read.push_back(std::to_string(reader.fault().status));
        break;
    }
    return read;
}

}  // namespace

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    demand(read(text, text.size() + 1) == read(text, 1));
    return 0;
}
