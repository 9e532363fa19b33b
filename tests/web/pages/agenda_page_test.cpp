// Who may say what opens by itself, and what the others see of it: nothing.
#include <catch2/catch.hpp>

#include "tests/web/pages/back_office.h"

using Catch::Contains;

namespace {

constexpr char on[] = "/agenda/sci-evaluacion/poner-en-vigor";
constexpr char off[] = "/agenda/sci-evaluacion/suspender";

}  // namespace

TEST_CASE("whoever opens the cases of a procedure puts its schedule in force and suspends it") {
    BackOffice back("2023-06-01");
    CHECK_THAT(back.get(administrator, "/agenda").body,
               Contains(on) && !Contains(off) && Contains("Sin vigor"));
    const auto done = back.post(administrator, on, {});
    REQUIRE(done.status == 303);
    CHECK_THAT(back.get(administrator, location(done)).body,
               Contains("Quedó en vigor") && Contains(off));
    const auto silent = back.post(administrator, off, {{"motivo", "  "}});
    CHECK(silent.status == 422);
    CHECK_THAT(silent.body, Contains("motivo") && Contains("En vigor"));
    CHECK(back.post(administrator, off, {{"motivo", "Lo lleva otra oficina"}}).status == 303);
    // A second time there is nothing to suspend, and what was typed stays.
    const auto again = back.post(administrator, off, {{"motivo", "Lo lleva <otra> oficina"}});
    CHECK(again.status == 422);
}

TEST_CASE("who may not open its cases neither sees the schedule nor sets it") {
    BackOffice back("2023-06-01");
    CHECK_THAT(back.get(outsider, "/agenda").body, !Contains("sci-evaluacion"));
    CHECK(back.post(outsider, on, {}).status == 404);
    REQUIRE(back.post(administrator, on, {}).status == 303);
    CHECK(back.post(outsider, off, {{"motivo", "Porque sí"}}).status == 404);
    CHECK_THAT(back.get(administrator, "/agenda").body, Contains(off));
    CHECK(back.post(administrator, "/agenda/no-existe/poner-en-vigor", {}).status == 422);
}
