#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "tests/engine/statechart/chart_case.h"
#include "tests/support/golden.h"

namespace {

std::vector<std::string> case_names() {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(VISADO_SOURCE_DIR) / "tests/golden/charts")) {
        if (entry.path().extension() == ".case") names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string read_golden(const std::string& name) {
    std::ifstream in(
        std::filesystem::path(VISADO_SOURCE_DIR) / "tests/golden/charts" / (name + ".case"),
        std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("every chart of tests/golden/charts does what its case says") {
    const auto names = case_names();
    REQUIRE(names.size() >= 12);
    for (const std::string& name : names) {
        INFO(name);
        const ChartCase chart_case = read_case(read_golden(name));
        const std::string trace = play(chart_case, false);
        check_golden("charts/" + name + ".case", with_trace(chart_case, trace));
        // Through its stored form after every macrostep it does the same.
        CHECK(play(chart_case, true) == trace);
    }
}
