// Funciones de los cuadros de toda la entidad (views/*-entidad.json): solo ven la fila, nunca los datos de un expediente.
// Solo declaraciones de función.

// Antes de aplicar la tolerancia (Anexo N° 7) no se sabe qué se reduce
function seReduce(fila) {
  if (fila.item.nivel === undefined) return '';
  return {obligatorio: 'Sí, fuera de la tolerancia', voluntario: 'Sí, por decisión de la entidad', no: 'No, dentro de la tolerancia'}[fila.item.tratar];
}
function riesgoDeMedida(fila) {
  var r = fila.datos.riesgos.filter(function (x) { return x.numero === fila.item.riesgo; })[0];
  return r === undefined ? 'R' + fila.item.riesgo : 'R' + r.numero + '. ' + r.riesgo;
}
