#include "workflows/package_functions.h"

namespace workflows {

std::string package_functions(const Package& package) {
    std::string all;
    for (const auto& each : package.chart.script)
        all += std::get<engine::statechart::Script>(each.action).source.text + "\n";
    return all;
}

engine::Result<std::string> functions_for(const Package& package, const std::string& file) {
    if (file.empty()) return package_functions(package);
    const auto found = package.files.find(file);
    if (found != package.files.end()) return found->second;
    return engine::Problem{engine::Refusal::not_found, "No está en el paquete.", file,
                           "Póngalo en imports/ o views/, o quite «functions»."};
}

engine::Result<std::string> definition_file(const Package& package, const std::string& key,
                                            const std::string& name) {
    std::string known;
    const engine::Value none = engine::Value::object();
    const engine::Value& named = package.manifest.contains(key) ? package.manifest[key] : none;
    if (named.is_object()) {
        for (const auto& [each, path] : named.items()) {
            if (path.is_string() && (each == name || (name.empty() && named.size() == 1)))
                return path.get<std::string>();
            known += (known.empty() ? "«" : ", «") + each + "»";
        }
    }
    return engine::Problem{
        engine::Refusal::not_found,
        name.empty()
            ? "Hay que decir cuál de «" + key + "»."
            : "El paquete «" + package.name + "» no tiene «" + name + "» en «" + key + "».",
        "package.json", known.empty() ? "El paquete no declara ninguno." : "Tiene " + known + "."};
}

}  // namespace workflows
