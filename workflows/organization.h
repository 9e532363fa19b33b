#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"
#include "engine/calendar/date.h"
#include "workflows/performers.h"

namespace workflows {

struct Unit {
    std::string id;
    std::string name;
    std::string superior;  // unit id; empty at the top
};
struct Person {
    std::string id;
    std::string name;
    std::string post;
    std::string unit;
    std::string email;
    std::string superior;  // person id; empty at the top
    std::vector<std::string> roles;
};
// Encargatura: from `from` to `to`, both days included, `substitute` holds what `absent` holds.
// It is personal: a substitute's own substitute does not inherit it (TUO Ley 27444, art. 159.4 asks
// that the file goes on, not that functions are handed further).
struct Substitution {
    std::string absent;
    std::string substitute;
    engine::calendar::Date from;
    engine::calendar::Date to;
    std::string document;
};

// In whose right somebody acts: own, or as the substitute of another.
struct Standing {
    std::string person;
    std::string behalf;  // empty: in person
};

// Units, posts, people, roles and encargaturas of one institution, as its stream holds them now.
// A value: reading never changes it.
class Organization {
 public:
    // All problems at once; Problem::place is "personas.3.unidad".
    static engine::Result<Organization, engine::Problems> from_value(const engine::Value& stored);
    engine::Value to_value() const { return stored_; }

    const engine::Value& entity() const { return entity_; }
    const Person* person(const std::string& id) const;
    const Unit* unit(const std::string& id) const;
    const std::vector<Person>& people() const { return people_; }
    const std::vector<Substitution>& substitutions() const { return substitutions_; }
    bool has_role(const std::string& role) const;
    bool has_list(const std::string& list) const { return lists_.count(list) != 0; }

    // Does this person, in own right, hold one of the performers? `data` resolves field:.
    bool holds(const Person& person, const Performers& performers, const engine::Value& data) const;

    // Every right in which `actor` may speak for the performers on that day: own first.
    std::vector<Standing> standings(const std::string& actor, const Performers& performers,
                                    const engine::Value& data, engine::calendar::Date day) const;

    // The form in which a task keeps its performers: field: already resolved.
    std::vector<std::string> task_keys(const Performers& performers,
                                       const engine::Value& data) const;

    // The keys of tasks that this person sees: own roles, unit, lists, and those of whom they
    // substitute on that day.
    std::set<std::string> inbox_keys(const std::string& person_id,
                                     engine::calendar::Date day) const;

    // Who receives a notice: people in order of id, each once. Substitutes of the day are added to
    // those they stand for.
    std::vector<const Person*> recipients(const Performers& performers, const engine::Value& data,
                                          engine::calendar::Date day) const;

 private:
    void add_keys(const Person& person, std::set<std::string>& keys) const;
    // Whom the datum names: a person, a unit, performers in a text, or a list of such.
    Performers resolve_field(const Performer& performer, const engine::Value& data) const;

    engine::Value stored_;
    engine::Value entity_;
    std::vector<Unit> units_;
    std::vector<Person> people_;
    std::map<std::string, std::vector<std::string>> lists_;
    std::vector<Substitution> substitutions_;
};

}  // namespace workflows
