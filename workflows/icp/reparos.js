// Por qué no: cada función da las palabras de lo que impide un acto, o '' si nada lo impide. Lo que no cabe lo dicen, con
// exigir() de escalas.js, las mismas funciones que calculan el cambio: así la guarda y el cálculo nunca difieren. Solo
// declaraciones de función.

// Un error que no es un reparo es del paquete y sigue su camino.
function reparo(hacer) {
  try {
    hacer();
    return '';
  } catch (e) {
    if (e.reparo === undefined) throw e;
    return e.reparo;
  }
}
function noAcciones(datos) { return reparo(function () { accionesLeidas(datos.acciones); }); }
function noBrechasPorRed(datos) { return reparo(function () { brechasPorRed(datos.brechas, datos.dudas); }); }
function noAnteriores(datos) {
  if (medicion === null) return 'Primero fije la medición de este expediente.';
  return reparo(function () { anterioresLeidas(datos.mediciones); });
}
function noFija(datos) { return reparo(function () { medicionFijada(datos); }); }
function noCuestionario(datos) { return reparo(function () { cuestionarioLeido(datos.preguntas); }); }
function noAbre() {
  if (medicion === null) return 'Falta fijar la medición.';
  var vacias = medicion.etapas.filter(function (etapa) {
    return !cuestionario.some(function (p) { return p.etapa === etapa; });
  });
  return vacias.length === 0 ? '' : 'No hay preguntas importadas de ' + enumeradas(vacias.map(function (e) { return 'la etapa ' + e; })) + '.';
}
function noCierre(datos) { return reparo(function () { cierreCambiado(datos.fecha); }); }
function noResponde(datos, unidad) { return reparo(function () { respondido(datos.respuestas, unidad); }); }
function noSinPuntaje(datos) { return reparo(function () { declaradoSinPuntaje(datos); }); }
function noSubsana(numero) {
  if (porResponder(numero)) return '';
  return observaciones.some(function (o) { return o.numero === numero; }) ? 'La observación ' + numero + ' ya fue respondida.'
    : 'La observación ' + numero + ' no existe' + (observaciones.length === 0 ? ': no hay ninguna.' : '; hay ' + observaciones.length + '.');
}
function noPresenta() { return reparo(presentacion); }
function noEnvia(datos) { return reparo(function () { enviado(datos); }); }
function noResultado(datos) { return reparo(function () { resultadoLeido(datos.puntajes); }); }
function noFuente(datos) { return reparo(function () { fuenteDe(datos); }); }
function noBrechas(datos) { return reparo(function () { brechasLeidas(datos.brechas); }); }
function noEnlaza(datos) { return reparo(function () { enlazada(datos); }); }
function noDesenlaza(datos) { return reparo(function () { desenlazada(datos); }); }
function noJustifica(datos) { return reparo(function () { justificada(datos); }); }
function noEmite() { return reparo(emision); }
