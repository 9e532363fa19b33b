#include "workflows/version_names.h"

#include <set>

namespace workflows {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;

const std::map<std::string, VersionNames::Kind>& parts() {
    static const std::map<std::string, VersionNames::Kind> known = {
        {"states", VersionNames::Kind::state},
        {"acts", VersionNames::Kind::act},
        {"tasks", VersionNames::Kind::task},
        {"deadlines", VersionNames::Kind::deadline}};
    return known;
}

Problem misread(const std::string& place, const std::string& message) {
    return {Refusal::invalid, message, place,
            "Escriba por ejemplo {\"states\": {\"antes\": \"ahora\"}}."};
}

}  // namespace

engine::Result<VersionNames> VersionNames::from_value(const Value& value) {
    VersionNames names;
    if (!value.is_object()) return misread("", "La tabla de nombres no es un objeto JSON.");
    for (const auto& [part, table] : value.items()) {
        const auto kind = parts().find(part);
        if (kind == parts().end()) {
            return misread(part, "La tabla de nombres no conoce «" + part +
                                     "»: hay states, acts, tasks y deadlines.");
        }
        if (!table.is_object()) return misread(part, "«" + part + "» no es un objeto JSON.");
        std::set<std::string> taken;
        for (const auto& [before, now] : table.items()) {
            const std::string place = part + "." + before;
            if (!now.is_string()) return misread(place, "El nombre nuevo no es un texto.");
            const auto& name = now.get_ref<const std::string&>();
            // Two old states may become one; two acts, tasks or deadlines would mix their memory.
            if (!taken.insert(name).second && kind->second != Kind::state)
                return misread(place, "Dos nombres pasarían a ser «" + name + "».");
            names.tables_[kind->second][before] = name;
        }
    }
    return names;
}

Value VersionNames::to_value() const {
    Value value = Value::object();
    for (const auto& [part, kind] : parts()) {
        const auto table = tables_.find(kind);
        if (table == tables_.end()) continue;
        for (const auto& [before, now] : table->second) value[part][before] = now;
    }
    return value;
}

const std::string& VersionNames::now(Kind kind, const std::string& before) const {
    const auto table = tables_.find(kind);
    if (table == tables_.end()) return before;
    const auto name = table->second.find(before);
    return name == table->second.end() ? before : name->second;
}

}  // namespace workflows
