#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/value.h"

namespace workflows {

// A definition file as a JSON object; refuses, naming `file`, what is none.
engine::Result<engine::Value, engine::Problems> definition_object(const std::string& json,
                                                                  const std::string& file);

// One JSON object of a definition file, read key by key. Complains of what is missing, has the
// wrong type or is not known, so that a misspelt key is never silently off.
class DefinitionReader {
 public:
    // Refers to all three while it lives. `place` names the object ("imports/matriz.json,
    // columns.2").
    DefinitionReader(const engine::Value& object, std::string place, engine::Problems& problems);

    std::string text(const std::string& key, bool required = false);
    bool flag(const std::string& key);
    double number(const std::string& key);          // greater than 0; 0: not given
    double number_or_zero(const std::string& key);  // 0 or greater, obligatory
    std::vector<std::string> texts(const std::string& key);
    // The object at `key`; nullptr when there is none.
    const engine::Value* object(const std::string& key);
    // The items of the array at `key`, which must be objects.
    std::vector<const engine::Value*> objects(const std::string& key, bool required = false);
    std::string place_of(const std::string& key) const { return place_ + ", " + key; }

    // After everything known has been read.
    void refuse_unknown() const;
    void complain(const std::string& key, std::string message, std::string remedy) const;

 private:
    const engine::Value* find(const std::string& key, bool required);

    const engine::Value& object_;
    std::string place_;
    engine::Problems& problems_;
    std::set<std::string> known_;
};

}  // namespace workflows
