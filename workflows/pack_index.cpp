#include "workflows/pack_index.h"

#include <stdexcept>

#include "forms/document_template.h"

namespace workflows {
namespace {

using engine::Value;

constexpr char page[] = R"html(<!DOCTYPE html>
<html lang="es-PE"><head><meta charset="utf-8"><title>Índice: {{titulo}}</title>
<style>@page{size:A4 landscape;margin:12mm}body{font:10pt sans-serif}table{border-collapse:collapse;width:100%}th,td{border:1px solid #888;padding:3px 5px;text-align:left;vertical-align:top;font-size:8.5pt}td.h{font-family:monospace;font-size:7.5pt;word-break:break-all}h1{font-size:14pt}</style></head>
<body><h1>{{titulo}}</h1>
<p>Para: {{sistema}}.{{#nota}} {{nota}}{{/nota}}</p>
<p>{{estado}}</p>
<table><thead><tr><th>N°</th><th>Archivo</th><th>Qué es</th><th>Título</th><th>Número</th><th>Código de verificación</th><th>Fecha</th><th>SHA-256</th></tr></thead><tbody>
{{#archivos}}<tr><td>{{n}}</td><td>{{archivo}}</td><td>{{que}}</td><td>{{titulo}}</td><td>{{numero}}</td><td>{{codigo}}</td><td>{{fecha}}</td><td class="h">{{huella}}</td></tr>
{{/archivos}}</tbody></table>
<p>Comprobar los archivos: «sha256sum -c SHA256SUMS». Comprobar un documento emitido: con su código de verificación, en la página «Verificación» de Visado.</p>
</body></html>
)html";

const forms::DocumentTemplate& index_page() {
    static const forms::DocumentTemplate read = [] {
        auto parsed = forms::DocumentTemplate::parse({"indice", page}, {}, forms::Escaping::html);
        if (!parsed) throw std::logic_error(engine::to_line(parsed.error().front()));
        return std::move(*parsed);
    }();
    return read;
}

}  // namespace

std::string pack_index(const PackDefinition& pack, const std::string& state,
                       const std::vector<PackedFile>& files) {
    Value rows = Value::array();
    for (const PackedFile& each : files)
        rows.push_back({{"n", std::to_string(rows.size() + 1)},
                        {"archivo", each.name},
                        {"que", each.what},
                        {"titulo", each.title},
                        {"numero", each.number},
                        {"codigo", each.code},
                        {"fecha", each.date},
                        {"huella", each.sha256}});
    auto text = index_page().render({{"titulo", pack.title},
                                     {"sistema", pack.system},
                                     {"nota", pack.note},
                                     {"estado", state},
                                     {"archivos", std::move(rows)}});
    if (!text) throw std::logic_error(engine::to_line(text.error().front()));
    return std::move(*text);
}

}  // namespace workflows
