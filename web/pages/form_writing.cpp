#include "web/pages/form_writing.h"

#include <algorithm>

#include "forms/media_type.h"
#include "web/asset_paths.h"
#include "web/pages/form_reading.h"
#include "web/pages_text/office_text.h"

namespace web {
namespace {

using engine::Problem;
using engine::Value;
using forms::Field;
using forms::FieldType;

constexpr std::size_t rows_left_open = 3;

std::string attribute(const char* name, const std::string& value) {
    return std::string(" ") + name + "=\"" + escaped(value) + "\"";
}

std::string icon(const char* name) {
    return "<svg class=\"ic\" aria-hidden=\"true\"><use href=\"" +
           asset_paths().at("iconos").get<std::string>() + "#" + name + "\"/></svg>";
}

std::string text_of(const Value& value) {
    if (value.is_null()) return "";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string lower_first(std::string text) {
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

const Value& at(const Value& values, const std::string& name) {
    static const Value absent;
    if (!values.is_object()) return absent;
    const auto found = values.find(name);
    return found == values.end() ? absent : *found;
}

bool is_long(const Field& field) {
    return field.type == FieldType::long_text || field.type == FieldType::list ||
           field.type == FieldType::table || field.type == FieldType::group ||
           field.type == FieldType::any || field.type == FieldType::choices;
}

std::string limits_in_words(const Field& field) {
    if (field.type == FieldType::file) {
        const std::string types = field.accept.empty() ? std::string("Archivo")
                                                       : forms::extensions_in_words(field.accept);
        return types + " de hasta " + file_size(field.max_bytes) + ".";
    }
    if (field.type == FieldType::decimal) return "Con punto decimal, por ejemplo 1234.50.";
    return "";
}

class Writer {
 public:
    explicit Writer(const engine::Problems& problems) : problems_(problems) {}

    std::string fields(const std::vector<Field>& fields, const Value& values,
                       const std::string& path) {
        std::string out;
        for (const Field& field : fields) {
            out += one(field, field.label, at(values, field.name),
                       path.empty() ? field.name : path + "." + field.name);
        }
        return out;
    }

 private:
    std::string one(const Field& field, const std::string& label, const Value& value,
                    const std::string& path) {
        switch (field.type) {
            case FieldType::group:
                return fieldset(
                    field, label, path,
                    "<div class=\"fila\">" + fields(field.fields, value, path) + "</div>");
            case FieldType::list:
            case FieldType::table:
                return fieldset(field, label, path, rows(field, value, path));
            case FieldType::choices:
                return fieldset(field, label, path, options(field, value, path, "checkbox"));
            case FieldType::boolean:
                return fieldset(field, label, path, yes_or_no(value, path));
            default:
                break;
        }
        const auto wrong = messages(path);
        std::string out = "<div class=\"campo" + std::string(wrong.empty() ? "" : " err") +
                          (is_long(field) ? " largo" : "") + "\"><label" +
                          attribute("for", field_id(path)) + ">" + escaped(label) + marks(field) +
                          "</label>";
        return out + notes(field, path, wrong) + control(field, value, path, !wrong.empty()) +
               "</div>";
    }

    std::string marks(const Field& field) const {
        return field.required ? " <span class=\"oblig\">(obligatorio)</span>" : "";
    }

    std::string notes(const Field& field, const std::string& path, const std::string& wrong) const {
        std::string help = field.help;
        const std::string limits = limits_in_words(field);
        if (!limits.empty()) help += (help.empty() ? "" : " ") + limits;
        std::string out;
        if (!help.empty()) {
            out += "<span class=\"ayuda\"" + attribute("id", field_id(path) + "-a") + ">" +
                   escaped(help) + "</span>";
        }
        if (!wrong.empty()) {
            out += "<span class=\"msj\"" + attribute("id", field_id(path) + "-e") +
                   ">Error: " + wrong + "</span>";
        }
        return out;
    }

    // Everything that is wrong with just this field.
    std::string messages(const std::string& path) const {
        std::string all;
        for (const Problem& problem : problems_) {
            if (problem.place != path) continue;
            all += (all.empty() ? "" : " ") + escaped(problem.message) +
                   (problem.remedy.empty() ? "" : " " + escaped(problem.remedy));
        }
        return all;
    }

    bool concerns(const std::string& path) const {
        return std::any_of(problems_.begin(), problems_.end(), [&](const Problem& problem) {
            return problem.place == path || problem.place.starts_with(path + ".");
        });
    }

    std::string described(const Field& field, const std::string& path, bool wrong) const {
        std::string ids;
        if (!field.help.empty() || !limits_in_words(field).empty()) ids = field_id(path) + "-a";
        if (wrong) ids += (ids.empty() ? "" : " ") + field_id(path) + "-e";
        return (ids.empty() ? "" : attribute("aria-describedby", ids)) +
               (wrong ? " aria-invalid=\"true\"" : "");
    }

    // Not for a group of controls: the attribute is not its own, the legend says it.
    static std::string required(const Field& field) {
        return field.required ? " aria-required=\"true\"" : "";
    }

    std::string control(const Field& field, const Value& value, const std::string& path,
                        bool wrong) const {
        const std::string common = attribute("id", field_id(path)) +
                                   attribute("name", "d." + path) + described(field, path, wrong) +
                                   required(field);
        switch (field.type) {
            case FieldType::long_text:
            case FieldType::any:
                return "<textarea" + common + ">\n" + escaped(text_of(value)) + "</textarea>";
            case FieldType::choice:
                return select(field, value, common);
            case FieldType::file:
                return file(field, value, path, common);
            case FieldType::date:
                return input("date", " class=\"corto\"" + common, value);
            case FieldType::integer:
                return input("text", " class=\"corto\" inputmode=\"numeric\"" + common, value);
            case FieldType::decimal:
                return input("text", " class=\"corto\" inputmode=\"decimal\"" + common, value);
            case FieldType::url:
                return input("url", common, value);
            case FieldType::email:
                return input("email", common, value);
            default:
                return input("text", " autocomplete=\"off\"" + common, value);
        }
    }

    static std::string input(const char* type, const std::string& attributes, const Value& value) {
        return std::string("<input type=\"") + type + "\"" + attributes +
               attribute("value", text_of(value)) + ">";
    }

    static std::string select(const Field& field, const Value& value, const std::string& common) {
        std::string out = "<select" + common + "><option value=\"\">Elija…</option>";
        for (const auto& option : field.options) {
            out += "<option" + attribute("value", option.value) +
                   (value == option.value ? " selected" : "") + ">" + escaped(option.label) +
                   "</option>";
        }
        return out + "</select>";
    }

    static std::string file(const Field& field, const Value& value, const std::string& path,
                            const std::string& common) {
        std::string accept;
        for (const std::string& type : field.accept) accept += (accept.empty() ? "" : ",") + type;
        std::string out;
        if (value.is_object() && value.contains("name")) {
            out = "<p class=\"sm\">" + icon("documento") + " Adjuntado: <b>" +
                  escaped(text_of(value.at("name"))) + "</b> (" +
                  file_size(value.value("size", std::uint64_t{0})) +
                  ") <button class=\"btn ch\" name=\"paso\"" +
                  attribute("value", "quitar:d." + path) + ">Quitar archivo</button></p>";
        }
        return out + "<input type=\"file\"" + common +
               (accept.empty() ? "" : attribute("accept", accept)) + ">";
    }

    std::string fieldset(const Field& field, const std::string& label, const std::string& path,
                         const std::string& inner) const {
        const auto wrong = messages(path);
        return "<fieldset class=\"campo largo" + std::string(wrong.empty() ? "" : " err") +
               "\" tabindex=\"-1\"" + attribute("id", field_id(path)) +
               described(field, path, !wrong.empty()) + "><legend>" + escaped(label) +
               marks(field) + "</legend>" + notes(field, path, wrong) + inner + "</fieldset>";
    }

    static std::string options(const Field& field, const Value& value, const std::string& path,
                               const char* type) {
        std::string out;
        for (const auto& option : field.options) {
            const bool on = value.is_array() && std::find(value.begin(), value.end(),
                                                          Value(option.value)) != value.end();
            out += choice(type, path, option.value, option.label, on);
        }
        return out;
    }

    static std::string yes_or_no(const Value& value, const std::string& path) {
        const std::string typed = text_of(value);
        return choice("radio", path, "true", "Sí", typed == "true") +
               choice("radio", path, "false", "No", typed == "false");
    }

    static std::string choice(const char* type, const std::string& path, const std::string& value,
                              const std::string& label, bool on) {
        return std::string("<label class=\"op\"><input type=\"") + type + "\"" +
               attribute("name", "d." + path) + attribute("value", value) + (on ? " checked" : "") +
               ">" + escaped(label) + "</label>";
    }

    std::string rows(const Field& field, const Value& value, const std::string& path) {
        // A list of groups is a table whose rows have a name.
        const bool of_groups =
            field.type == FieldType::list && field.fields.front().type == FieldType::group;
        const bool table = field.type == FieldType::table || of_groups;
        const Field& row = of_groups ? field.fields.front() : field;
        const std::string noun =
            field.type == FieldType::table || field.fields.front().label.empty()
                ? "Fila"
                : field.fields.front().label;
        std::string out = "<div class=\"filas\">";
        const std::size_t count = value.is_array() ? value.size() : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string row_path = path + "." + std::to_string(i);
            const std::string title = noun + " " + std::to_string(i + 1);
            out += table
                       ? table_row(row, value[i], row_path, title,
                                   count <= rows_left_open || i + 1 == count || concerns(row_path))
                       : "<div class=\"fila simple\">" +
                             one(field.fields.front(), title, value[i], row_path) +
                             remove_button(row_path, title) + "</div>";
        }
        return out + "</div><p><button class=\"btn ch\" name=\"paso\"" +
               attribute("value", "agregar:d." + path) + ">" + icon("mas") + "Agregar " +
               escaped(lower_first(noun)) + "</button></p>";
    }

    // Long tables stay closed but for the row at work: 31 open rows are no longer read.
    std::string table_row(const Field& field, const Value& value, const std::string& path,
                          const std::string& title, bool open) {
        std::string summary;
        for (const Field& each : field.fields) {
            const std::string text = text_of(at(value, each.name));
            if (text.empty() || is_long(each)) continue;
            summary += (summary.empty() ? "" : " · ") + text;
            if (summary.size() > 60) break;
        }
        return "<details class=\"fila\"" + attribute("id", field_id(path)) + (open ? " open" : "") +
               "><summary><b>" + escaped(title) + "</b> <span class=\"t2\">" + escaped(summary) +
               "</span></summary><div class=\"rej2\">" + fields(field.fields, value, path) +
               "</div><p>" + remove_button(path, title) + "</p></details>";
    }

    static std::string remove_button(const std::string& path, const std::string& title) {
        return "<button class=\"btn ch\" name=\"paso\"" + attribute("value", "quitar:d." + path) +
               ">" + icon("quitar") + "Quitar<span class=\"vh\"> " + escaped(title) +
               "</span></button>";
    }

    const engine::Problems& problems_;
};

std::string answer_text(const Field& field, const Value& value) {
    if (value.is_null()) return "—";
    const auto label_of = [&](const Value& chosen) {
        for (const auto& option : field.options) {
            if (chosen == option.value) return option.label;
        }
        return text_of(chosen);
    };
    if (field.type == FieldType::choice) return label_of(value);
    if (field.type == FieldType::boolean) return text_of(value) == "true" ? "Sí" : "No";
    if (field.type == FieldType::file && value.is_object())
        return value.value("name", "") + " (" + file_size(value.value("size", std::uint64_t{0})) +
               ")";
    if (field.type == FieldType::choices && value.is_array()) {
        std::string all;
        for (const auto& each : value) all += (all.empty() ? "" : "; ") + label_of(each);
        return all.empty() ? "—" : all;
    }
    return text_of(value);
}

std::string answers(const std::vector<Field>& fields, const Value& values);

std::string answer(const Field& field, const Value& value) {
    if (field.type == FieldType::group) return answers(field.fields, value);
    if (field.type == FieldType::table)
        return escaped(counted(value.is_array() ? value.size() : 0, "fila", "filas"));
    if (field.type != FieldType::list) return escaped(answer_text(field, value));
    std::string items;
    const Field& inner = field.fields.front();
    for (const auto& each : value) {
        if (items.size() > 20'000) return items + "<li>…</li>";
        items += "<li>" + answer(inner, each) + "</li>";
    }
    return items.empty() ? "—" : "<ol class=\"lista-d\">" + items + "</ol>";
}

std::string answers(const std::vector<Field>& fields, const Value& values) {
    std::string out = "<dl class=\"pares\">";
    for (const Field& field : fields) {
        out += "<dt>" + escaped(field.label) + "</dt><dd>" + answer(field, at(values, field.name)) +
               "</dd>";
    }
    return out + "</dl>";
}

}  // namespace

Html form_fields(const forms::Form& form, const Value& values, const engine::Problems& problems) {
    return {Writer(problems).fields(form.fields, values, "")};
}

Html form_answers(const forms::Form& form, const Value& values) {
    return {answers(form.fields, values)};
}

}  // namespace web
