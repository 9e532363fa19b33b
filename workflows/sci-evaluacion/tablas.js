// Funciones de los cuadros de toda la entidad (views/*-entidad.json): solo ven la fila, nunca los datos de un expediente.
// Solo declaraciones de función.

function queSeEvaluo(datos) {
  return datos.periodo === null ? '' : datos.periodo.tipo === 'anual' ? 'Evaluación anual' : 'Diagnóstico (sin grado)';
}
function gradoCalculado(datos) { return datos.resultado === null || datos.resultado.grado_impreso === null ? '' : datos.resultado.grado_impreso; }
// La última cifra que informó esa fuente
function ultimaCifra(datos, fuente) {
  var suyas = datos.cifras.filter(function (c) { return c.fuente === fuente; });
  return suyas.length === 0 ? null : suyas[suyas.length - 1];
}
function gradoInformado(datos, fuente) { var c = ultimaCifra(datos, fuente); return c === null ? '' : c.grado; }
function diferenciaInformada(datos, fuente) {
  var c = ultimaCifra(datos, fuente);
  return c === null || c.diferencia === null ? '' : c.diferencia;
}
