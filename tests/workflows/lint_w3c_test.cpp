#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include <catch2/catch.hpp>

#include "workflows/package_lint.h"

// The documents of the W3C's implementation report are right SCXML and make their mistakes on
// purpose: what lint says of them must be those, by kind. VISADO_W3C names the folder.
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Kind {
    const char* words;
    int count;
};

// Beginnings of messages, or what stands in them.
const Kind kinds[] = {
    {"No se entiende «return»", 8},    // data that cannot be set (277, 309, 344, 487 …)
    {"No se entiende «\"foo»", 2},     // 553, 554
    {"nombra «foo», que no", 7},       // an unknown location (286, 298, 311, 331, 343, 401, 402)
    {"nombra «Var5», que no", 1},      // 156
    {"no llega nada", 24},             // states that only wrong behaviour enters
    {"Ninguna transición vuelve", 2},  // 387
    {"Esta transición nunca se toma", 6},  // preemption (343, 402, 403a, 403b, 419, 488)
    {"sale del paralelo «", 2},            // 403c, 580
    {"y una de las dos sale", 1},          // 403c
};

std::string kind_of(const engine::Problem& problem) {
    for (const Kind& kind : kinds) {
        if (problem.message.find(kind.words) != std::string::npos) return kind.words;
    }
    return engine::to_line(problem);
}

}  // namespace

TEST_CASE("lint says of the W3C documents only what is true of them") {
    const char* folder = std::getenv("VISADO_W3C");
    if (folder == nullptr || *folder == '\0') {
        WARN("Skipped: set VISADO_W3C to the folder that holds the W3C documents.");
        return;
    }
    const auto beside = [&](std::string name) -> engine::Result<std::string> {
        if (name.starts_with("file:")) name.erase(0, 5);
        if (fs::exists(fs::path(folder) / name)) return read(fs::path(folder) / name);
        return engine::Problem{engine::Refusal::not_found, "no está.", name, ""};
    };
    std::map<std::string, int> counts;
    int documents = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".scxml") continue;
        ++documents;
        const auto report =
            workflows::lint_chart(read(entry.path()), entry.path().filename().string(), beside);
        for (const auto* problems : {&report.errors, &report.warnings}) {
            for (const auto& each : *problems) ++counts[kind_of(each)];
        }
    }
    std::cout << "Lint of " << documents << " W3C documents:\n";
    for (const auto& [kind, count] : counts) std::cout << "  " << count << " " << kind << "\n";
    CHECK(documents >= 190);
    for (const Kind& kind : kinds) {
        CAPTURE(kind.words);
        CHECK(counts[kind.words] == kind.count);
    }
    CHECK(counts.size() == std::size(kinds));
}
