#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "tests/web/identity/reception.h"
#include "web/pages/identity_routes.h"
#include "web/pages/login_page.h"
#include "web/visit.h"

// A browser at the pages of log-in and account, without the server between: keeps the cookie, and
// comes in as the gate knows it.
class Browser {
 public:
    explicit Browser(Reception& reception)
        : reception_(reception), routes_(web::identity_routes(*reception.identity)) {}

    web::Response get(const std::string& path, web::Pairs query = {}) {
        web::Request request;
        request.method = "GET";
        request.path = path;
        request.query = std::move(query);
        return send(std::move(request));
    }
    web::Response post(const std::string& path, web::Pairs fields) {
        web::Request request;
        request.method = "POST";
        request.path = path;
        request.fields = std::move(fields);
        return send(std::move(request));
    }
    web::Response enters(const std::string& person, web::Pairs more = {}) {
        web::Pairs fields = {{"usuario", person + ".login"}, {"contrasena", Reception::password}};
        fields.insert(fields.end(), more.begin(), more.end());
        return post("/ingresar", std::move(fields));
    }
    // What the server would answer to a form of a page whose session is over.
    web::Response ended(const std::string& path, web::Pairs fields) {
        web::Request request;
        request.method = "POST";
        request.path = path;
        request.fields = std::move(fields);
        request.cookies["visado_sesion"] = cookie;
        web::Visit visit = visit_of(request);
        return web::session_ended(request, visit);
    }
    std::string form_token() const { return web::Sessions::form_token(cookie); }

    std::string cookie;

 private:
    web::Visit visit_of(const web::Request& request) {
        const auto visitor = reception_.identity->gate.visitor(request);
        return {*reception_.house,
                reception_.house->cases(),
                reception_.clock,
                reception_.identity->drafts,
                visitor ? visitor->person : "",
                visitor ? visitor->form_token : "",
                false};
    }
    web::Response send(web::Request request) {
        request.client = "10.0.0.7";
        if (!cookie.empty()) request.cookies["visado_sesion"] = cookie;
        web::Visit visit = visit_of(request);
        for (const auto& route : routes_) {
            if (route.method != request.method || !matches(route.pattern, request)) continue;
            if (route.access == web::Access::session && visit.person.empty())
                return {401, "text/plain", ""};
            auto response = route.answer(request, visit);
            keep_cookie(response);
            return response;
        }
        throw std::logic_error("no route " + request.path);
    }
    static bool matches(const std::string& pattern, web::Request& request) {
        const auto brace = pattern.find('{');
        if (brace == std::string::npos) return pattern == request.path;
        const auto rest = pattern.substr(pattern.find('}') + 1);
        if (!request.path.starts_with(pattern.substr(0, brace)) || !request.path.ends_with(rest))
            return false;
        request.matched["clave"] =
            request.path.substr(brace, request.path.size() - rest.size() - brace);
        return true;
    }
    void keep_cookie(const web::Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name != "Set-Cookie") continue;
            const auto equals = value.find('=');
            cookie = value.substr(equals + 1, value.find(';') - equals - 1);
        }
    }

    Reception& reception_;
    web::Routes routes_;
};

inline std::string header(const web::Response& response, const std::string& wanted) {
    for (const auto& [name, value] : response.headers) {
        if (name == wanted) return value;
    }
    return "";
}

// The value of a hidden field of a page, entities undone; empty without.
inline std::string hidden(const web::Response& response, const std::string& name) {
    const std::string mark = "name=\"" + name + "\" value=\"";
    const auto at = response.body.find(mark);
    if (at == std::string::npos) return "";
    const auto begin = at + mark.size();
    std::string value = response.body.substr(begin, response.body.find('"', begin) - begin);
    const std::pair<const char*, const char*> entities[] = {
        {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&#39;", "'"}, {"&amp;", "&"}};
    for (const auto& [entity, sign] : entities) {
        for (auto i = value.find(entity); i != std::string::npos; i = value.find(entity, i + 1))
            value.replace(i, std::string(entity).size(), sign);
    }
    return value;
}
