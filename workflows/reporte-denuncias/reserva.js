// Lo que se hace público de un cuadro. Solo declaraciones de función.
//
// La regla, por cuadro, con umbral u:
//  1. total 0: se publica. Total de 1 a u-1: se publica «menos de u», sin filas.
//  2. se oculta toda cantidad de 1 a u-1; los ceros y las de u o más se publican.
//  3. lo oculto debe ser al menos dos filas, sumar al menos 3u e incluir una que no sea pequeña; si no, se ocultan otras que
//     no sean cero, empezando por la última del cuadro. El orden es fijo: si se eligiera la más pequeña, el tamaño de lo
//     publicado delataría lo oculto.
//  4. si aun así no alcanza, o solo quedarían ceros a la vista, no se publica ninguna fila: solo el total.
//  5. al rectificar, el cuadro cuyas cantidades cambiaron se publica sin filas: comparar las dos publicaciones diría cuánto
//     hay en lo oculto, y a veces de qué es una sola denuncia.
// Con umbral 3 o más no queda cantidad oculta que tenga un solo valor posible, ni siquiera para quien conoce esta regla
// (comprobado sobre todos los cuadros de 3 a 6 filas y totales pequeños). Con umbral 2 sí: por eso no se admite.

function cuadro(id) { return _x.profile.cuadros.filter(function (c) { return c.id === id; })[0]; }
function cantidades(c) { return c.filas.map(function (f) { return cifras.valores[f.campo]; }); }
function suma(numeros) { return numeros.reduce(function (total, n) { return total + n; }, 0); }
function totalDe(universo) { return universo === 'denuncias' ? cifras.denuncias : cifras.medidas; }

function esPequena(n) { return n > 0 && n < _x.profile.umbral; }
function insuficiente(valores, ocultas) {
  var escondidas = valores.filter(function (n, i) { return ocultas[i]; });
  return escondidas.length < 2 || suma(escondidas) < 3 * _x.profile.umbral || escondidas.every(esPequena);
}
// Qué filas se ocultan; null si no se publica ninguna.
function filasOcultas(valores) {
  var ocultas = valores.map(esPequena);
  if (ocultas.indexOf(true) === -1) return ocultas;
  for (var i = valores.length - 1; i >= 0 && insuficiente(valores, ocultas); i = i - 1)
    if (valores[i] > 0) ocultas[i] = true;
  var soloCeros = valores.every(function (n, j) { return n === 0 || ocultas[j]; });
  return insuficiente(valores, ocultas) || soloCeros ? null : ocultas;
}
function totalPublicable(n) { return esPequena(n) ? 'Menos de ' + _x.profile.umbral : String(n); }

// {id, valores, filas: [texto o null], desglose}: `valores` es lo contado, para saber si una rectificación lo cambia.
function cuadroPublicable(c) {
  var valores = cantidades(c), antes = publicado === null ? null : cuadroAnterior(c.id);
  if (antes !== null && valores.join() === antes.valores.join()) return antes;
  var ocultas = antes !== null || esPequena(suma(valores)) ? null : filasOcultas(valores);
  return {id: c.id, valores: valores, desglose: ocultas !== null, hay_ocultas: ocultas !== null && ocultas.indexOf(true) >= 0,
          cambio: antes !== null,
          filas: valores.map(function (n, i) { return ocultas === null || ocultas[i] ? null : String(n); })};
}
function cuadroAnterior(id) {
  return publicado.cuadros.filter(function (c) { return c.id === id; })[0] || null;
}
function loPublicable() {
  return {denuncias: totalPublicable(cifras.denuncias), medidas: totalPublicable(cifras.medidas),
          cuadros: _x.profile.cuadros.map(cuadroPublicable)};
}
