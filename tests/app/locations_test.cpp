#include "app/locations.h"

#include <map>

#include <catch2/catch.hpp>

#include "tests/support/temporary_directory.h"

namespace {

app::Environment environment(std::map<std::string, std::string> variables) {
    return
        [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
            const auto found = variables.find(name);
            if (found == variables.end()) return std::nullopt;
            return found->second;
        };
}

}  // namespace

TEST_CASE("where the data lie when nobody says") {
    struct Row {
        std::map<std::string, std::string> variables;
        const char* expected;
    };
    const auto row = GENERATE(values<Row>({
        {{{"VISADO_DATA", "/srv/v"}, {"XDG_DATA_HOME", "/x"}, {"HOME", "/home/ana"}}, "/srv/v"},
        {{{"XDG_DATA_HOME", "/x"}, {"HOME", "/home/ana"}}, "/x/visado"},
        {{{"VISADO_DATA", ""}, {"XDG_DATA_HOME", ""}, {"HOME", "/home/ana"}},
         "/home/ana/.local/share/visado"},
        {{}, "visado-datos"},
    }));
    CHECK(app::default_data_directory(environment(row.variables)) == row.expected);
}

TEST_CASE("where the procedures lie when nobody says") {
    const TemporaryDirectory here;
    const auto found = [&](std::map<std::string, std::string> variables) {
        return app::default_workflows_directory(environment(std::move(variables)), here.path(),
                                                "/usr/share/visado");
    };
    CHECK(found({}) == "/usr/share/visado/workflows");
    std::filesystem::create_directory(here.path() / "workflows");
    CHECK(found({}) == here.path() / "workflows");
    CHECK(found({{"VISADO_WORKFLOWS", "/srv/w"}}) == "/srv/w");
}
