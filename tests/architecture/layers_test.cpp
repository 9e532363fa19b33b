#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <catch2/catch.hpp>

#include "tests/architecture/source_tree.h"

namespace {

// docs/architecture.md §2: what each folder may include besides itself.
const std::map<std::string, std::set<std::string>>& layers() {
    static const std::map<std::string, std::set<std::string>> allowed = [] {
        std::map<std::string, std::set<std::string>> table = {
            {"engine/base", {}},
            {"engine/statechart", {"engine/base"}},
            {"engine/ecmascript", {"engine/base", "engine/statechart"}},
            {"engine/calendar", {"engine/base"}},
            {"engine/diagram", {"engine/base", "engine/statechart"}},
            {"engine/durable",
             {"engine/base", "engine/statechart", "engine/ecmascript", "engine/calendar"}},
            {"forms", {"engine/base"}},
            {"notifier", {"engine/base", "engine/durable"}},
        };
        const std::set<std::string> engine = {"engine/base",       "engine/statechart",
                                              "engine/ecmascript", "engine/calendar",
                                              "engine/diagram",    "engine/durable"};
        auto above = engine;
        above.insert({"forms", "notifier"});
        table["workflows"] = above;
        above.insert("workflows");
        table["web"] = above;
        above.insert("web");
        table["app"] = above;
        return table;
    }();
    return allowed;
}

// The layer an include names: "engine/base" of "engine/base/value.h".
std::string layer_of(const std::string& include) {
    for (const auto& [folder, allowed] : layers()) {
        if (include.starts_with(folder + "/")) return folder;
    }
    return "";
}

// What is wrong with an include line; nullopt when it is in order.
std::optional<std::string> complaint(const SourceFile& file, const std::string& include) {
    const std::string layer = layer_of(include);
    if (layer.empty()) return file.path + ": " + include + " does not begin at a layer's folder";
    if (layer == file.folder || layers().at(file.folder).contains(layer)) return std::nullopt;
    return file.path + " may not include " + include;
}

std::string name_of(const std::string& path) {
    const auto slash = path.rfind('/') + 1;
    return path.substr(slash, path.rfind('.') - slash);
}

bool names_nothing(const std::string& file_name) {
    static const std::set<std::string> empty_words = {"utils",  "util",    "common", "manager",
                                                      "helper", "helpers", "impl"};
    std::size_t begin = 0;
    while (begin <= file_name.size()) {
        const auto end = std::min(file_name.find('_', begin), file_name.size());
        if (empty_words.contains(file_name.substr(begin, end - begin))) return true;
        begin = end + 1;
    }
    return false;
}

}  // namespace

TEST_CASE("the rule about includes sees what breaks it") {
    struct Row {
        const char *folder, *include;
        bool in_order;
    };
    const auto row = GENERATE(values<Row>({
        {"engine/base", "engine/base/value.h", true},
        {"engine/base", "engine/calendar/date.h", false},
        {"engine/statechart", "engine/base/value.h", true},
        {"engine/statechart", "engine/durable/clock.h", false},
        {"engine/statechart", "engine/ecmascript/model.h", false},
        {"engine/calendar", "engine/statechart/chart.h", false},
        {"engine/diagram", "engine/statechart/chart.h", true},
        {"engine/diagram", "workflows/procedure.h", false},
        {"engine/durable", "engine/calendar/date.h", true},
        {"engine/durable", "engine/diagram/diagram.h", false},
        {"engine/durable", "workflows/catalog.h", false},
        {"forms", "engine/base/value.h", true},
        {"forms", "engine/calendar/date.h", false},
        {"notifier", "engine/durable/clock.h", true},
        {"notifier", "forms/form.h", false},
        {"workflows", "notifier/notice.h", true},
        {"workflows", "web/server.h", false},
        {"app", "web/server.h", true},
        {"app", "tests/support/golden.h", false},
        {"app", "command.h", false},
        {"engine/base", "../calendar/date.h", false},
    }));
    CAPTURE(row.folder, row.include);
    const SourceFile file{std::string(row.folder) + "/x.cpp", row.folder, 1, {}};
    CHECK(complaint(file, row.include).has_value() != row.in_order);
}

TEST_CASE("every include line keeps the order of the layers") {
    std::size_t seen = 0;
    for (const auto& file : project_sources()) {
        if (file.folder == "tests") continue;
        CAPTURE(file.path);
        REQUIRE(layers().contains(file.folder));
        for (const auto& include : file.includes) {
            INFO(complaint(file, include).value_or(""));
            CHECK_FALSE(complaint(file, include));
            ++seen;
        }
    }
    CHECK(seen > 20);  // the test looked at the tree, not at an empty folder
}

TEST_CASE("tests of a layer include that layer and those it may use, and test support") {
    for (const auto& file : project_sources()) {
        if (file.folder != "tests") continue;
        const std::string layer = layer_of(file.path.substr(std::string("tests/").size()));
        if (layer.empty()) continue;
        for (const auto& include : file.includes) {
            if (include.starts_with("tests/")) continue;
            // The kernel's documents and golden charts need a data model to run on; the kernel does
            // not.
            if (layer == "engine/statechart" && include.starts_with("engine/ecmascript/")) continue;
            const SourceFile as_source{file.path, layer, 1, {}};
            INFO(complaint(as_source, include).value_or(""));
            CHECK_FALSE(complaint(as_source, include));
        }
    }
}

TEST_CASE("no file has grown past 500 lines") {
    for (const auto& file : project_sources()) {
        CAPTURE(file.path, file.lines);
        CHECK(file.lines <= 500);
    }
}

TEST_CASE("file names that say nothing are found") {
    CHECK(names_nothing("utils"));
    CHECK(names_nothing("task_manager"));
    CHECK(names_nothing("impl_of_store"));
    CHECK_FALSE(names_nothing("implementation_term"));
    CHECK_FALSE(names_nothing("commonwealth"));
    CHECK_FALSE(names_nothing("value"));
}

TEST_CASE("every file is named after its idea") {
    for (const auto& file : project_sources()) {
        CAPTURE(file.path);
        CHECK_FALSE(names_nothing(name_of(file.path)));
    }
}
