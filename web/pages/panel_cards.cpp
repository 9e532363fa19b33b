#include "web/pages/panel_cards.h"

#include <algorithm>

#include "forms/decimal.h"

namespace web {
namespace {

using engine::Value;
using workflows::PackagePlan;
using workflows::Panel;
using workflows::PanelBar;
using workflows::PanelReading;

constexpr std::size_t most_bars = 12;
constexpr std::size_t most_dates = 5;
constexpr int bar_width = 100;  // of the drawing, in its own units

// "1234567.5" -> "1,234,567.5".
std::string with_thousands(const std::string& number) {
    const std::size_t first = number.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string text;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (i > first && i < point && (point - i) % 3 == 0) text += ',';
        text += number[i];
    }
    return text;
}

std::string plural(std::size_t count) {
    return counted(count, "fila", "filas");
}

Value bars_of(const PackagePlan& plan, const PanelReading& reading) {
    const bool shares = !reading.panel->where.empty();
    std::size_t longest = 1;
    for (const PanelBar& each : reading.bars) longest = std::max(longest, each.all);
    Value bars = Value::array();
    for (std::size_t i = 0; i < std::min(most_bars, reading.bars.size()); ++i) {
        const PanelBar& each = reading.bars[i];
        const std::size_t part = shares ? each.counted : each.all;
        const std::size_t whole = shares ? each.all : longest;
        const std::size_t width = part * bar_width / whole;
        bars.push_back(
            {{"texto", each.group.empty() ? "Sin dato" : each.group},
             {"camino", panel_path(plan, *reading.panel, {false, each.group})},
             {"ancho", std::to_string(width)},
             {"cuantos", shares ? std::to_string(each.counted) + " de " + std::to_string(each.all)
                                : std::to_string(each.all)},
             {"luz", light_class(each.light)},
             {"dice", each.says}});
    }
    return bars;
}

Value dates_of(const PanelReading& reading, const Desk& desk) {
    Value dates = Value::array();
    for (std::size_t i = 0; i < std::min(most_dates, reading.dates.size()); ++i) {
        const auto& each = reading.dates[i];
        dates.push_back(
            {{"vence", desk.due(each.day)}, {"camino", case_path(each.id)}, {"texto", each.label}});
    }
    return dates;
}

Value card(const PackagePlan& plan, const PanelReading& reading, const Desk& desk) {
    const Panel& panel = *reading.panel;
    const bool failed = reading.problem.has_value();
    const bool figure = panel.kind == Panel::Kind::figure;
    const bool part = figure && !panel.where.empty() && reading.all != reading.counted &&
                      (panel.shown == Panel::Shown::percent || !panel.of.empty());
    const bool sum = figure && panel.shown == Panel::Shown::sum && !failed;
    const std::size_t bars = reading.bars.size(), dates = reading.dates.size();
    return {{"titulo", panel.title},
            {"falla", failed ? Value{{"mensaje", reading.problem->message},
                                     {"lugar", reading.problem->place},
                                     {"remedio", reading.problem->remedy}}
                             : Value()},
            {"cifra", !failed && figure},
            {"barras_hay", !failed && panel.kind == Panel::Kind::bars},
            {"fechas_hay", !failed && panel.kind == Panel::Kind::dates},
            {"lista", !failed && !figure},
            {"camino", panel_path(plan, panel)},
            {"valor", failed ? "" : panel_words(reading)},
            {"luz", light_class(reading.light)},
            {"dice", reading.says},
            {"parte_hay", part || sum},
            {"parte", sum ? "en" : std::to_string(reading.counted) + " de"},
            {"todas", plural(sum ? reading.counted : reading.all)},
            {"camino_todas", panel_path(plan, panel, {!sum, std::nullopt})},
            {"barras", bars_of(plan, reading)},
            {"barras_mas",
             bars > most_bars ? "Los otros " + std::to_string(bars - most_bars) : std::string()},
            {"fechas", dates_of(reading, desk)},
            {"fechas_mas", dates > most_dates ? "Ver las " + std::to_string(dates) : std::string()},
            {"nada", bars + dates == 0},
            {"nada_dice", panel.kind == Panel::Kind::dates ? "Nada por vencer." : "Sin filas."}};
}

}  // namespace

const char* light_class(workflows::Light light) {
    switch (light) {
        case workflows::Light::green:
            return "ok";
        case workflows::Light::amber:
            return "av";
        case workflows::Light::red:
            return "mal";
        case workflows::Light::none:
            break;
    }
    return "";
}

std::string panel_path(const PackagePlan& plan, const Panel& panel,
                       const workflows::PanelPart& part) {
    std::string path = "/seguimiento/" + in_address(plan.name) + "/" + in_address(panel.view) +
                       "?indicador=" + in_address(panel.id);
    if (part.all) path += "&parte=todas";
    if (part.group) path += "&grupo=" + in_address(*part.group);
    return path;
}

std::string panel_words(const PanelReading& reading) {
    if (reading.value.empty()) return "—";
    const Panel& panel = *reading.panel;
    if (panel.kind == Panel::Kind::figure && panel.shown == Panel::Shown::percent)
        return reading.value + "\u00a0%";
    const auto number = forms::canonical_decimal(reading.value);
    if (!number || panel.shown == Panel::Shown::newest)
        return panel.unit.empty() ? reading.value : reading.value + "\u00a0" + panel.unit;
    const auto money = panel.unit == "S/" ? forms::with_decimals(*number, 2) : std::nullopt;
    const std::string text = with_thousands(money.value_or(*number));
    return panel.unit.empty() ? text : panel.unit + "\u00a0" + text;
}

Value panel_cards(const workflows::RoleBoard& board, const Desk& desk) {
    Value sections = Value::array();
    std::string without_rows;
    for (const auto& each : board.sections) {
        const PackagePlan& plan = *each.plan;
        if (each.problem) {
            sections.push_back({{"nombre", plan.name},
                                {"titulo", plan.title},
                                {"falla", Value{{"mensaje", each.problem->message},
                                                {"lugar", each.problem->place},
                                                {"remedio", each.problem->remedy}}},
                                {"cifras_hay", false},
                                {"cifras", Value::array()},
                                {"listas_hay", false},
                                {"listas", Value::array()}});
            continue;
        }
        if (std::all_of(each.panels.begin(), each.panels.end(),
                        [](const PanelReading& reading) { return reading.empty; })) {
            without_rows += (without_rows.empty() ? "" : "; ") + plan.title;
            continue;
        }
        Value figures = Value::array(), lists = Value::array();
        for (const PanelReading& reading : each.panels) {
            Value one = card(plan, reading, desk);
            (one["lista"].get<bool>() ? lists : figures).push_back(std::move(one));
        }
        sections.push_back({{"nombre", plan.name},
                            {"titulo", plan.title},
                            {"falla", nullptr},
                            {"cifras_hay", !figures.empty()},
                            {"cifras", std::move(figures)},
                            {"listas_hay", !lists.empty()},
                            {"listas", std::move(lists)}});
    }
    return {{"procedimientos_hay", !sections.empty()},
            {"procedimientos", std::move(sections)},
            {"sin_datos", without_rows}};
}

}  // namespace web
