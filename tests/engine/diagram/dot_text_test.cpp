#include "engine/diagram/dot_text.h"

#include <catch2/catch.hpp>

#include "engine/diagram/diagram.h"
#include "tests/engine/diagram/small_charts.h"
#include "tests/support/golden.h"

using engine::diagram::draw_dot;

TEST_CASE("a procedure in the language of Graphviz") {
    const WordedChart made = permit();
    check_golden("diagrams/permiso.dot", draw_dot(made.chart, made.words, made.active));
}

TEST_CASE("words cannot break out of a label") {
    const auto chart = chart_of("<state id='a'/>");
    engine::diagram::ChartWords words;
    words.states[chart.find("a")].title = "</TD>><&\"\\N\\\" ]; }";
    const std::string dot = draw_dot(chart, words, {});
    CHECK(dot.find("<B>&lt;/TD&gt;&gt;&lt;&amp;&quot;\\N\\&quot; ]; }</B>") != std::string::npos);
    CHECK_NOTHROW(svg_of(chart, words));
}
