#include "web/pages/board_page.h"

#include <algorithm>

#include "web/asset_paths.h"
#include "web/page.h"
#include "web/pages/desk.h"
#include "web/pages/panel_cards.h"
#include "workflows/case_board.h"

namespace web {
namespace {

using engine::Value;

constexpr int bar_width = 120;  // of the drawing, in its own units

std::string days(int count) {
    return counted(static_cast<std::size_t>(count), "día hábil", "días hábiles");
}

// The mean wait as a bar, the term as a mark across it. Says the same in words beside it.
Html bar(int mean, int term, int longest_of_all) {
    const int full = std::max({longest_of_all, term, 1});
    const int width = mean * bar_width / full;
    const int mark = term * bar_width / full;
    std::string svg =
        "<svg class=\"barra-t\" viewBox=\"0 0 124 12\" width=\"124\" height=\"12\" "
        "aria-hidden=\"true\"><rect class=\"fondo\" x=\"0\" y=\"2\" width=\"" +
        std::to_string(bar_width) + "\" height=\"8\" rx=\"2\"/><rect class=\"" +
        (term > 0 && mean > term ? "largo" : "justo") + "\" x=\"0\" y=\"2\" width=\"" +
        std::to_string(width) + "\" height=\"8\" rx=\"2\"/>";
    if (term > 0) svg += "<path class=\"marca\" d=\"M" + std::to_string(mark) + " 0v12\"/>";
    return {svg + "</svg>"};
}

Html place_rows(const workflows::Board& board) {
    int longest = 0;
    for (const auto& each : board.places)
        longest = std::max({longest, each.mean, each.term.value_or(0)});
    Html rows;
    for (const auto& each : board.places) {
        rows += render("tablero_fila",
                       {{"tarea", each.task},
                        {"tipo", each.package_title},
                        {"cuantos", std::to_string(each.count)},
                        {"media", days(each.mean)},
                        {"mayor", days(each.longest)},
                        {"plazo", each.term ? days(*each.term) : "sin plazo"},
                        {"pasado", each.term && each.mean > *each.term}},
                       {{"barra", bar(each.mean, each.term.value_or(0), longest)}});
    }
    return rows;
}

Value next_of(const workflows::Board& board, const Desk& desk) {
    Value list = Value::array();
    for (const auto& each : board.next)
        list.push_back({{"camino", case_path(each.id)},
                        {"asunto", each.title},
                        {"tarea", each.task},
                        {"vence", desk.due(each.due)}});
    return list;
}

}  // namespace

Response board_page(const Request& /*request*/, Visit& visit, workflows::ViewShelf& shelf) {
    const auto desk = open_desk(visit);
    if (!desk) return problem_page(desk.error(), visit);
    const auto board =
        workflows::board_for(visit.cases, visit.person, desk->organization, desk->holidays);
    if (!board) return problem_page(board.error(), visit);
    const Value next = next_of(*board, *desk);
    const auto panels = workflows::role_board(visit.cases, visit.house.catalog(), shelf,
                                              visit.person, desk->organization, desk->holidays);
    const Value cards = panel_cards(panels, *desk);
    Page page;
    page.title = "Tablero";
    page.section = "/tablero";
    page.body =
        render("tablero",
               {{"recursos", asset_paths()},
                {"corte", short_moment(visit.clock.now())},
                {"abiertos", std::to_string(board->open)},
                {"vencidas", std::to_string(board->overdue)},
                {"pronto", std::to_string(board->due_soon)},
                {"terminados", std::to_string(board->ended_this_month)},
                {"parcial", board->partial},
                {"paneles_hay", !cards["procedimientos"].empty()},
                {"hay", board->open + board->ended_this_month > 0},
                {"lugares_hay", !board->places.empty()},
                {"proximos_hay", !next.empty()},
                {"proximos", next}},
               {{"lugares", place_rows(*board)}, {"paneles", render("tablero_paneles", cards)}});
    return to_response(page, visit);
}

}  // namespace web
