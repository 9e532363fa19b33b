// Names that templates read of what every case gives them (case_documents.h, case_notices.h).
#include <algorithm>
#include <map>

#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using forms::TemplateName;

// The members of one top-level name; nullopt when only a case can tell.
using Context = std::map<std::string, std::optional<std::set<std::string>>>;

Context common(const LintSubject& subject) {
    return {{"entidad", std::nullopt},
            {"expediente", std::set<std::string>{"id", "codigo", "titulo"}},
            {"acto", std::set<std::string>{"actor", "nombre", "puesto", "evento", "fecha",
                                           "fecha_larga", "comentario"}},
            {"datos", subject.data_names()},
            {"docs", subject.document_ids()}};
}

Context of_documents(const LintSubject& subject) {
    Context context = common(subject);
    context["documento"] =
        std::set<std::string>{"id",          "titulo",  "numero", "fecha",    "fecha_larga",
                              "fecha_sello", "version", "codigo", "borrador", "cabeza"};
    context["d"] = std::nullopt;
    return context;
}

Context of_notices(const LintSubject& subject) {
    Context context = common(subject);
    context["expediente"]->insert({"estado", "enlace"});
    context["tarea"] = std::set<std::string>{"id", "titulo", "vence", "vence_larga"};
    context["destinatario"] = std::set<std::string>{"nombre", "puesto"};
    return context;
}

std::set<std::string> keys_of(const Context& context) {
    std::set<std::string> keys;
    for (const auto& [key, members] : context) keys.insert(key);
    return keys;
}

// Inside a section a name may belong to its items, which only a case can tell: those are left to
// the moment of rendering, which refuses what is missing.
bool is_outermost(const TemplateName& name) {
    return name.sections.empty() && name.name != ".";
}

std::pair<std::string, std::string> first_two(const std::string& name) {
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos) return {name, ""};
    const std::size_t end = name.find('.', dot + 1);
    return {name.substr(0, dot), name.substr(dot + 1, end - dot - 1)};
}

void check(const LintSubject& subject, const TemplateName& name, const Context& context) {
    const auto [top, member] = first_two(name.name);
    const auto found = context.find(top);
    const std::string place = subject.at(name.file, static_cast<std::uint32_t>(name.line));
    if (found == context.end()) {
        subject.error(place, "La plantilla pide «" + name.name + "», y no existe «" + top + "».",
                      "Hay " + quoted_list(keys_of(context), "") + ".");
    } else if (found->second && !member.empty() && found->second->count(member) == 0) {
        subject.error(place, "La plantilla pide «" + name.name + "», que no existe.",
                      "En «" + top + "» hay " + quoted_list(*found->second, "nada") + ".");
    }
}

void check_documents(const LintSubject& subject) {
    const Context context = of_documents(subject);
    for (const auto& [name, document] : subject.package.documents) {
        const auto found = subject.package.templates.find(document.template_file);
        if (found == subject.package.templates.end()) continue;
        for (const TemplateName& each : found->second.names()) {
            if (!is_outermost(each)) continue;
            check(subject, each, context);
            if (document.data.empty() && each.name.starts_with("d.")) {
                subject.error(
                    subject.at(each.file, static_cast<std::uint32_t>(each.line)),
                    "La plantilla pide «" + each.name + "», y «" + name + "» no da datos.",
                    "Agregue «data» al documento en package.json.");
            }
        }
    }
}

std::set<std::string> told_without_task(const LintSubject& subject) {
    std::set<std::string> notices;
    each_executable(subject.chart, [&](const engine::statechart::Executable& each) {
        const auto* request = std::get_if<engine::statechart::Request>(&each.action);
        if (request == nullptr || request->element.name != "notify") return;
        if (const std::string* notice = request->element.attribute("notice"))
            notices.insert(*notice);
    });
    return notices;
}

bool behind_a_task(const TemplateName& name) {
    return std::find(name.sections.begin(), name.sections.end(), "tarea") != name.sections.end();
}

void check_notices(const LintSubject& subject) {
    const Context context = of_notices(subject);
    const std::set<std::string> no_task = told_without_task(subject);
    for (const auto& [name, notice] : subject.package.notices) {
        auto names = notice.subject.names();
        const auto body = notice.body.names();
        // The body was cut from the file: its lines count from where it begins.
        const std::string& source = subject.package.files.at("notices/" + name + ".mustache");
        const auto start = source.find_first_not_of("\r\n", source.find('\n'));
        const auto skipped = std::count(
            source.begin(),
            source.begin() + static_cast<std::ptrdiff_t>(std::min(start, source.size())), '\n');
        for (TemplateName each : body) {
            each.line += static_cast<int>(skipped);
            names.push_back(std::move(each));
        }
        for (const TemplateName& each : names) {
            if (is_outermost(each)) check(subject, each, context);
            if (no_task.count(name) == 0 || !each.name.starts_with("tarea.") || behind_a_task(each))
                continue;
            subject.error(
                subject.at(each.file, static_cast<std::uint32_t>(each.line)),
                "El aviso pide «" + each.name + "», y cuando lo envía v:notify no hay tarea.",
                "Póngalo entre {{#tarea}} y {{/tarea}}, o use otro aviso.");
        }
    }
}

}  // namespace

void lint_templates(const LintSubject& subject) {
    check_documents(subject);
    check_notices(subject);
}

}  // namespace workflows
