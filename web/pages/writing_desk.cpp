#include "web/pages/writing_desk.h"

#include <algorithm>
#include <charconv>

#include "engine/base/sha256.h"
#include "forms/validation.h"
#include "web/pages/case_page.h"
#include "web/pages/form_reading.h"
#include "workflows/authority.h"
#include "workflows/row_doubts.h"

namespace web {

using engine::Done;
using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using workflows::WritingSection;

namespace {

// Keys of the draft beside those of the act's page (to_draft).
constexpr char data_key[] = "datos";
constexpr char bases_key[] = "desde";       // field -> basis; only fields that were written
constexpr char numbering_key[] = "claves";  // field -> WrittenRows::numbering

const Value& at(const Value& object, const std::string& key) {
    static const Value absent;
    if (!object.is_object()) return absent;
    const auto found = object.find(key);
    return found == object.end() ? absent : *found;
}

std::string basis_of(const Value& value) {
    return engine::sha256_hex(engine::canonical_json(value)).substr(0, 16);
}

std::string readable(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != '\r') out += c;
    }
    const auto begin = out.find_first_not_of(" \t\n");
    if (begin == std::string::npos) return "";
    return out.substr(begin, out.find_last_not_of(" \t\n") - begin + 1);
}

// null for all that is empty; keys in one order.
Value content_of(const Value& value) {
    if (value.is_string()) {
        std::string text = readable(value.get_ref<const std::string&>());
        return text.empty() ? Value() : Value(std::move(text));
    }
    if (!value.is_structured()) return value;
    Value made = value.is_array() ? Value::array() : Value::object();
    for (const auto& [key, each] : value.items()) {
        Value content = content_of(each);
        if (value.is_array())
            made.push_back(std::move(content));
        else if (!content.is_null())
            made[key] = std::move(content);
    }
    return made.empty() ? Value() : engine::in_canonical_order(made);
}

std::string text_of(const Value& value) {
    return value.is_string() ? value.get<std::string>() : "";
}

// Whether the act was done in the case after the draft began: then its fields stand over something
// else than what they were written over.
bool done_since(const workflows::CaseView& view, const std::string& event, const Value& draft) {
    const auto since = draft.value("secuencia", std::int64_t{0});
    return std::any_of(view.state.acts.begin(), view.state.acts.end(),
                       [&](const auto& each) { return each.event == event && each.seq > since; });
}

}  // namespace

bool same_content(const Value& a, const Value& b) {
    return content_of(a) == content_of(b);
}

std::string WrittenAct::basis(const std::string& field) const {
    return basis_of(at(present, field));
}

Result<WritingDesk> WritingDesk::open(Visit& visit, const Desk& desk,
                                      const workflows::CaseView& view) {
    auto definition = workflows::writing_of(*view.package);
    if (!definition)
        return Problem{Refusal::not_found, "Este expediente no se escribe por secciones.", "",
                       "Vuelva al expediente y elija entre lo que se puede hacer."};
    WritingDesk made(visit, desk, view, std::move(*definition));
    const auto loaded = made.load();
    if (!loaded) return loaded.error();
    return made;
}

Result<Done> WritingDesk::load() {
    for (const workflows::WritingAct& each : definition_.acts) {
        auto form = find_act(*view_, each.event);
        if (!form) continue;  // lint tells
        auto present =
            workflows::present_data(*view_->package, each, workflows::chart_data(view_->state),
                                    engine::calendar::to_iso(desk_->today));
        if (!present) return present.error();
        WrittenAct act;
        act.definition = each;
        act.form = std::move(*form);
        act.place = draft_place(view_->id, each.event);
        act.present = std::move(*present);
        const Value* there = engine::find_path(workflows::chart_data(view_->state), each.data);
        act.recorded = there != nullptr && there->is_object();
        acts_.push_back(std::move(act));
    }
    refresh();
    return Done{};
}

void WritingDesk::refresh() {
    for (WrittenAct& act : acts_) {
        act.draft = visit_->drafts.load(visit_->person, act.place);
        overlay(act);
    }
}

// What a draft says of every field, whether these pages or the act's own wrote it.
Value WritingDesk::begun(const WrittenAct& act, const std::optional<Draft>& draft) const {
    ActForm fresh = act.form;
    look_at_present(fresh, *view_);
    fresh.values = act.present;
    fresh.comment.clear();
    Value value = draft && draft->value.is_object() ? draft->value : to_draft(fresh);
    for (const char* key : {data_key, numbering_key}) {
        if (!at(value, key).is_object()) value[key] = Value::object();
    }
    if (at(value, bases_key).is_object()) return value;
    value[bases_key] = Value::object();
    if (!draft) return value;
    const bool overtaken = done_since(*view_, act.definition.event, value);
    for (const forms::Field& field : act.form.form.fields)
        value[bases_key][field.name] = overtaken ? "" : act.basis(field.name);
    return value;
}

void WritingDesk::overlay(WrittenAct& act) const {
    act.pending.clear();
    act.overtaken.clear();
    act.form.values = act.present;
    look_at_present(act.form, *view_);
    if (!act.draft) return;
    const Value draft = begun(act, act.draft);
    act.form.comment = draft.value("comentario", "");
    for (const auto& [name, basis] : at(draft, bases_key).items()) {
        const Value& written = at(at(draft, data_key), name);
        act.form.values[name] = written;
        if (same_content(written, at(act.present, name))) continue;
        act.pending.insert(name);
        if (basis != act.basis(name)) act.overtaken.insert(name);
    }
}

std::string WritingDesk::path() const {
    return case_path(view_->id) + "/redaccion";
}

std::string WritingDesk::path(const WritingSection& section) const {
    return path() + "/" + in_address(section.id);
}

std::string WritingDesk::path(const WritingSection& section, std::int64_t row) const {
    return path(section) + "/" + std::to_string(row);
}

const WrittenAct* WritingDesk::act(const std::string& event) const {
    const auto found = std::find_if(acts_.begin(), acts_.end(), [&](const WrittenAct& each) {
        return each.definition.event == event;
    });
    return found == acts_.end() ? nullptr : &*found;
}

const WrittenAct& WritingDesk::act_of(const WritingSection& section) const {
    static const WrittenAct none;
    const WrittenAct* found = act(section.act);
    return found == nullptr ? none : *found;
}

const forms::Field* WritingDesk::field(const WritingSection& section) const {
    const auto& fields = act_of(section).form.form.fields;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const forms::Field& each) {
        return each.name == section.field;
    });
    return found == fields.end() ? nullptr : &*found;
}

const Value& WritingDesk::written(const WritingSection& section) const {
    return at(act_of(section).form.values, section.field);
}

WrittenRows WritingDesk::rows(const WritingSection& section) const {
    const auto& draft = act_of(section).draft;
    const Value kept = draft ? at(at(draft->value, numbering_key), section.field) : Value();
    return {written(section), kept};
}

std::string WritingDesk::row_name(const WritingSection& section, const Value& row,
                                  std::size_t index) const {
    std::string name = section.rows ? text_of(at(row, section.rows->name)) : "";
    if (!name.empty()) return name;
    return (section.rows ? section.rows->one : "fila") + " " + std::to_string(index + 1);
}

WritingNote WritingDesk::note_of(const WrittenAct& act, const Problem& problem) const {
    WritingNote note;
    note.message = problem.message;
    const auto dot = problem.place.find('.');
    const std::string field = problem.place.substr(0, dot);
    const WritingSection* section = definition_.section_of(act.definition.event, field);
    if (section == nullptr) {
        note.path = act_path(view_->id, act.definition.event);
        return note;
    }
    note.section = section->id;
    note.path = path(*section);
    if (!section->rows) {
        note.path += "#" + field_id(section->field);
        return note;
    }
    if (dot == std::string::npos) return note;
    std::size_t index = 0;
    const char* end = problem.place.data() + problem.place.size();
    const auto read = std::from_chars(problem.place.data() + dot + 1, end, index);
    const WrittenRows written_rows = rows(*section);
    if (read.ec != std::errc{} || index >= written_rows.size()) return note;
    note.row = written_rows.key(index);
    note.path = path(*section, note.row);
    note.name = row_name(*section, written_rows.rows()[index], index);
    if (read.ptr == end) return note;
    note.fields = {std::string(read.ptr + 1, end)};
    note.path += "#" + field_id(note.fields.front());
    return note;
}

std::vector<WritingNote> WritingDesk::doubts(const WrittenAct& act,
                                             const WritingSection& section) const {
    std::vector<WritingNote> notes;
    const auto import = workflows::import_of(*view_->package, act.form.act->form, section.field);
    if (!import) return notes;
    const WrittenRows written_rows = rows(section);
    const auto found = workflows::row_doubts(*view_->package, *import, written_rows.rows());
    const auto note = [&](const std::string& message) {
        WritingNote made;
        made.message = message;
        made.path = path(section);
        made.section = section.id;
        made.doubt = true;
        return made;
    };
    if (!found) return {note(found.error().front().message)};
    for (const workflows::RowDoubt& each : *found) {
        WritingNote made = note(each.rule->message);
        made.name = row_name(section, written_rows.rows()[each.row], each.row);
        made.row = written_rows.key(each.row);
        made.fields = each.rule->columns;
        made.path = path(section, made.row) +
                    (made.fields.empty() ? "" : "#" + field_id(made.fields.front()));
        notes.push_back(std::move(made));
    }
    return notes;
}

std::vector<WritingNote> WritingDesk::notes(const WrittenAct& act) const {
    std::vector<WritingNote> notes;
    for (const Problem& each : check(act.form)) notes.push_back(note_of(act, each));
    for (const WritingSection& each : definition_.sections) {
        if (each.act != act.definition.event || !each.rows) continue;
        const auto more = doubts(act, each);
        notes.insert(notes.end(), more.begin(), more.end());
    }
    return notes;
}

Result<Done> WritingDesk::revise(
    const WritingSection& section, const std::string& basis,
    const std::function<Result<Done>(Value& value, Value& numbering)>& work) {
    const WrittenAct& act = act_of(section);
    const auto done = visit_->drafts.revise(
        visit_->person, act.place,
        [&](const std::optional<Draft>& draft) -> Result<std::optional<Value>> {
            Value made = begun(act, draft);
            const bool known = made[bases_key].contains(section.field);
            Value value =
                known ? at(made[data_key], section.field) : at(act.present, section.field);
            Value numbering = at(made[numbering_key], section.field);
            const auto worked = work(value, numbering);
            if (!worked) return worked.error();
            // What was not written here is as the case has it, so that the act's own page sees all.
            for (const forms::Field& each : act.form.form.fields) {
                if (!made[bases_key].contains(each.name))
                    made[data_key][each.name] = at(act.present, each.name);
            }
            made[data_key][section.field] = std::move(value);
            if (!numbering.is_null()) made[numbering_key][section.field] = std::move(numbering);
            if (!known)
                made[bases_key][section.field] = basis.empty() ? act.basis(section.field) : basis;
            return std::optional(std::move(made));
        });
    if (done) refresh();
    return done;
}

Result<Done> WritingDesk::change(const WritingSection& section, const std::string& basis,
                                 const WorkOnValue& work) {
    return revise(section, basis, [&](Value& value, Value&) { return work(value); });
}

Result<Done> WritingDesk::change_rows(const WritingSection& section, const std::string& basis,
                                      const WorkOnRows& work) {
    return revise(section, basis, [&](Value& value, Value& numbering) -> Result<Done> {
        WrittenRows written_rows(value, numbering);
        const auto worked = work(written_rows);
        if (!worked) return worked.error();
        value = written_rows.rows();
        numbering = written_rows.numbering();
        return Done{};
    });
}

void WritingDesk::discard(const WritingSection& section) {
    const WrittenAct& act = act_of(section);
    if (!act.draft) return;
    const auto done = visit_->drafts.revise(
        visit_->person, act.place,
        [&](const std::optional<Draft>& draft) -> Result<std::optional<Value>> {
            if (!draft) return std::optional<Value>();
            Value made = begun(act, draft);
            made[bases_key].erase(section.field);
            made[numbering_key].erase(section.field);
            made[data_key][section.field] = at(act.present, section.field);
            if (made[bases_key].empty()) return std::optional<Value>();
            return std::optional(std::move(made));
        });
    if (done) refresh();
}

void WritingDesk::stand_by(const WrittenAct& act) {
    const auto done = visit_->drafts.revise(
        visit_->person, act.place,
        [&](const std::optional<Draft>& draft) -> Result<std::optional<Value>> {
            if (!draft) return std::optional<Value>();
            Value made = begun(act, draft);
            for (auto& [name, basis] : made[bases_key].items()) basis = act.basis(name);
            return std::optional(std::move(made));
        });
    if (done) refresh();
}

Result<Done> WritingDesk::make_ready(const WrittenAct& act) {
    ActForm form = act.form;
    look_at_present(form, *view_);
    for (const WritingSection& section : definition_.sections) {
        if (section.act != act.definition.event || !section.rows) continue;
        const auto import = workflows::import_of(*view_->package, form.act->form, section.field);
        if (!import || import->doubts_to.empty()) continue;
        const Value& written_rows = at(form.values, section.field);
        const auto found = workflows::row_doubts(*view_->package, *import, written_rows);
        if (!found) return found.error().front();
        const forms::Field* table = field(section);
        Value list = Value::array();
        for (const workflows::RowDoubt& each : *found) {
            Value columns = Value::array();
            for (const std::string& name : each.rule->columns) {
                for (const forms::Field& column : table->fields) {
                    if (column.name == name) columns.push_back(column.label);
                }
            }
            // As the sheet that is taken out of here numbers them: the heading is row 1.
            list.push_back({{"fila", each.row + 2},
                            {"codigo", text_of(at(written_rows[each.row], "codigo"))},
                            {"mensaje", each.rule->message},
                            {"columnas", columns}});
        }
        form.values[import->doubts_to] = std::move(list);
    }
    const Value ready = to_draft(form);
    const auto done = visit_->drafts.revise(
        visit_->person, act.place,
        [&](const std::optional<Draft>& draft) -> Result<std::optional<Value>> {
            Value made = begun(act, draft);
            for (const char* seen : {"entrada", "secuencia", "vistos"}) made[seen] = ready[seen];
            for (const auto& [name, value] : form.values.items()) {
                if (!made[bases_key].contains(name)) made[data_key][name] = value;
            }
            return std::optional(std::move(made));
        });
    if (done) refresh();
    return done;
}

}  // namespace web
