#include "web/router.h"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

namespace web {
namespace {

using Segments = std::vector<std::string>;

Segments segments_of(const std::string& path) {
    Segments segments;
    for (std::size_t begin = 1; begin < path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        segments.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return segments;
}

bool is_name(const std::string& segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

// What an address must look like, whatever names are called.
std::string shape_of(const Segments& segments) {
    std::string shape;
    for (const auto& segment : segments) shape += "/" + (is_name(segment) ? "{}" : segment);
    return shape;
}

// Literals before names, segment by segment.
bool goes_before(const Segments& a, const Segments& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (is_name(a[i]) != is_name(b[i])) return is_name(b[i]);
    }
    return false;
}

std::optional<std::map<std::string, std::string>> match(const Segments& pattern,
                                                        const Segments& path) {
    if (pattern.size() != path.size()) return std::nullopt;
    std::map<std::string, std::string> matched;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (is_name(pattern[i]) && !path[i].empty()) {
            matched[pattern[i].substr(1, pattern[i].size() - 2)] = path[i];
        } else if (pattern[i] != path[i]) {
            return std::nullopt;
        }
    }
    return matched;
}

}  // namespace

Router::Router(Routes routes) : routes_(std::move(routes)) {
    std::set<std::pair<std::string, std::string>> claimed;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        Line line{segments_of(routes_[i].pattern), i};
        if (!claimed.emplace(routes_[i].method, shape_of(line.segments)).second)
            throw std::logic_error("two routes for " + routes_[i].method + " " +
                                   routes_[i].pattern);
        lines_.push_back(std::move(line));
    }
    std::stable_sort(lines_.begin(), lines_.end(), [](const Line& a, const Line& b) {
        return goes_before(a.segments, b.segments);
    });
}

Router::Found Router::find(const std::string& method, const std::string& path) const {
    const auto segments = segments_of(path);
    std::set<std::string> methods;
    for (const auto& line : lines_) {
        auto matched = match(line.segments, segments);
        if (!matched) continue;
        const Route& route = routes_[line.route];
        if (route.method == method) return {&route, std::move(*matched), ""};
        methods.insert(route.method);
        if (route.method == "GET") methods.insert("HEAD");
    }
    Found found;
    for (const auto& each : methods) found.allowed += (found.allowed.empty() ? "" : ", ") + each;
    return found;
}

}  // namespace web
