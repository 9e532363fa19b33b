#include "engine/diagram/outline.h"

#include <catch2/catch.hpp>

#include "tests/engine/diagram/small_charts.h"
#include "tests/support/golden.h"

using engine::diagram::outline;

TEST_CASE("a procedure as a numbered list") {
    const WordedChart made = permit();
    check_golden("diagrams/permiso.txt", outline(made.chart, made.words, made.active));
}

TEST_CASE("a chart without words tells ids, events and conditions") {
    const auto chart = chart_of(
        "<state id='a'><transition event='x y.*' cond='In( \"b\" )  &amp;&amp; c' target='b'/>"
        "<transition event='*'/><transition target='b'/></state>"
        "<state><history id='h' type='deep'><transition target='b'/></history><state "
        "id='b'/></state>");
    CHECK(outline(chart, {}, {chart.find("b")}) ==
          "permiso\n"
          "1. a (comienza aquí)\n"
          "   – x, y → 2.2. b. Condición: In( \"b\" ) && c\n"
          "   – cualquier evento, sin cambiar de estado\n"
          "   – enseguida → 2.2. b\n"
          "2. sin nombre, línea 1 (activo)\n"
          "   2.1. h (vuelve a donde se estaba)\n"
          "      – la primera vez → 2.2. b\n"
          "   2.2. b (comienza aquí, activo)\n");
}
