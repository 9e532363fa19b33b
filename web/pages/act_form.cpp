#include "web/pages/act_form.h"

#include <algorithm>
#include <charconv>

#include "engine/base/sha256.h"
#include "forms/validation.h"
#include "web/pages/form_reading.h"

namespace web {
namespace {

using engine::Value;
using workflows::CaseView;

const std::string seen_prefix = "visto.";

std::int64_t number(const Request& request, const char* name) {
    const std::string* text = request.field(name);
    std::int64_t value = 0;
    if (text != nullptr) std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

}  // namespace

std::optional<ActForm> find_act(const CaseView& view, const std::string& event) {
    ActForm found;
    for (const auto& offer : view.offers) {
        if (offer.act->event != event) continue;
        found.offer = &offer;
        found.act = offer.act;
        break;
    }
    for (const auto& act : view.package->procedure.acts) {
        if (found.act == nullptr && act.event == event) found.act = &act;
    }
    if (found.act == nullptr) return std::nullopt;
    const auto form = view.package->forms.find(found.act->form);
    if (form != view.package->forms.end()) found.form = form->second;
    return found;
}

void look_at_present(ActForm& form, const CaseView& view) {
    form.seen_entry = form.offer == nullptr ? 0 : form.offer->entry;
    form.seen_sequence = view.sequence;
    form.seen_documents = Value::object();
    for (const auto& document : view.state.documents)
        form.seen_documents[document.id] = document.content;  // the last one is the newest
}

void read_sent(ActForm& form, const Request& request, const Value& kept, workflows::Cases& cases) {
    static const Value nothing = Value::object();
    const Value& before = kept.is_object() && kept.contains("datos") ? kept.at("datos") : nothing;
    TypedForm typed = read_typed(form.form, request, before, cases);
    form.values = std::move(typed.values);
    form.problems = std::move(typed.problems);
    const std::string* comment = request.field("comentario");
    form.comment = comment == nullptr ? "" : *comment;
    form.seen_entry = number(request, "entrada");
    form.seen_sequence = number(request, "secuencia");
    form.seen_documents = Value::object();
    for (const auto& [name, value] : request.fields) {
        if (name.starts_with(seen_prefix))
            form.seen_documents[name.substr(seen_prefix.size())] = value;
    }
}

Value to_draft(const ActForm& form) {
    return {{"datos", form.values},
            {"comentario", form.comment},
            {"entrada", form.seen_entry},
            {"secuencia", form.seen_sequence},
            {"vistos", form.seen_documents}};
}

void read_draft(ActForm& form, const Value& draft) {
    if (!draft.is_object()) return;
    form.values = draft.value("datos", Value::object());
    form.comment = draft.value("comentario", "");
    form.seen_entry = draft.value("entrada", std::int64_t{0});
    form.seen_sequence = draft.value("secuencia", std::int64_t{0});
    form.seen_documents = draft.value("vistos", Value::object());
}

engine::Problems check(const ActForm& form) {
    engine::Problems problems = form.problems;
    if (form.act->has_form()) {
        if (const auto checked = forms::validate(form.form, form.values); !checked) {
            for (const auto& each : checked.error()) {
                const bool told =
                    std::any_of(problems.begin(), problems.end(),
                                [&](const auto& other) { return other.place == each.place; });
                if (!told) problems.push_back(each);
            }
        }
    }
    if (form.act->comment_required &&
        form.comment.find_first_not_of(" \t\r\n") == std::string::npos) {
        problems.push_back({engine::Refusal::invalid,
                            "Escriba el motivo de «" + form.act->label + "».", "comentario", ""});
    }
    return problems;
}

std::string fingerprint(const ActForm& form) {
    return engine::sha256_hex(
               engine::canonical_json({{"datos", form.values}, {"comentario", form.comment}}))
        .substr(0, 32);
}

void open_first_rows(const std::vector<forms::Field>& fields, Value& values) {
    for (const auto& field : fields) {
        const bool list =
            field.type == forms::FieldType::list || field.type == forms::FieldType::table;
        if (!list || !(field.required || field.min_items > 0)) continue;
        Value& rows = values[field.name];
        if (!rows.is_array()) rows = Value::array();
        if (rows.empty())
            rows.push_back(field.type == forms::FieldType::table ? Value::object() : Value());
    }
}

}  // namespace web
