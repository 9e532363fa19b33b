#include "web/pages/inbox_page.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/desk.h"

namespace web {
namespace {

using engine::Result;
using engine::Value;
using workflows::InboxLine;

constexpr std::size_t rows_a_page = 50;

struct View {
    const char *name, *text;
};
constexpr View views[] = {{"propios", "Por atender"},
                          {"reemplazo", "Por reemplazo"},
                          {"unidad", "De mi unidad"},
                          {"seguimiento", "En seguimiento"},
                          {"atendidos", "Atendidos"}};

std::string view_of(const Request& request) {
    const std::string* asked = request.asked("vista");
    for (const View& each : views) {
        if (asked != nullptr && *asked == each.name) return each.name;
    }
    return views[0].name;
}

std::string asked(const Request& request, const char* name) {
    const std::string* value = request.asked(name);
    return value == nullptr ? "" : *value;
}

// A row with all that the template may name.
Value row(workflows::CaseId id, const std::string& title, const std::string& kind,
          const std::string& status, bool ended) {
    Value made = {{"id", std::to_string(id.value)},
                  {"asunto", title},
                  {"tipo", kind},
                  {"tarea", ""},
                  {"encargo", ""},
                  {"envio", ""},
                  {"vence", nullptr},
                  {"actos", Value::array()},
                  {"actos_hay", false},
                  {"nota", ""}};
    made.update(status_tag(status, ended));
    return made;
}

Value inbox_row(const InboxLine& line, const Desk& desk) {
    Value made = row(line.id, line.title, line.package_title, line.status, false);
    made["tarea"] = line.task_title;
    made["encargo"] = line.behalf.empty() ? "" : desk.name(line.behalf);
    made["envio"] = line.sender.empty() ? "" : desk.name(line.sender);
    made["vence"] = desk.due(line.due);
    // The first act is the task's main one by the order of the chart; the case shows the others.
    made["actos"].push_back(
        {{"rotulo", line.acts.front()}, {"camino", act_path(line.id, line.events.front())}});
    made["actos_hay"] = true;
    if (line.acts.size() > 1)
        made["nota"] = "o " + counted(line.acts.size() - 1, "acto más", "actos más");
    return made;
}

struct Sorted {
    std::string due;
    std::int64_t id = 0;
    std::string task;
    Value row;
    // Where a page ended, in an address; what comes after it is the next page.
    std::string mark() const { return due + "|" + std::to_string(id) + "|" + task; }
    bool operator<(const Sorted& other) const {
        if (due.empty() != other.due.empty()) return other.due.empty();
        return std::tie(due, id, task) < std::tie(other.due, other.id, other.task);
    }
};

std::optional<Sorted> read_mark(const std::string& text) {
    const auto first = text.find('|');
    const auto second = text.find('|', first == std::string::npos ? first : first + 1);
    if (second == std::string::npos) return std::nullopt;
    Sorted mark;
    mark.due = text.substr(0, first);
    const char* begin = text.data() + first + 1;
    if (std::from_chars(begin, text.data() + second, mark.id).ec != std::errc{})
        return std::nullopt;
    mark.task = text.substr(second + 1);
    return mark;
}

// Groups by how near the due day is; a group is there when it has rows on this page.
Value grouped(const std::vector<Sorted>& rows, const Desk& desk) {
    static constexpr const char* titles[] = {"Vencidos", "Vencen en 3 días hábiles o menos",
                                             "Más adelante"};
    std::vector<Value> lists(3, Value::array());
    for (const Sorted& each : rows) {
        const auto group =
            each.due.empty() ? Nearness::Group::later : desk.nearness_of(each.due).group;
        lists[static_cast<std::size_t>(group)].push_back(each.row);
    }
    Value groups = Value::array();
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (lists[i].empty()) continue;
        groups.push_back({{"titulo", titles[i]},
                          {"cuenta", std::to_string(lists[i].size())},
                          {"filas", lists[i]}});
    }
    return groups;
}

std::string summary(const std::vector<InboxLine>& own, const Desk& desk) {
    std::size_t overdue = 0, soon = 0;
    for (const InboxLine& line : own) {
        if (line.due.empty()) continue;
        const auto group = desk.nearness_of(line.due).group;
        overdue += group == Nearness::Group::overdue ? 1 : 0;
        soon += group == Nearness::Group::soon ? 1 : 0;
    }
    if (own.empty()) return "No tiene asuntos por atender.";
    std::string text = counted(own.size(), "asunto", "asuntos") + " por atender";
    if (overdue != 0) text += ": " + counted(overdue, "vencido", "vencidos");
    if (soon != 0) {
        text += std::string(overdue == 0 ? ": " : ", ") + std::to_string(soon) +
                (soon == 1 ? " vence" : " vencen") + " en 3 días hábiles o menos";
    }
    return text + ".";
}

struct List {
    Value groups = Value::array();
    std::string more;  // address of the next page
};

std::string address(const std::string& view, const std::string& search, const std::string& mark) {
    std::string text = "/bandeja?vista=" + view;
    if (!search.empty()) text += "&buscar=" + in_address(search);
    if (!mark.empty()) text += "&desde=" + in_address(mark);
    return text;
}

List list_of(std::vector<Sorted> rows, const Request& request, const Desk& desk) {
    std::sort(rows.begin(), rows.end());
    if (const auto mark = read_mark(asked(request, "desde"))) {
        rows.erase(rows.begin(), std::upper_bound(rows.begin(), rows.end(), *mark));
    }
    List list;
    if (rows.size() > rows_a_page) {
        rows.resize(rows_a_page);
        list.more = address(view_of(request), asked(request, "buscar"), rows.back().mark());
    }
    list.groups = grouped(rows, desk);
    return list;
}

List inbox_list(const std::vector<InboxLine>& lines, const Request& request, const Desk& desk) {
    std::vector<Sorted> rows;
    for (const InboxLine& line : lines) {
        if (matches_search(asked(request, "buscar"), line.title, line.id))
            rows.push_back({line.due, line.id.value, line.task, inbox_row(line, desk)});
    }
    return list_of(std::move(rows), request, desk);
}

Result<List> unit_list(const Request& request, Visit& visit, const Desk& desk) {
    const auto lines = workflows::list_unit_tasks(visit.cases, visit.person, desk.organization);
    if (!lines) return lines.error();
    std::vector<Sorted> rows;
    for (const auto& line : *lines) {
        if (!matches_search(asked(request, "buscar"), line.title, line.id)) continue;
        Value made = row(line.id, line.title, line.package_title, line.status, false);
        made["tarea"] = line.task_title;
        made["vence"] = desk.due(line.due);
        std::string names;
        for (const std::string& name : line.awaited) names += (names.empty() ? "" : ", ") + name;
        made["nota"] = names;
        rows.push_back({line.due, line.id.value, line.task_title, std::move(made)});
    }
    return list_of(std::move(rows), request, desk);
}

// Cases in which the person did something: still open, or all of them.
Result<List> case_list(const Request& request, Visit& visit, const Desk& desk, bool open_only) {
    workflows::CaseId before;
    if (const auto mark = read_mark(asked(request, "desde"))) before.value = mark->id;
    const std::string search = asked(request, "buscar");
    const auto page = workflows::list_cases(
        visit.cases, visit.person, desk.organization, before, [&](const auto& line) {
            return !line.last_day.empty() && !(open_only && line.ended) &&
                   matches_search(search, line.title, line.id);
        });
    if (!page) return page.error();
    List list;
    Value rows = Value::array();
    for (const auto& line : page->lines) {
        Value made = row(line.id, line.title, line.package_title, line.status, line.ended);
        made["vence"] = open_only ? desk.due(line.due) : Value();
        if (!open_only)
            made["vence"] = {{"dia", line.last_day},
                             {"texto", desk.day(line.last_day)},
                             {"clase", "n"},
                             {"cerca", ""}};
        made["nota"] = line.last_act == "abrir" ? "Abrió el expediente" : line.last_act;
        rows.push_back(std::move(made));
    }
    if (!rows.empty())
        list.groups.push_back({{"titulo", ""}, {"cuenta", ""}, {"filas", std::move(rows)}});
    if (page->next.value != 0)
        list.more = address(view_of(request), search, "|" + std::to_string(page->next.value) + "|");
    return list;
}

Value empty_state(const std::string& view, const std::string& search) {
    if (!search.empty())
        return {{"icono", "buscar"},
                {"titulo", "Nada coincide con «" + search + "»"},
                {"texto", "Se buscó en el asunto y en el número del expediente."},
                {"camino", "/bandeja?vista=" + view},
                {"rotulo", "Quitar la búsqueda"}};
    if (view == "propios")
        return {{"icono", "visto"},
                {"titulo", "No tiene asuntos por atender"},
                {"texto", "Cuando le deriven un expediente aparecerá aquí y recibirá un correo."},
                {"camino", "/bandeja?vista=atendidos"},
                {"rotulo", "Ver asuntos atendidos"}};
    const char* text = view == "reemplazo"
                           ? "Aquí aparecen los asuntos de las personas que usted reemplaza, "
                             "mientras dura el encargo."
                       : view == "unidad" ? "Aquí aparecen los asuntos que esperan a otras "
                                            "personas de su unidad."
                       : view == "seguimiento"
                           ? "Aquí aparecen los expedientes abiertos en los que usted intervino."
                           : "Aquí aparecen los expedientes en los que usted intervino.";
    return {{"icono", "bandeja"},
            {"titulo", "No hay nada en esta vista"},
            {"texto", text},
            {"camino", "/bandeja"},
            {"rotulo", "Ver lo que tengo por atender"}};
}

Value substitutions(const Desk& desk, const std::string& person) {
    Value all = Value::array();
    for (const auto& each : desk.organization.substitutions()) {
        if (each.substitute != person || desk.today < each.from || desk.today > each.to) continue;
        all.push_back({{"nombre", desk.name(each.absent)},
                       {"hasta", short_day(each.to)},
                       {"documento", each.document.empty() ? "" : each.document + "."}});
    }
    return all;
}

Value tabs(const std::string& view, std::size_t own, std::size_t substituting) {
    Value all = Value::array();
    for (const View& each : views) {
        const std::string name = each.name;
        const std::string count = name == "propios"     ? " (" + std::to_string(own) + ")"
                                  : name == "reemplazo" ? " (" + std::to_string(substituting) + ")"
                                                        : "";
        all.push_back({{"texto", each.text + count},
                       {"camino", "/bandeja?vista=" + name},
                       {"aqui", name == view}});
    }
    return all;
}

}  // namespace

Response inbox_page(const Request& request, Visit& visit) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto lines = visit.cases.inbox(visit.person, desk->organization);
    if (!lines) return problem_page(lines.error(), visit);
    std::vector<InboxLine> own, substituting;
    for (const InboxLine& line : *lines) (line.behalf.empty() ? own : substituting).push_back(line);

    const std::string view = view_of(request);
    const auto list = view == "propios"     ? Result<List>(inbox_list(own, request, *desk))
                      : view == "reemplazo" ? inbox_list(substituting, request, *desk)
                      : view == "unidad"    ? unit_list(request, visit, *desk)
                                         : case_list(request, visit, *desk, view == "seguimiento");
    if (!list) return problem_page(list.error(), visit);

    const std::string search = asked(request, "buscar");
    const bool own_work = view == "propios" || view == "reemplazo";
    Page page;
    page.section = "/bandeja";
    page.title = "Bandeja (" + std::to_string(own.size()) + " por atender)";
    page.body = render(
        "bandeja", {{"recursos", asset_paths()},
                    {"resumen", summary(own, *desk)},
                    {"puede_iniciar", desk->may_start_some(visit)},
                    {"encargos", substitutions(*desk, visit.person)},
                    {"vistas", tabs(view, own.size(), substituting.size())},
                    {"vista", view},
                    {"buscar", search},
                    {"leyenda", view == "atendidos" ? "Expedientes en los que usted intervino"
                                                    : "Asuntos, del más urgente al menos urgente"},
                    {"columna_fecha", view == "atendidos" ? "Su último acto" : "Vence"},
                    {"con_envio", own_work},
                    {"columnas", own_work ? "5" : "4"},
                    {"columna_acto", view == "unidad" ? "Le corresponde a"
                                     : own_work       ? "Le corresponde"
                                                      : "Lo que usted hizo"},
                    {"grupos_hay", !list->groups.empty()},
                    {"grupos", list->groups},
                    {"vacio", empty_state(view, search)},
                    {"mas", list->more}});
    return to_response(page, visit);
}

}  // namespace web
