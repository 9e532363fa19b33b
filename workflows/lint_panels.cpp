// Panels against views, roles and lists.
#include <algorithm>

#include "engine/ecmascript/syntax.h"
#include "workflows/lint_subject.h"
#include "workflows/row_filter.h"
#include "workflows/view_plan.h"

namespace workflows {
namespace {

class PanelLint {
 public:
    explicit PanelLint(const LintSubject& subject)
        : subject_(subject), plan_(plan_of(subject.package)) {}

    void check() {
        for (const auto& each : plan_.problems)
            subject_.error(each.place, each.message, each.remedy);
        for (const Panel& each : plan_.sheet.panels) check(each);
    }

 private:
    void check(const Panel& panel) {
        check_audience(panel);
        const auto view = plan_.views.find(panel.view);
        if (view == plan_.views.end()) {
            std::set<std::string> known;
            for (const auto& [id, each] : plan_.views) known.insert(id);
            subject_.error(panel.place,
                           "No hay ningún cuadro «" + panel.view + "» sobre expedientes.",
                           "Con \"over\": \"cases\" hay " + quoted_list(known, "ninguno") + ".");
            return;
        }
        for (const RowValue* each : values_of(panel)) check_value(panel, view->second, *each);
        for (const auto* conditions : {&panel.of, &panel.where}) {
            for (const RowCondition& each : *conditions) check_light(view->second, each);
        }
    }

    void check_audience(const Panel& panel) {
        for (const Performer& each : panel.audience) {
            if (each.kind == Performer::Kind::role)
                check_name("roles", each.name, panel.place, "el rol");
            else if (each.kind == Performer::Kind::list)
                check_name("lists", each.name, panel.place, "la lista");
        }
    }

    void check_name(const char* key, const std::string& name, const std::string& place,
                    const std::string& what) {
        const auto known = subject_.listed(key);
        if (known.count(name) != 0) return;
        subject_.error(place, "No se conoce " + what + " «" + name + "».",
                       "En package.json, «" + std::string(key) + "», hay " +
                           quoted_list(known, "nada") + ": corrija el nombre o agréguelo.");
    }

    void check_value(const Panel& panel, const ViewPlan& view, const RowValue& value) {
        if (!value.column.empty()) {
            if (view.place_of(value)) return;
            const auto problem = no_such_column(view, value.column, panel.place);
            subject_.error(problem.place, problem.message, problem.remedy);
        } else if (const auto read = syntax_.expression(value.expr); !read) {
            subject_.error(panel.place,
                           "No se entiende «" + value.expr + "»: " + read.error().message,
                           "Corrija la expresión.");
        }
    }

    void check_light(const ViewPlan& view, const RowCondition& condition) {
        const auto place = view.place_of(condition.value);
        if (!condition.light || !place || *place >= view.view.columns.size()) return;
        if (!view.view.columns[*place].light.empty()) return;
        subject_.error(condition.place, "La columna «" + condition.value.column + "» no tiene luz.",
                       "Dele «light» en " + view.view.file + ", o use otra condición.");
    }

    const LintSubject& subject_;
    const PackagePlan plan_;
    engine::ecmascript::Syntax syntax_;
};

}  // namespace

void lint_panels(const LintSubject& subject) {
    PanelLint(subject).check();
}

}  // namespace workflows
