#include "web/api/operation.h"

namespace web {
namespace {

// One table, read as JSON: what each answer holds. Days are ISO ("2026-11-27"), moments ISO with
// offset; an empty text means that there is none.
constexpr char schemas[] = R"json({
"Problemas": {"type": "object", "required": ["estado", "problemas"], "properties": {
  "estado": {"type": "integer"}, "codigo": {"type": "string", "description": "para Informática, cuando falló el programa"},
  "problemas": {"type": "array", "items": {"type": "object", "properties": {
    "motivo": {"type": "string"}, "mensaje": {"type": "string"}, "lugar": {"type": "string"}, "remedio": {"type": "string"}}}}}},
"Acto": {"type": "object", "required": ["evento", "rotulo"], "properties": {
  "evento": {"type": "string"}, "rotulo": {"type": "string"}, "por": {"type": "string", "description": "a quién se reemplaza"},
  "tarea": {"type": "string"}}},
"Tarea": {"type": "object", "required": ["expediente", "asunto", "estado", "tarea", "titulo", "vence", "actos"], "properties": {
  "expediente": {"type": "integer"}, "asunto": {"type": "string"}, "procedimiento": {"type": "string"}, "estado": {"type": "string"},
  "tarea": {"type": "string"}, "titulo": {"type": "string"}, "vence": {"type": "string"}, "por": {"type": "string"},
  "actos": {"type": "array", "items": {"$ref": "#/components/schemas/Acto"}}}},
"Bandeja": {"type": "object", "required": ["tareas"], "properties": {
  "tareas": {"type": "array", "items": {"$ref": "#/components/schemas/Tarea"}}}},
"Fila": {"type": "object", "required": ["expediente", "asunto", "estado", "terminado"], "properties": {
  "expediente": {"type": "integer"}, "asunto": {"type": "string"}, "procedimiento": {"type": "string"}, "estado": {"type": "string"},
  "terminado": {"type": "boolean"}, "vence": {"type": "string"}, "abierto": {"type": "string"}, "movido": {"type": "string"}}},
"Lista": {"type": "object", "required": ["expedientes", "desde"], "properties": {
  "expedientes": {"type": "array", "items": {"$ref": "#/components/schemas/Fila"}},
  "desde": {"type": ["integer", "null"], "description": "para pedir la página que sigue; null: era la última"}}},
"Documento": {"type": "object", "required": ["documento", "version", "titulo", "numero", "codigo", "proyecto"], "properties": {
  "documento": {"type": "string"}, "version": {"type": "integer"}, "titulo": {"type": "string"}, "numero": {"type": "string"},
  "fecha": {"type": "string"}, "codigo": {"type": "string"}, "proyecto": {"type": "boolean"},
  "contenido": {"type": "string", "description": "SHA-256 de lo que dice, sin número, fecha ni firmas"},
  "html": {"type": "string"}, "pdf": {"type": "string", "description": "SHA-256; vacío mientras se prepara"}}},
"Plazo": {"type": "object", "properties": {
  "plazo": {"type": "string"}, "vence": {"type": "string"}, "original": {"type": "string"}, "ampliado": {"type": "boolean"},
  "vencido": {"type": "boolean"}, "activo": {"type": "boolean"}}},
"Comparacion": {"type": "object", "required": ["documento", "de", "a", "cambiados", "agregados", "quitados", "bloques"], "properties": {
  "documento": {"type": "string"}, "de": {"type": "integer"}, "a": {"type": "integer"},
  "cambiados": {"type": "integer"}, "agregados": {"type": "integer"}, "quitados": {"type": "integer"},
  "bloques": {"type": "array", "items": {"type": "object", "required": ["cambio", "fila", "celdas"], "properties": {
    "cambio": {"enum": ["igual", "agregado", "quitado", "cambiado"]}, "fila": {"type": "boolean"},
    "celdas": {"type": "array", "items": {"type": "array", "items": {"type": "object", "required": ["cambio", "texto"], "properties": {
      "cambio": {"enum": ["igual", "agregado", "quitado"]}, "texto": {"type": "string"}}}}}}}}}},
"Cuadro": {"type": "object", "required": ["titulo", "columnas", "filas", "totales"], "properties": {
  "titulo": {"type": "string"},
  "columnas": {"type": "array", "items": {"type": "object", "required": ["nombre", "titulo"], "properties": {
    "nombre": {"type": "string"}, "titulo": {"type": "string"}}}},
  "filas": {"type": "array", "items": {"type": "object", "required": ["expediente", "celdas"], "properties": {
    "expediente": {"type": "integer", "description": "de dónde vienen las celdas"},
    "celdas": {"type": "object", "description": "por nombre de columna, como texto"}}}},
  "errores": {"type": "array", "description": "celdas que no se pudieron calcular; su texto lo dice", "items": {"type": "object", "properties": {
    "fila": {"type": "integer", "description": "desde 0"}, "columna": {"type": "string"}, "mensaje": {"type": "string"}}}},
  "totales": {"type": "object", "description": "por nombre de columna; vacío sin totales"}}},
"Agenda": {"type": "object", "required": ["programaciones"], "properties": {
  "programaciones": {"type": "array", "items": {"type": "object", "required": ["procedimiento", "programacion", "en_vigor", "proxima"], "properties": {
    "procedimiento": {"type": "string"}, "programacion": {"type": "string"}, "asunto": {"type": "string"}, "cuando": {"type": "string"},
    "norma": {"type": "string"}, "en_vigor": {"type": "boolean"}, "proxima": {"type": "string"}, "hasta": {"type": "string"},
    "problema": {"type": "string", "description": "por qué no hay próxima fecha"}, "ultima": {"type": "string"},
    "expediente": {"type": "integer", "description": "el que se abrió la última vez; 0: ninguno"}}}}}},
"Vigencia": {"type": "object", "required": ["en_vigor"], "additionalProperties": false, "properties": {
  "en_vigor": {"type": "boolean"}, "motivo": {"type": "string", "description": "obligatorio para suspender"}}},
"Procedencia": {"type": "object", "required": ["cambios"], "properties": {
  "cambios": {"type": "array", "items": {"type": "object", "required": ["entrada", "texto"], "properties": {
    "entrada": {"type": "integer"}, "texto": {"type": "string", "description": "lo que la celda dice desde esa entrada"}}}}}},
"Expediente": {"type": "object", "required": ["expediente", "asunto", "estado", "terminado", "entrada", "tareas", "actos", "documentos"], "properties": {
  "expediente": {"type": "integer"}, "asunto": {"type": "string"}, "procedimiento": {"type": "string"}, "version": {"type": "string"},
  "estado": {"type": "string"}, "estados": {"type": "array", "items": {"type": "string"}}, "terminado": {"type": "boolean"},
  "entrada": {"type": "integer", "description": "la última de su registro"},
  "tareas": {"type": "array", "items": {"type": "object", "properties": {"tarea": {"type": "string"}, "titulo": {"type": "string"}, "vence": {"type": "string"}}}},
  "plazos": {"type": "array", "items": {"$ref": "#/components/schemas/Plazo"}},
  "actos": {"type": "array", "items": {"$ref": "#/components/schemas/Acto"}},
  "documentos": {"type": "array", "items": {"$ref": "#/components/schemas/Documento"}}}},
"Apertura": {"type": "object", "required": ["procedimiento", "asunto"], "additionalProperties": false, "properties": {
  "procedimiento": {"type": "string"}, "asunto": {"type": "string"}, "ajustes": {"type": "object"}}},
"Abierto": {"type": "object", "required": ["expediente"], "properties": {"expediente": {"type": "integer"}}},
"Historial": {"type": "object", "required": ["entradas"], "properties": {
  "entradas": {"type": "array", "items": {"type": "object", "properties": {
    "entrada": {"type": "integer"}, "momento": {"type": "string"}, "texto": {"type": "string"},
    "consecuencias": {"type": "array", "items": {"type": "string"}}, "huella": {"type": "string"}}}}}},
"Formulario": {"type": "object", "required": ["evento", "rotulo", "abierto", "datos"], "properties": {
  "evento": {"type": "string"}, "rotulo": {"type": "string"}, "abierto": {"type": "boolean"},
  "sustento_obligatorio": {"type": "boolean"},
  "secreto": {"type": "boolean", "description": "Lo que dice el formulario va a una urna, sin nombre ni fecha; el acto no lleva sustento ni se hace por encargo"}, "por": {"type": "string"},
  "datos": {"type": "object", "description": "JSON Schema de lo que lleva el acto"}}},
"Actuacion": {"type": "object", "additionalProperties": false, "properties": {
  "datos": {"type": "object"}, "sustento": {"type": "string"}, "por": {"type": "string", "description": "a quién se reemplaza; vacío: como corresponda"}}},
"Registrado": {"type": "object", "required": ["expediente", "entrada", "estado", "terminado"], "properties": {
  "expediente": {"type": "integer"}, "entrada": {"type": "integer"}, "estado": {"type": "string"}, "terminado": {"type": "boolean"},
  "documentos": {"type": "array", "items": {"type": "object"}}}},
"Comentario": {"type": "object", "required": ["texto"], "additionalProperties": false, "properties": {"texto": {"type": "string"}}},
"Archivo": {"type": "object", "required": ["sha256", "name", "size"], "properties": {
  "sha256": {"type": "string"}, "name": {"type": "string"}, "size": {"type": "integer"}}},
"Procedimientos": {"type": "object", "required": ["procedimientos"], "properties": {
  "procedimientos": {"type": "array", "items": {"type": "object", "properties": {
    "procedimiento": {"type": "string"}, "titulo": {"type": "string"}, "version": {"type": "string"}}}}}},
"Verificado": {"type": "object", "required": ["titulo", "numero", "codigo", "emitido", "proyecto", "html"], "properties": {
  "titulo": {"type": "string"}, "numero": {"type": "string"}, "codigo": {"type": "string"}, "emitido": {"type": "string"},
  "proyecto": {"type": "boolean"}, "html": {"type": "string"}}},
"Tablero": {"type": "object", "required": ["procedimientos"], "properties": {
  "procedimientos": {"type": "array", "items": {"type": "object", "required": ["procedimiento", "titulo", "indicadores", "problema"], "properties": {
    "procedimiento": {"type": "string"}, "titulo": {"type": "string"},
    "problema": {"$ref": "#/components/schemas/Falla"},
    "indicadores": {"type": "array", "items": {"$ref": "#/components/schemas/Indicador"}}}}}}},
"Indicador": {"type": "object", "required": ["indicador", "titulo", "clase", "cuadro", "camino", "valor", "cuentan", "todas", "problema"], "properties": {
  "indicador": {"type": "string"}, "titulo": {"type": "string"},
  "clase": {"enum": ["cuenta", "porcentaje", "suma", "ultimo", "barras", "fechas"]},
  "cuadro": {"type": "string"}, "camino": {"type": "string", "description": "página con las filas de la cifra"},
  "valor": {"type": "string", "description": "vacío: no hay de qué decirlo"},
  "cuentan": {"type": "integer"}, "todas": {"type": "integer"},
  "luz": {"enum": ["", "verde", "ambar", "rojo"]}, "dice": {"type": "string"},
  "barras": {"type": "array", "items": {"type": "object", "properties": {
    "grupo": {"type": "string"}, "cuentan": {"type": "integer"}, "todas": {"type": "integer"},
    "luz": {"enum": ["", "verde", "ambar", "rojo"]}, "dice": {"type": "string"}}}},
  "fechas": {"type": "array", "items": {"type": "object", "properties": {
    "expediente": {"type": "integer"}, "vence": {"type": "string"}, "texto": {"type": "string"}}}},
  "problema": {"$ref": "#/components/schemas/Falla"}}},
"Falla": {"type": ["object", "null"], "description": "por qué no dice nada", "properties": {
  "mensaje": {"type": "string"}, "lugar": {"type": "string"}, "remedio": {"type": "string"}}},
"Descripcion": {"type": "object"}
})json";

}  // namespace

const engine::Value& api_schemas() {
    static const engine::Value read = engine::Value::parse(schemas);
    return read;
}

}  // namespace web
