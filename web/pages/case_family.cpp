#include "web/pages/case_family.h"

namespace web {
namespace {

using engine::Value;
using workflows::CaseId;
using workflows::ChildCase;

std::string path_if_readable(CaseId id, const Desk& desk, const Visit& visit) {
    return visit.cases.see(id, visit.person, desk.organization) ? case_path(id) : "";
}

Value row_of(const ChildCase& child, const Desk& desk, const Visit& visit) {
    const CaseId id{child.id};
    const auto summary = id.value == 0 ? std::nullopt : visit.cases.queries().summary(id);
    if (!summary) {
        Value row = {{"numero", ""}, {"titulo", child.package}, {"camino", ""}};
        row.update(status_tag("Por abrirse", false));
        return row;
    }
    Value row = {{"numero", std::to_string(id.value)},
                 {"titulo", summary->title},
                 {"camino", path_if_readable(id, desk, visit)}};
    row.update(status_tag(summary->halted.empty() ? summary->status : "detenido", summary->ended));
    return row;
}

}  // namespace

Value family_of(const workflows::CaseView& view, const Desk& desk, const Visit& visit) {
    Value children = Value::array();
    std::size_t open = 0;
    for (const ChildCase& each : view.state.children) {
        children.push_back(row_of(each, desk, visit));
        if (each.end == ChildCase::End::none) ++open;
    }
    Value family = {
        {"hijos_hay", !children.empty()},
        {"resumen", std::to_string(open) + " en curso de " + std::to_string(children.size())},
        {"hijos", std::move(children)},
        {"madre", nullptr}};
    if (view.state.parent) {
        const CaseId id{view.state.parent->id};
        const auto summary = visit.cases.queries().summary(id);
        family["madre"] = {{"numero", std::to_string(id.value)},
                           {"titulo", summary ? summary->title : ""},
                           {"camino", path_if_readable(id, desk, visit)}};
    }
    return family;
}

}  // namespace web
