#include <catch2/catch.hpp>

#include "tests/web/identity/browser.h"
#include "web/pages/local_path.h"

using Catch::Contains;
using namespace std::chrono_literals;

TEST_CASE("logging in leads to the page that was asked for, with a new cookie") {
    Reception reception;
    reception.has_account("ana");
    Browser browser(reception);
    browser.cookie = "plantada-por-otro";
    const auto form = browser.get("/ingresar", {{"volver", "/expedientes/12?ver=todo"}});
    CHECK(form.status == 200);
    CHECK(hidden(form, "volver") == "/expedientes/12?ver=todo");
    CHECK(browser.cookie == "plantada-por-otro");  // nothing is given before the log-in

    const auto inside = browser.enters("ana", {{"volver", hidden(form, "volver")}});
    CHECK(inside.status == 303);
    CHECK(header(inside, "Location") == "/expedientes/12?ver=todo");
    CHECK(header(inside, "Set-Cookie") ==
          "visado_sesion=" + browser.cookie + "; Path=/; HttpOnly; SameSite=Lax");
    CHECK(browser.cookie.size() == 43);
    CHECK(reception.identity->sessions.use(browser.cookie)->person == "ana");
    CHECK(browser.get("/ingresar").status == 303);  // no use for the form any more

    const auto before = browser.cookie;
    browser.enters("ana");
    CHECK(browser.cookie != before);
    CHECK_FALSE(reception.identity->sessions.use(before));
}

TEST_CASE("over TLS the cookie never travels without") {
    Reception reception;
    reception.has_account("ana");
    reception.identity->transport = web::Transport::tls;
    Browser browser(reception);
    CHECK_THAT(header(browser.enters("ana"), "Set-Cookie"),
               Catch::EndsWith("; Path=/; HttpOnly; SameSite=Lax; Secure"));
}

TEST_CASE("nobody is led elsewhere after logging in") {
    const auto row = GENERATE(values<std::pair<const char*, const char*>>({
        {"/bandeja?pagina=2", "/bandeja?pagina=2"},
        {"/expedientes/12#acto", "/expedientes/12#acto"},
        {"", "/bandeja"},
        {"bandeja", "/bandeja"},
        {"//otro.example", "/bandeja"},
        {"/\\otro.example", "/bandeja"},
        {"/\t/otro.example", "/bandeja"},
        {"https://otro.example/", "/bandeja"},
        {"javascript:alert(1)", "/bandeja"},
        {"/x\r\nSet-Cookie: a=b", "/bandeja"},
        {"/salir", "/bandeja"},
        {"/ingresar?volver=/ingresar", "/bandeja"},
    }));
    const std::string wanted = row.first;
    CAPTURE(wanted);
    CHECK(web::local_path(&wanted) == row.second);
    CHECK(web::local_path(nullptr) == "/bandeja");
}

TEST_CASE("a wrong log-in says so, keeps the name, and counts down to the wait") {
    Reception reception;
    reception.has_account("ana");
    Browser browser(reception);
    const auto wrong = [&] {
        return browser.post("/ingresar", {{"usuario", "ana.login"}, {"contrasena", "equivocada"}});
    };
    wrong();
    const auto second = wrong();
    CHECK(second.status == 422);
    CHECK_THAT(second.body,
               Contains("El usuario o la contraseña no coinciden. Le quedan 3 intentos<"));
    CHECK_THAT(second.body, Contains("<title>Error: Ingresar") && Contains(R"(value="ana.login")"));
    CHECK_THAT(second.body, !Contains("equivocada"));
    CHECK(header(second, "Set-Cookie").empty());
    wrong();
    CHECK_THAT(wrong().body, Contains("Le queda 1 intento<"));
    CHECK_THAT(wrong().body, Contains("Podrá intentar de nuevo en 1 minuto."));
    const auto waiting = browser.enters("ana");
    CHECK(waiting.status == 429);
    CHECK_THAT(waiting.body, Contains("demasiados intentos"));
    CHECK(header(waiting, "Retry-After") == "60");

    CHECK(browser.post("/ingresar", {{"usuario", ""}, {"contrasena", "x"}}).status == 422);
    CHECK(browser.post("/ingresar", {}).status == 422);
}

TEST_CASE("an address that tries too much is told how long, whatever name it tries") {
    Reception reception;
    reception.settings.client_limit = {2, 10min};
    reception.reopens();
    reception.has_account("ana");
    Browser browser(reception);
    for (const char* name : {"uno.login", "dos.login"})
        browser.post("/ingresar", {{"usuario", name}, {"contrasena", "la de siempre"}});
    reception.clock.advance(61s);
    const auto stopped = browser.enters("ana");
    CHECK(stopped.status == 429);
    CHECK(header(stopped, "Retry-After") == "539");
    CHECK_THAT(stopped.body, Contains("desde su equipo o su red. Podrá intentar de nuevo en 9 "
                                      "minutos") &&
                                 Contains(R"(value="ana.login")"));
    CHECK(browser.cookie.empty());
    reception.clock.advance(9min);
    CHECK(browser.enters("ana").status == 303);
}

TEST_CASE("what is typed as a name is shown, never run") {
    Reception reception;
    Browser browser(reception);
    const auto page = browser.post("/ingresar", {{"usuario", "\"><script>alert(1)</script>"},
                                                 {"contrasena", "x"},
                                                 {"pendiente", "\"><script>alert(2)</script>"}});
    CHECK_THAT(page.body, !Contains("<script>alert"));
    CHECK_THAT(page.body, Contains("&lt;script&gt;alert(1)"));
}

TEST_CASE("a password that another chose must be changed before coming in") {
    Reception reception;
    reception.has_account("ana", web::PasswordTerm::first_use);
    Browser browser(reception);
    const auto form = browser.enters("ana", {{"volver", "/tablero"}});
    CHECK(form.status == 200);
    CHECK_THAT(form.body, Contains("Elija su contraseña"));
    CHECK(browser.cookie.empty());

    web::Pairs fields = {{"usuario", "ana.login"},
                         {"permiso", hidden(form, "permiso")},
                         {"caduca", hidden(form, "caduca")},
                         {"volver", hidden(form, "volver")},
                         {"nueva", "una frase de varias palabras"},
                         {"repetida", "una frase de varias palabras"}};
    const auto with = [&](const std::string& name, const std::string& value) {
        auto changed = fields;
        for (auto& pair : changed)
            if (pair.first == name) pair.second = value;
        return changed;
    };
    CHECK_THAT(browser.post("/ingresar/clave", with("repetida", "otra")).body,
               Contains("no son iguales"));
    auto same = with("nueva", Reception::password);
    same.back().second = Reception::password;
    CHECK_THAT(browser.post("/ingresar/clave", same).body, Contains("igual a la anterior"));
    CHECK(browser.post("/ingresar/clave", with("permiso", "inventado")).status == 401);
    CHECK(browser.post("/ingresar/clave", with("caduca", "99999999999999")).status == 401);
    CHECK(browser.post("/ingresar/clave", with("usuario", "nadie")).status == 401);
    CHECK(browser.cookie.empty());

    SECTION("in time") {
        const auto inside = browser.post("/ingresar/clave", fields);
        CHECK(header(inside, "Location") == "/tablero");
        CHECK(reception.identity->sessions.use(browser.cookie));
        // The way is open once.
        CHECK(Browser(reception).post("/ingresar/clave", fields).status == 401);
    }
    SECTION("too late") {
        reception.clock.advance(30min);
        CHECK(browser.post("/ingresar/clave", fields).status == 401);
    }
}

TEST_CASE("what was typed when the session ended comes back after the log-in") {
    Reception reception;
    reception.has_account("ana");
    Browser browser(reception);
    browser.enters("ana");
    const web::Pairs typed = {{"ficha", browser.form_token()},
                              {"d.sustento", "Falta <b>base</b> legal\r\nde «C.1» & \"más\""},
                              {"acto", "ogaj.observar"}};
    reception.clock.advance(9h);
    const auto ended = browser.ended("/expedientes/12/acto", typed);
    CHECK(ended.status == 401);
    CHECK_THAT(ended.body, Contains("no se registró ningún acto"));

    const auto again = browser.enters("ana", {{"pendiente", hidden(ended, "pendiente")}});
    CHECK(again.status == 200);
    CHECK_THAT(again.body, Contains("<form method=\"post\" action=\"/expedientes/12/acto\">"));
    CHECK_THAT(again.body, Contains("Falta &lt;b&gt;base&lt;/b&gt; legal\r\nde «C.1» &amp; "));
    CHECK_THAT(again.body, Contains("<textarea name=\"acto\" hidden>\nogaj.observar</textarea>"));
    CHECK(hidden(again, "ficha") == browser.form_token());  // of the new session
    CHECK_THAT(again.body, !Contains(typed[0].second));
}

TEST_CASE("a form that is not of the session that ended is not carried behind a log-in") {
    Reception reception;
    reception.has_account("ana");
    Browser browser(reception);
    browser.enters("ana");
    const auto token = browser.form_token();
    reception.identity->sessions.close_all("ana");
    const auto carried = [&](const std::string& path, web::Pairs fields) {
        return hidden(browser.ended(path, std::move(fields)), "pendiente");
    };
    CHECK(carried("/expedientes/12/acto", {{"ficha", token}, {"a", "b"}}) ==
          R"({"camino":"/expedientes/12/acto","campos":[["a","b"]],"archivos":false})");
    CHECK(carried("/expedientes/12/acto", {{"ficha", "ajena"}, {"a", "b"}}).empty());
    CHECK(carried("/expedientes/12/acto", {{"a", "b"}}).empty());
    CHECK(carried("/cuenta/clave", {{"ficha", token}, {"actual", "secreta"}}).empty());
    browser.cookie.clear();  // another site's form brings no cookie
    CHECK(carried("/expedientes/12/acto", {{"ficha", token}, {"a", "b"}}).empty());
}

TEST_CASE("a form to be sent again that was tampered with is dropped") {
    Reception reception;
    reception.has_account("ana");
    const auto row = GENERATE(values<std::string>({
        "no es JSON",
        R"({"camino":"//otro.example/","campos":[],"archivos":false})",
        R"({"camino":"/x","campos":[["a"]],"archivos":false})",
        R"({"camino":"/x","campos":{"a":1},"archivos":false})",
        R"({"camino":"/x","campos":[]})",
        R"([1,2])",
    }));
    Browser browser(reception);
    CHECK(browser.enters("ana", {{"pendiente", row}}).status == 303);
}

TEST_CASE("log-out forgets the session and the cookie") {
    Reception reception;
    reception.has_account("ana");
    Browser browser(reception);
    browser.enters("ana");
    const auto secret = browser.cookie;
    const auto out = browser.post("/salir", {});
    CHECK(header(out, "Location") == "/ingresar?salio=1");
    CHECK_THAT(header(out, "Set-Cookie"), Catch::StartsWith("visado_sesion=; Max-Age=0;"));
    CHECK_FALSE(reception.identity->sessions.use(secret));
    CHECK_THAT(browser.get("/ingresar", {{"salio", "1"}}).body, Contains("Usted salió de Visado."));
}
