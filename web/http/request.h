#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace web {

// Names and values of a query or of a form, in the order in which they came.
using Pairs = std::vector<std::pair<std::string, std::string>>;

// A file of a multipart form. `name` is what the browser called it, without folders and control
// characters: good to be shown, never to be opened.
struct Upload {
    std::string field;
    std::string name;
    std::string media_type;  // as claimed
    std::string bytes;
};

// What came in, checked and decoded by the server: the path has no "..", all text is UTF-8 without
// control characters besides line ends and tabs (others that were typed are gone), and the body is
// as long as it said.
struct Request {
    std::string method;  // "GET", "POST", …; HEAD arrives as GET
    std::string path;    // decoded, begins with "/"
    Pairs query;
    std::map<std::string, std::string> headers;  // names in lower case
    std::map<std::string, std::string> cookies;
    std::string body;  // raw; empty for forms, which are read into the next two
    Pairs fields;
    std::vector<Upload> uploads;
    std::string client;                          // address, without port
    bool secure = false;                         // came over TLS, as the trusted proxy says
    std::map<std::string, std::string> matched;  // by the route: {"expediente": "12"}

    // The first value of that name; nullptr when absent.
    const std::string* field(const std::string& name) const;
    const std::string* asked(const std::string& name) const;  // of the query
    const std::string* header(const std::string& lower_case_name) const;
};

}  // namespace web
