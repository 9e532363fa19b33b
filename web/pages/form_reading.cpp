#include "web/pages/form_reading.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "engine/base/sha256.h"
#include "forms/validation.h"

namespace web {
namespace {

using engine::Value;
using forms::Field;
using forms::FieldType;

const std::string prefix = "d.";

// What a file of this name must begin with, where that can be said.
bool begins_as_named(const std::string& name, const std::string& bytes) {
    struct Sign {
        const char *ending, *begins;
    };
    static constexpr Sign signs[] = {{".pdf", "%PDF-"},       {".png", "\x89PNG"},
                                     {".jpg", "\xff\xd8"},    {".jpeg", "\xff\xd8"},
                                     {".xlsx", "PK\x03\x04"}, {".docx", "PK\x03\x04"},
                                     {".zip", "PK\x03\x04"},  {".odt", "PK\x03\x04"}};
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::all_of(std::begin(signs), std::end(signs), [&](const Sign& sign) {
        return !lower.ends_with(sign.ending) || bytes.starts_with(sign.begins);
    });
}

class Reader {
 public:
    Reader(const Request& request, const Value& kept, workflows::Cases& cases, TypedForm& typed)
        : request_(request), kept_(kept), cases_(cases), typed_(typed) {}

    // `from` is the path in the browser and in the draft, `to` the one after renumbering.
    Value fields(const std::vector<Field>& fields, const std::string& from, const std::string& to) {
        Value values = Value::object();
        for (const Field& field : fields) {
            values[field.name] = one(field, from.empty() ? field.name : from + "." + field.name,
                                     to.empty() ? field.name : to + "." + field.name);
        }
        return values;
    }

 private:
    Value one(const Field& field, const std::string& from, const std::string& to) {
        switch (field.type) {
            case FieldType::group:
                return fields(field.fields, from, to);
            case FieldType::table:
            case FieldType::list:
                return rows(field, from, to);
            case FieldType::choices:
                return marked(from);
            case FieldType::file:
                return file(field, from, to);
            case FieldType::any:
                return json(from);
            default:
                break;
        }
        const std::string* typed = request_.field(prefix + from);
        return typed == nullptr ? Value() : Value(*typed);
    }

    Value rows(const Field& field, const std::string& from, const std::string& to) {
        Value all = Value::array();
        for (const std::size_t index : indices(from + ".")) {
            const std::string old_path = from + "." + std::to_string(index);
            const std::string new_path = to + "." + std::to_string(all.size());
            all.push_back(field.type == FieldType::table
                              ? fields(field.fields, old_path, new_path)
                              : one(field.fields.front(), old_path, new_path));
        }
        return all;
    }

    // As many rows as were sent, whatever numbers they say they have.
    std::set<std::size_t> indices(const std::string& path) const {
        std::set<std::size_t> found;
        const auto note = [&](const std::string& name) {
            if (!name.starts_with(prefix + path)) return;
            std::size_t index = 0;
            const char* begin = name.data() + prefix.size() + path.size();
            const auto read = std::from_chars(begin, name.data() + name.size(), index);
            if (read.ec == std::errc{} && read.ptr != begin) found.insert(index);
        };
        for (const auto& [name, value] : request_.fields) note(name);
        for (const Upload& upload : request_.uploads) note(upload.field);
        return found;
    }

    Value marked(const std::string& from) const {
        Value all = Value::array();
        for (const auto& [name, value] : request_.fields) {
            if (name == prefix + from) all.push_back(value);
        }
        return all;
    }

    Value json(const std::string& from) const {
        const std::string* typed = request_.field(prefix + from);
        if (typed == nullptr || typed->empty()) return nullptr;
        const auto parsed = engine::parse_json(*typed, from);
        return parsed ? *parsed : Value(*typed);
    }

    Value file(const Field& field, const std::string& from, const std::string& to) {
        for (const Upload& upload : request_.uploads) {
            if (upload.field != prefix + from || (upload.name.empty() && upload.bytes.empty()))
                continue;
            return uploaded(field, upload, to);
        }
        const Value* before = engine::find_path(kept_, from);
        return before != nullptr && before->is_object() ? *before : Value();
    }

    Value uploaded(const Field& field, const Upload& upload, const std::string& to) {
        const Value claimed = {{"sha256", engine::to_hex(engine::sha256(upload.bytes))},
                               {"name", upload.name},
                               {"size", upload.bytes.size()}};
        const forms::Form alone{"", "", "", {field}};
        const auto checked = forms::validate(alone, {{field.name, claimed}});
        if (!checked) {
            for (engine::Problem problem : checked.error()) {
                problem.place = to;
                typed_.problems.push_back(std::move(problem));
            }
            return nullptr;
        }
        if (!begins_as_named(upload.name, upload.bytes)) {
            typed_.problems.push_back(
                {engine::Refusal::invalid,
                 "«" + field.label + "»: «" + upload.name + "» no contiene lo que dice su nombre.",
                 to, "Ábralo para comprobarlo y adjúntelo de nuevo."});
            return nullptr;
        }
        return cases_.attach(upload.name, upload.bytes);
    }

    const Request& request_;
    const Value& kept_;
    workflows::Cases& cases_;
    TypedForm& typed_;
};

Value blank(const Field& field) {
    switch (field.type) {
        case FieldType::table:
        case FieldType::group: {
            Value row = Value::object();
            for (const Field& each : field.fields)
                row[each.name] = each.type == FieldType::group ? blank(each) : Value();
            return row;
        }
        case FieldType::list:
            return blank(field.fields.front());
        default:
            return nullptr;
    }
}

// The field that a path leads to, list items and rows included.
const Field* find_field(const std::vector<Field>& fields, const std::string& path) {
    const auto dot = path.find('.');
    const std::string name = path.substr(0, dot);
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const Field& each) { return each.name == name; });
    if (found == fields.end()) return nullptr;
    if (dot == std::string::npos) return &*found;
    std::string rest = path.substr(dot + 1);
    if (found->type == FieldType::group) return find_field(found->fields, rest);
    const auto next = rest.find('.');
    if (next == std::string::npos) return &*found;
    rest = rest.substr(next + 1);
    const Field* row = &*found;
    if (row->type == FieldType::list) {
        row = &row->fields.front();
        if (row->type == FieldType::list || row->type == FieldType::table) return row;
    }
    return find_field(row->fields, rest);
}

}  // namespace

TypedForm read_typed(const forms::Form& form, const Request& request, const Value& kept,
                     workflows::Cases& cases) {
    TypedForm typed;
    typed.values = Reader(request, kept, cases, typed).fields(form.fields, "", "");
    return typed;
}

std::string change_rows(const forms::Form& form, const std::string& order, Value& values) {
    const bool add = order.starts_with("agregar:" + prefix);
    const bool remove = order.starts_with("quitar:" + prefix);
    if (!add && !remove) return "";
    const std::string path = order.substr(order.find(':') + 1 + prefix.size());
    const Field* field = find_field(form.fields, path);
    if (field == nullptr) return "";
    if (add) {
        const Value* found = engine::find_path(values, path);
        if (found == nullptr || !found->is_array() || found->size() >= field->max_items)
            return path;
        const_cast<Value*>(found)->push_back(blank(*field));  // NOLINT: values is ours to change
        return path + "." + std::to_string(found->size() - 1);
    }
    const auto dot = path.rfind('.');
    const std::string owner = dot == std::string::npos ? "" : path.substr(0, dot);
    auto* parent = const_cast<Value*>(engine::find_path(values, owner));  // NOLINT: as above
    if (parent == nullptr) return "";
    const std::string last = path.substr(dot == std::string::npos ? 0 : dot + 1);
    if (parent->is_array()) {
        std::size_t index = 0;
        const auto read = std::from_chars(last.data(), last.data() + last.size(), index);
        if (read.ec != std::errc{} || index >= parent->size()) return "";
        parent->erase(index);
        return owner;
    }
    (*parent)[last] = nullptr;  // a file taken out again
    return path;
}

std::string field_id(const std::string& path) {
    std::string id = "c-" + path;
    std::replace(id.begin(), id.end(), '.', '-');
    return id;
}

}  // namespace web
