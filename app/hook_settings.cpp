#include "app/hook_settings.h"

#include <set>

#include "app/input_file.h"

namespace app {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using notifier::WebHook;

Problem wrong(const std::string& place, const std::string& message) {
    return {Refusal::invalid, message, "ganchos.json, " + place, "Vea docs/web-hooks.md."};
}

Result<WebHook> hook_of(const Value& settings, const std::string& place) {
    static const std::set<std::string> known = {"name", "url", "secret_file", "events", "ca_file"};
    if (!settings.is_object()) return wrong(place, "Cada gancho debe ser un objeto JSON.");
    for (const auto& [key, value] : settings.items()) {
        if (known.count(key) == 0) return wrong(place + "." + key, "No se conoce este ajuste.");
    }
    try {
        WebHook hook;
        hook.name = settings.at("name").get<std::string>();
        hook.url = settings.at("url").get<std::string>();
        hook.ca_file = settings.value("ca_file", "");
        if (!hook.ca_file.empty()) {
            if (auto readable = read_input(hook.ca_file); !readable) return readable.error();
        }
        if (settings.contains("events"))
            hook.events = settings["events"].get<std::vector<std::string>>();
        auto secret = read_secret_file(settings.at("secret_file").get<std::string>());
        if (!secret) return secret.error();
        hook.secret = std::move(*secret);
        if (const auto sound = notifier::check(hook); !sound) return sound.error();
        return hook;
    } catch (const Value::exception&) {
        return wrong(place, "Faltan name, url o secret_file, o algo no tiene el tipo debido.");
    }
}

}  // namespace

Result<std::vector<WebHook>> web_hooks(const Value& settings) {
    if (!settings.is_array()) return wrong("raíz", "Debe ser una lista de ganchos.");
    std::vector<WebHook> hooks;
    std::set<std::string> names;
    for (std::size_t i = 0; i < settings.size(); ++i) {
        auto hook = hook_of(settings[i], std::to_string(i));
        if (!hook) return hook.error();
        if (!names.insert(hook->name).second)
            return wrong(std::to_string(i) + ".name",
                         "Dos ganchos se llaman «" + hook->name + "».");
        hooks.push_back(std::move(*hook));
    }
    return hooks;
}

}  // namespace app
