// Por qué no: cada función da las palabras del rechazo, con la pregunta, la fila o el día que lo impide, o '' si nada lo
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
function numeros(preguntas) { return enumeradas(preguntas.map(function (p) { return String(p.n); })); }

// ---- Cuestionario ----

function noSeAplica(n) {
  var p = pregunta(n);
  if (p === null) return 'La pregunta ' + n + ' no está en este cuestionario.';
  return p.aplica ? '' : 'La pregunta ' + n + ' no se aplica a la entidad: ' + p.exclusion + '.';
}
function noRespuesta(fila) {
  var antes = noSeAplica(fila.n);
  if (antes !== '') return antes;
  return pregunta(fila.n).opciones.indexOf(fila.respuesta) >= 0 ? ''
    : 'La pregunta ' + fila.n + ' solo admite ' + pregunta(fila.n).opciones.join(', ').replace(/, ([^,]*)$/, ' o $1') + '; no «' + fila.respuesta + '».';
}
// Responder dos veces lo mismo no es contradicción; responder dos cosas distintas en la misma tabla, sí.
function noRespuestas(filas) {
  return reunidos(filas.map(function (f, i) {
    var otra = filas.slice(0, i).filter(function (g) { return g.n === f.n && g.respuesta !== f.respuesta; })[0];
    return noRespuesta(f) || (otra === undefined ? '' : 'La pregunta ' + f.n + ' está respondida dos veces, con «' +
      otra.respuesta + '» y con «' + f.respuesta + '».');
  }));
}
function noProductos(lista) {
  return reunidos(lista.map(function (p, i) {
    var donde = 'Producto ' + (i + 1) + ', «' + p.producto + '»: ';
    if (lista.slice(0, i).some(function (q) { return mismoNombre(p.producto, q.producto); })) return donde + 'está repetido.';
    if (p.plan_aprobado_el !== null && p.plan_documento === null) return donde + 'falta el documento que aprobó su Plan.';
    if (p.plan_aprobado_el === null && p.plan_documento !== null) return donde + 'falta la fecha en que se aprobó su Plan.';
    return p.plan_aprobado_el !== null && p.plan_aprobado_el > _x.act.date
      ? donde + 'su Plan se aprobaría el ' + fechaLarga(p.plan_aprobado_el) + ', que todavía no llega.' : '';
  }));
}
function noPresentable() {
  var faltan = cuestionario.filter(function (p) { return p.aplica && p.respuesta === null; });
  if (faltan.length > 0)
    return (faltan.length === 1 ? 'Queda una pregunta sin responder: la ' : 'Quedan ' + faltan.length + ' preguntas sin responder: ') +
      (faltan.length > 15 ? 'las primeras son ' : '') + numeros(faltan.slice(0, 15)) + '.';
  if (resultado === null) return 'No se calculó después del último cambio: calcule y vuelva a presentar.';
  if (_x.profile.sin_evidencia !== 'impedir' || sinEvidencia().length === 0) return '';
  return 'Falta la evidencia que el perfil exige. Preguntas sin ella: ' + numeros(sinEvidencia()) + '.';
}

// ---- Plan con medidas de remediación ----

function noPlan(datos) {
  if (datos.aprobado_el > _x.act.date)
    return 'El Titular habría aprobado el Plan el ' + fechaLarga(datos.aprobado_el) + ', que todavía no llega.';
  var deficientes = porRemediar();
  var sin = deficientes.filter(function (p) { return !datos.medidas.some(function (m) { return m.pregunta === p.n; }); });
  var reparos = sin.map(function (p) { return 'La deficiencia de la pregunta ' + p.n + ' no tiene ninguna medida (7.2.2.a).'; });
  return reunidos(reparos.concat(datos.medidas.map(function (m, i) {
    if (!deficientes.some(function (p) { return p.n === m.pregunta; }))
      return 'Medida ' + (i + 1) + ': la pregunta ' + m.pregunta + ' no es una deficiencia de Cultura Organizacional.';
    return m.inicio <= m.termino ? '' : 'Medida ' + (i + 1) + ': termina el ' + fechaLarga(m.termino) + ', antes de empezar, el ' +
      fechaLarga(m.inicio) + '.';
  })));
}
