#pragma once

#include "web/pages/desk.h"
#include "workflows/role_board.h"

namespace web {

// The panels of a role as the board shows them: figures, bars and days, each a link to the rows
// behind it (matrix_page.h).

// {"procedimientos": […], "sin_datos": titles of procedures whose panels have no row yet} for
// tablero.mustache.
engine::Value panel_cards(const workflows::RoleBoard& board, const Desk& desk);

// "/seguimiento/PACKAGE/VIEW?indicador=ID", with the part of it that is meant.
std::string panel_path(const workflows::PackagePlan& plan, const workflows::Panel& panel,
                       const workflows::PanelPart& part = {});

// "1,234", "66.7 %", "S/ 21,000.00": what a reading says, as people write it; "—" for nothing.
std::string panel_words(const workflows::PanelReading& reading);

// The class of a light in the style sheet; "" without.
const char* light_class(workflows::Light light);

}  // namespace web
