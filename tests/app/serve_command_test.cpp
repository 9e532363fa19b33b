#include <csignal>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/app/serving_program.h"
#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"
#include "tests/web/http/raw_client.h"
#include "tests/web/http/requests.h"

namespace {

using Catch::Contains;

std::filesystem::path workflows() {
    return std::filesystem::path(VISADO_SOURCE_DIR) / "workflows";
}

// A data directory with the demo's organisation.
struct Store {
    TemporaryDirectory folder;
    Store() {
        const auto loaded = visado(
            {"org", "load", (workflows() / "programa-integridad/demo/organizacion.json").string(),
             "--data", data().string()});
        REQUIRE(loaded.exit_code == 0);
    }
    std::filesystem::path data() const { return folder.path() / "data"; }
};

}  // namespace

TEST_CASE("serve says where it listens, answers, and ends in order when it is told to") {
    const int signal = GENERATE(SIGTERM, SIGINT);
    const Store store;
    ServingProgram program(store.data(), workflows());
    REQUIRE(program.port() != 0);
    const auto health = test::ask(program.port(), test::get("/salud"));
    CHECK(health.status == 200);
    CHECK(health.body == R"({"estado":"ok","almacen":"legible"})");
    CHECK(program.end_by(signal) == 0);
    CHECK(visado({"verify", "--data", store.data().string()}).exit_code == 0);
}

TEST_CASE("addresses that serve does not have, or has for others") {
    const Store store;
    ServingProgram program(store.data(), workflows());
    const auto none = test::ask(program.port(), test::get("/no/existe"));
    CHECK(none.status == 404);
    CHECK_THAT(none.body, Contains("No encontramos esta página"));
    const auto wrong = test::ask(program.port(), test::post("/salud", "a=1"));
    CHECK(wrong.status == 405);
    CHECK(wrong.header("Allow") == "GET, HEAD");
    const auto another =
        test::ask(program.port(), "GET /salud HTTP/1.1\r\nHost: malo.example\r\n\r\n");
    CHECK(another.status == 421);
    CHECK_THAT(another.body, Contains("Esta dirección no es la de este servicio"));
}

TEST_CASE("serve refuses a folder without a store, a taken port and what is no address") {
    const Store store;
    const auto data = store.data().string();
    CHECK(visado({"serve", "--data", (store.folder.path() / "otra").string()}).exit_code == 1);
    ServingProgram first(store.data(), workflows());
    const auto second = visado({"serve", "--data", data, "--port", std::to_string(first.port())});
    CHECK(second.exit_code == 1);
    CHECK_THAT(second.err, Contains("Use otro puerto"));
    CHECK(visado({"serve", "--data", data, "--bind", "no soy"}).exit_code == 2);
    CHECK(visado({"serve", "--data", data, "--proxy", "nginx"}).exit_code == 2);
    CHECK(visado({"serve", "--data", data, "--host-name", "https://a"}).exit_code == 2);
    const auto hooks = (store.folder.path() / "ganchos.json").string();
    std::ofstream(hooks) << R"([{"name": "tramite", "url": "ftp://tramite.example.org"}])";
    const auto hooked = visado({"serve", "--data", data, "--hooks", hooks});
    CHECK(hooked.exit_code == 1);
    CHECK_THAT(hooked.err, Contains("ganchos.json, 0"));
    CHECK_FALSE(std::filesystem::exists(store.data() / "ganchos.db"));
}

TEST_CASE("a demonstration says who may enter") {
    const Store store;
    std::ofstream(store.data() / "demostracion.json") << R"({"now": 1700000000000})";
    ServingProgram program(store.data(), workflows());
    CHECK(program.port() != 0);
    CHECK_THAT(program.said(), Contains("Datos de demostración") && Contains("ogaj"));
}
