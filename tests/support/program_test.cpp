#include "tests/support/program.h"

#include <system_error>

#include <catch2/catch.hpp>

TEST_CASE("a program's output, errors, input, environment and end are seen") {
    const auto run = run_program({"/bin/sh", "-c", "cat; echo \"$WORD\"; echo oops >&2; exit 3"},
                                 {.environment = {{"WORD", "hola"}}, .input = "line\n"});
    CHECK(run.exit_code == 3);
    CHECK(run.out == "line\nhola\n");
    CHECK(run.err == "oops\n");
}

TEST_CASE("a program ended by a signal, and one that is not there") {
    CHECK(run_program({"/bin/sh", "-c", "kill -9 $$"}).exit_code == 137);
    CHECK_THROWS_AS(run_program({"/nonexistent/program"}), std::system_error);
}
