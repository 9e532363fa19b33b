#include "forms/validation.h"

#include <algorithm>
#include <utility>

#include "forms/field_check.h"
#include "forms/field_text.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;
using engine::Value;

// A key as it may be shown: what the data call a field can be anything.
std::string shown(const std::string& key) {
    if (!unfit_reason(key, TextKind::single_line).empty()) return "(nombre ilegible)";
    return length_of(key) > 60 ? "(nombre demasiado largo)" : key;
}

class Validator {
 public:
    Value fields(const std::vector<Field>& fields, const Value& given, const std::string& path) {
        Value normal = Value::object();
        for (const auto& field : fields) {
            const auto found = given.find(field.name);
            const Value absent;
            normal[field.name] = one(field, field.label, found == given.end() ? absent : *found,
                                     path.empty() ? field.name : path + "." + field.name);
        }
        refuse_unknown(fields, given, path);
        return normal;
    }

    Problems take_problems() { return std::move(problems_); }
    void refuse(const std::string& message, const std::string& path, const std::string& remedy) {
        problems_.push_back({Refusal::invalid, message, path, remedy});
    }

 private:
    Value one(const Field& field, const std::string& label, const Value& given,
              const std::string& path) {
        const bool many = field.type == FieldType::list || field.type == FieldType::table ||
                          field.type == FieldType::choices;
        if (is_blank(given) || (many && given.is_array() && given.empty())) {
            const bool demanded = field.required || (many && field.min_items > 0);
            if (demanded) refuse("Falta «" + label + "».", path, "Complételo antes de enviar.");
            return many ? Value::array() : Value();
        }
        switch (field.type) {
            case FieldType::list:
            case FieldType::table:
                return items(field, label, given, path);
            case FieldType::group:
                return group(field.fields, label, given, path);
            default:
                break;
        }
        auto checked = check_field(field, label, given);
        if (checked) return *std::move(checked);
        checked.error().place = path;
        problems_.push_back(std::move(checked.error()));
        return {};
    }

    Value group(const std::vector<Field>& inner, const std::string& label, const Value& given,
                const std::string& path) {
        if (given.is_object()) return fields(inner, given, path);
        refuse("«" + label + "»: se esperaba un grupo de campos.", path, "Llénelo de nuevo.");
        return {};
    }

    Value items(const Field& field, const std::string& label, const Value& given,
                const std::string& path) {
        if (!given.is_array()) {
            refuse("«" + label + "»: se esperaba una lista.", path, "Llénela de nuevo.");
            return Value::array();
        }
        if (given.size() > field.max_items) {
            refuse("«" + label + "»: hay " + std::to_string(given.size()) + " filas y caben " +
                       std::to_string(field.max_items) + ".",
                   path, "Quite las que sobran o divídalas en varias partes.");
            return Value::array();
        }
        Value normal = Value::array();
        for (std::size_t i = 0; i < given.size(); ++i) {
            normal.push_back(item(field, label, given[i], i, path + "." + std::to_string(i)));
        }
        if (given.size() < field.min_items) {
            refuse("«" + label + "»: hay " + std::to_string(given.size()) +
                       " y se piden al menos " + std::to_string(field.min_items) + ".",
                   path, "Agregue las que faltan.");
        }
        return normal;
    }

    Value item(const Field& field, const std::string& label, const Value& given, std::size_t index,
               const std::string& path) {
        const std::string number = std::to_string(index + 1);
        if (field.type == FieldType::table) {
            return group(field.fields, label + ", fila " + number, given, path);
        }
        const Field& inner = field.fields.front();
        const std::string name = inner.label.empty() ? label : inner.label;
        if (is_blank(given) && !inner.required) {
            // An empty entry in a list says nothing and would print as an empty numbered point.
            refuse("«" + name + " " + number + "» está en blanco.", path, "Complétela o quítela.");
            return {};
        }
        return one(inner, name + " " + number, given, path);
    }

    void refuse_unknown(const std::vector<Field>& fields, const Value& given,
                        const std::string& path) {
        constexpr int most = 20;  // a hostile object may have a million
        int refused = 0;
        for (const auto& [key, value] : given.items()) {
            const bool known = std::any_of(fields.begin(), fields.end(),
                                           [&key = key](const Field& f) { return f.name == key; });
            if (known) continue;
            if (++refused > most) return;
            const std::string name = shown(key);
            refuse("El formulario no tiene el campo «" + name + "».",
                   path.empty() ? name : path + "." + name, "Quítelo o revise cómo está escrito.");
        }
    }

    Problems problems_;
};

}  // namespace

Result<Value, Problems> validate(const Form& form, const Value& given) {
    Validator validator;
    Value normal;
    if (given.is_object() || given.is_null()) {
        normal = validator.fields(form.fields, given.is_null() ? Value::object() : given, "");
    } else {
        validator.refuse("Los datos de «" + form.title + "» no son un formulario.", "",
                         "Envíelos como campos con nombre.");
    }
    Problems problems = validator.take_problems();
    if (!problems.empty()) return problems;
    return normal;
}

}  // namespace forms
