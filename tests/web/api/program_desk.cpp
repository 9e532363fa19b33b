#include "tests/web/api/program_desk.h"

#include <catch2/catch.hpp>

#include "web/api/operations.h"
#include "web/http/target.h"
#include "web/visit.h"

ProgramDesk::ProgramDesk(Office& office)
    : office_(office),
      store_(office.directory() / "data"),
      drafts_(store_, office.clock()),
      router_(web::api_routes()) {
}

ProgramDesk::Answer ProgramDesk::send(const std::string& person, web::Request request) {
    const auto target = web::read_target("/api/v1" + request.path, web::Limits{});
    REQUIRE(target);
    request.path = target->path;
    request.query = target->query;
    auto found = router_.find(request.method, request.path);
    REQUIRE(found.route != nullptr);
    request.matched = found.matched;
    web::Visit visit{
        office_.installation(), office_.cases(), office_.clock(), drafts_, person, "", false};
    const auto response = found.route->answer(request, visit);
    Answer answer{response.status, engine::Value(), "", response.body};
    if (response.media_type.starts_with("application/json"))
        answer.body = engine::Value::parse(response.body);
    for (const auto& [name, value] : response.headers) {
        if (name == "ETag") answer.etag = value;
    }
    return answer;
}

ProgramDesk::Answer ProgramDesk::get(const std::string& person, const std::string& path) {
    web::Request request;
    request.method = "GET";
    request.path = path;
    return send(person, std::move(request));
}

ProgramDesk::Answer ProgramDesk::post(const std::string& person, const std::string& path,
                                      const engine::Value& body, const std::string& key,
                                      const std::string& if_match) {
    web::Request request;
    request.method = "POST";
    request.path = path;
    request.body = body.dump();
    if (!key.empty()) request.headers["idempotency-key"] = key;
    if (!if_match.empty()) request.headers["if-match"] = if_match;
    return send(person, std::move(request));
}
