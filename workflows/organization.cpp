#include "workflows/organization.h"

#include <algorithm>

namespace workflows {
namespace {

using engine::Value;
using engine::calendar::Date;

// Reads the stored organisation, noting every problem with its place.
class Reading {
 public:
    engine::Problems problems;

    std::string text(const Value& object, const std::string& key, const std::string& place,
                     bool required) {
        if (!object.is_object() || !object.contains(key) || object[key].is_null()) {
            if (required) complain(place + "." + key, "Falta «" + key + "».", "Agréguelo.");
            return "";
        }
        if (!object[key].is_string()) {
            complain(place + "." + key, "«" + key + "» debe ser un texto.",
                     "Póngalo entre comillas.");
            return "";
        }
        return object[key].get<std::string>();
    }

    Date day(const Value& object, const std::string& key, const std::string& place) {
        const auto date = engine::calendar::parse_date(text(object, key, place, true));
        if (date) return *date;
        complain(place + "." + key, "«" + key + "» no es una fecha.", "Escríbala como 2023-06-28.");
        return {};
    }

    std::vector<std::string> names(const Value& object, const std::string& key,
                                   const std::string& place) {
        std::vector<std::string> found;
        if (!object.is_object() || !object.contains(key)) return found;
        for (const auto& each : object[key]) {
            if (each.is_string())
                found.push_back(each.get<std::string>());
            else
                complain(place + "." + key, "«" + key + "» debe ser una lista de textos.",
                         "Corríjala.");
        }
        return found;
    }

    void complain(const std::string& place, std::string message, std::string remedy) {
        problems.push_back(
            {engine::Refusal::invalid, std::move(message), place, std::move(remedy)});
    }
};

const Value& list_of(const Value& stored, const char* key) {
    static const Value none = Value::array();
    return stored.is_object() && stored.contains(key) ? stored[key] : none;
}

bool names_person(const std::vector<std::string>& members, const Person& person) {
    return std::any_of(members.begin(), members.end(), [&](const std::string& each) {
        return each == person.id || each == person.unit;
    });
}

}  // namespace

engine::Result<Organization, engine::Problems> Organization::from_value(const Value& stored) {
    Organization organization;
    Reading reading;
    organization.stored_ = stored;
    organization.entity_ =
        stored.is_object() && stored.contains("entity") ? stored["entity"] : Value::object();
    int row = 0;
    for (const auto& each : list_of(stored, "units")) {
        const std::string place = "units." + std::to_string(row++);
        organization.units_.push_back({reading.text(each, "id", place, true),
                                       reading.text(each, "name", place, true),
                                       reading.text(each, "superior", place, false)});
    }
    row = 0;
    for (const auto& each : list_of(stored, "people")) {
        const std::string place = "people." + std::to_string(row++);
        Person person{
            reading.text(each, "id", place, true),     reading.text(each, "name", place, true),
            reading.text(each, "post", place, true),   reading.text(each, "unit", place, true),
            reading.text(each, "email", place, false), reading.text(each, "superior", place, false),
            reading.names(each, "roles", place)};
        if (!person.unit.empty() && organization.unit(person.unit) == nullptr) {
            reading.complain(place + ".unit", "No existe la unidad «" + person.unit + "».",
                             "Regístrela primero.");
        }
        if (organization.person(person.id) != nullptr) {
            reading.complain(place + ".id", "La persona «" + person.id + "» está dos veces.",
                             "Deje una.");
        }
        organization.people_.push_back(std::move(person));
    }
    if (stored.is_object() && stored.contains("lists")) {
        for (const auto& [name, members] : stored["lists"].items()) {
            organization.lists_[name] = reading.names(stored["lists"], name, "lists");
        }
    }
    row = 0;
    for (const auto& each : list_of(stored, "substitutions")) {
        const std::string place = "substitutions." + std::to_string(row++);
        Substitution made{reading.text(each, "absent", place, true),
                          reading.text(each, "substitute", place, true),
                          reading.day(each, "from", place), reading.day(each, "to", place),
                          reading.text(each, "document", place, false)};
        for (const std::string& id : {made.absent, made.substitute}) {
            if (organization.person(id) == nullptr) {
                reading.complain(place, "No existe la persona «" + id + "».",
                                 "Regístrela primero.");
            }
        }
        if (made.absent == made.substitute)
            reading.complain(place, "Nadie puede encargarse de su propio puesto.",
                             "Elija a otra persona.");
        if (made.to < made.from)
            reading.complain(place + ".to", "El encargo termina antes de empezar.",
                             "Corrija las fechas.");
        for (const Substitution& other : organization.substitutions_) {
            if (other.absent != made.absent || made.from > other.to || other.from > made.to)
                continue;
            reading.complain(place,
                             "El puesto de «" + made.absent + "» ya está encargado en esas fechas.",
                             "Cierre el encargo anterior o cambie las fechas.");
        }
        organization.substitutions_.push_back(std::move(made));
    }
    if (!reading.problems.empty()) return std::move(reading.problems);
    return organization;
}

const Person* Organization::person(const std::string& id) const {
    const auto found = std::find_if(people_.begin(), people_.end(),
                                    [&](const Person& each) { return each.id == id; });
    return found == people_.end() ? nullptr : &*found;
}

const Unit* Organization::unit(const std::string& id) const {
    const auto found =
        std::find_if(units_.begin(), units_.end(), [&](const Unit& each) { return each.id == id; });
    return found == units_.end() ? nullptr : &*found;
}

bool Organization::has_role(const std::string& role) const {
    return std::any_of(people_.begin(), people_.end(), [&](const Person& each) {
        return std::find(each.roles.begin(), each.roles.end(), role) != each.roles.end();
    });
}

Performers Organization::resolve_field(const Performer& performer, const Value& data) const {
    const Value* named = engine::find_path(data, performer.name);
    Performers found;
    const auto add = [&](const Value& each) {
        if (!each.is_string()) return;
        const auto& name = each.get_ref<const std::string&>();
        if (person(name) != nullptr) return found.push_back({Performer::Kind::person, name});
        if (unit(name) != nullptr) return found.push_back({Performer::Kind::unit, name});
        const auto parsed = parse_performers(name);
        if (!parsed) return;
        for (const Performer& one : *parsed) {
            if (one.kind != Performer::Kind::field) found.push_back(one);
        }
    };
    if (named == nullptr) return found;
    if (!named->is_array()) add(*named);
    if (named->is_array()) {
        for (const Value& each : *named) add(each);
    }
    return found;
}

bool Organization::holds(const Person& person, const Performers& performers,
                         const Value& data) const {
    return std::any_of(performers.begin(), performers.end(), [&](const Performer& performer) {
        switch (performer.kind) {
            case Performer::Kind::role:
                return std::find(person.roles.begin(), person.roles.end(), performer.name) !=
                       person.roles.end();
            case Performer::Kind::unit:
                return person.unit == performer.name;
            case Performer::Kind::person:
                return person.id == performer.name;
            case Performer::Kind::list: {
                const auto list = lists_.find(performer.name);
                return list != lists_.end() && names_person(list->second, person);
            }
            case Performer::Kind::superior:
                return std::any_of(people_.begin(), people_.end(), [&](const Person& below) {
                    return below.superior == person.id &&
                           holds(below, {{Performer::Kind::role, performer.name}}, data);
                });
            case Performer::Kind::field:
                return holds(person, resolve_field(performer, data), data);
        }
        return false;
    });
}

std::vector<Standing> Organization::standings(const std::string& actor,
                                              const Performers& performers, const Value& data,
                                              Date day) const {
    std::vector<Standing> found;
    const Person* self = person(actor);
    if (self == nullptr) return found;
    if (holds(*self, performers, data)) found.push_back({actor, ""});
    for (const Substitution& each : substitutions_) {
        if (each.substitute != actor || day < each.from || day > each.to) continue;
        if (holds(*person(each.absent), performers, data)) found.push_back({actor, each.absent});
    }
    return found;
}

std::vector<std::string> Organization::task_keys(const Performers& performers,
                                                 const Value& data) const {
    std::vector<std::string> keys;
    for (const Performer& each : performers) {
        const auto resolved =
            each.kind == Performer::Kind::field ? resolve_field(each, data) : Performers{each};
        for (const Performer& one : resolved) {
            std::string key = to_key(one);
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(std::move(key));
        }
    }
    return keys;
}

void Organization::add_keys(const Person& person, std::set<std::string>& keys) const {
    keys.insert("person:" + person.id);
    keys.insert("unit:" + person.unit);
    for (const std::string& role : person.roles) keys.insert("role:" + role);
    for (const auto& [name, members] : lists_) {
        if (names_person(members, person)) keys.insert("list:" + name);
    }
    for (const Person& below : people_) {
        if (below.superior != person.id) continue;
        for (const std::string& role : below.roles) keys.insert("superior:" + role);
    }
}

std::set<std::string> Organization::inbox_keys(const std::string& person_id, Date day) const {
    std::set<std::string> keys;
    const Person* self = person(person_id);
    if (self == nullptr) return keys;
    add_keys(*self, keys);
    for (const Substitution& each : substitutions_) {
        if (each.substitute == person_id && day >= each.from && day <= each.to)
            add_keys(*person(each.absent), keys);
    }
    return keys;
}

std::vector<const Person*> Organization::recipients(const Performers& performers, const Value& data,
                                                    Date day) const {
    std::set<std::string> ids;
    for (const Person& each : people_) {
        if (!holds(each, performers, data)) continue;
        ids.insert(each.id);
        for (const Substitution& substitution : substitutions_) {
            if (substitution.absent == each.id && day >= substitution.from &&
                day <= substitution.to)
                ids.insert(substitution.substitute);
        }
    }
    std::vector<const Person*> found;
    for (const std::string& id : ids) found.push_back(person(id));
    return found;
}

}  // namespace workflows
