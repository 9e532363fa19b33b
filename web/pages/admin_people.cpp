#include "web/pages/admin_people.h"

#include "web/asset_paths.h"
#include "web/pages/admin_accounts.h"
#include "web/pages/admin_person_view.h"

namespace web {
namespace {

using engine::Value;

const std::map<std::string, std::string> said = {
    {"guardada", "Los datos quedaron registrados."},
    {"retirada", "La persona ya no está en la organización. Lo que hizo queda registrado."}};

Value no_values(const std::string& id) {
    return {{"id", id},      {"name", ""},  {"post", ""},
            {"unit", ""},    {"email", ""}, {"roles", Value::array()},
            {"superior", ""}};
}

std::string joined(const std::vector<std::string>& roles) {
    std::string text;
    for (const auto& each : roles) text += (text.empty() ? "" : ", ") + each;
    return text;
}

Value account_tag(const std::map<std::string, Account>& accounts, const std::string& person) {
    const auto found = accounts.find(person);
    if (found == accounts.end()) return {{"texto", "Sin cuenta"}, {"clase", ""}};
    if (found->second.blocked) return {{"texto", "Bloqueada"}, {"clase", "mal"}};
    if (found->second.must_change) return {{"texto", "Por ingresar"}, {"clase", "av"}};
    return {{"texto", "Activa"}, {"clase", "ok"}};
}

// Every reason, each without the place, which names a member of JSON and no field of the page.
std::string refusal_words(const engine::Problem& problem) {
    std::string words;
    std::istringstream lines(problem.message);
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.find(": ");
        const bool placed = colon != std::string::npos && line.find(' ') > colon;
        words += (words.empty() ? "" : " ") + (placed ? line.substr(colon + 2) : line);
    }
    return words + (problem.remedy.empty() ? "" : " " + problem.remedy);
}

Response saved(Visit& visit, Identity& identity, const Desk& desk, const workflows::Person* person,
               const Value& values) {
    const auto recorded = visit.cases.administer(workflows::organization_kind, "persona.registrar",
                                                 visit.person, values);
    if (recorded)
        return see_other("/administracion/personas/" +
                         in_address(values.at("id").get<std::string>()) + "?hecho=guardada");
    return person_view(visit, identity, desk, person, values,
                       {422, error_notice(refusal_words(recorded.error()))});
}

// Whoever left is kept out by not belonging. The account is blocked besides, so that a later person
// of the same id does not come in with the password of this one.
void close_account(Visit& visit, Identity& identity, const std::string& person) {
    const auto account = identity.accounts.by_person(person);
    if (account && !account->blocked &&
        visit.cases.administer(workflows::organization_kind, "acceso.bloquear", visit.person,
                               {{"person", person}}))
        (void)identity.accounts.block(account->login);
    identity.sessions.close_all(person);
    identity.tokens.revoke_all(person);
}

engine::Problem no_such_person() {
    return {engine::Refusal::not_found, "En la organización no hay esa persona.", "",
            "Vea la lista en Personas y cuentas."};
}

}  // namespace

Response people_page(const Request& request, Visit& visit, Identity& identity) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    std::map<std::string, Account> accounts;
    for (auto& each : identity.accounts.all()) accounts.emplace(each.person, each);
    const std::string* asked = request.asked("buscar");
    const std::string search = asked == nullptr ? "" : *asked;
    Value rows = Value::array();
    for (const auto& each : desk->organization.people()) {
        const std::string text = each.name + " " + each.post + " " + each.unit + " " + each.id;
        if (searchable(text).find(searchable(search)) == std::string::npos) continue;
        const auto* unit = desk->organization.unit(each.unit);
        rows.push_back({{"camino", "/administracion/personas/" + in_address(each.id)},
                        {"nombre", each.name},
                        {"puesto", each.post},
                        {"unidad", unit == nullptr ? each.unit : unit->name},
                        {"roles", joined(each.roles)},
                        {"correo", each.email},
                        {"cuenta", account_tag(accounts, each.id)}});
    }
    Page page = admin_page("Personas y cuentas", "personas");
    page.body = render("admin_personas",
                       {{"recursos", asset_paths()},
                        {"aviso", asked_notice(request, said)},
                        {"buscar", search},
                        {"filas_hay", !rows.empty()},
                        {"cuantas", counted(rows.size(), "persona", "personas")},
                        {"filas", rows}},
                       {{"pestanas", admin_tabs("personas")}});
    return to_response(page, visit);
}

Response new_person_page(const Request& request, Visit& visit, Identity& identity) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    if (request.method != "POST")
        return person_view(visit, identity, *desk, nullptr, no_values(""), {});
    const std::string id = typed_in(request, "id");
    const Value values = typed_person(request, id);
    if (desk->organization.person(id) != nullptr)
        return person_view(visit, identity, *desk, nullptr, values,
                           {422, error_notice("Ya hay una persona «" + id +
                                              "». Elija otro identificador o cambie sus datos")});
    return saved(visit, identity, *desk, nullptr, values);
}

Response person_page(const Request& request, Visit& visit, Identity& identity) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto* person = desk->organization.person(request.matched.at("persona"));
    if (person == nullptr) return problem_page(no_such_person(), visit);
    if (request.method == "POST")
        return saved(visit, identity, *desk, person, typed_person(request, person->id));
    return person_view(visit, identity, *desk, person, kept_person(*person),
                       {200, asked_notice(request, account_words(said))});
}

Response retire_person_page(const Request& request, Visit& visit, Identity& identity) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto* person = desk->organization.person(request.matched.at("persona"));
    if (person == nullptr) return problem_page(no_such_person(), visit);
    const auto recorded = visit.cases.administer(workflows::organization_kind, "persona.retirar",
                                                 visit.person, {{"person", person->id}});
    if (!recorded)
        return person_view(visit, identity, *desk, person, kept_person(*person),
                           {422, error_notice(refusal_words(recorded.error()))});
    close_account(visit, identity, person->id);
    return see_other("/administracion/personas?hecho=retirada");
}

}  // namespace web
