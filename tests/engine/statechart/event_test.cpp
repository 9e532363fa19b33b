#include "engine/statechart/event.h"

#include <catch2/catch.hpp>

TEST_CASE("a descriptor takes an event by whole words") {
    struct Row {
        const char *descriptor, *event;
        bool taken;
    };
    const auto row = GENERATE(values<Row>({
        {"a", "a", true},
        {"a", "a.b", true},
        {"a", "a.b.c", true},
        {"a.b", "a.b.c", true},
        {"a.b", "a", false},
        {"a", "ab", false},
        {"a", "ab.c", false},
        {"a", "A", false},
        {"a", "", false},
        {"*", "a.b", true},
        {"*", "error.execution", true},
        {"done.state.opiniones", "done.state.opiniones.ogppd", true},  // why lint forbids dots
    }));
    CAPTURE(row.descriptor, row.event);
    CHECK(engine::statechart::matches(row.descriptor, row.event) == row.taken);
}
