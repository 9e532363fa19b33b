// Por qué no: cada función da las palabras de lo que impide un acto, o '' si nada lo impide. Lo que no cabe lo dicen, con
// exigir() de reglas.js, las mismas funciones que calculan el cambio: así la guarda y el cálculo nunca difieren. Solo
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
function noFija(datos) { return reparo(function () { planFijado(datos); }); }
function noCronograma(datos) { return reparo(function () { sesionesLeidas(datos.sesiones); }); }
function noPresenta() {
  if (plan === null) return 'Falta fijar el programa.';
  return sesiones.length === 0 ? 'Falta importar el cronograma.' : '';
}
function noConvoca(datos) { return reparo(function () { convocada(datos); }); }
function noAsienta(datos) { return reparo(function () { asentada(datos); }); }
function noMueve(datos) { return reparo(function () { movida(datos); }); }
function noRealiza(datos) { return reparo(function () { realizada(datos); }); }
function noDescarta(datos) { return reparo(function () { noRealizada(datos.sesion); }); }
function noAsistencia(datos, corrige) { return reparo(function () { asistenciaTomada(datos, corrige); }); }
function noAcuerda(datos) { return reparo(function () { acordado(datos); }); }
function noInforma(datos) { return reparo(function () { informado(datos); }); }
function noCumple(datos) { return reparo(function () { cumplido(datos.acuerdo); }); }
function noDevuelve(datos) { return reparo(function () { devuelto(datos.acuerdo); }); }
function noProrroga(datos) { return reparo(function () { prorrogado(datos); }); }
function noConcluye(datos) { return reparo(function () { concluidoSinCumplir(datos); }); }
function noAtiende(datos) { return reparo(function () { atendida(datos); }); }
function noCierra(datos) { return reparo(function () { cierre(datos); }); }
