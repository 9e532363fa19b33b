#include "engine/diagram/diagram.h"

#include <chrono>

#include <catch2/catch.hpp>

#include "engine/diagram/outline.h"
#include "tests/engine/diagram/small_charts.h"

using namespace engine::diagram;
using engine::statechart::Chart;
using engine::statechart::StateIndex;

namespace {

struct Area {
    double left, top, right, bottom;
    bool inside(const Area& other) const {
        return left >= other.left && top >= other.top && right <= other.right &&
               bottom <= other.bottom;
    }
    bool meets(const Area& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

// Graphviz rounds its answers to hundredths.
Area area(const Place& place, double less = 0.5) {
    return {place.corner.x + less, place.corner.y + less, place.corner.x + place.width - less,
            place.corner.y + place.height - less};
}

// Frames hold their states, nothing else lies on anything else, arrows begin and end at a box.
void check_places(const Picture& picture, const Layout& layout) {
    for (StateIndex one = 1; one < picture.boxes.size(); ++one) {
        CAPTURE(one);
        CHECK(area(layout.boxes[one]).inside(area(layout.boxes[picture.boxes[one].parent], 0)));
        for (StateIndex other = 1; other < one; ++other) {
            if (picture.boxes[other].parent != picture.boxes[one].parent) continue;
            CAPTURE(other);
            CHECK_FALSE(area(layout.boxes[one]).meets(area(layout.boxes[other])));
        }
    }
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) {
        CAPTURE(i);
        CHECK(layout.arrows[i].curve.size() % 3 == 1);
        CHECK(layout.arrows[i].text.has_value() == !picture.arrows[i].text.lines.empty());
    }
}

Chart row_of(std::size_t states) {
    std::string text;
    for (std::size_t i = 0; i < states; ++i)
        text += "<state id='s" + std::to_string(i) + "'><transition event='sigue' target='s" +
                std::to_string((i + 1) % states) + "'/></state>";
    return chart_of(text);
}

}  // namespace

TEST_CASE("a procedure is placed in order") {
    const WordedChart made = permit();
    const Picture picture = make_picture(made.chart, made.words, {made.active, true});
    LayoutEngine engine;
    const auto layout = engine.place(picture);
    REQUIRE(layout);
    check_places(picture, *layout);
    const auto top = [&](const char* id) { return layout->boxes[made.chart.find(id)].corner.y; };
    CHECK(top("borrador") < top("opiniones"));
    CHECK(top("opiniones") < top("firma"));
    CHECK(top("firma") < top("aprobado"));
    CHECK(layout->width < layout->height);
    // No words of an arrow on a state.
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) {
        if (!layout->arrows[i].text) continue;
        const Place words{*layout->arrows[i].text, picture.arrows[i].text.width,
                          picture.arrows[i].text.height};
        for (StateIndex state = 1; state < picture.boxes.size(); ++state) {
            if (picture.boxes[state].is_frame()) continue;
            CAPTURE(i, state);
            CHECK_FALSE(area(words, 2).meets(area(layout->boxes[state])));
        }
    }
}

TEST_CASE("any chart is placed, however tangled") {
    LayoutEngine engine;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        const Chart chart = tangled_chart(seed, 8 + static_cast<int>(seed) % 20);
        const Picture picture = make_picture(chart, {}, {});
        const auto layout = engine.place(picture);
        REQUIRE(layout);
        check_places(picture, *layout);
    }
}

TEST_CASE("the smallest charts are drawn") {
    CHECK_NOTHROW(svg_of(chart_of("<state id='a'/>")));
    CHECK_NOTHROW(svg_of(chart_of("<final/>")));
    CHECK_NOTHROW(svg_of(chart_of("<parallel id='p'><state id='a'/><state id='b'/></parallel>")));
    CHECK_NOTHROW(svg_of(chart_of("<state id='a'><transition event='e' target='a'/></state>")));
}

TEST_CASE("the same chart gives the same bytes") {
    const WordedChart made = permit();
    CHECK(svg_of(made.chart, made.words, made.active) ==
          svg_of(made.chart, made.words, made.active));
}

TEST_CASE("big charts lose the words of arrows, then the picture, never the list") {
    const Chart middle = row_of(100);
    const std::string svg = svg_of(middle);
    CHECK(svg.find("class=\"vd-happening\"") == std::string::npos);
    CHECK(svg.find("<title>sigue</title>") != std::string::npos);

    const Chart big = row_of(1000);
    LayoutEngine engine;
    const auto refused = draw_svg(engine, big, {}, {});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("1000 estados y 1000 flechas") != std::string::npos);
    CHECK(refused.error().remedy.find("--format text") != std::string::npos);
    CHECK(outline(big, {}, {}).find("1000. s999") != std::string::npos);
    CHECK(draw_dot(big, {}, {}).find("s1000 ") != std::string::npos);
}
