#include <algorithm>
#include <charconv>
#include <set>

#include "web/asset_paths.h"
#include "web/pages/writing_brought.h"
#include "web/pages/writing_page.h"
#include "web/pages/writing_view.h"
#include "workflows/case_decider.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Value;
using workflows::WritingSection;

constexpr std::size_t most_offered = 50;      // cases to copy from
constexpr std::size_t most_looked_at = 2000;  // newest first
constexpr std::size_t shown_of_text = 160;    // bytes, about

std::string sent(const Request& request, const std::string& name) {
    const std::string* value = request.field(name);
    return value == nullptr ? "" : *value;
}

std::vector<std::size_t> indices(const Request& request, const std::string& name,
                                 std::size_t below) {
    std::set<std::size_t> found;
    for (const auto& [field, value] : request.fields) {
        std::size_t index = 0;
        const char* end = value.data() + value.size();
        const auto read = std::from_chars(value.data(), end, index);
        if (field == name && read.ec == std::errc{} && read.ptr == end && index < below)
            found.insert(index);
    }
    return {found.begin(), found.end()};
}

std::string beginning(const std::string& text) {
    if (text.size() <= shown_of_text) return text;
    std::size_t end = shown_of_text;
    while (end != 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + "…";
}

bool is_empty(const Value& value) {
    return value.is_null() || value == "" || (!value.is_string() && value.empty());
}

// Other cases of the procedure that the person may read, newest first.
Value candidates(const WritingDesk& desk) {
    Value all = Value::array();
    Visit& visit = desk.visit();
    const auto summaries = visit.cases.queries().streams(workflows::case_kind, {}, 1'000'000);
    std::size_t looked_at = 0;
    for (auto each = summaries.rbegin(); each != summaries.rend(); ++each) {
        if (all.size() == most_offered || looked_at++ == most_looked_at) break;
        if (each->id == desk.view().id) continue;
        const auto view = visit.cases.see(each->id, visit.person, desk.desk().organization);
        if (!view || view->state.package_name != desk.view().state.package_name) continue;
        all.push_back(
            {{"numero", std::to_string(each->id.value)},
             {"titulo", view->state.title},
             {"estado", view->state.status},
             {"abierto",
              view->state.acts.empty() ? "" : desk.desk().day(view->state.acts.front().date)}});
    }
    return all;
}

Response copy_view(const WritingDesk& desk, const std::string& wrong, int status) {
    const Value cases = candidates(desk);
    const Html content = render("redaccion_copiar", {{"recursos", asset_paths()},
                                                     {"ficha", desk.visit().form_token},
                                                     {"camino", desk.path() + "/copiar"},
                                                     {"pagina", desk.path()},
                                                     {"error", wrong},
                                                     {"casos", cases},
                                                     {"casos_hay", !cases.empty()}});
    return writing_view(desk,
                        {"Copiar de otro expediente",
                         "",
                         {{desk.definition().title, desk.path()}},
                         nullptr,
                         status},
                        content);
}

// A section of what was brought, beside what is written here.
Value brought_section(const WritingDesk& desk, const WritingSection& section, const Value& value) {
    const Value& now = desk.written(section);
    const WrittenAct& act = desk.act_of(section);
    Value rows = Value::array();
    std::map<std::string, Value> here;
    if (section.rows && now.is_array()) {
        for (std::size_t i = 0; i < now.size(); ++i)
            here[desk.row_name(section, now[i], i)] = now[i];
    }
    for (std::size_t i = 0; section.rows && i < value.size(); ++i) {
        const std::string name = desk.row_name(section, value[i], i);
        const auto met = here.find(name);
        const bool same = met != here.end() && same_content(met->second, value[i]);
        const Value text = value[i].value(section.rows->summary, Value());
        rows.push_back({{"indice", std::to_string(i)},
                        {"nombre", name},
                        {"texto", text.is_string() ? beginning(text.get<std::string>()) : ""},
                        {"marcada", !same},
                        {"estado", same                ? "Ya está igual"
                                   : met == here.end() ? "Nueva"
                                                       : "Está, distinta"},
                        {"clase", same                ? "eti"
                                  : met == here.end() ? "eti inf"
                                                      : "eti av"}});
    }
    const bool same = same_content(value, now);
    const bool mine = act.pending.count(section.field) != 0 || act.recorded;
    const std::string text = value.is_string() ? value.get<std::string>() : "";
    return {{"id", section.id},
            {"titulo", section.title},
            {"tabla", section.rows.has_value()},
            {"filas", rows},
            {"cuantas",
             section.rows ? counted(rows.size(), section.rows->one, section.rows->many) : ""},
            {"hay", section.rows && !is_empty(now)
                        ? counted(now.size(), section.rows->one, section.rows->many)
                        : ""},
            {"igual", !section.rows && same},
            {"marcada", !section.rows && !same && !mine},
            {"estado", same            ? "Ya está igual"
                       : is_empty(now) ? "Aquí no hay nada"
                       : mine          ? "Reemplaza lo escrito aquí"
                                       : "Reemplaza el texto de partida"},
            {"corto", beginning(text)},
            {"texto", text}};
}

Response brought_view(const WritingDesk& desk, const Value& what, const std::string& wrong,
                      int status) {
    Value sections = Value::array(), notes = Value::array();
    for (const WritingSection& each : desk.definition().sections) {
        const auto found = what.at("secciones").find(each.id);
        if (found == what.at("secciones").end() || desk.field(each) == nullptr ||
            !may_write(desk, each))
            continue;
        sections.push_back(brought_section(desk, each, *found));
    }
    for (const Value& each : what.at("avisos")) notes.push_back({{"texto", each}});
    const Html content = render("redaccion_traido", {{"recursos", asset_paths()},
                                                     {"ficha", desk.visit().form_token},
                                                     {"camino", desk.path() + "/traido"},
                                                     {"pagina", desk.path()},
                                                     {"origen", what.at("origen")},
                                                     {"error", wrong},
                                                     {"avisos", notes},
                                                     {"avisos_hay", !notes.empty()},
                                                     {"secciones_hay", !sections.empty()},
                                                     {"secciones", std::move(sections)}});
    return writing_view(
        desk,
        {"Revise lo que viene", "", {{desk.definition().title, desk.path()}}, nullptr, status},
        content);
}

// What is to be done with one section, as the form says.
struct Taking {
    const WritingSection* section = nullptr;
    const Value* value = nullptr;
    std::vector<std::size_t> rows;
    Meeting meeting = Meeting::add;
};

Response take(WritingDesk& desk, const Value& what, const Request& request) {
    std::vector<Taking> all;
    for (const WritingSection& each : desk.definition().sections) {
        const auto found = what.at("secciones").find(each.id);
        if (found == what.at("secciones").end() || desk.field(each) == nullptr) continue;
        Taking taking{&each, &*found, {}, Meeting::add};
        if (each.rows) taking.rows = indices(request, "f." + each.id, found->size());
        if (each.rows ? taking.rows.empty() : sent(request, "t." + each.id).empty()) continue;
        if (!may_write(desk, each)) return problem_page(why_not_write(desk, each), desk.visit());
        const std::string mode = sent(request, "modo." + each.id);
        if (mode == "reemplazar") taking.meeting = Meeting::replace;
        if (mode == "actualizar") taking.meeting = Meeting::update;
        if (each.rows && mode.empty() && !is_empty(desk.written(each)))
            return brought_view(desk, what,
                                "Diga qué pasa con las que ya están en «" + each.title + "».", 422);
        all.push_back(std::move(taking));
    }
    if (all.empty())
        return brought_view(desk, what, "Marque al menos una sección o una fila.", 422);
    for (const Taking& each : all) {
        const auto done = take_over(desk, *each.section, *each.value, each.rows, each.meeting);
        if (!done)
            return brought_view(desk, what, done.error().message + " " + done.error().remedy, 422);
    }
    put_away(desk);
    return see_other(all.size() == 1 ? desk.path(*all.front().section) : desk.path());
}

bool writes_something(const WritingDesk& desk) {
    return std::any_of(desk.acts().begin(), desk.acts().end(),
                       [](const WrittenAct& each) { return each.form.offer != nullptr; });
}

Problem nothing_to_write(const WritingDesk& desk) {
    for (const WritingSection& each : desk.definition().sections) {
        if (!each.act.empty()) return why_not_write(desk, each);
    }
    return no_such_section();
}

}  // namespace

Response writing_copy_page(const Request& request, Visit& visit) {
    return at_writing_desk(request, visit, [&](WritingDesk& desk) {
        if (!writes_something(desk)) return problem_page(nothing_to_write(desk), visit);
        if (request.method != "POST") return copy_view(desk, "", 200);
        const std::string text = sent(request, "caso");
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        if (number < 1) return copy_view(desk, "Elija un expediente.", 422);
        const auto done = bring_case(desk, {number});
        if (!done) return copy_view(desk, done.error().message, 422);
        return see_other(desk.path() + "/traido");
    });
}

Response writing_brought_page(const Request& request, Visit& visit) {
    return at_writing_desk(request, visit, [&](WritingDesk& desk) {
        const auto what = brought(desk);
        if (!what) return see_other(desk.path());
        if (!writes_something(desk)) return problem_page(nothing_to_write(desk), visit);
        if (request.method != "POST") return brought_view(desk, *what, "", 200);
        if (sent(request, "paso") == "tomar") return take(desk, *what, request);
        put_away(desk);
        return see_other(desk.path());
    });
}

}  // namespace web
