#include "engine/durable/content_store.h"

#include <fstream>
#include <thread>

#include <catch2/catch.hpp>

#include "engine/base/sha256.h"
#include "engine/durable/store_failure.h"
#include "tests/support/temporary_directory.h"

using engine::durable::ContentStore;
using engine::durable::StoreFailure;

namespace {

std::size_t files_under(const std::filesystem::path& folder) {
    std::size_t files = 0;
    for (const auto& found : std::filesystem::recursive_directory_iterator(folder)) {
        if (found.is_regular_file()) ++files;
    }
    return files;
}

}  // namespace

TEST_CASE("bytes are kept under their hash and come back") {
    const TemporaryDirectory folder;
    ContentStore store(folder.path() / "archivos");
    const std::string bytes = GENERATE(std::string("hola"), std::string(),
                                       std::string("\0\xff\n", 3), std::string(300'000, 'x'));
    const std::string name = store.keep(bytes);
    CHECK(name == engine::sha256_hex(bytes));
    CHECK(store.keep(bytes) == name);
    CHECK(store.read(name) == bytes);
    CHECK(store.has(name));
    CHECK(store.path_of(name) == folder.path() / "archivos" / name.substr(0, 2) / name.substr(2));
    CHECK(files_under(folder.path()) == 1);
    CHECK(ContentStore(folder.path() / "archivos").read(name) == bytes);
}

TEST_CASE("names that are no hash find nothing, wherever they point") {
    const TemporaryDirectory folder;
    ContentStore store(folder.path() / "archivos");
    std::ofstream(folder.path() / "secret") << "x";
    const std::string name =
        GENERATE(std::string(""), std::string("ab"), std::string("../secret"), std::string(64, 'A'),
                 std::string(64, '/'), std::string(64, '0'));
    CHECK_FALSE(store.read(name));
    CHECK_FALSE(store.has(name));
}

TEST_CASE("altered bytes are never handed out, and keeping them again mends them") {
    const TemporaryDirectory folder;
    ContentStore store(folder.path());
    const std::string name = store.keep("acta");
    std::ofstream(store.path_of(name)) << "Acta";
    CHECK_THROWS_AS(store.read(name), StoreFailure);
    store.keep("acta");
    CHECK(store.read(name) == "acta");
}

TEST_CASE("what is in the way is told with its place") {
    const TemporaryDirectory folder;
    ContentStore store(folder.path());
    const std::string name = engine::sha256_hex("acta");
    std::ofstream(folder.path() / name.substr(0, 2)) << "a file where a folder should be";
    try {
        store.keep("acta");
        FAIL("it was kept");
    } catch (const StoreFailure& failure) {
        CHECK(failure.problem().place.find(folder.path().string()) == 0);
        CHECK_FALSE(failure.problem().remedy.empty());
    }
}

TEST_CASE("many at once keep the same") {
    const TemporaryDirectory folder;
    ContentStore store(folder.path());
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 20; ++n) store.keep("content " + std::to_string(n));
        });
    }
    for (auto& thread : threads) thread.join();
    CHECK(files_under(folder.path()) == 20);
    for (int n = 0; n < 20; ++n) {
        CHECK(store.read(engine::sha256_hex("content " + std::to_string(n))));
    }
}
