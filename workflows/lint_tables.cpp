// Imports and views against forms, acts and data.
#include <algorithm>

#include "engine/ecmascript/syntax.h"
#include "workflows/import_definition.h"
#include "workflows/lint_subject.h"
#include "workflows/package_functions.h"
#include "workflows/view_definition.h"

namespace workflows {
namespace {

using forms::Field;
using forms::FieldType;

const Field* find_field(const std::vector<Field>& fields, const std::string& name) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& each) { return each.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

class TableLint {
 public:
    explicit TableLint(const LintSubject& subject) : subject_(subject) {}

    // Calls `check(path, source)` for each file that package.json names under `key`.
    template <class Check>
    void each_definition(const char* key, Check check) {
        const engine::Value& manifest = subject_.package.manifest;
        if (!manifest.contains(key) || !manifest[key].is_object()) return;
        for (const auto& [name, path] : manifest[key].items()) {
            const std::string file = path.is_string() ? path.template get<std::string>() : "";
            const auto source = subject_.package.files.find(file);
            if (source == subject_.package.files.end())
                subject_.error(subject_.where("package.json", "\"" + std::string(key) + "\""),
                               "«" + std::string(key) + "." + name + "» nombra «" + file +
                                   "», que no está en el paquete.",
                               "Cree el archivo o corrija el nombre.");
            else
                check(file, source->second);
        }
    }

    void check_import(const std::string& file, const std::string& source) {
        const auto read = read_import(source, file);
        if (!read) return add(read.error());
        check_functions(read->functions, file);
        for (const DoubtRule& rule : read->doubts) check_expression(file, rule.when);
        const auto form = subject_.package.forms.find(read->form);
        if (form == subject_.package.forms.end()) {
            subject_.error(subject_.where(file, "\"form\""),
                           "No existe el formulario «" + read->form + "».", "Corrija «form».");
            return;
        }
        check_event(*read);
        check_fields(*read, form->second);
    }

    void check_view(const std::string& file, const std::string& source) {
        const auto read = read_view(source, file);
        if (!read) return add(read.error());
        check_functions(read->functions, file);
        for (const ViewColumn& column : read->columns) {
            if (!column.expr.empty()) check_expression(file, column.expr);
            if (!column.light.empty()) check_expression(file, column.light);
        }
        if (read->rows.empty()) return;
        const std::string datum = read->rows.substr(0, read->rows.find('.'));
        if (subject_.data_names().count(datum) == 0)
            subject_.error(
                subject_.where(file, "\"rows\""),
                "«" + read->rows + "» nombra un dato que no existe.",
                "En <datamodel> hay " + quoted_list(subject_.data_names(), "nada") + ".");
    }

 private:
    void add(const engine::Problems& problems) {
        for (const auto& each : problems) subject_.error(each.place, each.message, each.remedy);
    }

    void check_functions(const std::string& functions, const std::string& file) {
        const auto text = functions_for(subject_.package, functions);
        if (!text) {
            subject_.error(subject_.where(file, "\"functions\""),
                           "«" + functions + "» no está en el paquete.", text.error().remedy);
        } else if (!functions.empty()) {
            if (const auto read = syntax_.functions(*text); !read)
                subject_.error(functions, read.error().message, "Deje solo funciones.");
        }
    }

    void check_expression(const std::string& file, const std::string& text) {
        if (const auto read = syntax_.expression(text); !read)
            subject_.error(subject_.where(file, text),
                           "No se entiende «" + text + "»: " + read.error().message,
                           "Corrija la expresión.");
    }

    void check_event(const ImportDefinition& definition) {
        const auto& acts = subject_.procedure.acts;
        const auto act = std::find_if(acts.begin(), acts.end(), [&](const Act& each) {
            return each.event == definition.event;
        });
        const std::string place = subject_.where(definition.file, "\"event\"");
        if (act == acts.end())
            subject_.error(place, "Ningún acto se llama «" + definition.event + "».",
                           "Corrija «event».");
        else if (act->form != definition.form && (act->form.empty() || has_form(act->form)))
            subject_.error(place,
                           "El acto «" + definition.event + "» lleva el formulario «" + act->form +
                               "» y la importación llena «" + definition.form + "».",
                           "Use el mismo en los dos.");
    }

    bool has_form(const std::string& id) const { return subject_.package.forms.count(id) != 0; }

    void check_fields(const ImportDefinition& definition, const forms::Form& form) {
        const Field* rows = find_field(form.fields, definition.rows_to);
        if (rows == nullptr || rows->type != FieldType::table) {
            subject_.error(
                subject_.where(definition.file, "\"rows_to\""),
                "«" + definition.rows_to + "» no es una tabla del formulario «" + form.id + "».",
                "Corrija «rows_to».");
            return;
        }
        for (const ImportColumn& column : definition.columns) {
            if (find_field(rows->fields, column.name) == nullptr)
                subject_.error(subject_.where(definition.file, "\"" + column.name + "\""),
                               "«" + column.name + "» no es un campo de «" + definition.rows_to +
                                   "» en el formulario «" + form.id + "».",
                               "Corrija el nombre o agregue el campo.");
        }
        if (!definition.doubts_to.empty() &&
            find_field(form.fields, definition.doubts_to) == nullptr)
            subject_.error(
                subject_.where(definition.file, "\"doubts_to\""),
                "«" + definition.doubts_to + "» no es un campo del formulario «" + form.id + "».",
                "Corrija «doubts_to» o agregue el campo.");
    }

    const LintSubject& subject_;
    engine::ecmascript::Syntax syntax_;
};

}  // namespace

void lint_tables(const LintSubject& subject) {
    TableLint lint(subject);
    lint.each_definition("imports", [&](const std::string& file, const std::string& source) {
        lint.check_import(file, source);
    });
    lint.each_definition("views", [&](const std::string& file, const std::string& source) {
        lint.check_view(file, source);
    });
}

}  // namespace workflows
