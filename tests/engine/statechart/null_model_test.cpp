#include "engine/statechart/null_model.h"

#include <catch2/catch.hpp>

namespace sc = engine::statechart;

TEST_CASE("the only condition of the null model is In()") {
    struct Row {
        const char* text;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {"In('a')", "true"},
        {"In(\"a\")", "true"},
        {" In ( 'a' ) ", "true"},
        {"In('b')", "false"},
        {"In('')", "error"},
        {"In('a)", "error"},
        {"In(a)", "error"},
        {"!In('a')", "error"},
        {"In('a') || In('b')", "error"},
        {"true", "error"},
        {"", "error"},
    }));
    CAPTURE(row.text);
    sc::NullModel model;
    model.start({}, [](const std::string& id) { return id == "a"; });
    const auto judged = model.condition({row.text, 0, 1});
    CHECK((judged ? *judged ? "true" : "false" : "error") == std::string(row.expected));
}
