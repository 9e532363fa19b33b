#pragma once

#include <string>
#include <vector>

#include "tests/support/office.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/identity/access_store.h"
#include "web/identity/drafts.h"
#include "web/router.h"

// A program that speaks for a person through the API's table of routes, without a socket.
class ProgramDesk {
 public:
    struct Answer {
        int status = 0;
        engine::Value body;  // null when it is no JSON
        std::string etag;
        std::string text;
    };

    explicit ProgramDesk(Office& office);

    Answer get(const std::string& person, const std::string& path);
    Answer post(const std::string& person, const std::string& path, const engine::Value& body,
                const std::string& key, const std::string& if_match = "");
    Answer send(const std::string& person, web::Request request);

    const web::Router& router() const { return router_; }

 private:
    Office& office_;
    web::AccessStore store_;
    web::Drafts drafts_;
    web::Router router_;
};
