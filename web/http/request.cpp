#include "web/http/request.h"

#include <algorithm>

namespace web {
namespace {

const std::string* first(const Pairs& pairs, const std::string& name) {
    const auto found = std::find_if(pairs.begin(), pairs.end(),
                                    [&name](const auto& pair) { return pair.first == name; });
    return found == pairs.end() ? nullptr : &found->second;
}

}  // namespace

const std::string* Request::field(const std::string& name) const {
    return first(fields, name);
}

const std::string* Request::asked(const std::string& name) const {
    return first(query, name);
}

const std::string* Request::header(const std::string& lower_case_name) const {
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? nullptr : &found->second;
}

}  // namespace web
