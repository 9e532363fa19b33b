#include <algorithm>
#include <charconv>

#include "web/asset_paths.h"
#include "web/pages/form_reading.h"
#include "web/pages/form_writing.h"
#include "web/pages/matrix_page.h"
#include "web/pages/writing_brought.h"
#include "web/pages/writing_page.h"
#include "web/pages/writing_view.h"

namespace web {
namespace {

using engine::Done;
using engine::Problem;
using engine::Problems;
using engine::Refusal;
using engine::Result;
using engine::Value;
using workflows::WritingSection;

std::string sent(const Request& request, const char* name) {
    const std::string* value = request.field(name);
    return value == nullptr ? "" : *value;
}

// "subir:7" -> 7 for the verb "subir"; nullopt for other orders.
std::optional<std::int64_t> ordered(const std::string& step, const std::string& verb) {
    if (!step.starts_with(verb + ":")) return std::nullopt;
    std::int64_t key = 0;
    const char* end = step.data() + step.size();
    const auto read = std::from_chars(step.data() + verb.size() + 1, end, key);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return key;
}

std::string text_of(const Value& row, const std::string& name) {
    if (!row.is_object() || name.empty()) return "";
    const auto found = row.find(name);
    return found == row.end() || !found->is_string() ? "" : found->get<std::string>();
}

std::string label_of(const forms::Field& table, const std::string& name) {
    for (const forms::Field& each : table.fields) {
        if (each.name == name) return each.label;
    }
    return name;
}

// The section's field alone, under the form's help.
forms::Form form_of(const WritingDesk& desk, const WritingSection& section) {
    const forms::Form& whole = desk.act_of(section).form.form;
    forms::Field field = *desk.field(section);
    if (field.help.empty()) field.help = whole.help;
    return {whole.id, section.title, "", {field}};
}

// What is wrong with the section as it is written, for its own page.
Problems problems_of(const WritingDesk& desk, const WritingSection& section) {
    Problems mine;
    for (const Problem& each : check(desk.act_of(section).form)) {
        if (each.place == section.field || each.place.starts_with(section.field + "."))
            mine.push_back(each);
    }
    return mine;
}

std::string next_section(const WritingDesk& desk, const WritingSection& section) {
    const auto& all = desk.definition().sections;
    auto next = std::find_if(all.begin(), all.end(),
                             [&](const WritingSection& each) { return each.id == section.id; });
    while (next != all.end() && ++next != all.end()) {
        if (!next->act.empty() && desk.field(*next) != nullptr) return desk.path(*next);
    }
    return desk.path();
}

// What the case has and what was written, one beside the other.
Value comparison(const WritingDesk& desk, const WritingSection& section) {
    const Value by = overtaken_by(desk, section);
    if (by.is_null()) return nullptr;
    return {{"quien", by.at("quien")}, {"cuando", by.at("cuando")}};
}

Html present_of(const WritingDesk& desk, const WritingSection& section) {
    return form_answers(form_of(desk, section), desk.act_of(section).present);
}

WritingFrame frame_of(const WritingDesk& desk, const WritingSection& section, int status) {
    return {section.title, section.id, {{desk.definition().title, desk.path()}}, nullptr, status};
}

Response text_page(const WritingDesk& desk, const WritingSection& section, int status,
                   const Problems& more) {
    const WrittenAct& act = desk.act_of(section);
    Problems problems = problems_of(desk, section);
    problems.insert(problems.begin(), more.begin(), more.end());
    const bool open = may_write(desk, section);
    const bool pending = act.pending.count(section.field) != 0;
    Value wrong = Value::array();
    for (const Problem& each : problems)
        wrong.push_back(
            {{"donde", each.place.empty() ? "" : field_id(each.place)}, {"texto", each.message}});
    const Value other = comparison(desk, section);
    const forms::Form form = form_of(desk, section);
    Html fields, answers, present;
    if (open) fields = form_fields(form, act.form.values, problems);
    if (!open) answers = form_answers(form, act.form.values);
    if (!other.is_null()) present = present_of(desk, section);
    const Html content =
        render("redaccion_texto",
               {{"recursos", asset_paths()},
                {"ficha", desk.visit().form_token},
                {"camino", desk.path(section)},
                {"pagina", desk.path()},
                {"evento", section.act},
                {"rotulo", act.form.act->label},
                {"desde", act.basis(section.field)},
                {"abierto", open},
                {"cerrado", open ? "" : why_not_write(desk, section).message},
                {"pendiente", pending},
                {"guardado", saved_words(act)},
                {"conflicto", other},
                {"problemas", wrong},
                {"problemas_hay", !wrong.empty()}},
               {{"campos", fields}, {"respuestas", answers}, {"registrado", present}});
    return writing_view(desk, frame_of(desk, section, status), content);
}

Value marks_of(const workflows::WritingRows& rows, const forms::Field& table, const Value& row) {
    Value marks = Value::array();
    for (const std::string& name : rows.marks) {
        const std::string text = text_of(row, name);
        const bool on = text == "X" || text == "x";
        marks.push_back(
            {{"rotulo", label_of(table, name)}, {"puesta", on}, {"otra", on ? "" : text}});
    }
    return marks;
}

Value row_lines(const WritingDesk& desk, const WritingSection& section, const WrittenRows& rows,
                const std::vector<WritingNote>& notes) {
    const auto& shape = *section.rows;
    const forms::Field& table = *desk.field(section);
    Value lines = Value::array();
    std::string group;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Value& row = rows.rows()[i];
        const std::int64_t key = rows.key(i);
        std::size_t wrong = 0, doubts = 0;
        for (const WritingNote& each : notes) {
            if (each.section != section.id || each.row != key) continue;
            (each.doubt ? doubts : wrong) += 1;
        }
        Value details = Value::array();
        for (const std::string& name : shape.details) {
            if (!text_of(row, name).empty())
                details.push_back(
                    {{"rotulo", label_of(table, name)}, {"texto", text_of(row, name)}});
        }
        const std::string mine = text_of(row, shape.group);
        const bool opens = !shape.group.empty() && !mine.empty() && (i == 0 || mine != group);
        group = mine;
        std::size_t together = 0;
        for (std::size_t j = i; opens && j < rows.size(); ++j, ++together) {
            if (text_of(rows.rows()[j], shape.group) != mine) break;
        }
        lines.push_back({{"grupo", opens ? mine : ""},
                         {"cuantas", opens ? counted(together, shape.one, shape.many) : ""},
                         {"clave", std::to_string(key)},
                         {"nombre", desk.row_name(section, row, i)},
                         {"texto", text_of(row, shape.summary)},
                         {"detalles", details},
                         {"marcas", marks_of(shape, table, row)},
                         {"camino", desk.path(section, key)},
                         {"primera", i == 0},
                         {"ultima", i + 1 == rows.size()},
                         {"problemas", wrong == 0 ? "" : std::to_string(wrong) + " por corregir"},
                         {"dudas", doubts == 0 ? "" : std::to_string(doubts) + " por confirmar"}});
    }
    return lines;
}

Value taken_out(const WritingDesk& desk, const WritingSection& section, const WrittenRows& rows) {
    Value all = Value::array();
    for (const Value& each : rows.taken_out()) {
        all.push_back({{"clave", std::to_string(each.value("clave", std::int64_t{0}))},
                       {"nombre", desk.row_name(section, each.value("fila", Value()),
                                                each.value("lugar", std::size_t{0}))}});
    }
    return all;
}

Response rows_page(const WritingDesk& desk, const WritingSection& section, int status,
                   const Problems& problems) {
    const WrittenAct& act = desk.act_of(section);
    const auto& shape = *section.rows;
    const forms::Field& table = *desk.field(section);
    const WrittenRows rows = desk.rows(section);
    const auto notes = desk.notes(act);
    Value lines = row_lines(desk, section, rows, notes);
    Value heads = Value::array(), wrong = Value::array();
    for (const std::string& name : shape.marks)
        heads.push_back({{"rotulo", label_of(table, name)}});
    for (const Problem& each : problems)
        wrong.push_back(
            {{"texto", (each.place.empty() || each.place == "tabla" ? "" : each.place + ": ") +
                           each.message + (each.remedy.empty() ? "" : " " + each.remedy)}});
    Value mine = Value::array();
    for (const WritingNote& each : notes) {
        if (each.section == section.id && !each.doubt)
            mine.push_back({{"camino", each.path}, {"texto", each.text()}});
    }
    const Value other = comparison(desk, section);
    const Value out = taken_out(desk, section, rows);
    const bool open = may_write(desk, section);
    const auto import =
        workflows::import_of(*desk.view().package, act.form.act->form, section.field);
    const auto view =
        workflows::view_of_rows(*desk.view().package, act.definition.data + "." + section.field);
    const Html content =
        render("redaccion_filas", {{"recursos", asset_paths()},
                                   {"ficha", desk.visit().form_token},
                                   {"camino", desk.path(section)},
                                   {"pagina", desk.path()},
                                   {"titulo", section.title},
                                   {"evento", section.act},
                                   {"rotulo", act.form.act->label},
                                   {"desde", act.basis(section.field)},
                                   {"abierto", open},
                                   {"cerrado", open ? "" : why_not_write(desk, section).message},
                                   {"pendiente", act.pending.count(section.field) != 0},
                                   {"guardado", saved_words(act)},
                                   {"conflicto", other},
                                   {"una", shape.one},
                                   {"nombre", label_of(table, shape.name)},
                                   {"que", label_of(table, shape.summary)},
                                   {"cuantas", counted(rows.size(), shape.one, shape.many)},
                                   {"muchas", shape.many},
                                   {"columnas", std::to_string(3 + shape.marks.size())},
                                   {"marcas_titulos", heads},
                                   {"importa", open && import.has_value()},
                                   {"exporta", view.has_value() && rows.size() != 0},
                                   {"quitadas", out},
                                   {"quitadas_hay", open && !out.empty()},
                                   {"filas_hay", !lines.empty()},
                                   {"filas", std::move(lines)},
                                   {"problemas", wrong},
                                   {"problemas_hay", !wrong.empty()},
                                   {"faltas", mine},
                                   {"faltas_hay", open && !mine.empty() && rows.size() != 0}});
    return writing_view(desk, frame_of(desk, section, status), content);
}

Response page_of(const WritingDesk& desk, const WritingSection& section, int status,
                 const Problems& problems = {}) {
    return section.rows ? rows_page(desk, section, status, problems)
                        : text_page(desk, section, status, problems);
}

// The rows as they are written now, as a file that can be brought back.
Response as_file(const WritingDesk& desk, const WritingSection& section, const Request& request) {
    const WrittenAct& act = desk.act_of(section);
    const auto view =
        workflows::view_of_rows(*desk.view().package, act.definition.data + "." + section.field);
    if (!view) return problem_page(no_such_section(), desk.visit());
    Value data = {{section.field, desk.written(section)}};
    const std::string& path = act.definition.data;
    for (std::size_t end = path.size(); end != std::string::npos;) {
        const auto dot = path.rfind('.', end - 1);
        data = {{path.substr(dot == std::string::npos ? 0 : dot + 1,
                             end - (dot == std::string::npos ? 0 : dot + 1)),
                 data}};
        end = dot;
    }
    const auto matrix = workflows::make_matrix(*desk.view().package, *view, data);
    if (!matrix) return problem_page(matrix.error().front(), desk.visit());
    return matrix_file(*matrix, *request.asked("formato") == "xlsx",
                       desk.view().package->name + "-" + view->id);
}

// A row under the last one of the same group, so that it stands where one pressed.
Result<Done> add_row(WritingDesk& desk, const WritingSection& section, const std::string& basis,
                     std::optional<std::int64_t> below, std::int64_t& key) {
    const std::size_t most = desk.field(section)->max_items;
    return desk.change_rows(section, basis, [&](WrittenRows& rows) -> Result<Done> {
        if (rows.size() >= most)
            return Problem{Refusal::invalid,
                           "Caben " + counted(most, section.rows->one, section.rows->many) + ".",
                           "", "Quite alguna antes."};
        Value row = Value::object();
        for (const forms::Field& each : desk.field(section)->fields) row[each.name] = nullptr;
        std::size_t place = rows.size();
        const auto above = below ? rows.find(*below) : std::nullopt;
        const std::string& group = section.rows->group;
        if (above && !group.empty()) {
            const Value like = rows.rows()[*above].value(group, Value());
            row[group] = like;
            place = *above + 1;
            while (place < rows.size() && rows.rows()[place].value(group, Value()) == like) ++place;
        }
        key = rows.insert(place, std::move(row));
        return Done{};
    });
}

Result<Done> move_row(WritingDesk& desk, const WritingSection& section, const std::string& basis,
                      std::int64_t key, bool up) {
    return desk.change_rows(section, basis, [&](WrittenRows& rows) -> Result<Done> {
        const auto index = rows.find(key);
        if (!index)
            return Problem{Refusal::not_found, "Esa fila ya no está.", "", "Mire la lista."};
        if (up && *index != 0) rows.move(*index, *index - 1);
        if (!up && *index + 1 < rows.size()) rows.move(*index, *index + 1);
        return Done{};
    });
}

Response work_on_rows(WritingDesk& desk, const WritingSection& section, const Request& request) {
    const std::string step = sent(request, "paso"), basis = sent(request, "desde");
    const std::string here = desk.path(section);
    const auto answer = [&](const Result<Done>& done, const std::string& path) {
        return done ? see_other(path) : page_of(desk, section, 422, {done.error()});
    };
    if (step == "agregar" || ordered(step, "agregar")) {
        std::int64_t key = 0;
        const auto done = add_row(desk, section, basis, ordered(step, "agregar"), key);
        return answer(done, desk.path(section, key));
    }
    if (const auto key = ordered(step, "subir"))
        return answer(move_row(desk, section, basis, *key, true),
                      here + "#fila-" + std::to_string(*key));
    if (const auto key = ordered(step, "bajar"))
        return answer(move_row(desk, section, basis, *key, false),
                      here + "#fila-" + std::to_string(*key));
    if (const auto key = ordered(step, "recuperar")) {
        const auto done = desk.change_rows(section, basis, [&](WrittenRows& rows) -> Result<Done> {
            rows.put_back(*key);
            return Done{};
        });
        return answer(done, here + "#fila-" + std::to_string(*key));
    }
    if (step == "archivo") {
        const auto problems = bring_file(desk, section, request);
        return problems.empty() ? see_other(desk.path() + "/traido")
                                : page_of(desk, section, 422, problems);
    }
    return see_other(here);
}

Response work_on_text(WritingDesk& desk, const WritingSection& section, const Request& request) {
    const std::string step = sent(request, "paso");
    Visit& visit = desk.visit();
    const TypedForm typed =
        read_typed(form_of(desk, section), request, desk.act_of(section).form.values, visit.cases);
    const auto done =
        desk.change(section, sent(request, "desde"), [&](Value& value) -> Result<Done> {
            value = typed.values.at(section.field);
            return Done{};
        });
    if (!done) return page_of(desk, section, 422, {done.error()});
    if (step != "seguir") return see_other(desk.path(section));
    // Saved, but no longer to be sent on: the page says so and keeps the words.
    if (!may_write(desk, section) || !overtaken_by(desk, section).is_null())
        return page_of(desk, section, 409);
    if (!problems_of(desk, section).empty()) return page_of(desk, section, 422);
    return see_other(next_section(desk, section));
}

}  // namespace

Response writing_section_page(const Request& request, Visit& visit) {
    return at_writing_desk(request, visit, [&](WritingDesk& desk) {
        const WritingSection* section = section_asked(desk, request);
        if (section == nullptr) return problem_page(no_such_section(), visit);
        if (request.method != "POST") {
            const std::string* format = request.asked("formato");
            if (section->rows && format != nullptr && (*format == "csv" || *format == "xlsx"))
                return as_file(desk, *section, request);
            return page_of(desk, *section, overtaken_by(desk, *section).is_null() ? 200 : 409);
        }
        const std::string step = sent(request, "paso");
        if (step == "descartar") {
            desk.discard(*section);
            return see_other(desk.path(*section));
        }
        if (step == "mantener") {
            desk.stand_by(desk.act_of(*section));
            return see_other(desk.path(*section));
        }
        // Whoever never could write here leaves nothing behind.
        const Problem why = may_write(desk, *section) ? Problem{} : why_not_write(desk, *section);
        if (why.kind == Refusal::not_authorized && !desk.act_of(*section).draft)
            return problem_page(why, visit);
        return section->rows ? work_on_rows(desk, *section, request)
                             : work_on_text(desk, *section, request);
    });
}

}  // namespace web
