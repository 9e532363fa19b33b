#include "tests/web/pages/paper_browser.h"

#include <regex>

#include <catch2/catch.hpp>

#include "web/pages/page_routes.h"
#include "web/visit.h"

namespace {

std::string unescaped(std::string text) {
    for (const auto& [from, to] :
         {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
          std::pair{"&#39;", "'"}, std::pair{"&amp;", "&"}}) {
        for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;)
            text.replace(at, std::string(from).size(), to), at += 1;
    }
    return text;
}

std::string decoded(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
        } else {
            out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
    }
    return out;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

// What every page must be.
void check_page(const web::Response& response) {
    if (!response.media_type.starts_with("text/html") || response.status == 303) return;
    const std::string& html = response.body;
    if (!html.starts_with("<!doctype html>\n<html lang=\"es-PE\">")) return;  // a document
    CHECK(count(html, "<h1>") == 1);
    CHECK(count(html, "<main ") == 1);
    CHECK(html.find("class=\"saltar\"") != std::string::npos);
    CHECK(html.find(" style=") == std::string::npos);  // the policy of the server forbids it
    CHECK(html.find("<!--hueco") == std::string::npos);
    CHECK(html.find("http://") == html.find("http://www.w3.org/2000/svg"));
    if (response.status >= 422 && html.find("role=\"alert\"") != std::string::npos)
        CHECK(html.find("<title>Error: ") != std::string::npos);
    // Every id once.
    std::map<std::string, int> ids;
    const std::regex id(" id=\"([^\"]*)\"");
    for (std::sregex_iterator each(html.begin(), html.end(), id), end; each != end; ++each)
        CHECK(++ids[(*each)[1]] == 1);
    // Whatever names an id names one that is there.
    const std::regex reference(" (?:aria-describedby|aria-labelledby|for)=\"([^\"]*)\"");
    for (std::sregex_iterator each(html.begin(), html.end(), reference), end; each != end; ++each) {
        std::istringstream names((*each)[1]);
        for (std::string name; names >> name;) {
            CAPTURE(name);
            CHECK(ids.count(name) == 1);
        }
    }
}

web::Routes with_pages(web::Routes routes) {
    for (auto& each : web::page_routes()) routes.push_back(std::move(each));
    return routes;
}

}  // namespace

PaperBrowser::PaperBrowser(Office& office, web::Routes more)
    : office_(office),
      store_(office.directory()),
      drafts_(store_, office.clock()),
      router_(with_pages(std::move(more))) {
}

std::string PaperBrowser::case_path() const {
    return "/expedientes/" + std::to_string(office_.current.value);
}

std::string PaperBrowser::act_path(const std::string& event) const {
    return case_path() + "/actos/" + event;
}

web::Response PaperBrowser::answer(const std::string& person, web::Request request) {
    auto found = router_.find(request.method, request.path);
    CAPTURE(request.method, request.path);
    REQUIRE(found.route != nullptr);
    request.matched = std::move(found.matched);
    web::Visit visit{office_.installation(),
                     office_.cases(),
                     office_.clock(),
                     drafts_,
                     person,
                     person.empty() ? "" : "ficha-de-" + person,
                     true};
    auto response = found.route->answer(request, visit);
    check_page(response);
    return response;
}

web::Response PaperBrowser::get(const std::string& person, const std::string& address) {
    web::Request request;
    request.method = "GET";
    const auto hash = address.substr(0, address.find('#'));
    const auto question = hash.find('?');
    request.path = decoded(hash.substr(0, question));
    if (question != std::string::npos) {
        std::istringstream query(hash.substr(question + 1));
        for (std::string pair; std::getline(query, pair, '&');) {
            const auto equals = pair.find('=');
            request.query.emplace_back(decoded(pair.substr(0, equals)),
                                       decoded(pair.substr(equals + 1)));
        }
    }
    return answer(person, std::move(request));
}

web::Response PaperBrowser::post(const std::string& person, const std::string& path,
                                 web::Pairs fields, std::vector<web::Upload> uploads) {
    web::Request request;
    request.method = "POST";
    request.path = path;
    request.fields = std::move(fields);
    request.uploads = std::move(uploads);
    return answer(person, std::move(request));
}

std::string PaperBrowser::act(const std::string& person, const std::string& event,
                              web::Pairs fields, std::vector<web::Upload> uploads) {
    CAPTURE(person, event);
    const auto form = get(person, act_path(event));
    REQUIRE(form.status == 200);
    auto sent = hidden_fields(form.body);
    sent.insert(sent.end(), fields.begin(), fields.end());
    sent.emplace_back("paso", "revisar");
    const auto review = post(person, act_path(event), std::move(sent), std::move(uploads));
    INFO(review.body);
    REQUIRE(review.status == 200);
    REQUIRE(review.body.find("Revise antes de confirmar") != std::string::npos);
    auto confirmed = hidden_fields(review.body);
    confirmed.emplace_back("paso", "confirmar");
    const auto done = post(person, act_path(event), std::move(confirmed));
    INFO(done.body);
    REQUIRE(done.status == 303);
    return location(done);
}

web::Pairs hidden_fields(const std::string& html) {
    const auto body = html.find("<main ");
    web::Pairs fields;
    const std::regex hidden("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    for (std::sregex_iterator
             each(html.begin() + static_cast<std::ptrdiff_t>(body), html.end(), hidden),
         end;
         each != end; ++each)
        fields.emplace_back(unescaped((*each)[1]), unescaped((*each)[2]));
    return fields;
}

std::string readable(const std::string& html) {
    std::string text = std::regex_replace(html, std::regex("[0-9a-f]{64}"), "(huella)");
    text = std::regex_replace(text, std::regex("[0-9a-f]{32}"), "(clave)");
    text = std::regex_replace(text, std::regex("[0-9a-f]{8}…[0-9a-f]{4}"), "(huella)");
    text = std::regex_replace(text, std::regex("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}"), "(código)");
    text = std::regex_replace(text, std::regex("(/recursos/[a-z]+)\\.[0-9a-f]+\\."), "$1.");
    return std::regex_replace(text, std::regex("><"), ">\n<");
}

std::string location(const web::Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Location") return value;
    }
    return "";
}
