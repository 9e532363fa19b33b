// Por qué no: cada función da las palabras del rechazo, con la deficiencia, el producto o el día que lo impide, o '' si nada lo
// impide. Las guardas de chart.scxml preguntan por ''. Solo declaraciones de función.

function enumerados(textos) {
  if (textos.length < 2) return textos.join('');
  return textos.slice(0, -1).join(', ') + ' y ' + textos[textos.length - 1];
}
// Los primeros reparos, para que se lean, y cuántos más hay
function reunidos(reparos) {
  var hay = reparos.filter(function (r) { return r !== ''; });
  return hay.slice(0, 8).join(' ') + (hay.length > 8 ? ' Y ' + (hay.length - 8) + ' más.' : '');
}

// ---- Definición ----

function noDeficiencias(lista) {
  var rango = _x.profile.preguntas_remediacion;
  return reunidos(lista.map(function (d, i) {
    if (lista.slice(0, i).some(function (otra) { return otra.pregunta === d.pregunta; })) return 'La pregunta ' + d.pregunta + ' está repetida.';
    return d.pregunta >= rango.desde && d.pregunta <= rango.hasta ? ''
      : 'La pregunta ' + d.pregunta + ' no es de ' + _x.profile.eje_remediacion + ': su deficiencia se atiende al ejecutar el eje y no lleva medida de remediación (7.4.2).';
  }));
}
function noProductos(lista) {
  return reunidos(lista.map(function (p, i) {
    return lista.slice(0, i).some(function (otro) { return clave(otro.producto) === clave(p.producto); })
      ? '«' + p.producto + '» está repetido.' : '';
  }));
}
function noAlcance(datos) {
  var hayD = datos.deficiencias.length > 0, hayP = datos.productos.length > 0;
  if (datos.alcance !== 'remediacion' && !hayP)
    return 'No hay productos priorizados: sin ellos no hay Sección Medidas de Control y la cobertura C sería 0 entre 0 (Anexo N° 10, 4). Registre los que aprobó el Titular, o elija solo Medidas de Remediación.';
  if (datos.alcance === 'remediacion' && hayP) return 'El Plan es solo de Medidas de Remediación y registró productos. Corrija una de las dos cosas.';
  if (datos.alcance === 'remediacion' && !hayD) return 'El Plan es solo de Medidas de Remediación y no registró ninguna deficiencia.';
  return datos.alcance === 'control' && hayD ? 'El Plan es solo de Medidas de Control y registró deficiencias. Corrija una de las dos cosas.' : '';
}
function noDefinicion(datos) {
  var tope = Number(_x.act.date.slice(0, 4)) + 1;
  if (datos.anio > tope) return 'El año del Plan no puede pasar de ' + tope + '.';
  if (noAlcance(datos) !== '') return noAlcance(datos);
  if (datos.productos.length > 0 && (datos.productos_documento === null || datos.productos_aprobados_el === null))
    return 'Diga con qué documento y en qué fecha el Titular aprobó los productos priorizados (7.3.1.b).';
  if (datos.productos_aprobados_el !== null && datos.productos_aprobados_el > _x.act.date)
    return 'El Titular habría aprobado los productos el ' + fechaLarga(datos.productos_aprobados_el) + ', que todavía no llega.';
  if (datos.deficiencias.length > 0 && datos.evaluacion_documento === null)
    return 'Diga de qué evaluación anual o diagnóstico salen las deficiencias (7.2.1).';
  if ((datos.amplia === null) !== (datos.amplia_fecha === null)) return 'Del Plan que se amplía, dé el documento y la fecha, o ninguno.';
  if (datos.amplia_fecha !== null && datos.amplia_fecha > _x.act.date) return 'El Plan que se amplía tendría una fecha que todavía no llega.';
  return noDeficiencias(datos.deficiencias) || noProductos(datos.productos);
}
function noPartes(datos) {
  if (noDefinicion(datos) !== '') return noDefinicion(datos);
  return datos.productos.length + (datos.deficiencias.length > 0 ? 1 : 0) < 2
    ? 'Solo hay una parte: elija «Un solo Plan».' : '';
}

// ---- Medidas ----

function noFechas(datos) {
  if (datos.termino < datos.inicio)
    return 'termina el ' + fechaLarga(datos.termino) + ', antes de empezar, el ' + fechaLarga(datos.inicio) + '.';
  if (_x.profile.fechas_dentro_del_anio === true) {
    var ajena = [datos.inicio, datos.termino].filter(function (f) { return f.slice(0, 4) !== String(base.anio); })[0];
    if (ajena !== undefined) return 'el ' + fechaLarga(ajena) + ' no cae en el año del Plan, ' + base.anio + '.';
  }
  var fuera = datos.hitos.filter(function (h) { return h.fecha < datos.inicio || h.fecha > datos.termino; })[0];
  return fuera === undefined ? '' : 'el hito «' + fuera.hito + '» (' + fechaLarga(fuera.fecha) + ') cae fuera de la medida.';
}
function noMedida(seccion, datos) {
  if (base.alcance !== 'completo' && base.alcance !== seccion)
    return 'El Plan es solo de ' + nombreDeSeccion(base.alcance) + '.';
  if (seccion === 'remediacion' && (datos.pregunta === null || deficiencia(datos.pregunta) === null))
    return 'La pregunta ' + (datos.pregunta === null ? '(sin número)' : datos.pregunta) + ' no está entre las deficiencias de este Plan.';
  if (seccion === 'control' && (datos.producto === null || producto(datos.producto) === null))
    return 'El producto ' + (datos.producto === null ? '(sin número)' : datos.producto) + ' no está entre los de este Plan.';
  if (seccion === 'control' && datos.riesgo === null) return 'Falta el riesgo que la medida reduce.';
  if (datos.medios.length === 0) return 'Falta al menos un medio de verificación.';
  var reparo = noFechas(datos);
  return reparo === '' ? '' : 'La medida ' + reparo;
}
function noTabla(filas) {
  return reunidos(filas.map(function (f, i) {
    var reparo = noMedida(f.seccion, Object.assign({}, f, {medios: separados(f.medios), hitos: []}));
    return reparo === '' ? '' : 'Fila ' + (i + 1) + ': ' + reparo;
  }));
}
function noSinMedidas(numero) {
  if (producto(numero) === null) return 'El producto ' + numero + ' no está entre los de este Plan.';
  return medidasDe('control', numero).length === 0 ? ''
    : 'El producto ' + numero + ' tiene medidas: ' + enumerados(medidasDe('control', numero).map(function (m) { return m.codigo; })) +
      '. Retírelas primero.';
}
function noPresentable() {
  var sin = deficiencias.filter(function (d) { return medidasDe('remediacion', d.pregunta).length === 0; })
    .map(function (d) { return 'La deficiencia de la pregunta ' + d.pregunta + ' no tiene ninguna medida de remediación (7.2.2.a).'; });
  return reunidos(sin.concat(productos.filter(function (p) {
    return p.sin_medidas === null && medidasDe('control', p.numero).length === 0;
  }).map(function (p) {
    return 'El producto ' + p.numero + ', «' + p.producto + '», no tiene medidas de control: agréguelas, o anote que ningún riesgo suyo debe reducirse (7.3.3.a).';
  })));
}

// ---- Registro y modificación ----

function noRegistro(datos) {
  if (datos.fecha < aprobacion.fecha) return 'El Plan se habría adjuntado el ' + fechaLarga(datos.fecha) + ', antes de aprobarse.';
  return datos.fecha > _x.act.date ? 'El Plan se habría adjuntado el ' + fechaLarga(datos.fecha) + ', que todavía no llega.' : '';
}
function noModificable(datos) {
  if (ajustes.admite_modificacion !== true)
    return 'Las fechas del Plan aprobado no se modifican: la Directiva no regula su modificación y el ajuste «admite_modificacion» no la permite.';
  var m = medida(datos.codigo);
  if (m === null) return 'La medida «' + datos.codigo + '» no existe en este Plan. Revise el código.';
  if (enElCuadro(m.codigo).estado !== 'Abierta')
    return 'La medida ' + m.codigo + ' ya concluyó como ' + enElCuadro(m.codigo).estado + '.';
  if (datos.termino <= m.termino) return 'La fecha nueva no es posterior a la del Plan, el ' + fechaLarga(m.termino) + '.';
  return noTermino(datos.termino);
}
function noTermino(dia) {
  if (dia <= _x.act.date) return 'La fecha nueva, el ' + fechaLarga(dia) + ', no es posterior a hoy.';
  return _x.profile.fechas_dentro_del_anio === true && dia.slice(0, 4) !== String(base.anio)
    ? 'La fecha nueva, el ' + fechaLarga(dia) + ', no cae en el año del Plan, ' + base.anio + '.' : '';
}
function noAprobable(dni) {
  if (!dniEnOrden(dni)) return 'El DNI tiene ocho cifras. Corríjalo.';
  if (enElCuadro(cambio.codigo).estado !== 'Abierta')
    return 'La medida ' + cambio.codigo + ' concluyó mientras se tramitaba la modificación, como ' + enElCuadro(cambio.codigo).estado + '.';
  return noTermino(cambio.a);
}
