// Las medidas del Plan y sus estados. Cada medida guarda todos sus registros de estado con la fecha del hecho: de ahí se lee
// cómo estaba cualquier día, el del corte entre ellos. Solo declaraciones de función; ninguna cambia los datos que recibe.

// ---- Estados (Cuadro N° 3) ----

// La Directiva no dice qué cambios proceden; estos se siguen de sus criterios, como en el procedimiento sci-medida.
function cambios() {
  return {Pendiente: ['En proceso', 'Implementada', 'No implementada', 'No aplicable', 'Desestimada'],
          'En proceso': ['Implementada', 'No implementada', 'No aplicable', 'Desestimada']};
}
function esFinal(estado) { return estado !== null && !(estado in cambios()); }
function decididos() { return ['No aplicable', 'Desestimada']; }
function registrables() { return ['Pendiente', 'En proceso', 'Implementada', 'No implementada']; }
function pideSustento(estado) { return decididos().indexOf(estado) >= 0; }

// ---- Medidas y sus registros ----

function vigentes(lista) { return lista.filter(function (m) { return m.retirada === null; }); }
function hayMedidas(acto) { return vigentes(medidas).length > 0; }
function medida(numero) { return vigentes(medidas).filter(function (m) { return m.numero === numero; })[0] || null; }
function validos(m) { return m.registros.filter(function (r) { return r.anulado === null; }); }
function ultimo(m) { var lista = validos(m); return lista.length === 0 ? null : lista[lista.length - 1]; }
// null: ese día no se sabe. Si la tabla no dijo cuándo empezó el estado siguiente, el anterior vale hasta la última vez que
// consta.
function registroAl(m, dia) {
  var todos = validos(m), lista = todos.filter(function (r) { return r.fecha <= dia; });
  if (lista.length === 0) return null;
  var r = lista[lista.length - 1], siguiente = todos[lista.length];
  return siguiente !== undefined && siguiente.sin_fecha && r.consta_el < dia ? null : r;
}
function estadoAl(m, dia) { var r = registroAl(m, dia); return r === null ? null : r.estado; }
function abiertaAl(m, dia) { return ['Pendiente', 'En proceso'].indexOf(estadoAl(m, dia)) >= 0; }
// La fecha de término que regía ese día: la que cambió después no lo alcanza.
function terminoAl(m, dia) {
  var despues = m.fechas.filter(function (f) { return f.el > dia; });
  return despues.length === 0 ? m.termino : despues[0].de;
}
// Revisado: cada medio de verificación del Plan fue visto al registrar el estado, o consta su revisión después (pregunta 52).
function revisado(r, m) {
  return r.revision !== null || (m.medios.length > 0 && m.medios.every(function (x) { return r.medios.indexOf(x.n) >= 0; }));
}
// «estado» y «desde» repiten el último registro, para los cuadros.
function conRegistros(m, registros) {
  var nueva = Object.assign({}, m, {registros: registros}), r = ultimo(nueva);
  return Object.assign(nueva, {estado: r === null ? null : r.estado, desde: r === null ? null : r.fecha,
                               fuera: r !== null && r.estado === 'Implementada' && r.fecha > m.termino});
}
function registroNuevo(datos, via) {
  return {estado: datos.estado, fecha: datos.fecha, medios: datos.medios, hitos: datos.hitos, sustento: datos.sustento,
          documento: datos.documento, enlace: datos.enlace || null, archivo: datos.archivo || null, via: via, revision: null, sin_fecha: datos.sin_fecha === true, consta_el: _x.act.date,
          por: _x.act.actor, puesto: texto(_x.act.post), registrado_el: _x.act.date, anulado: null};
}
function conEstado(datos) {
  return medidas.map(function (m) {
    return m.numero !== datos.numero || m.retirada !== null ? m
      : conRegistros(m, m.registros.concat([registroNuevo(datos, 'en la página')]));
  });
}
function conRevision(datos) {
  return medidas.map(function (m) {
    if (datos.numeros.indexOf(m.numero) < 0 || m.retirada !== null) return m;
    return conRegistros(m, m.registros.map(function (r) {
      return r !== ultimo(m) ? r : Object.assign({}, r, {revision: Object.assign({que: datos.que, enlace: datos.enlace, archivo: datos.archivo}, quien())});
    }));
  });
}
// Lo dejado sin efecto se conserva, y la medida vuelve al estado que tenía.
function sinUltimoEstado(numero) {
  return medidas.map(function (m) {
    if (m.numero !== numero || m.retirada !== null) return m;
    return conRegistros(m, m.registros.map(function (r) {
      return r !== ultimo(m) ? r : Object.assign({}, r, {anulado: Object.assign({motivo: _x.act.comment}, quien())});
    }));
  });
}
function medidaRetirada(numero) {
  return medidas.map(function (m) {
    return m.numero !== numero || m.retirada !== null ? m : Object.assign({}, m, {retirada: Object.assign({motivo: _x.act.comment}, quien())});
  });
}
function conOtraFecha(datos) {
  return medidas.map(function (m) {
    if (m.numero !== datos.numero || m.retirada !== null) return m;
    var fechas = m.fechas.concat([{de: m.termino, a: datos.termino, documento: datos.documento, el: _x.act.date, por: _x.act.actor}]);
    return Object.assign({}, m, {termino: datos.termino, fechas: fechas});
  });
}
function conInformado(filas) {
  return medidas.map(function (m) {
    var f = filas.filter(function (x) { return x.numero === m.numero; })[0];
    return f === undefined || m.retirada !== null ? m
      : Object.assign({}, m, {informado: {mes: mes, estado: f.estado, avance: f.avance, fecha: _x.act.date}});
  });
}
function conReconocimiento(numero) {
  return medidas.map(function (m) { return m.numero !== numero || m.retirada !== null ? m : Object.assign({}, m, {reconocida: quien()}); });
}

// ---- Una por una ----

function numerados(lista) { return lista.map(function (medio, i) { return {n: i + 1, medio: medio}; }); }
function hitosNumerados(lista) {
  return lista.map(function (h, i) { return {n: i + 1, hito: h.hito, fecha: h.fecha}; });
}
function medidaNueva(numero, fila) {
  return {numero: numero, seccion: fila.seccion, origen: fila.origen, motivo: fila.motivo, medida: fila.medida, organo: fila.organo,
          inicio: fila.inicio, termino: fila.termino, medios: numerados(fila.medios), hitos: hitosNumerados(fila.hitos),
          comentarios: fila.comentarios, codigo: fila.codigo, expediente: fila.expediente, fuente: fila.fuente, fuera_informado: fila.fuera_informado === true,
          registros: [], estado: null, desde: null, fuera: false, informado: null, fechas: [], reconocida: null, retirada: null};
}
function filaDeFormulario(datos) { return Object.assign({}, datos, {expediente: '', codigo: '', fuente: 'en la página'}); }
function conMedida(datos) { return medidas.concat([medidaNueva(medidas.length + 1, filaDeFormulario(datos))]); }
// La misma medida: la de ese expediente o, sin él, la que dice lo mismo
function igualA(m, fila) {
  if (m.expediente !== '' && fila.expediente !== '') return m.expediente === fila.expediente;
  return clave(m.medida) === clave(fila.medida) && clave(m.motivo) === clave(fila.motivo) && m.organo === fila.organo;
}
function existente(fila) { return vigentes(medidas).filter(function (m) { return igualA(m, fila); })[0] || null; }

// ---- Por tabla ----

// El libro que exporta el cuadro de todas las medidas trae títulos de grupo y una fila de totales: no son medidas. Tampoco
// las que el Plan retiró antes de aprobarse.
function filaAjena(f) {
  return texto(f.retirada) !== '' || [f.seccion, f.origen, f.motivo, f.organo, f.inicio, f.termino, f.estado].every(function (celda) { return texto(celda) === ''; });
}
function ejes() { return ['Cultura Organizacional', 'Gestión de Riesgos', 'Supervisión']; }
function esEje(valor) { return ejes().some(function (e) { return clave(e) === clave(valor); }); }
// Sin la columna «Sección», la primera columna del Anexo N° 9 la dice: un eje o un producto
function seccionDe(f) {
  if (texto(f.seccion) === '') return esEje(f.origen) ? 'remediacion' : 'control';
  if (/remediaci/.test(clave(f.seccion))) return 'remediacion';
  return /control/.test(clave(f.seccion)) ? 'control' : null;
}
function separados(valor) {
  return texto(valor).split(/;|\n/).map(function (parte) { return parte.replace(/^\s*\d+[.)]\s+/, '').trim(); })
    .filter(function (parte) { return parte !== ''; });
}
function estadoLeido(valor) {
  return registrables().concat(decididos()).filter(function (e) { return clave(e) === clave(valor); })[0] || null;
}
// El cuadro de sci-plan pone la deficiencia en la columna del producto: el eje es el único que admite remediación.
function origenYMotivo(f) {
  var unEje = _x.profile.ejes_con_remediacion.length === 1 ? _x.profile.ejes_con_remediacion[0] : '';
  var invertida = texto(f.motivo) === '' && texto(f.origen) !== '' && seccionDe(f) === 'remediacion' && unEje !== '' && !esEje(f.origen);
  return {origen: invertida ? unEje : texto(f.origen), motivo: texto(invertida ? f.origen : f.motivo)};
}
// Con código, la fila viene del Plan y su expediente es el del Plan, no el de la medida.
function expedienteDe(f) { return texto(f.codigo) === '' ? texto(f.expediente) : ''; }
function filaLeida(f) {
  return {seccion: seccionDe(f), origen: origenYMotivo(f).origen, motivo: origenYMotivo(f).motivo, medida: texto(f.medida), organo: organoDe(f.organo),
          inicio: f.inicio, termino: f.termino, medios: separados(f.medios),
          hitos: separados(f.hitos).map(function (h) { return {hito: h, fecha: null}; }),
          comentarios: f.comentarios, expediente: expedienteDe(f), fuente: expedienteDe(f) === '' ? 'tabla' : 'expediente', codigo: texto(f.codigo),
          fuera_informado: clave(f.fuera) === 'x', estado: estadoLeido(f.estado), desde: f.desde};
}
// Pendiente lo está desde que se aprobó el Plan: aún no ha iniciado. De En proceso, sin fecha, solo se sabe que hoy lo está.
function registroDeFila(f, leida) {
  var fecha = leida.desde || (leida.estado === 'Pendiente' ? plan.aprobado_el : _x.act.date);
  return {estado: leida.estado, fecha: fecha, sin_fecha: !leida.desde && leida.estado === 'En proceso', medios: leida.expediente === '' ? [] : leida.medios.map(function (x, i) { return i + 1; }),
          hitos: leida.estado === 'Implementada' ? leida.hitos.map(function (x, i) { return i + 1; }) : [],
          sustento: f.sustento, documento: f.documento};
}
function conConstanciaDeHoy(m) {
  return conRegistros(m, m.registros.map(function (r) { return r !== ultimo(m) ? r : Object.assign({}, r, {consta_el: _x.act.date}); }));
}
function conFilas(filas) {
  var lista = medidas;
  filas.filter(function (f) { return !filaAjena(f); }).forEach(function (f) {
    var leida = filaLeida(f), ya = existente(leida);
    var base = ya || medidaNueva(lista.length + 1, leida);
    var nueva = leida.estado === null ? base : base.estado === leida.estado ? conConstanciaDeHoy(base)
      : conRegistros(base, base.registros.concat([registroNuevo(registroDeFila(f, leida), 'de la tabla')]));
    nueva = Object.assign({}, nueva, {fuera_informado: leida.fuera_informado, expediente: base.expediente || leida.expediente});
    lista = ya === null ? lista.concat([nueva]) : lista.map(function (m) { return m.numero === ya.numero ? nueva : m; });
  });
  return lista;
}

// ---- Lo calculado al lado de lo registrado ----

// Qué dicen las fechas y los órganos de una medida ese día; el estado registrado no cambia por esto.
function senales(m, dia) {
  var estado = estadoAl(m, dia), r = registroAl(m, dia), termino = terminoAl(m, dia), lista = [];
  var di = function (si, que) { if (si) lista.push(que); };
  di(estado === 'Pendiente' && m.inicio < dia, 'Debió iniciarse el ' + fechaLarga(m.inicio));
  di(abiertaAl(m, dia) && termino < dia, 'Su fecha de término, el ' + fechaLarga(termino) + ', ya pasó y no ha concluido');
  di(estado === 'Implementada' && r.fecha > termino, 'Se cumplió fuera de plazo, el ' + fechaLarga(r.fecha));
  di(m.fuera_informado && estado === 'Implementada' && r.fecha <= termino, 'La tabla la informa fuera de plazo y por sus fechas no lo está');
  di(m.informado !== null && m.informado.fecha <= dia && m.informado.estado !== estado,
     'El órgano informó «' + (m.informado === null ? '' : m.informado.estado) + '»');
  var vencidos = m.hitos.filter(function (h) {
    return h.fecha !== null && h.fecha < dia && (r === null || r.hitos.indexOf(h.n) < 0) && !esFinal(estado);
  });
  di(vencidos.length > 0, 'Hitos vencidos sin cumplir: ' + vencidos.map(function (h) { return h.n; }).join(', '));
  di(r !== null && r.registrado_el > dia, 'Se registró el ' + fechaLarga(r === null ? null : r.registrado_el) + ', después del corte');
  var despues = ultimo(m);
  di(despues !== null && despues.fecha > dia, 'Después del corte pasó a «' + (despues === null ? '' : despues.estado) + '»');
  return lista;
}
