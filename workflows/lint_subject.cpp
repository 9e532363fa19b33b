#include "workflows/lint_subject.h"

#include <algorithm>

#include "workflows/chart_walk.h"

namespace workflows {

void LintSubject::error(std::string place, std::string message, std::string remedy) const {
    report_.errors.push_back(
        {engine::Refusal::invalid, std::move(message), std::move(place), std::move(remedy)});
}

void LintSubject::warning(std::string place, std::string message, std::string remedy) const {
    report_.warnings.push_back(
        {engine::Refusal::invalid, std::move(message), std::move(place), std::move(remedy)});
}

bool LintSubject::is_plain() const {
    return procedure.acts.empty() && procedure.tasks.empty() && procedure.deadlines.empty();
}

std::string LintSubject::at(const std::string& file, std::uint32_t line) {
    return file + ":" + std::to_string(line);
}

std::string LintSubject::where(const std::string& file, const std::string& words) const {
    const auto found = package.files.find(file);
    if (found == package.files.end()) return file;
    const std::size_t position = found->second.find(words);
    if (position == std::string::npos) return file;
    const auto end = found->second.begin() + static_cast<std::ptrdiff_t>(position);
    return at(file, static_cast<std::uint32_t>(1 + std::count(found->second.begin(), end, '\n')));
}

std::string LintSubject::in_script(const engine::statechart::Expression& script,
                                   std::uint32_t line) const {
    for (const auto& [path, text] : package.files) {
        if (path.ends_with(".js") && text == script.text) return at(path, line);
    }
    return at(script.line + line - 1);
}

std::set<std::string> LintSubject::data_names() const {
    std::set<std::string> names;
    for (const auto& state : chart.states) {
        for (const auto& data : state.data) names.insert(data.id);
    }
    return names;
}

std::set<std::string> LintSubject::listed(const std::string& key) const {
    std::set<std::string> names;
    const auto found = package.manifest.find(key);
    if (found == package.manifest.end() || !found->is_object()) return names;
    for (const auto& [name, value] : found->items()) names.insert(name);
    return names;
}

std::set<std::string> LintSubject::document_ids() const {
    std::set<std::string> ids;
    each_executable(chart, [&](const engine::statechart::Executable& each) {
        const auto* request = std::get_if<engine::statechart::Request>(&each.action);
        if (request == nullptr || request->element.name_space != vocabulary_namespace ||
            request->element.name != "document")
            return;
        if (const std::string* id = request->element.attribute("id")) ids.insert(*id);
    });
    return ids;
}

std::string quoted_list(const std::set<std::string>& names, const std::string& none) {
    std::string list;
    for (const std::string& name : names) {
        const bool last = name == *names.rbegin();
        list += (list.empty() ? "«" : last ? " y «" : ", «") + name + "»";
    }
    return list.empty() ? none : list;
}

}  // namespace workflows
