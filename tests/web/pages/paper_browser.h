#pragma once

#include <memory>
#include <string>

#include "tests/support/office.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/identity/access_store.h"
#include "web/identity/drafts.h"
#include "web/router.h"

// Somebody at a desk who reads pages and sends forms, without a socket: what a page's form holds
// hidden goes back with it, as a browser does. A page must come through `page`, so that every page
// that a test sees is checked for what all pages must be.
class PaperBrowser {
 public:
    // `more` beside the pages of the office.
    explicit PaperBrowser(Office& office, web::Routes more = {});

    web::Response get(const std::string& person, const std::string& address);
    web::Response post(const std::string& person, const std::string& path, web::Pairs fields,
                       std::vector<web::Upload> uploads = {});

    // Opens the act's form, writes into it, checks it and confirms. The address shown at the end;
    // fails the test when a step is not what it should be.
    std::string act(const std::string& person, const std::string& event, web::Pairs fields = {},
                    std::vector<web::Upload> uploads = {});

    std::string act_path(const std::string& event) const;
    std::string case_path() const;
    web::Drafts& drafts() { return drafts_; }

 private:
    web::Response answer(const std::string& person, web::Request request);

    Office& office_;
    web::AccessStore store_;
    web::Drafts drafts_;
    web::Router router_;
};

// The hidden fields of the last form of a page that has "clave", else of any.
web::Pairs hidden_fields(const std::string& html);

// Hashes, codes and names with hashes taken out, one tag a line: what a golden file can hold.
std::string readable(const std::string& html);

std::string location(const web::Response& response);
