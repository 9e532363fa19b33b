// Funciones del reporte. Solo declaraciones de función: lo que el expediente recuerda está en el datamodel de chart.scxml.
// Ninguna cambia los datos que recibe; _event no se ve desde aquí, así que sus campos llegan como argumentos.

function quien() {
  return {por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date};
}

// ---- El semestre ----

function diaISO(anio, mes, dia) { return new Date(Date.UTC(anio, mes - 1, dia)).toISOString().slice(0, 10); }
function limites(datos) {
  return datos.semestre === 'I' ? [diaISO(datos.anio, 1, 1), diaISO(datos.anio, 6, 30)]
                                : [diaISO(datos.anio, 7, 1), diaISO(datos.anio, 12, 31)];
}
function noFija(datos) {
  var dias = limites(datos), umbral = _x.profile.umbral, destino = _x.profile.destinatario;
  if (!(Number.isInteger(umbral) && umbral >= 3))
    return 'El umbral debe ser un número entero, 3 o más. Este expediente se abrió con ' + umbral + ': abra otro.';
  if (destino !== 'ninguno' && _x.profile.destinatarios[destino] === undefined)
    return 'No existe el destinatario «' + destino + '»: use «ninguno» o uno del ajuste destinatarios.';
  if (datos.corte && !(datos.corte >= dias[0] && datos.corte <= dias[1]))
    return 'La fecha de corte debe caer dentro del semestre: del ' + fechaLarga(dias[0]) + ' al ' + fechaLarga(dias[1]) + '.';
  if (datos.desde && !(datos.desde >= semestreAnterior(datos) && datos.desde <= dias[0]))
    return 'El reporte puede empezar entre el ' + fechaLarga(semestreAnterior(datos)) + ' y el ' + fechaLarga(dias[0]) + '.';
  if (dias[0] > _x.act.date) return 'Ese semestre todavía no comienza: empieza el ' + fechaLarga(dias[0]) + '.';
  return '';
}
function semestreAnterior(datos) {
  return datos.semestre === 'I' ? diaISO(datos.anio - 1, 7, 1) : diaISO(datos.anio, 1, 1);
}
function semestreFijado(datos) {
  var dias = limites(datos);
  return {anio: datos.anio, numero: datos.semestre, nombre: (datos.semestre === 'I' ? 'primer' : 'segundo') + ' semestre de ' + datos.anio,
          desde: datos.desde || dias[0], hasta: datos.corte || dias[1], al_corte: Boolean(datos.corte) && datos.corte < dias[1]};
}
function semestreTerminado() { return _x.act.date > semestre.hasta; }
function desdeCuando() { return rectificacion === null ? semestre.hasta : rectificacion.fecha; }

// ---- Las cantidades ----

// Las del mismo universo cuentan lo mismo de otra manera: cada cuadro debe sumar su total.
function noRegistra(datos) {
  var reparos = _x.profile.cuadros.map(function (c) {
    var contado = suma(c.filas.map(function (f) { return datos[f.campo]; }));
    var total = c.universo === 'denuncias' ? datos.denuncias : datos.medidas;
    return contado === total ? '' : '«' + c.titulo + '» suma ' + contado + ' y el total dice ' + total + '.';
  }).filter(function (r) { return r !== ''; });
  if (reparos.length > 0) return reparos.join(' ');
  return rectificacion !== null && mismas(datos)
    ? 'Las cantidades son las mismas que ya se publicaron: no hay nada que rectificar.' : '';
}
function mismas(datos) {
  return publicado.cuadros.every(function (antes) {
    return cuadro(antes.id).filas.map(function (f) { return datos[f.campo]; }).join() === antes.valores.join();
  });
}
function cifrasRegistradas(datos) {
  var valores = {};
  _x.profile.cuadros.forEach(function (c) {
    c.filas.forEach(function (f) { valores[f.campo] = datos[f.campo]; });
  });
  return Object.assign({denuncias: datos.denuncias, medidas: datos.medidas, valores: valores}, quien());
}
// Para la vista de trabajo: lo contado junto a lo que se publicaría.
function filasDelReporte() {
  var todas = [];
  loPublicable().cuadros.forEach(function (p) {
    cuadro(p.id).filas.forEach(function (f, i) {
      todas.push({cuadro: cuadro(p.id).titulo, nombre: f.nombre, cantidad: p.valores[i],
                  publica: p.filas[i] === null ? 'Oculta' : p.filas[i]});
    });
  });
  return todas;
}

// ---- Devolver, aprobar, publicar, rectificar ----

function devuelto(datos) {
  return {cuadro: {todo: 'Todo el reporte', tipo: 'Denuncias por tipo', canal: 'Denuncias por canal', estado: 'Denuncias por estado',
                   clase: 'Medidas por clase', situacion: 'Medidas por situación'}[datos.cuadro],
          motivo: {registro: 'no coincide con el registro de denuncias', periodo: 'incluye lo que es de otro semestre',
                   clasificacion: 'la clasificación debe revisarse', repetidas: 'hay denuncias o medidas contadas dos veces',
                   faltan: 'faltan denuncias o medidas'}[datos.motivo],
          de: _x.act.post || null, fecha: _x.act.date};
}
function motivoDeArchivo(motivo) {
  return {error: 'se abrió por error', otro_expediente: 'el semestre se reporta en otro expediente',
          otra_entidad: 'el reporte corresponde a otra entidad'}[motivo];
}
function rectificacionIniciada(motivo) {
  return {motivo: {error: 'error al contar', reclasificacion: 'reclasificación', tardias: 'denuncias o medidas del semestre conocidas después',
                   repetidas: 'denuncias o medidas contadas dos veces'}[motivo], fecha: _x.act.date};
}
// «https://www.gob.pe/…», sin consulta ni fragmento, donde cabría escribir cualquier cosa.
function noPublica(datos) {
  var partes = /^https:\/\/([^/?#]+)(\/[^?#]*)?$/.exec(datos.url);
  if (partes === null) return 'La dirección debe empezar con https:// y no llevar «?» ni «#».';
  if (_x.profile.portales.indexOf(partes[1].toLowerCase()) === -1)
    return 'La dirección debe ser de un portal admitido: ' + _x.profile.portales.join(', ') + '.';
  if (datos.fecha > _x.act.date) return 'La fecha de publicación todavía no llega.';
  if (datos.fecha < _x.docs.reporte.date) return 'La fecha de publicación es anterior a la aprobación, del ' + fechaLarga(_x.docs.reporte.date) + '.';
  return '';
}
function conPublicacion(datos) {
  return publicaciones.concat([{numero: publicaciones.length + 1, fecha: datos.fecha, url: datos.url,
                                motivo: rectificacion === null ? '' : rectificacion.motivo,
                                denuncias: por_salir.denuncias, medidas: por_salir.medidas,
                                codigo: _x.docs.reporte.code}]);
}
function ultimaPublicacion() { return publicaciones[publicaciones.length - 1].fecha; }
function hayDestinatario() { return _x.profile.destinatario !== 'ninguno'; }
