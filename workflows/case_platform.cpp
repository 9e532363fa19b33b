#include "workflows/case_platform.h"

#include "workflows/case_documents.h"
#include "workflows/case_terms.h"
#include "workflows/child_cases.h"

namespace workflows {
namespace {

using engine::Done;
using engine::statechart::DataModel;
using engine::statechart::Evaluated;
using engine::statechart::Expression;
using engine::statechart::ExpressionError;
using engine::statechart::ForeignElement;

std::string text(const ForeignElement& element, const char* name) {
    const std::string* value = element.attribute(name);
    return value == nullptr ? std::string() : *value;
}

Evaluated<Done> as_evaluated(const engine::Result<Done>& result) {
    if (!result) return ExpressionError{engine::to_line(result.error())};
    return Done{};
}

}  // namespace

Evaluated<Done> CasePlatform::perform(const engine::statechart::Request& request,
                                      DataModel& model) {
    const ForeignElement& element = request.element;
    if (element.name_space != vocabulary_namespace)
        return ExpressionError{"<" + element.name + "> no es del vocabulario de Visado"};
    if (element.name == "document") {
        const auto issued =
            issue_document(work_, model,
                           {text(element, "id"), text(element, "template"), text(element, "number"),
                            text(element, "draft") == "true"});
        if (issued) model.set_system_variable("_x", platform_variable(work_.state, work_.act));
        return as_evaluated(issued);
    }
    if (element.name == "notify") return notify(element);
    if (element.name == "extend") return extend(element, model);
    if (element.name == "people") return people(element, model);
    return ExpressionError{"v:" + element.name + " no es contenido ejecutable"};
}

bool CasePlatform::can_reach(const std::string& target, const std::string& /*type*/) const {
    return target.empty() || can_tell(work_.state, target);
}

bool CasePlatform::can_invoke(const std::string& type) const {
    return type == case_invoke_type;
}

Evaluated<Done> CasePlatform::notify(const ForeignElement& element) {
    auto to = parse_performers(text(element, "to"));
    if (!to) return ExpressionError{engine::to_line(to.error())};
    work_.notices.push_back({text(element, "notice"), std::move(*to), {}, {}, ""});
    return Done{};
}

// Those who are meant today, by name: what a list or a role says tomorrow changes nothing.
Evaluated<Done> CasePlatform::people(const ForeignElement& element, DataModel& model) {
    auto of = parse_performers(text(element, "of"));
    if (!of) return ExpressionError{engine::to_line(of.error())};
    const engine::Value data = model.store();
    const engine::Value values = data.value("values", engine::Value::object());
    engine::Value found = engine::Value::array();
    for (const Person* each : work_.organization.recipients(*of, values, work_.today)) {
        if (work_.organization.holds(*each, *of, values))
            found.push_back({{"persona", each->id}, {"unidad", each->unit}});
    }
    return model.assign_value(
        Expression{text(element, "location"), engine::statechart::no_index, element.line},
        std::move(found));
}

Evaluated<Done> CasePlatform::extend(const ForeignElement& element, DataModel& model) {
    const auto evaluated = [&](const char* attribute) -> Evaluated<std::string> {
        const std::string* expression = element.attribute(attribute);
        if (expression == nullptr) return std::string();
        return model.evaluate_text(
            Expression{*expression, engine::statechart::no_index, element.line});
    };
    const auto by = evaluated("byexpr");
    if (!by) return by.error();
    const auto to = evaluated("to");
    if (!to) return to.error();
    const auto extended =
        extend_term(work_, text(element, "deadline"), by->empty() ? text(element, "by") : *by, *to);
    if (extended) model.set_system_variable("_x", platform_variable(work_.state, work_.act));
    return as_evaluated(extended);
}

}  // namespace workflows
