// Accounts as an administrator makes them at the machine's own shell.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "engine/base/value.h"
#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// The demo's organisation, in which the general secretary administers; hashing costs little.
class Store {
 public:
    Store() {
        const fs::path file =
            fs::path(VISADO_SOURCE_DIR) / "workflows/programa-integridad/demo/organizacion.json";
        std::ifstream in(file);
        auto organization = engine::Value::parse(in);
        organization["people"][0]["roles"].push_back("administrador");
        std::ofstream(folder_.path() / "org.json") << organization.dump();
        REQUIRE(run({"org", "load", (folder_.path() / "org.json").string()}).exit_code == 0);
        std::ofstream(data() / "accesos.json") << R"({"argon2id": {"passes": 1, "memory_mib": 1}})";
    }
    ProgramRun run(Words words, const std::string& input = "") const {
        return visado(std::move(words), {{{"VISADO_DATA", data().string()}}, input});
    }
    ProgramRun add(const std::string& person, const std::string& login, Words more = {},
                   const std::string& input = "lluvia sobre los tejados\n") const {
        Words words = {"user", "add", "--person", person, "--login", login, "--password-stdin"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words, input);
    }
    fs::path data() const { return folder_.path() / "data"; }

 private:
    TemporaryDirectory folder_;
};

}  // namespace

TEST_CASE("an account from its making to its lock") {
    const Store store;
    CHECK(store.run({"user", "list"}).out ==
          "No hay cuentas. Cree la primera con «visado user add».\n");
    const auto added = store.add("directora-ogaj", "Directora.OGAJ");
    INFO(added.err);
    CHECK(added.out ==
          "Cuenta «directora.ogaj» creada; al ingresar deberá cambiar la contraseña.\n");
    CHECK(store.run({"user", "list"}).out ==
          "directora.ogaj  directora-ogaj  debe cambiar su contraseña\n");

    const auto reset =
        store.run({"user", "passwd", "directora.ogaj", "--password-stdin", "--lasting"},
                  "otra frase de varias palabras\n");
    CHECK(reset.out ==
          "Contraseña cambiada; sesiones cerradas: 0, claves de programas anuladas: 0.\n");
    CHECK(store.run({"user", "list"}).out == "directora.ogaj  directora-ogaj  activa\n");

    CHECK(store.run({"user", "lock", "directora.ogaj", "--as", "secretaria-general"}).exit_code ==
          0);
    const auto listed = store.run({"user", "list", "--json"});
    const auto accounts = engine::parse_json(listed.out, "salida");
    REQUIRE(accounts);
    CHECK((*accounts)[0].at("blocked") == true);
    CHECK(store.run({"user", "unlock", "directora.ogaj"}).exit_code == 0);
    CHECK(store.run({"user", "sessions", "directora.ogaj"}).out == "No tiene sesiones abiertas.\n");
    CHECK(store.run({"verify"}).exit_code == 0);
}

TEST_CASE("the journal has what was administered, by whom and whose, and no secret") {
    const Store store;
    REQUIRE(store.add("directora-ogaj", "directora.ogaj").exit_code == 0);
    REQUIRE(store.run({"user", "lock", "directora.ogaj", "--as", "secretaria-general"}).exit_code ==
            0);
    std::string journal;
    for (const auto& entry : fs::directory_iterator(store.data())) {
        if (!entry.path().filename().string().starts_with("visado.db")) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        journal.append(std::istreambuf_iterator<char>(in), {});
    }
    CHECK(journal.find(R"({"actor":"consola","data":{"person":"directora-ogaj"},)"
                       R"("event":"acceso.crear"})") != std::string::npos);
    CHECK(journal.find(R"({"actor":"secretaria-general","data":{"person":"directora-ogaj"},)"
                       R"("event":"acceso.bloquear"})") != std::string::npos);
    CHECK(journal.find("tejados") == std::string::npos);
    CHECK(journal.find("argon2id") == std::string::npos);
}

TEST_CASE("what is refused about accounts says what, where and what to do") {
    const Store store;
    REQUIRE(store.add("directora-ogaj", "directora.ogaj").exit_code == 0);
    struct Row {
        const char *person, *login, *password, *said;
        Words more;
    };
    const auto row = GENERATE(values<Row>({
        {"nadie", "nadie", "lluvia sobre los tejados", "No existe la persona «nadie»", {}},
        {"directora-ogaj", "otra", "lluvia sobre los tejados", "ya tiene la cuenta", {}},
        {"director-ogppd", "directora.ogaj", "lluvia sobre los tejados", "Ya hay una cuenta", {}},
        {"director-ogppd", "a b", "lluvia sobre los tejados", "no sirve", {}},
        {"director-ogppd", "director", "corta", "5 caracteres", {}},
        {"director-ogppd", "director", "Contraseña2026", "primeras que se prueban", {}},
        {"director-ogppd",
         "director",
         "lluvia sobre los tejados",
         "no administra",
         {"--as", "directora-ogaj"}},
    }));
    CAPTURE(row.person, row.login);
    const auto refused = store.add(row.person, row.login, row.more, std::string(row.password));
    CHECK(refused.exit_code == 1);
    CHECK(refused.out.empty());
    CHECK_THAT(refused.err, Catch::Contains(row.said));
    CHECK(store.run({"user", "list"}).out ==
          "directora.ogaj  directora-ogaj  debe cambiar su contraseña\n");
}

TEST_CASE("without a terminal a password is asked for on standard input, never as an argument") {
    const Store store;
    const auto asked =
        store.run({"user", "add", "--person", "directora-ogaj", "--login", "directora.ogaj"},
                  "lluvia sobre los tejados\n");
    CHECK(asked.exit_code == 1);
    CHECK_THAT(asked.err, Catch::Contains("--password-stdin"));
    CHECK(store.run({"user", "lock", "nadie"}).exit_code == 1);
    CHECK(store.run({"user", "add", "--person", "x"}).exit_code == 2);
}

TEST_CASE("settings of the accounts that make no sense are refused by name") {
    const Store store;
    std::ofstream(store.data() / "accesos.json") << R"({"argon2id": {"memory": 64}})";
    const auto refused = store.run({"user", "list"});
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.err, Catch::Contains("accesos.json, argon2id.memory"));
}
