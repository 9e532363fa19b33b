#include "workflows/opinions.h"

#include <algorithm>

#include "workflows/authority.h"

namespace workflows {
namespace {

using engine::Value;

std::string text(const Value& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

bool is_opinion(const Value& value) {
    return value.is_object() && value.contains("version") && value["version"].is_number_integer() &&
           !text(value, "sentido").empty() && !text(value, "por").empty() &&
           !text(value, "fecha").empty();
}

Opinion read(const CaseState& state, const std::string& name, const Value& value) {
    Opinion opinion;
    opinion.of = name;
    opinion.sense = text(value, "sentido");
    opinion.version = value["version"].get<std::int64_t>();
    opinion.by = text(value, "por");
    opinion.behalf = text(value, "en_nombre_de");
    opinion.post = text(value, "puesto");
    opinion.date = text(value, "fecha");
    opinion.report = text(value, "informe");
    opinion.kept = value.contains("conservada") && value["conservada"] == true;
    const std::string content = text(value, "huella");
    const auto on = std::find_if(
        state.documents.rbegin(), state.documents.rend(),
        [&](const CaseDocument& each) { return !content.empty() && each.content == content; });
    if (on == state.documents.rend()) return opinion;
    const CaseDocument& newest = *state.newest(on->id);
    opinion.document = newest.title;
    opinion.document_id = newest.id;
    opinion.current = newest.version;
    opinion.outdated = newest.content != content;
    return opinion;
}

}  // namespace

std::vector<Opinion> opinions(const CaseState& state) {
    std::vector<Opinion> found;
    const Value& data = chart_data(state);
    if (!data.is_object()) return found;
    for (const auto& [name, value] : data.items()) {
        if (is_opinion(value)) found.push_back(read(state, name, value));
        if (!value.is_object()) continue;
        for (const auto& [inner_name, inner] : value.items()) {
            if (is_opinion(inner)) found.push_back(read(state, inner_name, inner));
        }
    }
    return found;
}

}  // namespace workflows
