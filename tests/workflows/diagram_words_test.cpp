#include "workflows/diagram_words.h"

#include <catch2/catch.hpp>

#include "engine/diagram/outline.h"
#include "tests/support/golden.h"
#include "tests/workflows/small_package.h"

TEST_CASE("a procedure tells its diagram what its parts are called") {
    auto files = small_package("chart.scxml", "<state id=\"revision\">",
                               "<state id=\"revision\" v:label=\"En revisión\">"
                               "<v:deadline id=\"otro\" after=\"1 habil\"/>");
    auto package = workflows::read_package(std::move(files));
    REQUIRE(package);
    const auto& [chart, procedure] = std::tie((*package)->chart, (*package)->procedure);
    const auto words = workflows::diagram_words(chart, procedure, (*package)->manifest);
    check_golden("diagrams/procedimiento.txt", engine::diagram::outline(chart, words, {}));
    // Alone, the chart has only the keys of its roles.
    const auto alone = workflows::diagram_words(chart, procedure, nullptr);
    CHECK(alone.title.empty());
    CHECK(alone.states.at(chart.find("pedido")).notes ==
          std::vector<std::string>{"Espera a: jefe"});
}
