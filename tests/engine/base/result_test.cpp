#include "engine/base/result.h"

#include <memory>
#include <string>
#include <unordered_set>

#include <catch2/catch.hpp>

#include "engine/base/strong_id.h"

using engine::Problem;
using engine::Refusal;
using engine::Result;

namespace {

Result<std::string> greet(bool allowed) {
    if (!allowed) return Problem{Refusal::not_authorized, "Usted no puede saludar.", "", ""};
    return std::string("hola");
}

}  // namespace

TEST_CASE("a result holds a value or the reason why there is none") {
    const auto yes = greet(true);
    REQUIRE(yes);
    CHECK(*yes == "hola");
    CHECK(yes->size() == 4);

    const auto no = greet(false);
    REQUIRE_FALSE(no);
    CHECK(no.error().kind == Refusal::not_authorized);
    CHECK_THROWS_AS(no.value(), std::bad_variant_access);
}

TEST_CASE("a result gives away what can only be moved") {
    Result<std::unique_ptr<int>> made = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = *std::move(made);
    CHECK(*taken == 7);
}

TEST_CASE("a problem as one line") {
    struct Row {
        Problem problem;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {{Refusal::invalid, "Falta la meta.", "", ""}, "Falta la meta."},
        {{Refusal::invalid, "Falta la meta.", "fila 4", ""}, "fila 4: Falta la meta."},
        {{Refusal::invalid, "Falta la meta.", "fila 4", "Escriba un número."},
         "fila 4: Falta la meta. Escriba un número."},
    }));
    CHECK(to_line(row.problem) == row.expected);
}

TEST_CASE("strong ids compare, order and hash by their value") {
    using CaseId = engine::StrongId<struct CaseKind>;
    CHECK(CaseId{1} < CaseId{2});
    CHECK(CaseId{2} == CaseId{2});
    const std::unordered_set<CaseId> seen{CaseId{1}, CaseId{1}, CaseId{2}};
    CHECK(seen.size() == 2);
}
