#include "web/problem_response.h"

#include <catch2/catch.hpp>

#include "engine/base/value.h"

TEST_CASE("each refusal has its status") {
    using engine::Refusal;
    struct Row {
        Refusal refusal;
        int status;
    };
    const auto row = GENERATE(values<Row>({
        {Refusal::invalid, 422},
        {Refusal::not_authorized, 403},
        {Refusal::wrong_state, 409},
        {Refusal::stale, 409},
        {Refusal::not_found, 404},
        {Refusal::conflict, 409},
    }));
    CHECK(web::status_of(row.refusal) == row.status);
    CHECK(web::problem_response({}, {row.refusal, "No.", "", ""}).status == row.status);
}

TEST_CASE("a problem is told to people as a page, to programs as JSON") {
    const engine::Problem problem{engine::Refusal::invalid, "Falta <b>el sustento</b>.", "sustento",
                                  "Escríbalo."};
    web::Request request;
    request.path = "/expedientes/12";
    CHECK_THAT(web::problem_response(request, problem).body,
               Catch::Contains("sustento: Falta &lt;b&gt;el sustento&lt;/b&gt;. Escríbalo."));
    request.path = "/api/v1/actos";
    const auto value = engine::Value::parse(web::problem_response(request, problem).body);
    CHECK(value["estado"] == 422);
    CHECK(value["problemas"][0] == engine::Value{{"motivo", "no_valido"},
                                                 {"mensaje", "Falta <b>el sustento</b>."},
                                                 {"lugar", "sustento"},
                                                 {"remedio", "Escríbalo."}});
}
