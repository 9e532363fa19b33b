#include "web/pages/admin_calendar.h"

#include <charconv>

#include "web/asset_paths.h"
#include "web/pages/admin_desk.h"
#include "workflows/calendar_impact.h"
#include "workflows/stored_world.h"

namespace web {
namespace {

using engine::Problem;
using engine::Refusal;
using engine::Result;
using engine::Value;
using engine::calendar::Date;
using engine::calendar::Holiday;
using engine::calendar::HolidayKind;
using engine::calendar::HolidayTable;

const std::map<std::string, std::string> said = {
    {"agregado", "El día quedó agregado. Rige para los plazos que empiecen desde ahora."},
    {"quitado", "El día quedó quitado. Rige para los plazos que empiecen desde ahora."}};

// National holidays come with the program and its law, not by hand.
constexpr HolidayKind kinds[] = {HolidayKind::regional, HolidayKind::public_sector,
                                 HolidayKind::excluded};

int year_of(Date date) {
    return static_cast<int>(std::chrono::year_month_day(date).year());
}

int asked_year(const Request& request, const Desk& desk) {
    const std::string* text = request.asked("anio");
    int year = year_of(desk.today);
    if (text != nullptr) std::from_chars(text->data(), text->data() + text->size(), year);
    return std::clamp(year, desk.holidays.first_year(), desk.holidays.last_year());
}

Value rows_of(const HolidayTable& table, int year) {
    Value rows = Value::array();
    const std::chrono::sys_days first(std::chrono::year(year) / 1 / 1);
    const std::chrono::sys_days after(std::chrono::year(year + 1) / 1 / 1);
    for (auto day = first; day < after; day += std::chrono::days(1)) {
        for (const Holiday& each : table.on(day)) {
            const bool in_p_only = each.kind == HolidayKind::public_sector;
            rows.push_back({{"dia", short_day(each.date)},
                            {"fecha", engine::calendar::to_iso(each.date)},
                            {"nombre", each.name},
                            {"tipo", engine::calendar::to_text(each.kind)},
                            {"calendario", in_p_only ? "P" : "H y P"},
                            {"norma", each.norm},
                            {"ambito", each.scope},
                            {"nota", each.note},
                            {"se_quita", each.kind != HolidayKind::national}});
        }
    }
    return rows;
}

Value kind_choices(const std::string& chosen) {
    Value list = Value::array();
    for (const HolidayKind kind : kinds) {
        const std::string text = engine::calendar::to_text(kind);
        list.push_back({{"texto", text}, {"elegido", text == chosen}});
    }
    return list;
}

Response page_of(const Request& request, Visit& visit, const Desk& desk, Value notice,
                 int status = 200) {
    const int year = asked_year(request, desk);
    const bool before = year > desk.holidays.first_year(), later = year < desk.holidays.last_year();
    Page page = admin_page("Feriados", "feriados");
    page.status = status;
    page.with_errors = status != 200;
    page.body = render("admin_feriados",
                       {{"recursos", asset_paths()},
                        {"aviso", std::move(notice)},
                        {"anio", std::to_string(year)},
                        {"anterior", before ? std::to_string(year - 1) : ""},
                        {"siguiente", later ? std::to_string(year + 1) : ""},
                        {"filas", rows_of(desk.holidays, year)},
                        {"tipos", kind_choices(typed_in(request, "tipo"))},
                        {"fecha", typed_in(request, "fecha")},
                        {"nombre", typed_in(request, "nombre")},
                        {"norma", typed_in(request, "norma")},
                        {"ambito", typed_in(request, "ambito")},
                        {"ficha", visit.form_token}},
                       {{"pestanas", admin_tabs("feriados")}});
    return to_response(page, visit);
}

// What is asked for, and the calendar as it would be.
struct Change {
    bool adds = true;
    Holiday day;
    HolidayTable table;
};

Result<Change> change_of(const Request& request, const Desk& desk) {
    const auto date = engine::calendar::parse_date(typed_in(request, "fecha"));
    if (!date) return Problem{Refusal::invalid, "Escriba la fecha.", "fecha", ""};
    const auto kind = engine::calendar::parse_holiday_kind(typed_in(request, "tipo"));
    if (!kind || *kind == HolidayKind::national)
        return Problem{Refusal::invalid, "Elija el tipo de día.", "tipo",
                       "Los feriados nacionales vienen con el programa."};
    Change change{typed_in(request, "hacer") != "quitar",
                  {*date, typed_in(request, "nombre"), *kind, typed_in(request, "norma"),
                   typed_in(request, "ambito"), ""},
                  desk.holidays};
    const auto done =
        change.adds ? change.table.add(change.day) : change.table.remove(*date, *kind);
    if (!done) return done.error();
    return change;
}

Response review(Visit& visit, const Desk& desk, const Change& change) {
    const auto impact = workflows::calendar_impact(visit.cases.queries(), change.table);
    Value rows = Value::array();
    for (const auto& each : impact.shifts)
        rows.push_back({{"expediente", std::to_string(each.id.value)},
                        {"plazo", each.term},
                        {"vence", desk.day(each.due)},
                        {"contado", desk.day(each.anew)}});
    Page page = admin_page("Revisar el cambio", "feriados");
    page.crumbs.push_back({"Feriados", "/administracion/feriados"});
    page.body = render("admin_feriado_revisar",
                       {{"recursos", asset_paths()},
                        {"agrega", change.adds},
                        {"dia", short_day(change.day.date)},
                        {"fecha", engine::calendar::to_iso(change.day.date)},
                        {"tipo", engine::calendar::to_text(change.day.kind)},
                        {"nombre", change.day.name},
                        {"norma", change.day.norm},
                        {"ambito", change.day.scope},
                        {"vigentes", counted(impact.running, "plazo en curso", "plazos en curso")},
                        {"parcial", impact.partial},
                        {"filas_hay", !rows.empty()},
                        {"filas", rows},
                        {"ficha", visit.form_token}},
                       {{"pestanas", admin_tabs("feriados")}});
    return to_response(page, visit);
}

Response record(const Request& request, Visit& visit, const Desk& desk, const Change& change) {
    Value data = {{"date", engine::calendar::to_iso(change.day.date)},
                  {"kind", engine::calendar::to_text(change.day.kind)}};
    if (change.adds) {
        data["name"] = change.day.name;
        data["norm"] = change.day.norm;
        data["scope"] = change.day.scope;
    }
    const auto recorded = visit.cases.administer(
        workflows::calendar_kind, change.adds ? "calendario.agregar" : "calendario.quitar",
        visit.person, std::move(data));
    if (!recorded)
        return page_of(request, visit, desk, error_notice(in_words(recorded.error())), 422);
    return see_other("/administracion/feriados?anio=" + std::to_string(year_of(change.day.date)) +
                     (change.adds ? "&hecho=agregado" : "&hecho=quitado"));
}

}  // namespace

Response calendar_page(const Request& request, Visit& visit) {
    const auto desk = open_admin(visit);
    if (!desk) return problem_page(desk.error(), visit);
    if (request.method != "POST")
        return page_of(request, visit, *desk, asked_notice(request, said));
    const auto change = change_of(request, *desk);
    if (!change) return page_of(request, visit, *desk, error_notice(in_words(change.error())), 422);
    if (typed_in(request, "paso") == "confirmar") return record(request, visit, *desk, *change);
    return review(visit, *desk, *change);
}

}  // namespace web
