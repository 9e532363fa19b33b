#include "web/pages/account_page.h"

#include <algorithm>

#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/login_page.h"
#include "web/pages_text/office_text.h"

namespace web {
namespace {

using engine::Value;
using Outcome = LogInAnswer::Outcome;

std::string text_of(const Request& request, const char* name) {
    const std::string* value = request.field(name);
    return value == nullptr ? "" : *value;
}

// What the page says besides what it always shows.
struct Remarks {
    int status = 200;
    std::string error = {};
    std::string done = {};
    NewToken asked = {"", {scope_read}, std::chrono::days(90)};
    std::string new_token = {};  // shown this once
};

Value notice_of(const Remarks& remarks) {
    if (!remarks.error.empty())
        return {{"clase", "mal"}, {"icono", "alerta"}, {"texto", remarks.error}};
    if (!remarks.done.empty())
        return {{"clase", "ok"}, {"icono", "visto"}, {"texto", remarks.done}};
    return nullptr;
}

Value sessions_of(const Request& request, const Visit& visit, Identity& identity) {
    const auto own = identity.sessions.use(session_secret(request));
    Value list = Value::array();
    for (const Session& each : identity.sessions.of(visit.person)) {
        list.push_back({{"numero", std::to_string(each.number)},
                        {"equipo", each.device},
                        {"direccion", each.client},
                        {"ingreso", short_moment(each.opened)},
                        {"uso", short_moment(each.seen)},
                        {"esta", own && own->number == each.number}});
    }
    return list;
}

Value tokens_of(const Visit& visit, Identity& identity) {
    Value list = Value::array();
    for (const Token& each : identity.tokens.of(visit.person)) {
        std::string scopes;
        for (const auto& scope : each.scopes) scopes += (scopes.empty() ? "" : ", ") + scope;
        list.push_back({{"numero", std::to_string(each.number)},
                        {"nombre_clave", each.name},
                        {"permisos", scopes},
                        {"vence", short_moment(each.expires)},
                        {"usada", each.used ? short_moment(*each.used) : ""},
                        {"viva", identity.tokens.alive(each)},
                        {"estado", each.revoked ? "Anulada" : "Vencida"}});
    }
    return list;
}

Value asked_again(const NewToken& asked) {
    return {{"nombre", asked.name},
            {"leer", asked.scopes.contains(scope_read)},
            {"actuar", asked.scopes.contains(scope_act)},
            {"administrar", asked.scopes.contains(scope_administer)},
            {"dias", std::to_string(asked.lifetime.count())}};
}

Response account_page(const Request& request, const Visit& visit, Identity& identity,
                      const Remarks& remarks) {
    const auto organization = visit.cases.organization();
    if (!organization) return problem_page(organization.error(), visit);
    const auto* person = organization->person(visit.person);
    if (person == nullptr)
        return problem_page({engine::Refusal::not_found, "Usted ya no está en la organización.", "",
                             "Consulte a quien administra Visado."},
                            visit);
    const auto* unit = organization->unit(person->unit);
    const auto account = identity.accounts.by_person(visit.person);
    const Value tokens = tokens_of(visit, identity);
    Value shown_token = nullptr;
    if (!remarks.new_token.empty())
        shown_token = {{"nombre_clave", remarks.asked.name}, {"texto_clave", remarks.new_token}};
    Page page;
    page.title = "Mi cuenta";
    page.status = remarks.status;
    page.with_errors = !remarks.error.empty();
    page.body =
        render("cuenta", {{"recursos", asset_paths()},
                          {"aviso", notice_of(remarks)},
                          {"clave_nueva", shown_token},
                          {"ficha", visit.form_token},
                          {"nombre", person->name},
                          {"puesto", person->post},
                          {"unidad", unit == nullptr ? person->unit : unit->name},
                          {"correo", person->email},
                          {"usuario", account ? account->login : ""},
                          {"local", account.has_value()},
                          {"sesiones", sessions_of(request, visit, identity)},
                          {"claves", tokens},
                          {"hay_claves", !tokens.empty()},
                          {"abierta", !remarks.error.empty() && !remarks.asked.name.empty()},
                          {"pedido", asked_again(remarks.asked)}});
    return to_response(page, visit);
}

Response show_account(const Request& request, Visit& visit, Identity& identity) {
    static const std::map<std::string, std::string> said = {
        {"clave",
         "Su contraseña cambió. Se cerró su sesión en los demás equipos y quedaron anuladas sus "
         "claves para programas."},
        {"sesion", "La sesión quedó cerrada."},
        {"anulada", "La clave quedó anulada."}};
    Remarks remarks;
    if (const std::string* done = request.asked("hecho")) {
        const auto found = said.find(*done);
        if (found != said.end()) remarks.done = found->second;
    }
    return account_page(request, visit, identity, remarks);
}

// Wrong ones count like those of the log-in page: an open session must not be a way to try them.
std::string wrong_password_words(const LogInAnswer& answer) {
    if (answer.outcome == Outcome::busy) return "Espere unos segundos y vuelva a intentar";
    if (answer.outcome == Outcome::client_waiting)
        return "Hubo demasiados intentos equivocados desde su equipo o su red. Podrá intentar de "
               "nuevo en " +
               wait_words(answer.wait);
    if (answer.outcome == Outcome::waiting || answer.tries_left == 0)
        return "La contraseña actual no coincide. Podrá intentar de nuevo en " +
               wait_words(answer.wait);
    return "La contraseña actual no coincide. Intentos que le quedan: " +
           std::to_string(answer.tries_left);
}

Response change_password(const Request& request, Visit& visit, Identity& identity) {
    const auto refuse = [&](const std::string& words) {
        Remarks remarks;
        remarks.status = 422;
        remarks.error = words;
        return account_page(request, visit, identity, remarks);
    };
    const auto account = identity.accounts.by_person(visit.person);
    if (!account) return refuse("Su contraseña no se cambia aquí");
    const std::string chosen = text_of(request, "nueva");
    if (chosen != text_of(request, "repetida"))
        return refuse("Las dos contraseñas nuevas no son iguales");
    const auto answer =
        identity.log_in.with(account->login, text_of(request, "actual"), request.client);
    if (answer.outcome != Outcome::entered && answer.outcome != Outcome::must_change)
        return refuse(wrong_password_words(answer));
    const auto own = identity.sessions.use(session_secret(request));
    if (const auto done = identity.accounts.choose_password(account->login, chosen); !done)
        return refuse(done.error().message + " " + done.error().remedy);
    // Whoever may have learnt the old one is out; here a new secret takes the old one's place.
    const std::string secret =
        identity.sessions.open(visit.person, request.client, own ? own->device : "Otro navegador");
    Response response = see_other("/cuenta?hecho=clave");
    response.headers.push_back(set_session_cookie(secret, identity.transport));
    return response;
}

std::int64_t number_of(const std::string& text) {
    const auto value = Value::parse(text, nullptr, false);
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}

Response close_sessions(const Request& request, Visit& visit, Identity& identity) {
    const std::string which = text_of(request, "cual");
    if (which == "todas") {
        identity.sessions.close_all(visit.person);
        Response response = see_other("/ingresar?salio=1");
        response.headers.push_back(drop_session_cookie(identity.transport));
        return response;
    }
    identity.sessions.close_one(visit.person, number_of(which));
    return see_other("/cuenta?hecho=sesion");
}

Response create_token(const Request& request, Visit& visit, Identity& identity) {
    Remarks remarks;
    remarks.asked = {text_of(request, "nombre"), {}, {}};
    for (const auto& [name, value] : request.fields) {
        if (name == "alcance") remarks.asked.scopes.insert(value);
    }
    const auto days = std::clamp<std::int64_t>(number_of(text_of(request, "dias")), 0, 9999);
    remarks.asked.lifetime = std::chrono::days(static_cast<int>(days));
    const auto made = identity.tokens.create(visit.person, remarks.asked);
    if (made) {
        remarks.new_token = *made;
    } else {
        remarks.status = 422;
        remarks.error = made.error().message + " " + made.error().remedy;
    }
    return account_page(request, visit, identity, remarks);
}

Response revoke_token(const Request& request, Visit& visit, Identity& identity) {
    const auto number = number_of(request.matched.at("clave"));
    if (!identity.tokens.revoke(visit.person, number))
        return problem_page(
            {engine::Refusal::not_found, "Usted no tiene esa clave.", "", "Vuelva a su cuenta."},
            visit);
    return see_other("/cuenta?hecho=anulada");
}

}  // namespace

Routes account_routes(Identity& identity) {
    using Act = Response (*)(const Request&, Visit&, Identity&);
    const auto line = [&identity](const char* method, const char* pattern, Act act) {
        return Route{method, pattern, Access::session,
                     [&identity, act](const Request& request, Visit& visit) {
                         return act(request, visit, identity);
                     },
                     ""};
    };
    return {line("GET", "/cuenta", show_account), line("POST", "/cuenta/clave", change_password),
            line("POST", "/cuenta/sesiones", close_sessions),
            line("POST", "/cuenta/programas", create_token),
            line("POST", "/cuenta/programas/{clave}/anular", revoke_token)};
}

}  // namespace web
