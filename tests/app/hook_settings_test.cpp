#include "app/hook_settings.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "tests/support/temporary_directory.h"

TEST_CASE("the file of hooks is read, and refused by name") {
    const TemporaryDirectory folder;
    const auto secret = (folder.path() / "secreto").string();
    std::ofstream(secret) << "0123456789abcdef\n";
    const auto short_secret = (folder.path() / "corto").string();
    std::ofstream(short_secret) << "abc\n";
    const engine::Value good = {{"name", "tramite"},
                                {"url", "https://tramite.example.org/visado"},
                                {"secret_file", secret},
                                {"events", engine::Value::array({"sg.*"})}};
    const auto read = app::web_hooks(engine::Value::array({good}));
    REQUIRE(read);
    CHECK(read->at(0).secret == "0123456789abcdef");
    CHECK(read->at(0).events == std::vector<std::string>{"sg.*"});

    const auto with = [&](const char* member, const engine::Value& value) {
        engine::Value changed = good;
        changed[member] = value;
        return engine::Value::array({changed});
    };
    struct Row {
        engine::Value settings;
        std::string place;
    };
    const Row rows[] = {
        {good, "ganchos.json, raíz"},
        {engine::Value::array({1}), "ganchos.json, 0"},
        {engine::Value::array({engine::Value::object()}), "ganchos.json, 0"},
        {with("clave", 1), "ganchos.json, 0.clave"},
        {with("url", 1), "ganchos.json, 0"},
        {with("events", "sg.*"), "ganchos.json, 0"},
        {with("url", "ftp://x.example.org"), "tramite: url"},
        {with("secret_file", short_secret), "tramite: secret_file"},
        {with("secret_file", secret + "-no"), secret + "-no"},
        {with("ca_file", secret + "-ca"), secret + "-ca"},
        {engine::Value::array({good, good}), "ganchos.json, 1.name"},
    };
    for (const Row& row : rows) {
        INFO(row.settings.dump());
        const auto refused = app::web_hooks(row.settings);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().place == row.place);
        CHECK(refused.error().message.find("0123456789abcdef") == std::string::npos);
    }
}
