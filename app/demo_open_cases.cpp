#include "app/demo_open_cases.h"

#include <chrono>

namespace app {
namespace {

using engine::Value;
using std::chrono::hours;

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char officer[] = "directora-op";
constexpr char planning[] = "director-ogppd";
constexpr char planner[] = "especialista-ogppd";
constexpr char lawyer[] = "abogado-ogaj";
constexpr char package[] = "programa-integridad";

// Some rows of the real matrix: enough to read, little to print.
Value some_actions(const workflows::ImportedTable& matrix, std::size_t first, std::size_t count) {
    Value actions = Value::array();
    for (std::size_t i = first; i < first + count; ++i)
        actions.push_back(matrix.data.at("acciones").at(i));
    return {{"acciones", actions}};
}

void presents(DemoOffice& office, const std::string& who, const std::string& title,
              const Value& actions, const std::string& summary) {
    office.opens(package, who, title);
    office.does(who, "importar", actions);
    office.does(who, "enviar", {{"resumen", summary}});
}

Value opinion(const std::string& words, const std::string& number) {
    return {{"conclusiones", words}, {"informe_numero", number}};
}

void observed(DemoOffice& office) {
    office.does(planning, "ogppd.observar",
                {{"observaciones",
                  Value::array({"La meta de la segunda acción no dice cuántas personas capacita.",
                                "Falta el presupuesto de la cuarta acción."})}});
    office.does(lawyer, "ogaj.favorable",
                opinion("La propuesta se ajusta a la Directiva N° 002-2021-PCM/SIP.",
                        "0131-2023-MINCETUR/SG/OGAJ"));
}

void both_favourable(DemoOffice& office) {
    office.does(
        planner, "ogppd.favorable",
        opinion("Las acciones son coherentes con el POI 2023.", "0244-2023-MINCETUR/SG/OGPPD"));
    office.does(lawyer, "ogaj.favorable",
                opinion("No se encuentra impedimento legal.", "0127-2023-MINCETUR/SG/OGAJ"));
}

}  // namespace

void open_cases_under_way(DemoOffice& office, const workflows::ImportedTable& matrix) {
    office.on_entry(nullptr);
    office.comes("2023-07-04", hours(11));
    presents(office, coordinator, "Modificación del Programa 2023: gestión de riesgos",
             some_actions(matrix, 4, 4), "Se reprograman cuatro acciones al cuarto trimestre.");
    office.does(
        lawyer, "ogaj.favorable",
        opinion("La modificación sigue el trámite del Programa.", "0125-2023-MINCETUR/SG/OGAJ"));
    office.comes("2023-07-05", hours(9));
    presents(office, officer, "Modificación del Programa 2023: contrataciones",
             some_actions(matrix, 24, 3), "Se añade el control de las contrataciones menores.");
    both_favourable(office);
    office.comes("2023-07-07", hours(9));
    office.does(lawyer, "visado.dar");
    office.does(officer, "elevar");
    presents(office, officer, "Modificación del Programa 2023: canal de denuncias",
             some_actions(matrix, 20, 3), "Se incorpora el canal de denuncias en línea.");
    office.comes("2023-07-10", hours(15));
    both_favourable(office);
    presents(office, officer, "Modificación del Programa 2023: capacitación",
             some_actions(matrix, 12, 4), "Se precisan las metas de capacitación.");
    office.comes("2023-07-12", hours(9));
    presents(office, coordinator, "Modificación del Programa 2023: encuesta anual",
             some_actions(matrix, 8, 3), "Se adelanta la encuesta anual de integridad.");
    observed(office);
    office.comes("2023-07-14", hours(10));
    presents(office, coordinator, "Modificación del Programa 2023: transparencia",
             some_actions(matrix, 16, 4), "Se actualizan los responsables de transparencia.");
    office.opens(package, coordinator, "Programa de Integridad 2024");
    office.administers("encargatura.registrar", {{"absent", "directora-ogaj"},
                                                 {"substitute", lawyer},
                                                 {"from", "2023-07-17"},
                                                 {"to", "2023-07-21"},
                                                 {"document",
                                                  "Memorando de encargatura 078-2023-MINCETUR/SG "
                                                  "(demostración)"}});
    office.comes("2023-07-17", hours(10));
}

}  // namespace app
