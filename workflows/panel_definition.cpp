#include "workflows/panel_definition.h"

#include <algorithm>
#include <set>

#include "forms/decimal.h"
#include "workflows/definition_reader.h"
#include "workflows/panel_days.h"

namespace workflows {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Value;

constexpr std::size_t most_panels = 40;

std::optional<Light> light_named(const std::string& word) {
    if (word == "verde") return Light::green;
    if (word == "ambar") return Light::amber;
    if (word == "rojo") return Light::red;
    return std::nullopt;
}

RowValue row_value(DefinitionReader& reader, const std::string& column, const std::string& expr) {
    return {reader.text(column), reader.text(expr)};
}

// Complains unless exactly one is given.
void need_one(const DefinitionReader& reader, const RowValue& value, const std::string& names) {
    if (value.column.empty() == value.expr.empty())
        reader.complain("", "Necesita " + names + ".", "Deje uno de los dos.");
}

class ConditionReader {
 public:
    ConditionReader(const Value& json, const std::string& place, Problems& problems)
        : json_(json), reader_(json, place, problems), place_(place) {}

    RowCondition read() {
        RowCondition condition;
        condition.place = place_;
        condition.value = row_value(reader_, "column", "expr");
        need_one(reader_, condition.value, "«column» o «expr»");
        condition.is = one_or_more("is");
        condition.is_not = one_or_more("is_not");
        if (json_.contains("filled")) condition.filled = reader_.flag("filled");
        condition.at_least = decimal("at_least");
        condition.at_most = decimal("at_most");
        condition.before = day("before");
        condition.from = day("from");
        condition.until = day("until");
        read_light(condition);
        condition.mine = reader_.text("mine");
        if (!condition.mine.empty() && condition.mine != "unit" && condition.mine != "person")
            reader_.complain("mine", "No existe «" + condition.mine + "».",
                             "Use \"unit\" o \"person\".");
        reader_.refuse_unknown();
        if (json_.size() < 2)
            reader_.complain("", "La condición no dice nada del valor.",
                             "Agregue \"is\", \"filled\", \"at_least\", \"before\", \"light\" u "
                             "otra de docs/charts.md.");
        return condition;
    }

 private:
    std::vector<std::string> one_or_more(const std::string& key) {
        if (json_.contains(key) && json_[key].is_array()) return reader_.texts(key);
        const std::string text = reader_.text(key);
        if (!json_.contains(key)) return {};
        return {text};
    }

    std::string decimal(const std::string& key) {
        const std::string text = reader_.text(key);
        if (text.empty()) return "";
        const auto canonical = forms::canonical_decimal(text);
        if (!canonical)
            reader_.complain(key, "«" + text + "» no es un número.",
                             "Escríbalo entre comillas, con punto decimal: \"12.5\".");
        return canonical.value_or("");
    }

    std::string day(const std::string& key) {
        const std::string text = reader_.text(key);
        if (!text.empty() && !is_panel_day(text))
            reader_.complain(key, "No se entiende el día «" + text + "».", panel_day_words);
        return text;
    }

    void read_light(RowCondition& condition) {
        const std::string word = reader_.text("light");
        if (word.empty()) return;
        condition.light = light_named(word);
        if (!condition.light)
            reader_.complain("light", "No existe la luz «" + word + "».",
                             "Use \"verde\", \"ambar\" o \"rojo\".");
        if (condition.value.column.empty())
            reader_.complain("light", "Una expresión no tiene luz.", "Use «column».");
    }

    const Value& json_;
    DefinitionReader reader_;
    const std::string place_;
};

class PanelReader {
 public:
    PanelReader(const Value& json, const std::string& place, Problems& problems)
        : reader_(json, place, problems), place_(place), problems_(problems) {}

    Panel read() {
        panel_.place = place_;
        panel_.id = reader_.text("id", true);
        panel_.title = reader_.text("title", true);
        panel_.view = reader_.text("view", true);
        read_audience();
        read_kind();
        panel_.of = conditions("of");
        panel_.where = conditions("where");
        if (panel_.shown == Panel::Shown::percent && panel_.where.empty())
            reader_.complain("", "Un porcentaje necesita «where»: qué filas cuentan.",
                             "Agréguelo; «of» dice entre cuáles.");
        read_lights();
        reader_.refuse_unknown();
        return std::move(panel_);
    }

 private:
    void read_audience() {
        const std::string text = reader_.text("for", true);
        if (text.empty()) return;
        auto performers = parse_performers(text);
        if (!performers)
            return reader_.complain("for", performers.error().message, performers.error().remedy);
        panel_.audience = std::move(*performers);
        for (const Performer& each : panel_.audience) {
            if (each.kind == Performer::Kind::field || each.kind == Performer::Kind::superior)
                reader_.complain("for", "«" + to_key(each) + "» depende de un expediente.",
                                 "Use role:, unit:, list: o person:.");
        }
    }

    void read_kind() {
        const std::string kind = reader_.text("kind");
        const std::string shown = reader_.text("show");
        panel_.unit = reader_.text("unit");
        if (kind == "bars") {
            panel_.kind = Panel::Kind::bars;
            panel_.group = row_value(reader_, "group", "group_expr");
            need_one(reader_, panel_.group, "«group» o «group_expr»");
        } else if (kind == "dates") {
            panel_.kind = Panel::Kind::dates;
            panel_.value = row_value(reader_, "day", "day_expr");
            need_one(reader_, panel_.value, "«day» o «day_expr»");
            panel_.label = row_value(reader_, "label", "label_expr");
        } else if (!kind.empty() && kind != "figure") {
            reader_.complain("kind", "No existe «" + kind + "».",
                             "Use \"figure\", \"bars\" o \"dates\".");
        }
        if (shown.empty() || shown == "count") return;
        if (panel_.kind != Panel::Kind::figure)
            return reader_.complain("show", "Solo una cifra lo tiene.", "Quítelo.");
        if (shown == "percent") {
            panel_.shown = Panel::Shown::percent;
        } else if (shown == "sum" || shown == "newest") {
            panel_.shown = shown == "sum" ? Panel::Shown::sum : Panel::Shown::newest;
            panel_.value = row_value(reader_, "value", "value_expr");
            need_one(reader_, panel_.value, "«value» o «value_expr»");
        } else {
            reader_.complain("show", "No existe «" + shown + "».",
                             "Use \"count\", \"percent\", \"sum\" o \"newest\".");
        }
    }

    std::vector<RowCondition> conditions(const std::string& key) {
        std::vector<RowCondition> read;
        std::size_t index = 0;
        for (const Value* each : reader_.objects(key)) {
            const std::string place = reader_.place_of(key + "." + std::to_string(index++));
            read.push_back(ConditionReader(*each, place, problems_).read());
        }
        return read;
    }

    void read_lights() {
        std::size_t index = 0;
        for (const Value* each : reader_.objects("lights")) {
            DefinitionReader reader(*each, reader_.place_of("lights." + std::to_string(index++)),
                                    problems_);
            PanelLight light;
            light.from = reader.number_or_zero("from");
            light.says = reader.text("says", true);
            const std::string word = reader.text("light", true);
            const auto named = light_named(word);
            if (named)
                light.light = *named;
            else
                reader.complain("light", "No existe la luz «" + word + "».",
                                "Use \"verde\", \"ambar\" o \"rojo\".");
            if (!panel_.lights.empty() && light.from <= panel_.lights.back().from)
                reader.complain("from", "El umbral no es mayor que el anterior.",
                                "Ordénelos de menor a mayor.");
            reader.refuse_unknown();
            panel_.lights.push_back(std::move(light));
        }
    }

    DefinitionReader reader_;
    const std::string place_;
    Problems& problems_;
    Panel panel_;
};

}  // namespace

engine::Result<PanelSheet, Problems> read_panels(const std::string& json, const std::string& file) {
    const auto object = definition_object(json, file);
    if (!object) return object.error();
    Problems problems;
    PanelSheet sheet;
    sheet.file = file;
    DefinitionReader reader(*object, file, problems);
    if (const double order = reader.number("order"); order > 0 && order < 1000)
        sheet.order = static_cast<int>(order);
    std::size_t index = 0;
    std::set<std::string> ids;
    for (const Value* each : reader.objects("panels", true)) {
        const std::string place = file + ", panels." + std::to_string(index++);
        sheet.panels.push_back(PanelReader(*each, place, problems).read());
        if (!ids.insert(sheet.panels.back().id).second)
            problems.push_back({Refusal::invalid,
                                "«" + sheet.panels.back().id + "» está dos veces.", place,
                                "Dé otro «id»."});
    }
    if (sheet.panels.size() > most_panels)
        problems.push_back(
            {Refusal::invalid, "Son más de 40 indicadores.", file, "Deje los que alguien mira."});
    reader.refuse_unknown();
    if (!problems.empty()) return problems;
    return sheet;
}

engine::Result<PanelSheet, Problems> panels_of(const Package& package) {
    if (!package.manifest.contains("panels")) return PanelSheet{};
    const Value& named = package.manifest["panels"];
    const std::string file = named.is_string() ? named.get<std::string>() : "";
    const auto source = package.files.find(file);
    if (source == package.files.end())
        return Problems{{Refusal::not_found,
                         "«panels» nombra «" + file + "», que no está en el paquete.",
                         "package.json", "Cree el archivo o corrija el nombre."}};
    return read_panels(source->second, file);
}

std::vector<const RowValue*> values_of(const Panel& panel) {
    std::vector<const RowValue*> values;
    for (const auto* list : {&panel.of, &panel.where}) {
        for (const RowCondition& each : *list) values.push_back(&each.value);
    }
    for (const RowValue* each : {&panel.value, &panel.label, &panel.group}) {
        if (each->given()) values.push_back(each);
    }
    return values;
}

}  // namespace workflows
