// "writing" of package.json against acts, forms and data.
#include <algorithm>

#include "engine/ecmascript/syntax.h"
#include "workflows/lint_subject.h"
#include "workflows/writing_definition.h"

namespace workflows {
namespace {

using forms::Field;
using forms::FieldType;

const Field* find_field(const std::vector<Field>& fields, const std::string& name) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& each) { return each.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

class WritingLint {
 public:
    WritingLint(const LintSubject& subject, const WritingDefinition& writing)
        : subject_(subject), writing_(writing) {}

    void check() {
        if (!writing_.submit.empty()) find_act(writing_.submit, "submit");
        for (const WritingAct& each : writing_.acts) check_act(each);
        std::set<std::string> ids;
        for (const WritingSection& each : writing_.sections) {
            if (!is_address(each.id))
                error(each.id, "«" + each.id + "» no sirve de dirección.",
                      "Use minúsculas sin tilde, cifras y guiones.");
            if (!ids.insert(each.id).second)
                error(each.id, "Hay dos secciones «" + each.id + "».", "Cambie una.");
            if (!each.act.empty()) check_section(each);
        }
    }

 private:
    void error(const std::string& words, std::string message, std::string remedy) const {
        subject_.error(subject_.where("package.json", "\"" + words + "\""), std::move(message),
                       std::move(remedy));
    }

    // Also the names of the pages beside the sections.
    static bool is_address(const std::string& id) {
        return id != "traido" && id != "copiar" && std::all_of(id.begin(), id.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
               });
    }

    const Act* find_act(const std::string& event, const std::string& key) const {
        for (const Act& each : subject_.procedure.acts) {
            if (each.event == event) return &each;
        }
        error(key, "Ningún acto se llama «" + event + "».", "Corrija «writing».");
        return nullptr;
    }

    void check_act(const WritingAct& act) {
        find_act(act.event, act.event);
        const std::string datum = act.data.substr(0, act.data.find('.'));
        if (subject_.data_names().count(datum) == 0)
            error(act.data, "«" + act.data + "» nombra un dato que no existe.",
                  "En <datamodel> hay " + quoted_list(subject_.data_names(), "nada") + ".");
        if (act.starts.empty()) return;
        if (const auto read = syntax_.expression(act.starts); !read)
            error(act.starts, "No se entiende «" + act.starts + "»: " + read.error().message,
                  "Corrija la expresión.");
    }

    void check_section(const WritingSection& section) const {
        if (writing_.act(section.act) == nullptr)
            return error(section.id,
                         "«acts» no dice dónde queda lo que registra «" + section.act + "».",
                         "Agréguelo a «acts» o corrija «act».");
        const Act* act = find_act(section.act, section.id);
        const auto form =
            act == nullptr ? subject_.package.forms.end() : subject_.package.forms.find(act->form);
        if (form == subject_.package.forms.end()) return;  // told of the act
        const Field* field = find_field(form->second.fields, section.field);
        if (field == nullptr)
            return error(
                section.id,
                "«" + section.field + "» no es un campo del formulario «" + form->second.id + "».",
                "Corrija «field».");
        if (field->type == FieldType::file)
            return error(section.id, "Una sección no puede ser un archivo.",
                         "Pídalo en el acto que presenta.");
        if ((field->type == FieldType::table) != section.rows.has_value())
            return error(section.id,
                         section.rows
                             ? "«rows» es para una tabla, y «" + section.field + "» no lo es."
                             : "«" + section.field + "» es una tabla: falta «rows».",
                         "Corrija la sección.");
        if (section.rows) check_rows(section, *section.rows, *field);
    }

    void check_rows(const WritingSection& section, const WritingRows& rows,
                    const Field& table) const {
        std::vector<std::string> named = {rows.name, rows.summary};
        if (!rows.group.empty()) named.push_back(rows.group);
        named.insert(named.end(), rows.details.begin(), rows.details.end());
        named.insert(named.end(), rows.marks.begin(), rows.marks.end());
        for (const std::string& each : named) {
            if (find_field(table.fields, each) == nullptr)
                error(section.id, "«" + each + "» no es un campo de «" + section.field + "».",
                      "Corrija «rows».");
        }
        for (const Field& each : table.fields) {
            if (!each.fields.empty() || each.type == FieldType::file)
                error(section.id,
                      "Una fila de «" + section.field + "» se escribe en una página: «" +
                          each.name + "» no puede ser lista, grupo ni archivo.",
                      "Cambie el formulario.");
        }
    }

    const LintSubject& subject_;
    const WritingDefinition& writing_;
    engine::ecmascript::Syntax syntax_;
};

}  // namespace

void lint_writing(const LintSubject& subject) {
    const auto found = subject.package.manifest.find("writing");
    if (found == subject.package.manifest.end()) return;
    const auto read = read_writing(*found);
    if (!read) {
        for (const auto& each : read.error()) subject.error(each.place, each.message, each.remedy);
        return;
    }
    WritingLint(subject, *read).check();
}

}  // namespace workflows
