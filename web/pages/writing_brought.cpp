#include "web/pages/writing_brought.h"

#include <algorithm>

#include "web/pages/case_page.h"
#include "workflows/authority.h"
#include "workflows/table_import.h"

namespace web {
namespace {

using engine::Done;
using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;
using engine::Value;
using workflows::WritingSection;

constexpr std::size_t most_notes = 50;

std::string place_of(const WritingDesk& desk) {
    return draft_place(desk.view().id, "redaccion/traido");
}

bool is_blank(const Value& value) {
    return value.is_null() || value == "";
}

// What another version of the procedure had may have other fields: those that are not here stay
// behind, and it is told.
class Fitting {
 public:
    explicit Fitting(Value& notes) : notes_(notes) {}

    Value text(const forms::Field& field, const Value& value) {
        if (value.is_string() || field.type != forms::FieldType::table) return value;
        return nullptr;
    }

    Value rows(const forms::Field& table, const Value& value) {
        Value rows = Value::array();
        for (const Value& each : value.is_array() ? value : Value::array()) {
            if (!each.is_object() || rows.size() == table.max_items) continue;
            Value row = Value::object();
            for (const forms::Field& field : table.fields) {
                const auto found = each.find(field.name);
                const bool fits = found != each.end() && found->is_primitive();
                row[field.name] = fits ? *found : Value();
            }
            for (const auto& [name, cell] : each.items()) {
                if (!row.contains(name) && !is_blank(cell))
                    tell("La columna «" + name + "» no existe aquí y no se trae.");
            }
            rows.push_back(std::move(row));
        }
        if (value.is_array() && value.size() > table.max_items)
            tell("Caben " + std::to_string(table.max_items) + " filas: las demás no se traen.");
        return rows;
    }

 private:
    void tell(const std::string& text) {
        const bool told = std::find(notes_.begin(), notes_.end(), Value(text)) != notes_.end();
        if (!told && notes_.size() < most_notes) notes_.push_back(text);
    }

    Value& notes_;
};

Result<Done> keep(WritingDesk& desk, const std::string& origin, Value notes, Value sections) {
    return desk.visit().drafts.save(
        desk.visit().person, place_of(desk),
        {{"origen", origin}, {"avisos", std::move(notes)}, {"secciones", std::move(sections)}});
}

}  // namespace

Problems bring_file(WritingDesk& desk, const WritingSection& section, const Request& request) {
    const WrittenAct& act = desk.act_of(section);
    const auto import =
        workflows::import_of(*desk.view().package, act.form.act->form, section.field);
    const auto upload = std::find_if(
        request.uploads.begin(), request.uploads.end(),
        [](const Upload& each) { return each.field == "tabla" && !each.bytes.empty(); });
    if (!import || upload == request.uploads.end())
        return {{Refusal::invalid, "Elija el archivo con la tabla.", "tabla",
                 "Puede ser CSV o Excel (.xlsx)."}};
    const auto table = workflows::read_table(upload->bytes, upload->name);
    if (!table) return table.error();
    auto taken = workflows::import_table(*desk.view().package, *import, *table);
    if (!taken) return taken.error();
    Value notes = Value::array();
    for (const workflows::ImportDoubt& each : taken->doubts) {
        // Doubts of rows stand beside the rows; these are of the table as a whole.
        if (each.row <= 1 && notes.size() < most_notes) notes.push_back(each.message);
    }
    const auto done = keep(desk, "archivo «" + upload->name + "»", std::move(notes),
                           {{section.id, taken->data.at(section.field)}});
    if (!done) return {done.error()};
    return {};
}

Result<Done> bring_case(WritingDesk& desk, workflows::CaseId from) {
    const Problem none{Refusal::not_found, "Ese expediente no está o usted no puede leerlo.",
                       "caso", "Elija uno de la lista."};
    if (from == desk.view().id) return none;
    const auto other = desk.visit().cases.see(from, desk.visit().person, desk.desk().organization);
    if (!other || other->state.package_name != desk.view().state.package_name) return none;
    const auto theirs = workflows::writing_of(*other->package);
    Value notes = Value::array(), sections = Value::object();
    Fitting fitting(notes);
    for (const WritingSection& section : desk.definition().sections) {
        const forms::Field* field = desk.field(section);
        if (section.act.empty() || field == nullptr) continue;
        // Where that version of the procedure kept it; one without writing, where this one does.
        workflows::WritingAct act = desk.act_of(section).definition;
        act.starts.clear();
        if (theirs && theirs->act(section.act) != nullptr) act = *theirs->act(section.act);
        const auto data =
            workflows::present_data(*other->package, act, workflows::chart_data(other->state),
                                    engine::calendar::to_iso(desk.desk().today));
        if (!data || !data->contains(section.field)) continue;
        const Value& value = data->at(section.field);
        Value fit = section.rows ? fitting.rows(*field, value) : fitting.text(*field, value);
        if (!is_blank(fit) && !(fit.is_array() && fit.empty()))
            sections[section.id] = std::move(fit);
    }
    if (sections.empty())
        return Problem{Refusal::invalid, "Ese expediente todavía no tiene nada escrito.", "caso",
                       "Elija otro."};
    return keep(desk, "expediente " + std::to_string(from.value) + ", " + other->state.title,
                std::move(notes), std::move(sections));
}

std::optional<Value> brought(const WritingDesk& desk) {
    const auto draft = desk.visit().drafts.load(desk.visit().person, place_of(desk));
    if (!draft || !draft->value.is_object() || !draft->value.contains("secciones"))
        return std::nullopt;
    return draft->value;
}

void put_away(WritingDesk& desk) {
    desk.visit().drafts.discard(desk.visit().person, place_of(desk));
}

Result<Done> take_over(WritingDesk& desk, const WritingSection& section, const Value& value,
                       const std::vector<std::size_t>& chosen, Meeting meeting) {
    if (!section.rows) {
        return desk.change(section, "", [&](Value& now) -> Result<Done> {
            now = value;
            return Done{};
        });
    }
    const std::size_t most = desk.field(section)->max_items;
    return desk.change_rows(section, "", [&](WrittenRows& rows) -> Result<Done> {
        if (meeting == Meeting::replace) {
            // What goes can be put back.
            while (rows.size() != 0) rows.take_out(rows.size() - 1);
        }
        for (const std::size_t index : chosen) {
            const Value& row = value[index];
            const std::string name = desk.row_name(section, row, index);
            bool met = false;
            for (std::size_t i = 0; meeting == Meeting::update && i < rows.size() && !met; ++i) {
                met = desk.row_name(section, rows.rows()[i], i) == name;
                if (met) rows.put(i, row);
            }
            if (!met) rows.insert(rows.size(), row);
        }
        if (rows.size() > most)
            return Problem{Refusal::invalid,
                           "Son " + std::to_string(rows.size()) + " filas y caben " +
                               std::to_string(most) + ".",
                           "", "Elija menos."};
        return Done{};
    });
}

}  // namespace web
