// The commands as an administrator's script meets them: words, exit codes, and nothing lost.
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "engine/base/value.h"
#include "tests/app/visado_program.h"
#include "tests/support/temporary_directory.h"
#include "workflows/installation.h"

namespace {

namespace fs = std::filesystem;
using engine::Value;

// A data directory of its own, with the demo's organisation.
class Store {
 public:
    Store() {
        REQUIRE(run({"org", "load",
                     (workflows() / "programa-integridad/demo/organizacion.json").string()})
                    .exit_code == 0);
    }

    ProgramRun run(std::vector<std::string> words) const {
        return visado(
            std::move(words),
            {{{"VISADO_DATA", data().string()}, {"VISADO_WORKFLOWS", workflows().string()}}, ""});
    }
    ProgramRun act(const std::string& event, const std::string& person,
                   std::vector<std::string> more = {}) const {
        std::vector<std::string> words = {"act", "3", event, "--as", person};
        words.insert(words.end(), more.begin(), more.end());
        return run(words);
    }
    std::string file(const std::string& name, const std::string& text) const {
        std::ofstream(folder_.path() / name) << text;
        return (folder_.path() / name).string();
    }
    void start() const {
        REQUIRE(run({"start", "programa-integridad", "--as", "coordinadora-integridad", "--title",
                     "Programa 2023"})
                    .exit_code == 0);
    }
    void submit() const {
        start();
        REQUIRE(
            act("importar", "coordinadora-integridad", {"--data-file", file("matriz.json", matrix)})
                .exit_code == 0);
        REQUIRE(act("enviar", "coordinadora-integridad").exit_code == 0);
    }
    fs::path data() const { return folder_.path() / "data"; }
    static fs::path workflows() { return fs::path(VISADO_SOURCE_DIR) / "workflows"; }

    static constexpr char matrix[] =
        R"({"acciones":[{"componente":"C.1","objetivo":"OE.1.","accion":"Elaborar","meta":"1"}],"dudas":[]})";

 private:
    TemporaryDirectory folder_;
};

Value json_of(const ProgramRun& run) {
    INFO(run.out << run.err);
    auto parsed = engine::parse_json(run.out, "salida");
    REQUIRE(parsed);
    return *parsed;
}

}  // namespace

TEST_CASE("a case goes on from the command line") {
    const Store store;
    store.submit();
    const Value inbox = json_of(store.run({"inbox", "--as", "directora-ogaj", "--json"}));
    REQUIRE(inbox.size() == 1);
    CHECK(inbox[0].at("task") == "opinion_ogaj");
    CHECK(inbox[0].at("acts")[0] == "ogaj.favorable");
    CHECK(store.act("ogaj.favorable", "directora-ogaj").exit_code == 0);
    CHECK(store.run({"inbox", "--as", "directora-ogaj"}).out == "No hay nada pendiente.\n");
    const Value shown = json_of(store.run({"case", "3", "--json"}));
    CHECK(shown.at("status") == "En opinión de OGPPD · OGAJ concluyó");
    CHECK(shown.at("history").size() == 4);
    const auto verified = store.run({"verify"});
    INFO(verified.out);
    CHECK(verified.exit_code == 0);
}

TEST_CASE("deliver brings a day declared not a working day to the cases it concerns") {
    const Store store;
    store.submit();
    const auto due = [&] {
        return json_of(store.run({"case", "3", "--json"}))
            .at("terms")[0]
            .at("due")
            .get<std::string>();
    };
    const std::string before = due();
    {
        const engine::durable::SystemClock clock;
        workflows::Installation house(store.data(), Store::workflows(), clock);
        REQUIRE(house.cases().administer(workflows::calendar_kind, "calendario.agregar",
                                         workflows::console_actor,
                                         {{"date", before},
                                          {"kind", "día inhábil"},
                                          {"name", "Duelo nacional"},
                                          {"norm", "D.S. 1"}}));
    }
    CHECK(due() == before);
    CHECK(store.run({"deliver"}).exit_code == 0);
    CHECK(due() > before);
}

TEST_CASE("a mistyped data folder is refused and left as it was") {
    const TemporaryDirectory folder;
    const auto nowhere = (folder.path() / "dtos").string();
    for (std::vector<std::string> words : std::vector<std::vector<std::string>>{
             {"inbox", "--as", "directora-ogaj"},
             {"case", "3"},
             {"act", "3", "enviar", "--as", "directora-ogaj"},
             {"org", "show"},
             {"org", "numbers", "--series", "RS|A|2023", "--through", "3", "--reason", "x"},
             {"deliver"}}) {
        words.insert(words.end(), {"--data", nowhere});
        CAPTURE(words.front());
        const auto refused = visado(words);
        CHECK(refused.exit_code == 1);
        CHECK(refused.err.find("Aquí no hay datos de Visado") != std::string::npos);
        CHECK(refused.err.find("--data") != std::string::npos);
        CHECK_FALSE(fs::exists(nowhere));
    }
}

TEST_CASE("what is refused says what, where and what to do, and ends with 1") {
    struct Row {
        const char* name;
        std::vector<std::string> words;
        const char* said;
    };
    const Store store;
    store.submit();
    const std::vector<Row> rows = {
        {"no such case", {"case", "77"}, "No existe el expediente 77"},
        {"no such person", {"inbox", "--as", "nadie"}, "No existe la persona «nadie»"},
        {"no such package",
         {"start", "otro", "--as", "coordinadora-integridad"},
         "No existe el paquete «otro»"},
        {"not a starter", {"start", "programa-integridad", "--as", "jefa-ocop"}, "no puede abrir"},
        {"the wrong person",
         {"act", "3", "ogppd.favorable", "--as", "directora-ogaj"},
         "no tiene el rol"},
        {"not now",
         {"act", "3", "sg.aprobar", "--as", "secretaria-general"},
         "no se puede hacer ahora"},
        {"a forged deadline",
         {"act", "3", "plazo.ogppd", "--as", "secretaria-general"},
         "no se puede hacer ahora"},
        {"reason missing",
         {"act", "3", "recoger", "--as", "coordinadora-integridad"},
         "Falta el motivo"},
        {"form incomplete",
         {"act", "3", "ogppd.observar", "--as", "director-ogppd"},
         "observaciones"},
        {"an old page",
         {"act", "3", "ogppd.favorable", "--as", "director-ogppd", "--seen-entry", "1"},
         "Actualice la página"},
        {"no such file",
         {"act", "3", "ogppd.favorable", "--as", "director-ogppd", "--data-file", "no-hay.json"},
         "No existe el archivo"},
        {"no attachment",
         {"act", "3", "ogppd.favorable", "--as", "director-ogppd", "--attach",
          "informe=no-hay.pdf"},
         "No existe el archivo"},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const auto run = store.run(row.words);
        INFO(run.out << run.err);
        CHECK(run.exit_code == 1);
        CHECK(run.err.find(row.said) != std::string::npos);
    }
    CHECK(json_of(store.run({"case", "3", "--json"})).at("sequence") == 3);  // nothing was added
}

TEST_CASE("broken JSON names its line, wrong usage ends with 2") {
    const Store store;
    store.submit();
    const auto broken =
        store.act("ogppd.observar", "director-ogppd",
                  {"--data-file", store.file("mal.json", "{\n \"observaciones\": [\n")});
    CHECK(broken.exit_code == 1);
    CHECK(broken.err.find("mal.json:3") != std::string::npos);
    CHECK(store.run({"act", "3"}).exit_code == 2);
    CHECK(store.run({"verify", "--against", "x"}).exit_code == 2);
    CHECK(store.act("ogppd.favorable", "director-ogppd", {"--attach", "informe"}).exit_code == 2);
}

TEST_CASE("the same key does it once") {
    const Store store;
    store.submit();
    CHECK(store.act("ogppd.favorable", "director-ogppd", {"--key", "k1"}).exit_code == 0);
    const auto again = store.act("ogppd.favorable", "director-ogppd", {"--key", "k1"});
    CHECK(again.exit_code == 0);
    CHECK(again.out.find("Ya estaba hecho") != std::string::npos);
    CHECK(store.act("ogaj.favorable", "directora-ogaj", {"--key", "k1"}).exit_code == 1);
}

TEST_CASE("without an organisation nothing starts, and the words say how to load one") {
    TemporaryDirectory folder;
    const auto run = visado({"start", "programa-integridad", "--as", "x"},
                            {{{"VISADO_DATA", folder.path().string()},
                              {"VISADO_WORKFLOWS", Store::workflows().string()}},
                             ""});
    CHECK(run.exit_code == 1);
    CHECK(run.err.find("visado org load") != std::string::npos);
}

TEST_CASE("a store that another process holds is a failure with words, and nothing is lost") {
    const Store store;
    store.submit();
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open((store.data() / "visado.db").c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
    const auto held = store.act("ogppd.favorable", "director-ogppd");
    sqlite3_close(other);
    CHECK(held.exit_code == 3);
    CHECK(held.err.find("visado.db") != std::string::npos);
    CHECK(store.act("ogppd.favorable", "director-ogppd").exit_code == 0);
}

TEST_CASE("a full disk is a failure with words, and nothing is half done") {
    const Store store;
    store.submit();
    // The shell's limit on file sizes stands for the disk; SIGXFSZ is ignored so that writing
    // fails.
    const auto full = run_program(
        {"/bin/sh", "-c",
         "trap '' XFSZ; ulimit -f 64; exec \"$0\" act 3 ogppd.favorable --as director-ogppd",
         VISADO_PROGRAM},
        {{{"VISADO_DATA", store.data().string()},
          {"VISADO_WORKFLOWS", Store::workflows().string()}},
         ""});
    INFO(full.out << full.err);
    CHECK(full.exit_code == 3);
    CHECK(full.err.find("visado.db") != std::string::npos);
    CHECK(store.act("ogppd.favorable", "director-ogppd").exit_code == 0);
    CHECK(store.run({"verify"}).exit_code == 0);
}

TEST_CASE("mail settings that make no sense are refused by name") {
    const Store store;
    store.submit();
    const auto unknown = store.run(
        {"deliver", "--smtp", store.file("correo.json", R"({"host":"localhost","puerto":25})")});
    CHECK(unknown.exit_code == 1);
    CHECK(unknown.err.find("correo.json, puerto") != std::string::npos);
}

TEST_CASE("visado migrate tries, moves, and says what it could not") {
    const Store store;
    store.submit();
    const TemporaryDirectory newer;
    fs::copy(Store::workflows() / "programa-integridad", newer.path() / "programa-integridad",
             fs::copy_options::recursive);
    fs::copy(Store::workflows() / "papeleria", newer.path() / "papeleria",
             fs::copy_options::recursive);
    const auto manifest = newer.path() / "programa-integridad/package.json";
    std::ifstream file(manifest);
    std::string text(std::istreambuf_iterator<char>(file), {});
    const auto at = text.find("\"version\": \"");
    REQUIRE(at != std::string::npos);
    text.replace(at, text.find(',', at) - at, "\"version\": \"9.0\"");
    std::ofstream(manifest) << text;

    const auto migrate = [&](std::vector<std::string> more) {
        std::vector<std::string> words = {"migrate", "--to", "programa-integridad@9.0",
                                          "--workflows", newer.path().string()};
        words.insert(words.end(), more.begin(), more.end());
        return store.run(words);
    };
    const auto tried = migrate({"--dry-run"});
    CHECK(tried.exit_code == 0);
    CHECK_THAT(tried.out, Catch::Contains("Expediente 3 «Programa 2023»") &&
                              Catch::Contains("puede pasar.") &&
                              Catch::Contains("no se guardó nada"));
    const auto moved = migrate({"--json"});
    CHECK(moved.exit_code == 0);
    const Value told = Value::parse(moved.out);
    CHECK(told["cases"].size() == 1);
    CHECK(told["cases"][0]["moved"] == true);
    CHECK(migrate({}).out ==
          "0 expedientes vivos en otra versión: 0 pasaron a "
          "programa-integridad@9.0, 0 no.\n");
    CHECK_THAT(store.run({"case", "3"}).out,
               Catch::Contains("El expediente pasa a la versión 9.0 del procedimiento."));
    CHECK(store.run({"verify"}).exit_code == 0);

    const auto other = store.run({"migrate", "--to", "programa-integridad@8.0"});
    CHECK(other.exit_code == 1);
    CHECK_THAT(other.err, Catch::Contains("no la 8.0"));
    CHECK(store.run({"migrate", "--to", "programa-integridad"}).exit_code == 2);
}

TEST_CASE("visado demo does not write over what is there") {
    const TemporaryDirectory folder;
    fs::create_directories(folder.path() / "data");
    std::ofstream(folder.path() / "data/visado.db") << "algo";
    const auto run = visado({"demo", "--fast", "--out", folder.path().string()});
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.err, Catch::Contains("Ya hay una demostración en esa carpeta.") &&
                            Catch::Contains("--out"));
    CHECK(fs::file_size(folder.path() / "data/visado.db") == 4);
}
