#include "tests/workflows/small_package.h"

#include <stdexcept>

namespace {

constexpr char manifest[] = R"x({
"name": "permiso", "title": "Permiso", "version": "1.0", "chart": "chart.scxml",
"start": {"by": "role:jefe", "settings": ["breve"]},
"roles": {"jefe": "Jefe", "asesor": "Asesor"},
"lists": {"todos": "Todos"},
"documents": {"acta": {"title": "Acta", "template": "documents/acta.mustache", "data": "datosActa()"}},
"series": {"actas": {"title": "Acta", "type": "ACTA", "organ": "SG", "format": "{number:3}-{year}-{entity}/{organ}"}},
"profiles": [{"valid_from": "2019-01-01", "values": {"termino": "3 habiles", "breve": false}}],
"forms": ["pedido"],
"notices": ["aprobado", "por-vencer", "tarea-nueva"],
"imports": {"filas": "imports/filas.json"},
"views": {"filas": "views/filas.json"}
}
)x";

constexpr char chart[] =
    R"x(<scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:v="urn:visado:chart:1"
       version="1.0" name="permiso" datamodel="ecmascript" initial="pedido">
<datamodel><data id="filas" expr="[]"/></datamodel>
<script src="reglas.js"/>
<state id="pedido">
  <v:task id="pedir" by="role:jefe" title="Pedir"/>
  <transition event="pedir" target="revision" v:label="Pedir" v:form="pedido">
    <assign location="filas" expr="_event.data.filas"/>
  </transition>
</state>
<state id="revision">
  <v:task id="revisar" by="role:asesor" not-by="pedir" title="Revisar"/>
  <v:deadline id="plazo" afterexpr="_x.profile.termino" event="plazo.revision">
    <v:remind before="1 habiles" notice="por-vencer" to="superior:asesor"/>
  </v:deadline>
  <transition event="aprobar" cond="listo()" target="aprobado" v:label="Aprobar">
    <v:document id="acta" template="acta" number="actas"/>
    <v:notify notice="aprobado" to="role:jefe list:todos"/>
  </transition>
  <transition event="ampliar" v:label="Ampliar"><v:extend deadline="plazo" by="2 habiles"/></transition>
  <transition event="plazo.revision" target="pedido"/>
</state>
<final id="aprobado"/>
</scxml>
)x";

constexpr char rules[] = R"x(// _x.profile.nada en un comentario no cuenta
function listo() { return filas.length > 0 && !_x.profile.breve; }
function datosActa() { return {filas: filas, total: String(filas.length)}; }
function sinMeta(fila) { return !fila.meta; }
)x";

constexpr char form[] = R"x({"id": "pedido", "title": "Pedido", "fields": [
 {"name": "filas", "label": "Filas", "type": "table", "required": true, "max_items": 100, "fields": [
  {"name": "codigo", "label": "Código", "type": "text", "max_length": 20},
  {"name": "meta", "label": "Meta", "type": "long_text", "max_length": 200}]},
 {"name": "dudas", "label": "Dudas", "type": "any", "max_bytes": 100000}]}
)x";

constexpr char import[] = R"x({"id": "filas", "title": "Filas", "event": "pedir", "form": "pedido",
"rows_to": "filas", "doubts_to": "dudas",
"columns": [{"name": "codigo", "required": true, "headings": ["Código", "N°"]},
            {"name": "meta", "required": true}],
"doubts": [{"when": "sinMeta(fila)", "columns": ["meta"], "message": "No hay meta."}]}
)x";

constexpr char view[] = R"x({"id": "filas", "title": "Filas", "rows": "filas",
"columns": [{"heading": "Código", "path": "codigo", "width": 10},
            {"heading": "Largo", "expr": "String(fila.meta.length)", "total": "count"}]}
)x";

}  // namespace

workflows::PackageFiles small_package() {
    return {{"package.json", manifest},
            {"chart.scxml", chart},
            {"reglas.js", rules},
            {"forms/pedido.json", form},
            {"documents/acta.mustache",
             "<h1>{{documento.titulo}} {{documento.numero}}</h1>\n"
             "<p>{{entidad.nombre}}: {{expediente.titulo}}</p>\n"
             "{{#d.filas}}<p>{{codigo}}</p>{{/d.filas}}\n<p>{{d.total}}</p>\n"},
            {"notices/tarea-nueva.mustache",
             "Asunto: {{tarea.titulo}}\n\n{{destinatario.nombre}}: {{expediente.enlace}}\n"},
            {"notices/por-vencer.mustache",
             "Asunto: Vence {{tarea.vence_larga}}\n\n{{tarea.titulo}}\n"},
            {"notices/aprobado.mustache",
             "Asunto: Aprobado {{docs.acta.number}}\n\n{{acto.nombre}}\n{{expediente.estado}}\n"},
            {"imports/filas.json", import},
            {"views/filas.json", view}};
}

workflows::PackageFiles small_package(const std::string& file, const std::string& from,
                                      const std::string& to) {
    workflows::PackageFiles files = small_package();
    if (from.empty()) {
        files.erase(file);
        if (to != "-") files[file] = to;
        return files;
    }
    std::string& text = files.at(file);
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("«" + from + "» no está en " + file);
    text.replace(at, from.size(), to);
    return files;
}

std::string lines_of(const engine::Problems& problems) {
    std::string lines;
    for (const auto& each : problems) lines += engine::to_line(each) + "\n";
    return lines;
}
