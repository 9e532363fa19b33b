#include "web/pages/login_page.h"

#include "web/asset_paths.h"
#include "web/identity/change_permit.h"
#include "web/identity/device_words.h"
#include "web/page.h"
#include "web/pages/local_path.h"
#include "web/pages/unsent_form.h"
#include "web/problem_response.h"

namespace web {
namespace {

using engine::Value;
using Outcome = LogInAnswer::Outcome;

std::string text_of(const Request& request, const char* name) {
    const std::string* value = request.field(name);
    return value == nullptr ? "" : *value;
}

struct Notice {
    int status = 200;
    std::string kind = {};  // of the panel: "mal", "av", "ok"; empty: none
    std::string text = {};
};

// What the log-in carries along until it is done.
struct Errand {
    std::string back;
    std::string unsent;
};

Errand errand_of(const Request& request) {
    const std::string* back =
        request.method == "GET" ? request.asked("volver") : request.field("volver");
    return {local_path(back), text_of(request, "pendiente")};
}

Value notice_data(const Notice& notice) {
    if (notice.text.empty()) return nullptr;
    return {{"clase", notice.kind}, {"texto", notice.text}};
}

Response login_form(const Visit& visit, const Errand& errand, const std::string& login,
                    const Notice& notice) {
    Page page;
    page.title = "Ingresar";
    page.status = notice.status;
    page.with_errors = notice.kind == "mal";
    page.body = render("ingresar", {{"recursos", asset_paths()},
                                    {"aviso", notice_data(notice)},
                                    {"volver", errand.back},
                                    {"pendiente", errand.unsent},
                                    {"usuario", login}});
    return to_response(page, visit);
}

Notice words_for(const LogInAnswer& answer) {
    const std::string wrong = "El usuario o la contraseña no coinciden. ";
    switch (answer.outcome) {
        case Outcome::refused:
            if (answer.tries_left == 0)
                return {422, "mal",
                        wrong + "Podrá intentar de nuevo en " + wait_words(answer.wait) + "."};
            return {422, "mal",
                    wrong + (answer.tries_left == 1
                                 ? "Le queda 1 intento"
                                 : "Le quedan " + std::to_string(answer.tries_left) + " intentos")};
        case Outcome::waiting:
            return {429, "mal",
                    "Hubo demasiados intentos con ese usuario. Podrá intentar de nuevo en " +
                        wait_words(answer.wait) + "."};
        case Outcome::client_waiting:
            return {429, "mal",
                    "Hubo demasiados intentos equivocados desde su equipo o su red. Podrá intentar "
                    "de nuevo en " +
                        wait_words(answer.wait) +
                        ". Si no fue usted, avise a quien administra Visado en su entidad."};
        case Outcome::blocked:
            return {403, "mal",
                    "Su cuenta no permite ingresar. Consulte a quien administra Visado en su "
                    "entidad."};
        case Outcome::busy:
            return {503, "av",
                    "En este momento ingresan muchas personas a la vez. Espere unos segundos y "
                    "vuelva a intentar."};
        case Outcome::entered:
        case Outcome::must_change:
            break;
    }
    return {};
}

Response change_form(const Visit& visit, const Errand& errand, const std::string& login,
                     const ChangePermit& permit, const Notice& notice) {
    Page page;
    page.title = "Elija su contraseña";
    page.status = notice.status;
    page.with_errors = notice.kind == "mal";
    page.body =
        render("clave_nueva", {{"recursos", asset_paths()},
                               {"aviso", notice_data(notice)},
                               {"usuario", login},
                               {"permiso", permit.proof},
                               {"caduca", std::to_string(permit.until.time_since_epoch().count())},
                               {"volver", errand.back},
                               {"pendiente", errand.unsent}});
    return to_response(page, visit);
}

// What was typed before the session ended, to be looked at and sent by its writer.
Response send_again(const UnsentForm& form, const Visit& visit) {
    Value fields = Value::array();
    Value typed = Value::array();
    for (const auto& [name, value] : form.fields) {
        fields.push_back({{"nombre", name}, {"valor", value}});
        // What was typed bears this mark (web/pages/form_reading.h); the rest is the page's own.
        if (name.starts_with("d.") && !value.empty())
            typed.push_back({{"nombre", name.substr(2)}, {"valor", value}});
    }
    Page page;
    page.title = "Su texto sigue aquí";
    page.body = render("reenviar", {{"recursos", asset_paths()},
                                    {"camino", form.path},
                                    {"campos", fields},
                                    {"visibles", typed},
                                    {"archivos", form.had_files},
                                    {"ficha", visit.form_token}});
    return to_response(page, visit);
}

// A new session for whoever proved to be `person`; the one that the browser had is closed.
Response let_in(const std::string& person, const Errand& errand, const Request& request,
                Visit& visit, Identity& identity) {
    const auto agent = request.headers.find("user-agent");
    identity.sessions.close(session_secret(request));
    const std::string secret = identity.sessions.open(
        person, request.client, device_words(agent == request.headers.end() ? "" : agent->second));
    visit.person = person;
    visit.form_token = Sessions::form_token(secret);
    const auto unsent = UnsentForm::from_text(errand.unsent);
    Response response = unsent ? send_again(*unsent, visit) : see_other(errand.back);
    response.headers.push_back(set_session_cookie(secret, identity.transport));
    return response;
}

Response show_login(const Request& request, Visit& visit) {
    const Errand errand = errand_of(request);
    if (!visit.person.empty()) return see_other(errand.back);
    const std::string* left = request.asked("salio");
    return login_form(visit, errand, "",
                      left == nullptr ? Notice{} : Notice{200, "ok", "Usted salió de Visado."});
}

Response log_in(const Request& request, Visit& visit, Identity& identity) {
    const Errand errand = errand_of(request);
    const std::string login = text_of(request, "usuario");
    const std::string password = text_of(request, "contrasena");
    visit.person.clear();  // whoever was here before is not who asks now
    if (canonical_login(login).empty() || password.empty())
        return login_form(visit, errand, login, {422, "mal", "Escriba su usuario y su contraseña"});
    const LogInAnswer answer = identity.log_in.with(login, password, request.client);
    if (answer.outcome == Outcome::entered)
        return let_in(answer.person, errand, request, visit, identity);
    if (answer.outcome != Outcome::must_change) {
        Response response = login_form(visit, errand, login, words_for(answer));
        // A refusal that comes with a wait says it to programs too.
        if (response.status == 429)
            response.headers.emplace_back("Retry-After", std::to_string(answer.wait.count()));
        if (response.status == 503) response.headers.emplace_back("Retry-After", "10");
        return response;
    }
    const auto account = identity.accounts.by_person(answer.person);
    return change_form(visit, errand, account->login, change_permit(*account, identity.clock.now()),
                       {});
}

std::int64_t number_of(const std::string& text) {
    const auto value = Value::parse(text, nullptr, false);
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

Response change_and_log_in(const Request& request, Visit& visit, Identity& identity) {
    const Errand errand = errand_of(request);
    const std::string login = text_of(request, "usuario");
    const ChangePermit permit{
        engine::durable::Instant(std::chrono::milliseconds(number_of(text_of(request, "caduca")))),
        text_of(request, "permiso")};
    visit.person.clear();
    const auto account = identity.accounts.by_login(login);
    if (!account || !holds(permit, *account, identity.clock.now()))
        return login_form(visit, errand, login,
                          {401, "av", "Pasó demasiado tiempo. Ingrese otra vez."});
    const std::string chosen = text_of(request, "nueva");
    if (chosen != text_of(request, "repetida"))
        return change_form(visit, errand, login, permit,
                           {422, "mal", "Las dos contraseñas no son iguales"});
    if (const auto done = identity.accounts.choose_password(login, chosen); !done)
        return change_form(visit, errand, login, permit,
                           {422, "mal", done.error().message + " " + done.error().remedy});
    return let_in(account->person, errand, request, visit, identity);
}

Response log_out(const Request& request, Identity& identity) {
    identity.sessions.close(session_secret(request));
    Response response = see_other("/ingresar?salio=1");
    response.headers.push_back(drop_session_cookie(identity.transport));
    return response;
}

}  // namespace

std::string wait_words(std::chrono::seconds wait) {
    const auto seconds = wait.count();
    if (seconds < 60) return std::to_string(seconds) + (seconds == 1 ? " segundo" : " segundos");
    const auto minutes = (seconds + 59) / 60;
    return std::to_string(minutes) + (minutes == 1 ? " minuto" : " minutos");
}

Response session_ended(const Request& request, Visit& visit) {
    const auto form = unsent_form(request);
    const std::string text =
        form ? "Su sesión terminó y no se registró ningún acto. Ingrese otra vez: lo que escribió "
               "está guardado en esta página."
             : "Su sesión terminó y no se registró ningún acto. Ingrese otra vez.";
    return login_form(visit, {local_path(nullptr), form ? form->to_text() : ""}, "",
                      {401, "av", text});
}

Routes login_routes(Identity& identity) {
    return {
        {"GET", "/ingresar", Access::open, show_login, ""},
        {"POST", "/ingresar", Access::open,
         [&identity](const Request& request, Visit& visit) {
             return log_in(request, visit, identity);
         },
         ""},
        {"POST", "/ingresar/clave", Access::open,
         [&identity](const Request& request, Visit& visit) {
             return change_and_log_in(request, visit, identity);
         },
         ""},
        {"POST", "/salir", Access::session,
         [&identity](const Request& request, Visit&) { return log_out(request, identity); }, ""},
    };
}

}  // namespace web
