#include "web/pages/help_page.h"

#include "web/page.h"

namespace web {
namespace {

using engine::Value;

struct Paragraph {
    const char *title, *text;
};

Response text_page(const std::string& title, std::initializer_list<Paragraph> paragraphs,
                   const Visit& visit) {
    Value all = Value::array();
    for (const Paragraph& each : paragraphs)
        all.push_back({{"titulo", each.title}, {"texto", each.text}, {"primero", all.empty()}});
    Page page;
    page.title = title;
    page.body = render("ayuda", {{"titulo", title}, {"parrafos", all}});
    return to_response(page, visit);
}

}  // namespace

Response help_page(const Request&, Visit& visit) {
    return text_page(
        "Ayuda",
        {{"¿Qué tengo que hacer?",
          "La bandeja muestra lo que espera por usted, del más urgente al menos urgente. El botón "
          "de cada fila dice el acto que le corresponde."},
         {"¿Y si me equivoco?",
          "Antes de registrar un acto verá un resumen y podrá volver a corregir. Lo registrado no "
          "se borra: se corrige con otro acto."},
         {"¿Se pierde lo que escribo?",
          "No. Se guarda como borrador, también si su sesión termina o si el expediente cambia "
          "mientras escribe. Lo encontrará al abrir de nuevo el mismo acto."},
         {"¿Por qué no veo un botón?",
          "Solo aparecen los actos que le tocan a usted en este momento. En el expediente, "
          "«Opiniones y vistos» dice a quién se espera."},
         {"¿Cómo se cuentan los plazos?",
          "En días hábiles, desde el día siguiente, con los feriados del calendario de la entidad. "
          "En el expediente, «Cómo se contó» muestra cada día."},
         {"¿A quién pido ayuda?",
          "A la oficina de Informática de su entidad. Si la página mostró un código, indíquelo."}},
        visit);
}

Response accessibility_page(const Request&, Visit& visit) {
    return text_page(
        "Accesibilidad",
        {{"Cómo está hecho",
          "Las páginas se usan con teclado, con lector de pantalla, en teléfono y sin JavaScript. "
          "El objetivo es la norma WCAG 2.2, nivel AA; ningún dato se dice solo con color."},
         {"El diagrama de cada expediente",
          "Dice lo mismo que la lista de pasos y que el texto que lo acompaña."},
         {"Si algo no funciona para usted",
          "Avise a la oficina de Informática de su entidad: diga en qué página y con qué programa "
          "navega."}},
        visit);
}

}  // namespace web
