#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

namespace {

std::string read(const std::string& path) {
    std::ifstream in(std::string(VISADO_SOURCE_DIR) + "/" + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

// The packages that ./dev installs: second word of the lines "build NAME", "test NAME", "check
// NAME".
std::set<std::string> installed_packages() {
    std::set<std::string> packages;
    std::istringstream lines(read("dev"));
    bool in_list = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("<<'LIST'") != std::string::npos) {
            in_list = true;
        } else if (line == "LIST") {
            in_list = false;
        } else if (in_list) {
            std::istringstream words(line);
            std::string group;
            std::string package;
            words >> group >> package;
            packages.insert(package);
        }
    }
    return packages;
}

// The packages with a row in the tables: first cell in back quotes of a row.
std::set<std::string> documented_packages() {
    std::set<std::string> packages;
    std::istringstream lines(read("docs/dependencies.md"));
    for (std::string line; std::getline(lines, line);) {
        const auto begin = line.find("| `");
        const auto end = line.find("` |");
        if (begin == std::string::npos || end == std::string::npos) continue;
        packages.insert(line.substr(begin + 3, end - begin - 3));
    }
    return packages;
}

}  // namespace

TEST_CASE("every package that ./dev installs has its licence in docs/dependencies.md") {
    CHECK(installed_packages().size() > 20);
    CHECK(installed_packages() == documented_packages());
}
