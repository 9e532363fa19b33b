#include "forms/form_reader.h"

#include <algorithm>
#include <set>
#include <string>

#include "engine/base/value.h"
#include "forms/decimal.h"
#include "forms/field_keys.h"
#include "forms/iso_date.h"
#include "forms/media_type.h"

namespace forms {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;
using engine::Value;

constexpr int deepest = 8;

class FormReader {
 public:
    explicit FormReader(std::string_view place) : place_(place) {}

    Form form(const Value& json) {
        Form form;
        refuse_unknown_keys(json, {"id", "title", "help", "fields"}, "");
        form.id = text(json, "id", "", Need::obligatory);
        form.title = text(json, "title", "", Need::obligatory);
        form.help = text(json, "help", "", Need::optional);
        form.fields = fields(json, "", 1);
        return form;
    }

    void refuse(const std::string& path, const std::string& message, const std::string& remedy) {
        problems_.push_back(
            {Refusal::invalid, message, path.empty() ? place_ : place_ + ", " + path, remedy});
    }
    Problems& problems() { return problems_; }

 private:
    enum class Need { obligatory, optional };

    static std::string under(const std::string& path, const std::string& key) {
        return path.empty() ? key : path + "." + key;
    }

    std::string text(const Value& json, const char* key, const std::string& path, Need need) {
        const auto found = json.find(key);
        if (found == json.end()) {
            if (need == Need::obligatory) {
                refuse(path, "Falta «" + std::string(key) + "».", "Agréguelo como texto.");
            }
            return {};
        }
        if (!found->is_string() || found->get_ref<const std::string&>().empty()) {
            refuse(under(path, key), "Se esperaba un texto que no esté vacío.", "");
            return {};
        }
        return found->get<std::string>();
    }

    void refuse_unknown_keys(const Value& json, const std::vector<std::string_view>& known,
                             const std::string& path) {
        for (const auto& [key, value] : json.items()) {
            if (std::find(known.begin(), known.end(), key) != known.end()) continue;
            std::string words;
            for (const auto name : known) words += (words.empty() ? "" : ", ") + std::string(name);
            refuse(under(path, key), "La clave «" + key + "» no existe aquí.",
                   "Las que valen son: " + words + ".");
        }
    }

    std::vector<Field> fields(const Value& json, const std::string& path, int depth) {
        std::vector<Field> out;
        const auto found = json.find("fields");
        const std::string here = under(path, "fields");
        if (found == json.end() || !found->is_array() || found->empty()) {
            refuse(here, "Se esperaba una lista de campos con al menos uno.", "Agregue «fields».");
            return out;
        }
        std::set<std::string> names;
        for (std::size_t i = 0; i < found->size(); ++i) {
            const std::string at = here + "." + std::to_string(i);
            Field one = field((*found)[i], at, depth, Naming::named);
            if (!one.name.empty() && !names.insert(one.name).second) {
                refuse(under(at, "name"), "El campo «" + one.name + "» está dos veces.",
                       "Cambie uno de los nombres.");
            }
            out.push_back(std::move(one));
        }
        return out;
    }

    enum class Naming { named, nameless };

    Field field(const Value& json, const std::string& path, int depth, Naming naming) {
        if (!json.is_object()) {
            refuse(path, "Se esperaba un campo entre llaves.", "");
            return {};
        }
        if (depth > deepest) {
            refuse(path, "El formulario está anidado a más de 8 niveles.", "Simplifíquelo.");
            return {};
        }
        const std::string type_name = text(json, "type", path, Need::obligatory);
        const auto type = field_type(type_name);
        if (!type) {
            if (!type_name.empty()) {
                refuse(under(path, "type"), "El tipo «" + type_name + "» no existe.",
                       "Los que valen son: " + field_types_in_words() + ".");
            }
            return {};
        }
        Field out = field_with_defaults(*type);
        std::vector<std::string_view> known = {"label", "type", "required", "help"};
        if (naming == Naming::named) known.insert(known.begin(), "name");
        known.insert(known.end(), keys_of(*type).begin(), keys_of(*type).end());
        refuse_unknown_keys(json, known, path);

        if (naming == Naming::named) {
            out.name = text(json, "name", path, Need::obligatory);
            if (!out.name.empty() && !is_identifier(out.name)) {
                refuse(under(path, "name"), "«" + out.name + "» no sirve como nombre.",
                       "Use letras sin tilde, cifras y «_», sin empezar por cifra.");
            }
        }
        out.label =
            text(json, "label", path, naming == Naming::named ? Need::obligatory : Need::optional);
        out.help = text(json, "help", path, Need::optional);
        out.required = flag(json, "required", path);
        limits(json, out, path);
        contents(json, out, path, depth);
        return out;
    }

    bool flag(const Value& json, const char* key, const std::string& path) {
        const auto found = json.find(key);
        if (found == json.end()) return false;
        if (found->is_boolean()) return found->get<bool>();
        refuse(under(path, key), "Se esperaba true o false.", "");
        return false;
    }

    template <class Number>
    void count(const Value& json, const char* key, const std::string& path, Number& target) {
        const auto found = json.find(key);
        if (found == json.end()) return;
        if (found->is_number_unsigned() && found->get<std::uint64_t>() <= 1'000'000'000) {
            target = static_cast<Number>(found->get<std::uint64_t>());
            return;
        }
        refuse(under(path, key), "Se esperaba un número entero de 0 a 1000000000.", "");
    }

    void limits(const Value& json, Field& out, const std::string& path) {
        count(json, "min_length", path, out.min_length);
        count(json, "max_length", path, out.max_length);
        count(json, "min_items", path, out.min_items);
        if (out.max_items < out.min_items) out.max_items = out.min_items;
        count(json, "max_items", path, out.max_items);
        count(json, "max_bytes", path, out.max_bytes);
        if (json.contains("decimals")) {
            int digits = 0;
            count(json, "decimals", path, digits);
            if (digits > 8) refuse(under(path, "decimals"), "Caben como mucho 8 decimales.", "");
            out.decimals = digits;
        }
        out.min = bound(json, "min", out.type, path);
        out.max = bound(json, "max", out.type, path);
        const bool crossed_bounds =
            out.min && out.max &&
            (out.type == FieldType::date ? *out.min > *out.max
                                         : compare_decimals(*out.min, *out.max) > 0);
        if (crossed_bounds || out.min_length > out.max_length || out.min_items > out.max_items) {
            refuse(path, "El mínimo es mayor que el máximo.", "Corrija los límites.");
        }
    }

    std::optional<std::string> bound(const Value& json, const char* key, FieldType type,
                                     const std::string& path) {
        const auto found = json.find(key);
        if (found == json.end()) return std::nullopt;
        if (type == FieldType::date) {
            if (found->is_string() && is_real_date(found->get<std::string>())) {
                return found->get<std::string>();
            }
            refuse(under(path, key), "Se esperaba una fecha real, por ejemplo \"2023-06-28\".", "");
            return std::nullopt;
        }
        std::optional<std::string> canonical;
        if (found->is_number_integer()) canonical = canonical_decimal(found->dump());
        if (type == FieldType::decimal && found->is_string()) {
            canonical = canonical_decimal(found->get<std::string>());
        }
        if (!canonical) {
            refuse(under(path, key),
                   type == FieldType::decimal
                       ? "Se esperaba un número entero o un decimal entre comillas, como \"0.50\"."
                       : "Se esperaba un número entero.",
                   "");
        }
        return canonical;
    }

    void contents(const Value& json, Field& out, const std::string& path, int depth) {
        switch (out.type) {
            case FieldType::group:
            case FieldType::table:
                out.fields = fields(json, path, depth + 1);
                return;
            case FieldType::list:
                item(json, out, path, depth);
                return;
            case FieldType::choice:
            case FieldType::choices:
                options(json, out, path);
                return;
            case FieldType::file:
                accept(json, out, path);
                return;
            default:
                return;
        }
    }

    void item(const Value& json, Field& out, const std::string& path, int depth) {
        const auto found = json.find("item");
        if (found == json.end()) {
            refuse(path, "Falta «item».",
                   "Diga de qué es la lista, por ejemplo {\"type\":\"text\"}.");
            return;
        }
        out.fields.push_back(field(*found, under(path, "item"), depth + 1, Naming::nameless));
    }

    void options(const Value& json, Field& out, const std::string& path) {
        const auto found = json.find("options");
        const std::string here = under(path, "options");
        if (found == json.end() || !found->is_array() || found->empty()) {
            refuse(here, "Faltan las opciones.", "Agregue [{\"value\":…,\"label\":…}, …].");
            return;
        }
        std::set<std::string> values;
        for (std::size_t i = 0; i < found->size(); ++i) {
            const auto& json_option = (*found)[i];
            const std::string at = here + "." + std::to_string(i);
            if (!json_option.is_object()) {
                refuse(at, "Se esperaba {\"value\":…,\"label\":…}.", "");
                continue;
            }
            refuse_unknown_keys(json_option, {"value", "label"}, at);
            Option option{text(json_option, "value", at, Need::obligatory),
                          text(json_option, "label", at, Need::obligatory)};
            if (!values.insert(option.value).second) {
                refuse(at, "La opción «" + option.value + "» está dos veces.", "Quite una.");
            }
            out.options.push_back(std::move(option));
        }
        if (!json.contains("max_items")) out.max_items = out.options.size();
        if (out.type == FieldType::choices && out.min_items > out.options.size()) {
            refuse(under(path, "min_items"), "Se piden más marcas que opciones hay.", "Corríjalo.");
        }
    }

    void accept(const Value& json, Field& out, const std::string& path) {
        const auto found = json.find("accept");
        if (found == json.end()) return;
        const std::string here = under(path, "accept");
        if (!found->is_array() || found->empty()) {
            refuse(here, "Se esperaba una lista de tipos de archivo.",
                   "Por ejemplo [\"application/pdf\"].");
            return;
        }
        for (const auto& entry : *found) {
            if (entry.is_string() && is_known_media_type(entry.get_ref<const std::string&>())) {
                out.accept.push_back(entry.get<std::string>());
                continue;
            }
            refuse(here, "El tipo de archivo " + entry.dump() + " no se conoce.",
                   "Los que valen son: " + known_media_types() + ".");
        }
    }

    std::string place_;
    Problems problems_;
};

}  // namespace

Result<Form, Problems> read_form(std::string_view json, std::string_view place) {
    const auto parsed = engine::parse_json(json, place);
    if (!parsed) return Problems{parsed.error()};
    FormReader reader(place);
    if (!parsed->is_object()) {
        reader.refuse("", "La definición de un formulario es un objeto JSON.", "Empiece con {.");
        return std::move(reader.problems());
    }
    Form form = reader.form(*parsed);
    if (!reader.problems().empty()) return std::move(reader.problems());
    return form;
}

}  // namespace forms
