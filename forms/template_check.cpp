#include "forms/template_check.h"

#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace forms {
namespace {

using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Value;

// One level of the context. `rows` is the list the value is a row of, if it is one.
struct Level {
    const Value* value = nullptr;
    const Value* rows = nullptr;
    std::size_t row = 0;
};

const Value* member(const Value& value, std::string_view path) {
    const Value* at = &value;
    for (;;) {
        const auto dot = path.find('.');
        if (!at->is_object()) return nullptr;
        const auto found = at->find(std::string(path.substr(0, dot)));
        if (found == at->end()) return nullptr;
        at = &*found;
        if (dot == std::string_view::npos) return at;
        path.remove_prefix(dot + 1);
    }
}

// "cargo, nombre, puesto": what could have been meant.
std::string names_in(const Value& object) {
    constexpr int most = 15;
    std::string words;
    int shown = 0;
    for (const auto& [key, value] : object.items()) {
        if (++shown > most) return words + ", …";
        words += (words.empty() ? "" : ", ") + key;
    }
    return words;
}

class Checker {
 public:
    Checker(const Value& data, Branches branches) : branches_(branches) {
        levels_.push_back({&data});
    }

    void tags(const std::vector<TemplateTag>& tags) {
        for (const auto& tag : tags) one(tag);
    }
    Problems problems;

 private:
    void one(const TemplateTag& tag) {
        const Value* value = find(tag);
        if (!value) return refuse_absent(tag);
        if (tag.kind == TemplateTag::Kind::value) return refuse_unprintable(tag, *value);
        const bool taken = is_falsy(*value) == (tag.kind == TemplateTag::Kind::inverted);
        if (!taken) return left_out(tag, *value);
        if (value->is_array() && !value->empty()) {
            for (std::size_t row = 0; row < value->size(); ++row) {
                inside(tag, {&(*value)[row], value, row});
            }
        } else {
            inside(tag, {value});
        }
    }

    void inside(const TemplateTag& tag, Level level) {
        levels_.push_back(level);
        tags(tag.children);
        levels_.pop_back();
    }

    // Only lint looks here. Behind a false flag the names are those of the context; behind an
    // empty list or null nobody can know what an item would bring.
    void left_out(const TemplateTag& tag, const Value& value) {
        if (branches_ == Branches::taken) return;
        if (value.is_boolean() || tag.kind == TemplateTag::Kind::inverted) inside(tag, {&value});
    }

    // As the renderer finds it: the innermost level that has the whole path.
    const Value* find(const TemplateTag& tag) {
        if (tag.name == ".") return levels_.back().value;
        for (std::size_t i = levels_.size(); i-- > 0;) {
            if (const Value* found = member(*levels_[i].value, tag.name)) return found;
            if (levels_[i].rows && a_row_has(*levels_[i].rows, tag.name)) {
                refuse(tag,
                       "A la fila " + std::to_string(levels_[i].row + 1) + " le falta «" +
                           tag.name + "», que otras filas sí tienen.",
                       "Póngalo en todas las filas; vacío, si no hay dato.");
                return levels_[i].value;  // reported: go on with the rest
            }
        }
        return nullptr;
    }

    bool a_row_has(const Value& rows, const std::string& name) {
        const auto key = std::make_pair(&rows, name);
        const auto known = row_names_.find(key);
        if (known != row_names_.end()) return known->second;
        bool has = false;
        for (const auto& row : rows) has = has || member(row, name);
        row_names_.emplace(key, has);
        return has;
    }

    void refuse_absent(const TemplateTag& tag) {
        std::string near;
        for (std::size_t i = levels_.size(); i-- > 0 && near.empty();) {
            const Value* parent = levels_[i].value;
            const auto dot = tag.name.rfind('.');
            if (dot != std::string::npos) parent = member(*parent, tag.name.substr(0, dot));
            if (parent && parent->is_object()) near = names_in(*parent);
        }
        refuse(tag, "La plantilla pide «" + tag.name + "», que los datos no tienen.",
               near.empty() ? "Corrija el nombre o agregue el dato."
                            : "Corrija el nombre o agregue el dato. Ahí hay: " + near + ".");
    }

    void refuse_unprintable(const TemplateTag& tag, const Value& value) {
        if (reported_.contains(key_of(tag))) return;
        const std::string open = "{{#" + tag.name + "}}…{{/" + tag.name + "}}.";
        if (value.is_boolean()) {
            refuse(tag, "«" + tag.name + "» es sí o no y no se puede imprimir.", "Use " + open);
        } else if (value.is_structured()) {
            refuse(tag,
                   "«" + tag.name + "» es " +
                       (value.is_array() ? "una lista" : "un grupo de datos") +
                       " y no se puede imprimir.",
                   "Nombre uno de sus campos o use " + open);
        }
    }

    using Key = std::tuple<std::string, int, std::string>;
    static Key key_of(const TemplateTag& tag) { return {tag.file, tag.line, tag.name}; }

    void refuse(const TemplateTag& tag, const std::string& message, const std::string& remedy) {
        if (!reported_.insert(key_of(tag)).second) return;
        problems.push_back(
            {Refusal::invalid, message, tag.file + ":" + std::to_string(tag.line), remedy});
    }

    Branches branches_;
    std::vector<Level> levels_;
    std::set<Key> reported_;
    std::map<std::pair<const Value*, std::string>, bool> row_names_;
};

}  // namespace

bool is_falsy(const Value& value) {
    if (value.is_null()) return true;
    if (value.is_boolean()) return !value.get<bool>();
    if (value.is_string()) return value.get_ref<const std::string&>().empty();
    return value.is_array() && value.empty();
}

Problems check_names(const std::vector<TemplateTag>& tags, const Value& data, Branches branches) {
    Checker checker(data, branches);
    checker.tags(tags);
    return std::move(checker.problems);
}

}  // namespace forms
