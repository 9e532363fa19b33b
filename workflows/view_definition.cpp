#include "workflows/view_definition.h"

#include <algorithm>

#include "workflows/definition_reader.h"
#include "workflows/package_functions.h"

namespace workflows {
namespace {

using engine::Problems;

class ViewReader {
 public:
    ViewReader(ViewDefinition& view, Problems& problems) : view_(view), problems_(problems) {}

    void read(const engine::Value& json) {
        DefinitionReader reader(json, view_.file, problems_);
        view_.id = reader.text("id", true);
        view_.title = reader.text("title", true);
        const std::string over = reader.text("over");
        view_.over_cases = over == "cases";
        if (!over.empty() && !view_.over_cases)
            reader.complain("over", "No existe «" + over + "».", "Use \"cases\" o quítelo.");
        view_.rows = reader.text("rows", !view_.over_cases);
        view_.group_by = reader.text("group_by");
        view_.functions = reader.text("functions");
        reader.flag("freeze_header");  // the writer always does
        std::size_t index = 0;
        for (const auto* each : reader.objects("columns", true))
            read_column(*each, reader.place_of("columns." + std::to_string(index++)));
        if (const auto* totals = reader.object("totals"))
            read_totals(*totals, reader.place_of("totals"));
        reader.refuse_unknown();
    }

 private:
    void read_column(const engine::Value& json, const std::string& place) {
        DefinitionReader reader(json, place, problems_);
        ViewColumn column;
        column.heading = reader.text("heading", true);
        column.path = reader.text("path");
        column.expr = reader.text("expr");
        column.name = reader.text("name");
        if (column.name.empty()) column.name = column.path.empty() ? column.heading : column.path;
        if (const double width = reader.number("width"); width > 0) column.width = width;
        const std::string total = reader.text("total");
        column.count = total == "count";
        column.sum = total == "sum";
        if (!total.empty() && !column.count && !column.sum)
            reader.complain("total", "No existe el total «" + total + "».",
                            "Use \"count\" o \"sum\".");
        column.number = reader.flag("number") || column.sum;
        column.light = reader.text("light");
        column.filter = reader.flag("filter");
        reader.flag("wrap");   // always wrapped
        reader.text("align");  // a hint for pages
        if (column.path.empty() == column.expr.empty())
            reader.complain("", "La columna necesita «path» o «expr».", "Deje uno de los dos.");
        if (has_column(column.name))
            reader.complain("name", "«" + column.name + "» está dos veces.", "Dé otro «name».");
        reader.refuse_unknown();
        view_.columns.push_back(std::move(column));
    }

    void read_totals(const engine::Value& json, const std::string& place) {
        DefinitionReader reader(json, place, problems_);
        ViewTotals& totals = view_.totals;
        totals.given = true;
        totals.label = reader.text("label");
        totals.label_column = reader.text("label_column");
        totals.count_column = reader.text("count_column");
        totals.marks = reader.texts("marks");
        totals.by_group = reader.flag("by_group");
        reader.refuse_unknown();
        std::vector<std::string> named = totals.marks;
        named.push_back(totals.label_column);
        named.push_back(totals.count_column);
        for (const std::string& name : named) {
            if (!name.empty() && !has_column(name))
                reader.complain("", "No hay ninguna columna «" + name + "».", "Corrija el nombre.");
        }
    }

    bool has_column(const std::string& name) const {
        return std::any_of(view_.columns.begin(), view_.columns.end(),
                           [&](const ViewColumn& each) { return each.name == name; });
    }

    ViewDefinition& view_;
    Problems& problems_;
};

}  // namespace

engine::Result<ViewDefinition, Problems> read_view(const std::string& json,
                                                   const std::string& file) {
    const auto object = definition_object(json, file);
    if (!object) return object.error();
    Problems problems;
    ViewDefinition view;
    view.file = file;
    ViewReader(view, problems).read(*object);
    if (!problems.empty()) return problems;
    return view;
}

engine::Result<ViewDefinition, Problems> find_view(const Package& package,
                                                   const std::string& name) {
    const auto file = definition_file(package, "views", name);
    if (!file) return Problems{file.error()};
    const auto source = package.files.find(*file);
    if (source == package.files.end()) {
        return Problems{{engine::Refusal::not_found, "No está en el paquete.", *file,
                         "Corrija «views» en package.json."}};
    }
    return read_view(source->second, *file);
}

std::vector<ViewDefinition> views_of(const Package& package, bool over_cases) {
    std::vector<ViewDefinition> found;
    if (!package.manifest.contains("views")) return found;
    for (const auto& [name, file] : package.manifest["views"].items()) {
        auto view = find_view(package, name);
        if (view && view->over_cases == over_cases) found.push_back(std::move(*view));
    }
    return found;
}

engine::Result<ViewDefinition> view_named(const Package& package, const std::string& id,
                                          bool over_cases) {
    for (auto& each : views_of(package, over_cases)) {
        if (each.id == id) return std::move(each);
    }
    return engine::Problem{engine::Refusal::not_found, "No existe ese cuadro.", id,
                           "Elíjalo en la lista de su procedimiento."};
}

}  // namespace workflows
