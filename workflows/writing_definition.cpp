#include "workflows/writing_definition.h"

#include <algorithm>
#include <stdexcept>

#include "engine/ecmascript/expression_evaluator.h"
#include "workflows/definition_reader.h"
#include "workflows/package_functions.h"

namespace workflows {
namespace {

using engine::Problems;
using engine::Value;

constexpr char manifest_key[] = "writing";

class WritingReader {
 public:
    explicit WritingReader(Problems& problems) : problems_(problems) {}

    WritingDefinition read(const Value& json) {
        const std::string place = std::string("package.json, ") + manifest_key;
        DefinitionReader reader(json, place, problems_);
        WritingDefinition definition;
        definition.title = reader.text("title", true);
        definition.submit = reader.text("submit");
        std::size_t index = 0;
        for (const auto* each : reader.objects("acts", true))
            definition.acts.push_back(
                read_act(*each, reader.place_of("acts." + std::to_string(index++))));
        index = 0;
        for (const auto* each : reader.objects("sections", true))
            definition.sections.push_back(
                read_section(*each, reader.place_of("sections." + std::to_string(index++))));
        reader.refuse_unknown();
        return definition;
    }

 private:
    WritingAct read_act(const Value& json, const std::string& place) {
        DefinitionReader reader(json, place, problems_);
        WritingAct act{reader.text("act", true), reader.text("data", true), reader.text("starts")};
        reader.refuse_unknown();
        return act;
    }

    WritingSection read_section(const Value& json, const std::string& place) {
        DefinitionReader reader(json, place, problems_);
        WritingSection section;
        section.id = reader.text("id", true);
        section.title = reader.text("title", true);
        section.act = reader.text("act");
        section.field = reader.text("field", !section.act.empty());
        section.made = reader.text("made", section.act.empty());
        if (const Value* rows = reader.object("rows"))
            section.rows = read_rows(*rows, reader.place_of("rows"));
        reader.refuse_unknown();
        return section;
    }

    WritingRows read_rows(const Value& json, const std::string& place) {
        DefinitionReader reader(json, place, problems_);
        WritingRows rows{reader.text("one", true),  reader.text("many", true),
                         reader.text("name", true), reader.text("summary", true),
                         reader.text("group"),      reader.texts("details"),
                         reader.texts("marks"),     reader.text("marks_label")};
        reader.refuse_unknown();
        return rows;
    }

    Problems& problems_;
};

// The definitions of package.json under `key`, as `read` gives them; what cannot be read is left
// out.
template <class Definition, class Read, class Wanted>
std::optional<Definition> find_definition(const Package& package, const char* key, Read read,
                                          Wanted wanted) {
    const auto named = package.manifest.find(key);
    if (named == package.manifest.end() || !named->is_object()) return std::nullopt;
    for (const auto& [name, path] : named->items()) {
        const auto source =
            package.files.find(path.is_string() ? path.template get<std::string>() : "");
        if (source == package.files.end()) continue;
        auto definition = read(source->second, source->first);
        if (definition && wanted(*definition)) return std::move(*definition);
    }
    return std::nullopt;
}

}  // namespace

const WritingAct* WritingDefinition::act(const std::string& event) const {
    const auto found = std::find_if(acts.begin(), acts.end(),
                                    [&](const WritingAct& each) { return each.event == event; });
    return found == acts.end() ? nullptr : &*found;
}

const WritingSection* WritingDefinition::section(const std::string& id) const {
    const auto found = std::find_if(sections.begin(), sections.end(),
                                    [&](const WritingSection& each) { return each.id == id; });
    return found == sections.end() ? nullptr : &*found;
}

const WritingSection* WritingDefinition::section_of(const std::string& event,
                                                    const std::string& field) const {
    const auto found = std::find_if(
        sections.begin(), sections.end(),
        [&](const WritingSection& each) { return each.act == event && each.field == field; });
    return found == sections.end() ? nullptr : &*found;
}

engine::Result<WritingDefinition, Problems> read_writing(const Value& writing) {
    Problems problems;
    if (!writing.is_object()) {
        return Problems{{engine::Refusal::invalid, "Debe ser un objeto JSON.",
                         std::string("package.json, ") + manifest_key, "Corríjalo."}};
    }
    WritingDefinition definition = WritingReader(problems).read(writing);
    if (!problems.empty()) return problems;
    return definition;
}

std::optional<WritingDefinition> writing_of(const Package& package) {
    const auto found = package.manifest.find(manifest_key);
    if (found == package.manifest.end()) return std::nullopt;
    auto read = read_writing(*found);
    if (!read) return std::nullopt;
    return std::move(*read);
}

std::optional<ImportDefinition> import_of(const Package& package, const std::string& form,
                                          const std::string& field) {
    return find_definition<ImportDefinition>(
        package, "imports", read_import,
        [&](const ImportDefinition& each) { return each.form == form && each.rows_to == field; });
}

std::optional<ViewDefinition> view_of_rows(const Package& package, const std::string& path) {
    return find_definition<ViewDefinition>(
        package, "views", read_view,
        [&](const ViewDefinition& each) { return !each.over_cases && each.rows == path; });
}

engine::Result<Value> present_data(const Package& package, const WritingAct& act,
                                   const Value& chart_data, const std::string& day) {
    const Value* there = engine::find_path(chart_data, act.data);
    if (there != nullptr && there->is_object()) return *there;
    if (act.starts.empty()) return Value::object();
    const auto failure = [&](const std::string& what) {
        return engine::Problem{
            engine::Refusal::invalid, "No se pudo preparar el texto con que se empieza: " + what,
            "package.json, " + act.starts, "Avise a quien mantiene el procedimiento."};
    };
    try {
        engine::ecmascript::ExpressionEvaluator evaluator({}, package_functions(package));
        const Value inputs = {{"_x", {{"act", {{"date", day}}}}}};
        auto value = evaluator.evaluate(act.starts, inputs);
        if (!value) return failure(value.error().message);
        if (!*value || !(*value)->is_object()) return failure("no es un objeto.");
        return std::move(**value);
    } catch (const std::invalid_argument& wrong) {
        return failure(wrong.what());
    } catch (const engine::ecmascript::Exhausted& tired) {
        return failure(tired.what());
    }
}

}  // namespace workflows
