#pragma once

#include <string>
#include <vector>

#include "engine/base/value.h"
#include "web/routes.h"

namespace web {

// A value that an operation takes besides its body and the names in its path.
struct Parameter {
    std::string where;  // "query" or "header"
    std::string name;
    bool required = false;
    std::string description;
};

// One operation of /api/v1: what answers and what the description says of it, in one place, so that
// they cannot part.
struct Operation {
    std::string method;
    std::string pattern;  // below /api/v1: "/bandeja"
    Access access = Access::token;
    std::string summary;
    std::vector<Parameter> parameters;
    std::string body;  // schema of the request's JSON; "binary" for bytes; empty: none
    int success = 200;
    std::string answer;  // schema of the answer's JSON; else a media type
    std::function<Response(const Request&, Visit&)> handle;
};
using Operations = std::vector<Operation>;

inline constexpr char api_root[] = "/api/v1";

// The description of the API as an OpenAPI 3.1 document.
engine::Value openapi(const Operations& operations);

// Schemas by the names that operations use, as JSON Schema 2020-12.
const engine::Value& api_schemas();

}  // namespace web
