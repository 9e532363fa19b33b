// What rules read of _x: values of the profile, documents, terms, the act.
#include <algorithm>

#include "engine/calendar/term_length.h"
#include "engine/ecmascript/token_reader.h"
#include "workflows/chart_walk.h"
#include "workflows/lint_subject.h"

namespace workflows {
namespace {

using engine::ecmascript::Token;
using engine::statechart::Expression;

const std::set<std::string> act_fields = {"event", "actor", "behalf",  "post", "unit",
                                          "date",  "at",    "comment", "seq"};

// "_x.profile.termino" in a text, with the line inside it.
struct PlatformName {
    std::string part;  // profile
    std::string name;  // termino; empty when computed
    std::uint32_t line = 1;
};

std::vector<PlatformName> platform_names(const std::string& text) {
    std::vector<PlatformName> found;
    const auto all = engine::ecmascript::tokens(text);
    const auto member = [&](std::size_t i) {
        return i + 1 < all.size() && all[i].is(".") && all[i + 1].kind == Token::Kind::word
                   ? std::string(all[i + 1].text)
                   : std::string();
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].is("_x") || (i > 0 && all[i - 1].is("."))) continue;
        const std::string part = member(i + 1);
        if (!part.empty()) found.push_back({part, member(i + 3), all[i].line});
    }
    return found;
}

class PlatformLint {
 public:
    explicit PlatformLint(const LintSubject& subject)
        : subject_(subject), documents_(subject.document_ids()) {
        for (const auto& [state, deadlines] : subject.procedure.deadlines) {
            for (const DeadlineDefinition& each : deadlines) terms_.insert(each.id);
        }
    }

    void check(const std::string& place, const PlatformName& used) {
        if (used.part == "profile") return check_profile(place, used.name);
        if (used.part == "docs") return check_known(place, used, documents_, "v:document");
        if (used.part == "terms") return check_known(place, used, terms_, "v:deadline");
        if (used.part == "act") return check_known(place, used, act_fields, "dato del acto");
        subject_.error(place, "No existe «_x." + used.part + "».",
                       "Hay _x.act, _x.docs, _x.terms y _x.profile.");
    }

    void check(const Expression& expression) {
        for (const PlatformName& used : platform_names(expression.text))
            check(subject_.at(expression.line), used);
    }

 private:
    void check_known(const std::string& place, const PlatformName& used,
                     const std::set<std::string>& known, const std::string& what) {
        if (used.name.empty() || known.count(used.name) != 0) return;
        subject_.error(
            place,
            "«_x." + used.part + "." + used.name + "» no existe: ningún " + what + " se llama así.",
            "Hay " + quoted_list(known, "ninguno") + ".");
    }

    void check_profile(const std::string& place, const std::string& name) {
        if (name.empty() || subject_.alone) return;
        const auto& profiles = subject_.package.profiles;
        if (profiles.empty()) {
            subject_.error(place, "Se usa «_x.profile." + name + "» y el paquete no tiene perfil.",
                           "Agregue «profiles» a package.json, con ese valor.");
        }
        for (const ProfileRow& row : profiles) {
            if (row.values.contains(name)) continue;
            subject_.error(place,
                           "Al perfil del " + engine::calendar::to_iso(row.valid_from) +
                               " le falta «" + name + "».",
                           "Agréguelo en package.json, «profiles».");
        }
    }

    const LintSubject& subject_;
    std::set<std::string> documents_;
    std::set<std::string> terms_;
};

// A term that stands in the profile must be one that can be counted.
void check_profile_term(const LintSubject& subject, const DeadlineDefinition& deadline) {
    constexpr std::string_view prefix = "_x.profile.";
    if (!deadline.after_expr.text.starts_with(prefix)) return;
    const std::string name = deadline.after_expr.text.substr(prefix.size());
    for (const ProfileRow& row : subject.package.profiles) {
        if (!row.values.contains(name)) continue;
        const engine::Value& value = row.values[name];
        if (value.is_string() && engine::calendar::parse_term_length(value.get<std::string>()))
            continue;
        subject.error(subject.where("package.json", "\"" + name + "\""),
                      "El plazo «" + deadline.id + "» usa «" + name + "», y " + value.dump() +
                          " no es un término.",
                      "Escriba, por ejemplo, \"7 habiles\", \"45 calendario\" o \"2 meses\".");
    }
}

}  // namespace

void lint_platform_names(const LintSubject& subject) {
    PlatformLint lint(subject);
    each_text(subject.chart, [&](const Expression& text, auto) { lint.check(text); });
    for (const auto& each : subject.chart.script) {
        const auto& source = std::get<engine::statechart::Script>(each.action).source;
        for (const PlatformName& used : platform_names(source.text))
            lint.check(subject.in_script(source, used.line), used);
    }
    for (const auto& [state, deadlines] : subject.procedure.deadlines) {
        for (const DeadlineDefinition& each : deadlines) {
            for (const Expression* text : {&each.after_expr, &each.at, &each.from})
                lint.check(*text);
            check_profile_term(subject, each);
        }
    }
    for (const Act& act : subject.procedure.acts) {
        lint.check(act.form_expr);
        lint.check(act.refusal_expr);
    }
    for (const auto& [state, eaches] : subject.procedure.eaches) {
        for (const EachDefinition& each : eaches) {
            lint.check(each.in);
            for (const auto& param : each.params) lint.check(param.expr);
        }
    }
    for (const std::string& name : subject.package.settings)
        lint.check(subject.where("package.json", "\"settings\""), {"profile", name, 1});
    for (const auto& [name, document] : subject.package.documents) {
        for (const PlatformName& used : platform_names(document.data))
            lint.check(subject.where("package.json", document.data), used);
    }
}

}  // namespace workflows
