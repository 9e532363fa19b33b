#include <fstream>

#include <catch2/catch.hpp>

#include "tests/web/identity/reception.h"
#include "web/identity/demo_accounts.h"
#include "web/identity/password_rules.h"

TEST_CASE("which passwords are accepted") {
    struct Row {
        const char *password, *said;  // nullptr: accepted
    };
    const auto row = GENERATE(values<Row>({
        {"lluvia sobre los tejados", nullptr},
        {"correcto caballo", nullptr},
        {"ññññáéíóúüñá", nullptr},
        {"4 gatos negros", nullptr},
        {"7391846205184629", nullptr},
        {"", "0 caracteres"},
        {"once letras", "11 caracteres"},
        {"ñandú veloz", "11 caracteres"},
        {"Password1234!", "primeras que se prueban"},
        {"Contraseña2026!", "primeras que se prueban"},
        {"MINISTERIO-2026", "primeras que se prueban"},
        {"Integridad.2027", "primeras que se prueban"},
        {"123456789012", "primeras que se prueban"},
        {"987654321098", "primeras que se prueban"},
        {"abcdefghijklmn", "primeras que se prueban"},
        {"aaaaaaaaaaaaaa", "primeras que se prueban"},
        {"abababababab", "primeras que se prueban"},
        {"20-11-1985 15", "primeras que se prueban"},
        {"qwertyuiop123", "primeras que se prueban"},
        {"soy Ana.Login siempre", "nombre de usuario"},
        {"mal\xff utf-8 texto", "no se pueden leer"},
    }));
    CAPTURE(row.password);
    const auto checked = web::check_password(row.password, "ana.login");
    CHECK(checked.has_value() == (row.said == nullptr));
    if (!checked && row.said != nullptr)
        CHECK_THAT(engine::to_line(checked.error()), Catch::Contains(row.said));
}

TEST_CASE("a password may be long, but not without end") {
    CHECK(web::check_password(std::string("una frase ") + std::string(246, 'x'), "ana"));
    CHECK_FALSE(web::check_password(std::string("una frase ") + std::string(247, 'x'), "ana"));
}

TEST_CASE("which accounts are refused") {
    struct Row {
        const char *person, *login, *place;
    };
    Reception reception;
    reception.has_account("ana");
    const auto row = GENERATE(values<Row>({
        {"beto", "ana.login", "login"},
        {"beto", " ANA.LOGIN", "login"},
        {"ana", "otra", "person"},
        {"beto", "be", "login"},
        {"beto", "con espacio", "login"},
        {"beto", "<script>", "login"},
        {"beto", "beñto", "login"},
    }));
    CAPTURE(row.login);
    const auto made = reception.identity->accounts.create(
        row.person, row.login, Reception::password, web::PasswordTerm::lasting);
    REQUIRE_FALSE(made);
    CHECK(made.error().place == row.place);
    CHECK(reception.identity->accounts.all().size() == 1);
}

TEST_CASE("an account of nobody is told, not made") {
    Reception reception;
    auto& accounts = reception.identity->accounts;
    CHECK_FALSE(accounts.block("nadie"));
    CHECK_FALSE(accounts.set_password("nadie", Reception::password, web::PasswordTerm::lasting));
    CHECK(accounts.all().empty());
}

TEST_CASE("with a password ends all that was opened with it") {
    Reception reception;
    reception.has_account("ana");
    reception.has_account("beto");
    auto& accounts = reception.identity->accounts;
    auto& sessions = reception.identity->sessions;
    auto& tokens = reception.identity->tokens;
    const auto own = reception.opens_session("ana"), phone = reception.opens_session("ana");
    const auto others = reception.opens_session("beto");
    const auto token = tokens.create("ana", {"reloj", {"leer"}});
    const auto others_token = tokens.create("beto", {"reloj", {"leer"}});
    REQUIRE((token && others_token));
    const std::string fresh = "una frase de varias palabras";

    engine::Result<web::Ended> ended = web::Ended{};
    SECTION("refused: nothing ends") {
        CHECK_FALSE(accounts.set_password("ana.login", "corta", web::PasswordTerm::lasting));
        CHECK_FALSE(accounts.choose_password("ana.login", Reception::password));
        CHECK(sessions.use(phone));
        CHECK(tokens.use(*token));
        return;
    }
    SECTION("the same password at another cost: nothing ends") {
        reception.settings.cost = {2, 8192 * 8};
        reception.reopens();
        reception.enters("ana.login");
        CHECK(reception.identity->sessions.use(phone));
        CHECK(reception.identity->tokens.use(*token));
        return;
    }
    SECTION("by somebody else") {
        ended = accounts.set_password("ANA.login", fresh, web::PasswordTerm::first_use);
    }
    SECTION("by herself") {
        ended = accounts.choose_password("ana.login", fresh);
    }
    SECTION("blocked, and what is unblocked comes back without it") {
        ended = accounts.block("ana.login");
        REQUIRE(accounts.unblock("ana.login"));
    }
    REQUIRE(ended);
    CHECK(ended->sessions == 2);
    CHECK(ended->tokens == 1);
    CHECK_FALSE(sessions.use(own));
    CHECK_FALSE(sessions.use(phone));
    CHECK_FALSE(tokens.use(*token));
    CHECK(sessions.use(others));
    CHECK(tokens.use(*others_token));
}

TEST_CASE("the files keep no password, session or token as it is, and are their owner's alone") {
    Reception reception;
    reception.has_account("ana");
    const auto session = reception.opens_session("ana");
    const auto token = reception.identity->tokens.create("ana", {"reloj", {web::scope_read}});
    REQUIRE(token);
    REQUIRE(reception.enters("ana.login", "una clave escrita donde el usuario").outcome ==
            web::LogInAnswer::Outcome::refused);
    reception.enters("clave en el lugar del usuario");
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(reception.directory())) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("accesos.db")) continue;
        ++files;
        CAPTURE(name);
        CHECK((entry.status().permissions() & std::filesystem::perms(077)) ==
              std::filesystem::perms::none);
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        CHECK(bytes.find("tejados") == std::string::npos);
        CHECK(bytes.find("clave") == std::string::npos);
        CHECK(bytes.find(session) == std::string::npos);
        CHECK(bytes.find(token->substr(7)) == std::string::npos);
    }
    CHECK(files >= 1);
}

TEST_CASE("a file of a newer program is left alone") {
    Reception reception;
    reception.identity.reset();
    {
        engine::durable::SqliteConnection connection(
            web::AccessStore::path_in(reception.directory()),
            engine::durable::SqliteConnection::Mode::read_write);
        connection.run("PRAGMA user_version = 99");
    }
    CHECK_THROWS_AS(web::AccessStore(reception.directory()), engine::durable::StoreFailure);
}

TEST_CASE("what administration does with accounts stands in the journal, and nothing else") {
    Reception reception;
    auto& cases = reception.house->cases();
    const auto tell = [&](const char* event, engine::Value data) {
        return cases.administer(workflows::organization_kind, event, workflows::console_actor,
                                std::move(data));
    };
    CHECK(tell("acceso.crear", {{"person", "ana"}}));
    CHECK(tell("acceso.restablecer", {{"person", "ana"}}));
    CHECK(tell("acceso.bloquear", {{"person", "quien se fue"}}));
    CHECK_FALSE(tell("acceso.crear", {{"person", "nadie"}}));
    CHECK_FALSE(tell("acceso.crear", {{"person", "ana"}, {"password", "x"}}));
    CHECK_FALSE(tell("acceso.otro", {{"person", "ana"}}));
    CHECK_FALSE(cases.administer(workflows::organization_kind, "acceso.crear", "beto",
                                 {{"person", "ana"}}));
    CHECK(cases.organization()->people().size() == 3);
    CHECK(workflows::verify_installation(reception.directory()).findings.empty());
}

TEST_CASE("the demonstration's people get accounts with a new password each time") {
    Reception reception;
    const auto organization = reception.house->cases().organization();
    REQUIRE(organization);
    const auto first = web::make_demo_accounts(*reception.identity, *organization);
    REQUIRE(first.size() == 3);
    CHECK(first[0].login == "ana");
    CHECK(first[0].password.size() == 14);
    CHECK(reception.enters("ana", first[0].password).outcome == web::LogInAnswer::Outcome::entered);
    const auto session = reception.opens_session("ana");

    const auto second = web::make_demo_accounts(*reception.identity, *organization);
    CHECK(second[0].password != first[0].password);
    CHECK(reception.enters("ana", first[0].password).outcome == web::LogInAnswer::Outcome::refused);
    CHECK(reception.enters("beto", second[1].password).outcome ==
          web::LogInAnswer::Outcome::entered);
    CHECK_FALSE(reception.identity->sessions.use(session));
}

TEST_CASE("settings: what is absent keeps its default, what makes no sense is named") {
    struct Row {
        const char *text, *place;  // nullptr: accepted
    };
    const auto row = GENERATE(values<Row>({
        {R"({})", nullptr},
        {R"({"argon2id":{"passes":3,"memory_mib":128,"at_once":4,"waiting":0}})", nullptr},
        {R"({"lock_out":{"free_tries":3},"sessions":{"idle_s":3600}})", nullptr},
        {R"({"client_limit":{"wrong_tries":100,"window_s":600}})", nullptr},
        {R"({"client_limit":{"wrong_tries":0}})", "client_limit.wrong_tries"},
        {R"([])", ""},
        {R"({"argon2id":3})", "argon2id"},
        {R"({"argon2id":{"passes":0}})", "argon2id.passes"},
        {R"({"argon2id":{"memory_mib":"64"}})", "argon2id.memory_mib"},
        {R"({"sessions":{"idle":8}})", "sessions.idle"},
    }));
    CAPTURE(row.text);
    const auto read = web::identity_settings_from_value(engine::Value::parse(row.text));
    CHECK(read.has_value() == (row.place == nullptr));
    if (!read && row.place != nullptr) CHECK(read.error().place == row.place);
    if (read) CHECK(read->lock_out.longest_wait == std::chrono::minutes(16));
}
