// Por qué no: cada función da las palabras del rechazo, con la fila, la actividad o el período que lo impide, o '' si nada lo
// impide. Las guardas de chart.scxml preguntan por ''. Solo declaraciones de función.

function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}
// Los primeros reparos, para que se lean, y cuántos más hay
function reunidos(reparos) {
  var hay = reparos.filter(function (r) { return r !== ''; });
  return hay.slice(0, 8).join(' ') + (hay.length > 8 ? ' Y ' + (hay.length - 8) + ' más.' : '');
}
function noDistintos(filas) {
  var vistos = filas.map(function (a) { return texto(a.codigo); });
  var dobles = vistos.filter(function (c, i) { return vistos.indexOf(c) < i; }).filter(function (c, i, todos) { return todos.indexOf(c) === i; });
  return dobles.length === 0 ? '' : 'El código ' + enumeradas(dobles) + ' está más de una vez entre las actividades.';
}
function noInicia() {
  if (aei === null) return 'Falta registrar la AEI.';
  return actividades.length === 0 ? 'Falta importar las actividades operativas de la AEI.' : noDistintos(actividades);
}
function noModifica(datos) {
  var nuevas = soloActividades(datos.actividades);
  var perdidas = vigentes().map(function (e) { return e.codigo; }).filter(function (c, i, todos) {
    return todos.indexOf(c) === i && !nuevas.some(function (a) { return a.codigo === c; });
  });
  return perdidas.length === 0 ? noDistintos(nuevas) : 'Falta la actividad ' + enumeradas(perdidas) + ', que ya tiene ejecución registrada.';
}
function noCalcula() {
  var p = primeroQueFalta();
  if (p > cuantosPeriodos() || !periodoTerminado(p)) return '';
  return 'El período ' + p + ' terminó el ' + fechaLarga(finDelPeriodo(p)) + ' y falta registrar la ejecución de ' +
    enumeradas(faltantes(p).map(function (a) { return a.codigo; })) + ': si no la hubo, registre 0.';
}
function noFila(fila, i, filas) {
  var donde = 'Fila ' + (i + 1) + ', ' + texto(fila.codigo) + ', período ' + fila.periodo + ': ', a = actividad(fila.codigo);
  var repetida = filas.slice(0, i).some(function (otra) { return otra.codigo === fila.codigo && otra.periodo === fila.periodo; });
  if (a === null) return donde + 'esa actividad no está en el POI de este seguimiento.';
  if (fila.periodo > cuantosPeriodos()) return donde + 'el año tiene ' + cuantosPeriodos() + ' períodos.';
  if (periodosDe(a).indexOf(fila.periodo) < 0) return donde + 'la actividad está en el POI desde el período ' + desdeQuePeriodo(a) + '.';
  if (!periodoTerminado(fila.periodo)) return donde + 'el período termina el ' + fechaLarga(finDelPeriodo(fila.periodo)) + '.';
  if (registrada(fila.codigo, fila.periodo)) return donde + 'ya está registrado.';
  if (repetida) return donde + 'está dos veces en lo que envía.';
  return pasaDelTotal(fila, vigentes().concat(filas)) && texto(fila.sustento) === ''
    ? donde + 'lo ejecutado pasa del 100 % de lo programado: escriba su sustento.' : '';
}
function noEjecuta(filas) { return reunidos(lista(filas).map(noFila)); }
function noPresenta() {
  if (ficha === null) return 'Falta completar la ficha.';
  var sin = lista(ficha.problemas).filter(function (p) { return texto(p.medida) === ''; });
  return sin.length === 0 ? '' : 'Falta la medida correctiva de: ' +
    enumeradas(sin.map(function (p) { return '«' + texto(p.problematica).slice(0, 80) + '»'; })) + '.';
}
