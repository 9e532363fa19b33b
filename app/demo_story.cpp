#include "app/demo_story.h"

#include <chrono>

namespace app {
namespace {

using engine::Value;
using std::chrono::hours;

constexpr char coordinator[] = "coordinadora-integridad";
constexpr char planning[] = "director-ogppd";
constexpr char planning_substitute[] = "jefe-racionalizacion";
constexpr char legal[] = "directora-ogaj";
constexpr char legal_second[] = "abogado-ogaj";
constexpr char secretary[] = "secretaria-general";
constexpr char communication[] = "jefa-ocop";

Value external(const std::string& series, int through, const std::string& reason) {
    return {{"series", series}, {"through", through}, {"reason", reason}};
}

void draft(DemoOffice& office, const workflows::ImportedTable& matrix, const Narrator& say) {
    say("La Coordinadora de Integridad abre el expediente e importa la matriz de " +
        std::to_string(matrix.rows) + " acciones (" + std::to_string(matrix.doubts.size()) +
        " dudas anotadas)");
    office.opens("programa-integridad", coordinator, "Programa de Integridad 2023");
    office.does(coordinator, "importar", matrix.data);
    office.comes("2023-05-17", hours(10));
    office.administers("correlativos.externos", external("INFORME|MINCETUR/SG/CI|2023", 8,
                                                         "Informes emitidos antes de usar Visado"));
    say("Presenta el proyecto con el Informe N° 0009: OGPPD y OGAJ tienen 7 días hábiles");
    office.does(coordinator, "enviar",
                {{"resumen",
                  "Se propone el Programa de Integridad 2023 con 31 acciones para cerrar las "
                  "brechas del ICP."}});
}

void one_round_of_observations(DemoOffice& office, const Narrator& say) {
    office.comes("2023-05-25", hours(11));
    say("OGPPD observa dos puntos; OGAJ termina su opinión y todo vuelve junto");
    office.does(
        planning, "ogppd.observar",
        {{"observaciones",
          Value::array({"Precisar el trimestre de la acción AOE.1.1, que no tiene ninguno marcado.",
                        "Completar el medio de verificación de la acción AOE.6.1."})}});
    office.comes("2023-05-26", hours(16));
    office.does(
        legal, "ogaj.recomendar",
        {{"recomendaciones",
          Value::array({"Citar la Resolución Secretarial N° 0037-2021 en los considerandos."})}});
    office.comes("2023-06-02", hours(9));
    office.does(coordinator, "responder",
                {{"numero", 1},
                 {"respuesta",
                  "La creación de la Oficina depende de la aprobación del ROF; no se compromete un "
                  "trimestre."}});
    office.does(
        coordinator, "responder",
        {{"numero", 2},
         {"respuesta",
          "El medio de verificación será el informe de seguimiento de los entregables del SCI."}});
}

void second_version(DemoOffice& office, const Narrator& say) {
    office.comes("2023-06-07", hours(10));
    office.administers("correlativos.externos", external("INFORME|MINCETUR/SG/CI|2023", 25,
                                                         "Informes 0010 a 0025, de otros asuntos"));
    say("Presenta la segunda versión con el Informe N° 0026: vuelve a opinar solo quien observó");
    office.does(
        coordinator, "enviar",
        {{"resumen", "Se levantan las dos observaciones de OGPPD."}, {"afecta", Value::array()}});
    office.administers(
        "encargatura.registrar",
        {{"absent", planning},
         {"substitute", planning_substitute},
         {"from", "2023-06-12"},
         {"to", "2023-06-16"},
         {"document", "Memorando de encargatura 065-2023-MINCETUR/SG (demostración)"}});
    office.comes("2023-06-14", hours(12));
    say("El Jefe de Racionalización, encargado de OGPPD, da opinión favorable; queda el nombre de "
        "los dos");
    office.does(planning_substitute, "ogppd.favorable",
                {{"conclusiones", "Las observaciones fueron levantadas."}});
    office.comes("2023-06-19", hours(9));
    say("OGAJ visa la versión final y el expediente se eleva");
    office.does(legal_second, "visado.dar");
    office.comes("2023-06-21", hours(15));
    office.does(coordinator, "elevar");
}

void approval(DemoOffice& office, const Narrator& say) {
    office.administers(
        "correlativos.externos",
        external("RS|MINCETUR/SG|2023", 42, "Resoluciones emitidas antes de usar Visado"));
    office.comes("2023-06-28", hours(12));
    say("Secretaría General aprueba: el número y la fecha se toman en ese momento");
    office.does(secretary, "sg.aprobar");
    office.comes("2023-07-03", hours(9));
    say("Se publica y se comunica a todas las direcciones");
    office.does(communication, "publicar",
                {{"url", "https://www.gob.pe/mincetur"}, {"fecha", "2023-07-03"}});
    office.comes("2023-07-04", hours(10));
    office.does(coordinator, "comunicar");
}

}  // namespace

void play_programme_2023(DemoOffice& office, const workflows::ImportedTable& matrix,
                         const Narrator& say) {
    draft(office, matrix, say);
    one_round_of_observations(office, say);
    second_version(office, say);
    approval(office, say);
}

}  // namespace app
