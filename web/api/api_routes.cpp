#include <memory>

#include "web/api/json_words.h"
#include "web/api/operations.h"

namespace web {

Routes api_routes() {
    const auto views = std::make_shared<workflows::ViewShelf>();
    Operations all = case_operations();
    for (Operation& each : document_operations()) all.push_back(std::move(each));
    for (Operation& each : matrix_operations(views)) all.push_back(std::move(each));
    for (Operation& each : board_operations(views)) all.push_back(std::move(each));
    for (Operation& each : agenda_operations()) all.push_back(std::move(each));
    const auto description = std::make_shared<std::string>();
    all.push_back({"GET",
                   "/openapi.json",
                   Access::open,
                   "La descripción de esta interfaz",
                   {},
                   "",
                   200,
                   "Descripcion",
                   [description](const Request&, Visit&) {
                       return Response{200, "application/json", *description};
                   }});
    *description = openapi(all).dump(2) + "\n";
    Routes routes;
    for (Operation& each : all) {
        routes.push_back({each.method, api_root + each.pattern, each.access, std::move(each.handle),
                          std::move(each.summary)});
    }
    return routes;
}

}  // namespace web
