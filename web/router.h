#pragma once

#include <map>
#include <string>
#include <vector>

#include "web/routes.h"

namespace web {

// Finds the line of the table that answers an address. Never changed after construction; thread
// safe.
class Router {
 public:
    // Throws std::logic_error when two lines claim the same addresses.
    explicit Router(Routes routes);

    struct Found {
        const Route* route = nullptr;  // null: see allowed
        std::map<std::string, std::string> matched;
        std::string allowed;  // "GET, HEAD, POST": methods of this address; empty: no such address
    };
    // A literal segment goes before a {name}; a slash at the end makes no difference.
    Found find(const std::string& method, const std::string& path) const;

    const Routes& routes() const { return routes_; }

 private:
    struct Line {
        std::vector<std::string> segments;
        std::size_t route = 0;
    };
    Routes routes_;
    std::vector<Line> lines_;  // the most literal first
};

}  // namespace web
