#include "workflows/organization_people.h"

#include <algorithm>
#include <set>

#include "forms/address_check.h"
#include "workflows/administration.h"

namespace workflows {
namespace {

using engine::Done;
using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;
using engine::Value;

constexpr std::size_t longest_id = 64, longest_text = 400;

Problem wrong(const std::string& place, const std::string& message, const std::string& remedy) {
    return {Refusal::invalid, message, place, remedy};
}

// Ids stand in addresses of pages and in performers ("person:jefe-oi").
bool is_id(const std::string& id) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    };
    return id.size() >= 2 && id.size() <= longest_id && std::all_of(id.begin(), id.end(), fits);
}

std::vector<std::string> roles_in(const Value& person) {
    return person.value("roles", std::vector<std::string>{});
}

bool administers(const Value& person) {
    const auto roles = roles_in(person);
    return std::find(roles.begin(), roles.end(), administrator_role) != roles.end();
}

Value* find_person(Value& organization, const std::string& id) {
    for (auto& each : organization["people"]) {
        if (each.value("id", "") == id) return &each;
    }
    return nullptr;
}

// Would `id` be above itself when `superior` stands over it?
bool closes_circle(Value& organization, const std::string& id, std::string superior) {
    for (std::set<std::string> seen; !superior.empty() && seen.insert(superior).second;) {
        if (superior == id) return true;
        const Value* above = find_person(organization, superior);
        superior = above == nullptr ? "" : above->value("superior", "");
    }
    return false;
}

bool has_unit(const Value& organization, const std::string& id) {
    for (const auto& each : organization.value("units", Value::array())) {
        if (each.value("id", "") == id) return true;
    }
    return false;
}

void check_texts(const Value& made, Problems& problems) {
    const std::string id = made.at("id").get<std::string>();
    const std::string email = made.at("email").get<std::string>();
    if (!is_id(id))
        problems.push_back(wrong("id", "El identificador «" + id + "» no sirve.",
                                 "Use de 2 a 64 letras minúsculas sin tilde, cifras o - _ ."));
    for (const auto& [field, name] :
         {std::pair{"name", "el nombre"}, std::pair{"post", "el puesto"}}) {
        const std::string text = made.at(field).get<std::string>();
        if (text.find_first_not_of(" \t\r\n") == std::string::npos)
            problems.push_back(wrong(field, std::string("Falta ") + name + ".", "Escríbalo."));
        if (text.size() > longest_text)
            problems.push_back(
                wrong(field, std::string("Es muy largo ") + name + ".", "Acórtelo."));
    }
    if (!email.empty() && !forms::is_email_address(email))
        problems.push_back(wrong("email", "«" + email + "» no es una dirección de correo.",
                                 "Escríbala como nombre@entidad.gob.pe."));
    for (const std::string& role : roles_in(made)) {
        if (!is_id(role))
            problems.push_back(wrong("roles", "El rol «" + role + "» no sirve.",
                                     "Use letras minúsculas sin tilde, cifras o - _ ."));
    }
}

void check_place(Value& organization, const Value& made, Problems& problems) {
    const std::string id = made.at("id").get<std::string>();
    const std::string unit = made.at("unit").get<std::string>();
    const std::string superior = made.at("superior").get<std::string>();
    if (!has_unit(organization, unit))
        problems.push_back(wrong("unit", "No existe la unidad «" + unit + "».", "Elija una."));
    if (superior.empty()) return;
    if (superior != id && find_person(organization, superior) == nullptr)
        problems.push_back(wrong("superior", "No existe la persona «" + superior + "».",
                                 "Elija a otra o deje el puesto sin superior."));
    else if (closes_circle(organization, id, superior))
        problems.push_back(wrong("superior",
                                 "Esa persona depende de esta: nadie es su propio superior.",
                                 "Elija a otra."));
}

Problem another_must(const std::string& message) {
    return {Refusal::not_authorized, message, "roles", "Debe hacerlo otro administrador."};
}

std::string name_in(Value& organization, const std::string& id) {
    const Value* found = find_person(organization, id);
    return found == nullptr ? id : found->value("name", id);
}

void check_free(Value& organization, const std::string& id, engine::calendar::Date today,
                Problems& problems) {
    for (const auto& each : organization["people"]) {
        if (each.value("superior", "") == id)
            problems.push_back({Refusal::wrong_state,
                                each.value("name", "") + " depende de esta persona.", "superior",
                                "Indique primero otro superior."});
    }
    const std::string iso = engine::calendar::to_iso(today);
    for (const auto& each : organization.value("substitutions", Value::array())) {
        const bool over = each.value("to", "") < iso;
        if (over || (each.value("absent", "") != id && each.value("substitute", "") != id))
            continue;
        problems.push_back({Refusal::wrong_state,
                            "Hay un encargo vigente o por empezar: " +
                                name_in(organization, each.value("substitute", "")) + " por " +
                                name_in(organization, each.value("absent", "")) + ".",
                            "substitutions", "Ciérrelo primero."});
    }
}

void take_out(Value& organization, const std::string& id) {
    Value people = Value::array(), substitutions = Value::array();
    for (const auto& each : organization["people"]) {
        if (each.value("id", "") != id) people.push_back(each);
    }
    for (const auto& each : organization.value("substitutions", Value::array())) {
        if (each.value("absent", "") != id && each.value("substitute", "") != id)
            substitutions.push_back(each);
    }
    organization["people"] = std::move(people);
    organization["substitutions"] = std::move(substitutions);
    if (!organization.contains("lists")) return;
    for (auto& [name, members] : organization["lists"].items()) {
        Value staying = Value::array();
        for (const auto& each : members) {
            if (each != id) staying.push_back(each);
        }
        members = std::move(staying);
    }
}

}  // namespace

Result<Done, Problems> register_person(Value& organization, const Value& data,
                                       const std::string& actor) {
    Value made = Value::object();
    for (const char* field : {"id", "name", "post", "unit"})
        made[field] = data.at(field).get<std::string>();
    made["email"] = data.value("email", "");
    made["roles"] = roles_in(data);
    made["superior"] = data.value("superior", "");
    Problems problems;
    check_texts(made, problems);
    check_place(organization, made, problems);
    const std::string id = made.at("id").get<std::string>();
    if (id == actor && !administers(made))
        problems.push_back(another_must("Usted no puede quitarse la administración."));
    if (!problems.empty()) return problems;
    if (Value* known = find_person(organization, id))
        *known = std::move(made);
    else
        organization["people"].push_back(std::move(made));
    return Done{};
}

Result<Done, Problems> retire_person(Value& organization, const Value& data,
                                     const std::string& actor, engine::calendar::Date today) {
    const std::string id = data.at("person").get<std::string>();
    if (find_person(organization, id) == nullptr)
        return Problems{{Refusal::not_found, "No existe la persona «" + id + "».", "person", ""}};
    Problems problems;
    if (id == actor) problems.push_back(another_must("Usted no puede retirarse a sí mismo."));
    check_free(organization, id, today, problems);
    if (!problems.empty()) return problems;
    take_out(organization, id);
    return Done{};
}

}  // namespace workflows
