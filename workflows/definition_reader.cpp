#include "workflows/definition_reader.h"

namespace workflows {

engine::Result<engine::Value, engine::Problems> definition_object(const std::string& json,
                                                                  const std::string& file) {
    auto parsed = engine::parse_json(json, file);
    if (!parsed) return engine::Problems{parsed.error()};
    if (!parsed->is_object()) {
        return engine::Problems{
            {engine::Refusal::invalid, "Debe ser un objeto JSON.", file, "Corríjalo."}};
    }
    return std::move(*parsed);
}

DefinitionReader::DefinitionReader(const engine::Value& object, std::string place,
                                   engine::Problems& problems)
    : object_(object), place_(std::move(place)), problems_(problems) {
}

void DefinitionReader::complain(const std::string& key, std::string message,
                                std::string remedy) const {
    problems_.push_back({engine::Refusal::invalid, std::move(message),
                         key.empty() ? place_ : place_of(key), std::move(remedy)});
}

const engine::Value* DefinitionReader::find(const std::string& key, bool required) {
    known_.insert(key);
    const auto found = object_.find(key);
    if (found != object_.end()) return &*found;
    if (required) complain("", "Falta «" + key + "».", "Agréguelo.");
    return nullptr;
}

std::string DefinitionReader::text(const std::string& key, bool required) {
    const engine::Value* value = find(key, required);
    if (value == nullptr) return "";
    if (value->is_string() && !(required && value->get_ref<const std::string&>().empty()))
        return value->get<std::string>();
    complain(key, "Debe ser un texto.", "Corríjalo.");
    return "";
}

bool DefinitionReader::flag(const std::string& key) {
    const engine::Value* value = find(key, false);
    if (value == nullptr) return false;
    if (value->is_boolean()) return value->get<bool>();
    complain(key, "Debe ser true o false.", "Corríjalo.");
    return false;
}

double DefinitionReader::number(const std::string& key) {
    const engine::Value* value = find(key, false);
    if (value == nullptr) return 0;
    if (value->is_number() && value->get<double>() > 0) return value->get<double>();
    complain(key, "Debe ser un número mayor que cero.", "Corríjalo.");
    return 0;
}

double DefinitionReader::number_or_zero(const std::string& key) {
    const engine::Value* value = find(key, true);
    if (value == nullptr) return 0;
    if (value->is_number() && value->get<double>() >= 0) return value->get<double>();
    complain(key, "Debe ser un número, cero o mayor.", "Corríjalo.");
    return 0;
}

std::vector<std::string> DefinitionReader::texts(const std::string& key) {
    std::vector<std::string> list;
    const engine::Value* value = find(key, false);
    if (value == nullptr) return list;
    if (!value->is_array()) {
        complain(key, "Debe ser una lista de textos.", "Corríjala.");
        return list;
    }
    for (const auto& each : *value) {
        if (each.is_string())
            list.push_back(each.get<std::string>());
        else
            complain(key, "Debe ser una lista de textos.", "Corríjala.");
    }
    return list;
}

const engine::Value* DefinitionReader::object(const std::string& key) {
    const engine::Value* value = find(key, false);
    if (value == nullptr || value->is_object()) return value;
    complain(key, "Debe ser un objeto.", "Corríjalo.");
    return nullptr;
}

std::vector<const engine::Value*> DefinitionReader::objects(const std::string& key, bool required) {
    std::vector<const engine::Value*> list;
    const engine::Value* value = find(key, required);
    if (value == nullptr) return list;
    if (!value->is_array() || (required && value->empty())) {
        complain(key, "Debe ser una lista de objetos.", "Corríjala.");
        return list;
    }
    for (const auto& each : *value) {
        if (each.is_object())
            list.push_back(&each);
        else
            complain(key, "Debe ser una lista de objetos.", "Corríjala.");
    }
    return list;
}

void DefinitionReader::refuse_unknown() const {
    for (const auto& [key, value] : object_.items()) {
        if (known_.count(key) == 0)
            complain(key, "No se conoce «" + key + "».", "Corrija el nombre o quítelo.");
    }
}

}  // namespace workflows
