#include "workflows/import_definition.h"

#include <algorithm>
#include <map>

#include "workflows/column_heading.h"
#include "workflows/definition_reader.h"

namespace workflows {
namespace {

using engine::Problems;

class ImportReader {
 public:
    ImportReader(ImportDefinition& definition, Problems& problems)
        : definition_(definition), problems_(problems) {}

    void read(const engine::Value& json) {
        DefinitionReader reader(json, definition_.file, problems_);
        definition_.id = reader.text("id", true);
        definition_.title = reader.text("title", true);
        definition_.event = reader.text("event", true);
        definition_.form = reader.text("form", true);
        definition_.rows_to = reader.text("rows_to", true);
        definition_.doubts_to = reader.text("doubts_to");
        definition_.functions = reader.text("functions");
        reader.text("row");  // a note for whoever reads the file
        std::size_t index = 0;
        for (const auto* each : reader.objects("columns", true))
            read_column(*each, reader.place_of("columns." + std::to_string(index++)));
        index = 0;
        for (const auto* each : reader.objects("doubts"))
            read_doubt(*each, reader.place_of("doubts." + std::to_string(index++)));
        reader.refuse_unknown();
    }

 private:
    void read_column(const engine::Value& json, const std::string& place) {
        DefinitionReader reader(json, place, problems_);
        ImportColumn column{reader.text("name", true), reader.flag("required"),
                            reader.texts("headings")};
        reader.refuse_unknown();
        std::vector<std::string> headings = column.headings;
        headings.push_back(column.name);
        for (const std::string& heading : headings) {
            const auto [known, is_new] = headings_.emplace(folded_heading(heading), column.name);
            if (!is_new && known->second != column.name)
                reader.complain("headings",
                                "«" + heading + "» ya es de la columna «" + known->second + "».",
                                "Deje cada encabezado en una sola columna.");
        }
        definition_.columns.push_back(std::move(column));
    }

    void read_doubt(const engine::Value& json, const std::string& place) {
        DefinitionReader reader(json, place, problems_);
        DoubtRule rule{reader.text("when", true), reader.text("message", true),
                       reader.texts("columns")};
        reader.refuse_unknown();
        for (const std::string& name : rule.columns) {
            const bool known =
                std::any_of(definition_.columns.begin(), definition_.columns.end(),
                            [&](const ImportColumn& each) { return each.name == name; });
            if (!known)
                reader.complain("columns", "No hay ninguna columna «" + name + "».",
                                "Corrija el nombre.");
        }
        definition_.doubts.push_back(std::move(rule));
    }

    ImportDefinition& definition_;
    Problems& problems_;
    std::map<std::string, std::string> headings_;  // folded -> column
};

}  // namespace

engine::Result<ImportDefinition, Problems> read_import(const std::string& json,
                                                       const std::string& file) {
    const auto object = definition_object(json, file);
    if (!object) return object.error();
    Problems problems;
    ImportDefinition definition;
    definition.file = file;
    ImportReader(definition, problems).read(*object);
    if (!problems.empty()) return problems;
    return definition;
}

}  // namespace workflows
