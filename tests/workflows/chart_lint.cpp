#include "tests/workflows/chart_lint.h"

#include <catch2/catch.hpp>

workflows::LintReport lint_lines(const std::string& lines) {
    constexpr char head[] =
        R"(<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:v="urn:visado:chart:1" )"
        R"(version="1.0" datamodel="ecmascript">)";
    return workflows::lint_chart(std::string(head) + "\n" + lines + "\n</scxml>", "c.scxml", {});
}

void check_single(const FindingRow& row, const engine::Problems& found) {
    INFO(lines_of(found));
    REQUIRE(found.size() == 1);
    CHECK(found[0].place == "c.scxml:" + std::to_string(row.line));
    CHECK(found[0].message.find(row.words) != std::string::npos);
    CHECK_FALSE(found[0].remedy.empty());
}

void check_error(const FindingRow& row) {
    CAPTURE(row.name);
    check_single(row, lint_lines(row.lines).errors);
}

void check_warning(const FindingRow& row) {
    CAPTURE(row.name);
    const auto report = lint_lines(row.lines);
    CHECK(lines_of(report.errors) == "");
    check_single(row, report.warnings);
}
