#include "web/pages/admin_person_view.h"

#include <sstream>

#include "web/asset_paths.h"

namespace web {
namespace {

using engine::Value;

Value units_of(const workflows::Organization& organization, const std::string& chosen) {
    Value list = Value::array();
    for (const auto& each : organization.to_value().value("units", Value::array())) {
        const std::string id = each.value("id", "");
        list.push_back({{"valor", id},
                        {"texto", each.value("name", id) + " (" + id + ")"},
                        {"elegido", id == chosen}});
    }
    return list;
}

std::string joined(const Value& roles) {
    std::string text;
    for (const auto& each : roles) text += (text.empty() ? "" : " ") + each.get<std::string>();
    return text;
}

// What may be done with the account, and how it stands.
Value account_of(const std::optional<Account>& account, const std::string& person) {
    if (!account)
        return {{"hay", false}, {"login", person}, {"estado", ""},
                {"clase", ""},  {"ingreso", ""},   {"bloqueada", false}};
    const bool blocked = account->blocked.has_value();
    return {{"hay", true},
            {"login", account->login},
            {"estado", blocked                ? "Bloqueada"
                       : account->must_change ? "Debe elegir su contraseña"
                                              : "Activa"},
            {"clase", blocked                ? "mal"
                      : account->must_change ? "av"
                                             : "ok"},
            {"ingreso", account->entered ? short_moment(*account->entered) : "nunca"},
            {"bloqueada", blocked}};
}

}  // namespace

Value typed_person(const Request& request, const std::string& id) {
    Value roles = Value::array();
    std::istringstream words(typed_in(request, "roles"));
    for (std::string role; words >> role;) {
        while (!role.empty() && (role.back() == ',' || role.back() == ';')) role.pop_back();
        if (!role.empty()) roles.push_back(role);
    }
    return {{"id", id},
            {"name", typed_in(request, "nombre")},
            {"post", typed_in(request, "puesto")},
            {"unit", typed_in(request, "unidad")},
            {"email", typed_in(request, "correo")},
            {"roles", roles},
            {"superior", typed_in(request, "superior")}};
}

Value kept_person(const workflows::Person& person) {
    return {{"id", person.id},
            {"name", person.name},
            {"post", person.post},
            {"unit", person.unit},
            {"email", person.email},
            {"roles", person.roles},
            {"superior", person.superior}};
}

Response person_view(Visit& visit, Identity& identity, const Desk& desk,
                     const workflows::Person* person, const Value& values,
                     const PersonRemarks& remarks) {
    const std::string id = person == nullptr ? "" : person->id;
    const auto account = person == nullptr ? std::nullopt : identity.accounts.by_person(id);
    const std::string title = person == nullptr ? "Registrar a una persona" : person->name;
    Value secret = nullptr;
    if (!remarks.new_password.empty())
        secret = {{"usuario", account ? account->login : ""}, {"clave", remarks.new_password}};
    Page page = admin_page(title, "personas");
    page.crumbs.push_back({"Personas y cuentas", "/administracion/personas"});
    page.status = remarks.status;
    page.with_errors = remarks.status != 200;
    page.body =
        render("admin_persona",
               {{"recursos", asset_paths()},
                {"titulo", title},
                {"aviso", remarks.notice},
                {"secreto", secret},
                {"nueva", person == nullptr},
                {"existe", person != nullptr},
                {"destino", person == nullptr ? "/administracion/persona-nueva"
                                              : "/administracion/personas/" + in_address(id)},
                {"id", values.at("id")},
                {"nombre", values.at("name")},
                {"puesto", values.at("post")},
                {"correo", values.at("email")},
                {"roles", joined(values.at("roles"))},
                {"unidades", units_of(desk.organization, values.at("unit").get<std::string>())},
                {"superiores",
                 people_choices(desk.organization, values.at("superior").get<std::string>())},
                {"cuenta", account_of(account, id)},
                {"ficha", visit.form_token}},
               {{"pestanas", admin_tabs("personas")}});
    return to_response(page, visit);
}

}  // namespace web
