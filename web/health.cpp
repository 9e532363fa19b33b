#include "web/health.h"

#include <exception>

#include "web/visit.h"

namespace web {
namespace {

Response health(const Request&, Visit& visit) {
    constexpr char json[] = "application/json; charset=utf-8";
    try {
        visit.house.queries().head();
        return {200, json, R"({"estado":"ok","almacen":"legible"})"};
    } catch (const std::exception&) {
        return {503, json, R"({"estado":"falla","almacen":"ilegible"})"};
    }
}

}  // namespace

Routes health_routes() {
    return {{"GET", "/salud", Access::open, health,
             "Dice si el servicio responde y si su almacén se puede leer."}};
}

}  // namespace web
