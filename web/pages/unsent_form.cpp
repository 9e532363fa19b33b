#include "web/pages/unsent_form.h"

#include "web/identity/secret.h"
#include "web/identity/session_gate.h"
#include "web/pages/local_path.h"

namespace web {
namespace {

constexpr char token_field[] = "ficha";

}  // namespace

std::string UnsentForm::to_text() const {
    engine::Value list = engine::Value::array();
    for (const auto& [name, value] : fields) list.push_back({name, value});
    return engine::Value{{"camino", path}, {"campos", list}, {"archivos", had_files}}.dump();
}

std::optional<UnsentForm> UnsentForm::from_text(const std::string& text) {
    const auto value = engine::Value::parse(text, nullptr, false);
    if (!value.is_object()) return std::nullopt;
    try {
        UnsentForm form;
        form.path = value.at("camino").get<std::string>();
        form.had_files = value.at("archivos").get<bool>();
        for (const auto& pair : value.at("campos"))
            form.fields.emplace_back(pair.at(0).get<std::string>(), pair.at(1).get<std::string>());
        if (local_path(&form.path) != form.path) return std::nullopt;
        return form;
    } catch (const engine::Value::exception&) {
        return std::nullopt;
    }
}

std::optional<UnsentForm> unsent_form(const Request& request) {
    const std::string* token = request.field(token_field);
    const std::string secret = session_secret(request);
    if (request.method != "POST" || token == nullptr || secret.empty() ||
        !secrets_match(*token, Sessions::form_token(secret)))
        return std::nullopt;
    if (request.path.starts_with("/cuenta") || local_path(&request.path) != request.path)
        return std::nullopt;
    UnsentForm form{request.path, {}, !request.uploads.empty()};
    for (const auto& field : request.fields) {
        if (field.first != token_field) form.fields.push_back(field);
    }
    return form;
}

}  // namespace web
