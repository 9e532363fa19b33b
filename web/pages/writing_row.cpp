#include <algorithm>
#include <charconv>

#include "web/asset_paths.h"
#include "web/pages/form_reading.h"
#include "web/pages/form_writing.h"
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

std::int64_t number(const std::string& text) {
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? value : 0;
}

Problem no_such_row(const WritingSection& section) {
    return {Refusal::not_found, "Esa fila ya no está en «" + section.title + "».", "",
            "Si la quitó, puede recuperarla al pie de la lista."};
}

// One row of a table on a page of its own.
class RowPage {
 public:
    RowPage(WritingDesk& desk, const WritingSection& section, std::int64_t key, std::size_t index)
        : desk_(desk), section_(section), key_(key), index_(index), rows_(desk.rows(section)) {}

    Response get() { return show(200, {}); }

    Response post(const Request& request) {
        const std::string step = sent(request, "paso");
        if (step == "quitar") return take_out(request);
        const TypedForm typed =
            read_typed(form(), request, rows_.rows()[index_], desk_.visit().cases);
        const auto saved = on_row(request, [&](WrittenRows& rows, std::size_t index) {
            rows.put(index, typed.values);
            if (step != "mover") return;
            const auto place = number(sent(request, "lugar"));
            if (place >= 1) rows.move(index, static_cast<std::size_t>(place - 1));
        });
        rows_ = desk_.rows(section_);
        const auto now = rows_.find(key_);
        if (!saved || !now)
            return saved ? problem_page(no_such_row(section_), desk_.visit())
                         : show(422, {saved.error()});
        index_ = *now;
        if (step == "guardar") return see_other(desk_.path(section_, key_));
        if (!may_write(desk_, section_) || !overtaken_by(desk_, section_).is_null())
            return see_other(desk_.path(section_));  // where it is told and decided
        if (step == "mover") return see_other(desk_.path(section_) + anchor());
        if (!problems().empty()) return show(422, {});
        if (step == "siguiente" && index_ + 1 < rows_.size())
            return see_other(desk_.path(section_, rows_.key(index_ + 1)));
        return see_other(desk_.path(section_) + anchor());
    }

 private:
    Result<Done> on_row(const Request& request,
                        const std::function<void(WrittenRows&, std::size_t)>& work) {
        return desk_.change_rows(section_, sent(request, "desde"),
                                 [&](WrittenRows& rows) -> Result<Done> {
                                     const auto index = rows.find(key_);
                                     if (!index) return no_such_row(section_);
                                     work(rows, *index);
                                     return Done{};
                                 });
    }

    Response take_out(const Request& request) {
        const auto done =
            on_row(request, [](WrittenRows& rows, std::size_t index) { rows.take_out(index); });
        return done ? see_other(desk_.path(section_) + "#quitadas")
                    : problem_page(done.error(), desk_.visit());
    }

    std::string anchor() const { return "#fila-" + std::to_string(key_); }

    bool is_mark(const std::string& name) const {
        const auto& marks = section_.rows->marks;
        return std::find(marks.begin(), marks.end(), name) != marks.end();
    }

    forms::Form form() const {
        return {section_.id, section_.title, "", desk_.field(section_)->fields};
    }

    // Of this row, with the fields' own paths.
    Problems problems() const {
        const std::string prefix = section_.field + "." + std::to_string(index_);
        Problems mine;
        for (Problem each : check(desk_.act_of(section_).form)) {
            if (!each.place.starts_with(prefix + ".")) continue;
            each.place = each.place.substr(prefix.size() + 1);
            mine.push_back(std::move(each));
        }
        return mine;
    }

    // The row's fields; the marks together, as boxes to tick, where the first of them stands.
    Html fields(const Problems& wrong) const {
        Html all;
        const Value& row = rows_.rows()[index_];
        bool marked = false;
        for (const forms::Field& each : desk_.field(section_)->fields) {
            if (!is_mark(each.name) || has_other_text(row, each.name))
                all += form_fields({"", "", "", {each}}, row, wrong);
            else if (!std::exchange(marked, true))
                all += marks(row);
        }
        return all;
    }

    // Something else than a mark, as an imported table may have it: it is shown and can be mended.
    static bool has_other_text(const Value& row, const std::string& name) {
        const std::string text = text_of(row, name);
        return !text.empty() && text != "X" && text != "x";
    }

    static std::string text_of(const Value& row, const std::string& name) {
        const auto found = row.is_object() ? row.find(name) : row.end();
        return row.is_object() && found != row.end() && found->is_string()
                   ? found->get<std::string>()
                   : "";
    }

    Html marks(const Value& row) const {
        Value boxes = Value::array();
        for (const forms::Field& each : desk_.field(section_)->fields) {
            if (!is_mark(each.name) || has_other_text(row, each.name)) continue;
            boxes.push_back({{"id", field_id(each.name)},
                             {"nombre", each.name},
                             {"rotulo", each.label},
                             {"puesta", !text_of(row, each.name).empty()}});
        }
        return render(
            "redaccion_marcas",
            {{"titulo", section_.rows->marks_label.empty() ? "Marcas" : section_.rows->marks_label},
             {"marcas", boxes}});
    }

    Response show(int status, const Problems& more) {
        const WrittenAct& act = desk_.act_of(section_);
        Problems wrong = problems();
        wrong.insert(wrong.begin(), more.begin(), more.end());
        Value told = Value::array(), doubts = Value::array();
        for (const Problem& each : wrong)
            told.push_back({{"donde", each.place.empty() ? "" : field_id(each.place)},
                            {"texto", each.message}});
        for (const WritingNote& each : desk_.notes(act)) {
            if (each.section != section_.id || each.row != key_ || !each.doubt) continue;
            doubts.push_back({{"donde", each.fields.empty() ? "" : field_id(each.fields.front())},
                              {"texto", each.message}});
        }
        const std::string name = desk_.row_name(section_, rows_.rows()[index_], index_);
        const bool open = may_write(desk_, section_);
        Html typed, answers;
        // Before anything was typed nothing is wrong yet.
        if (open) typed = fields(status == 200 && is_blank() ? Problems{} : wrong);
        if (!open) answers = form_answers(form(), rows_.rows()[index_]);
        const auto neighbour = [&](bool there, std::size_t index) {
            return there ? desk_.path(section_, rows_.key(index)) : "";
        };
        const Html content =
            render("redaccion_fila",
                   {{"recursos", asset_paths()},
                    {"ficha", desk_.visit().form_token},
                    {"camino", desk_.path(section_, key_)},
                    {"lista", desk_.path(section_)},
                    {"nombre", name},
                    {"una", section_.rows->one},
                    {"lugar", std::to_string(index_ + 1)},
                    {"cuantas", std::to_string(rows_.size())},
                    {"desde", act.basis(section_.field)},
                    {"abierto", open},
                    {"cerrado", open ? "" : why_not_write(desk_, section_).message},
                    {"guardado", saved_words(act)},
                    {"anterior", neighbour(index_ != 0, index_ - 1)},
                    {"siguiente", neighbour(index_ + 1 < rows_.size(), index_ + 1)},
                    {"error", status != 200},
                    {"problemas", told},
                    {"problemas_hay", !told.empty() && !(status == 200 && is_blank())},
                    {"dudas", doubts},
                    {"dudas_hay", !doubts.empty() && !is_blank()}},
                   {{"campos", typed}, {"respuestas", answers}});
        WritingFrame frame{
            name,
            section_.id,
            {{desk_.definition().title, desk_.path()}, {section_.title, desk_.path(section_)}},
            nullptr,
            status};
        return writing_view(desk_, frame, content);
    }

    // Nothing but what it was begun with, its group.
    bool is_blank() const {
        const Value& row = rows_.rows()[index_];
        return std::all_of(row.items().begin(), row.items().end(), [&](const auto& each) {
            return each.value().is_null() || each.value() == "" ||
                   each.key() == section_.rows->group;
        });
    }

    WritingDesk& desk_;
    const WritingSection& section_;
    std::int64_t key_;
    std::size_t index_;
    WrittenRows rows_;
};

}  // namespace

Response writing_row_page(const Request& request, Visit& visit) {
    return at_writing_desk(request, visit, [&](WritingDesk& desk) {
        const WritingSection* section = section_asked(desk, request);
        if (section == nullptr || !section->rows) return problem_page(no_such_section(), visit);
        const std::int64_t key = number(request.matched.at("fila"));
        const auto index = desk.rows(*section).find(key);
        if (!index) return problem_page(no_such_row(*section), visit);
        RowPage page(desk, *section, key, *index);
        if (request.method != "POST") return page.get();
        const Problem why = may_write(desk, *section) ? Problem{} : why_not_write(desk, *section);
        if (why.kind == Refusal::not_authorized && !desk.act_of(*section).draft)
            return problem_page(why, visit);
        return page.post(request);
    });
}

}  // namespace web
