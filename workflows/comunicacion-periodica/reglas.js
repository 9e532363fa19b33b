// Funciones de la serie, de sus documentos y de su vista. Solo declaraciones de función: lo que el expediente recuerda
// está en el datamodel de chart.scxml. Ninguna cambia los datos que recibe.

// ---- Calendario ----

function anioActual() { return Number(_x.act.date.slice(0, 4)); }
function enviadas() {
  return comunicaciones.filter(function (c) { return c.enviada !== null; });
}
function laQueToca() {
  var faltan = comunicaciones.filter(function (c) { return c.enviada === null; });
  if (faltan.length === 0) return null;
  return {numero: faltan[0].numero, fecha: faltan[0].fecha, fecha_larga: fechaLarga(faltan[0].fecha), tema: faltan[0].tema,
          remitente: _x.profile.remitente};
}
function quedaPorEnviar() { return comunicaciones.length === 0 || laQueToca() !== null; }
// Lo ya enviado no se reprograma: solo se piden, y solo se juzgan, las fechas que faltan.
function calendarioValido(datos) {
  var hoy = _x.act.date, hechas = enviadas(), filas = datos.comunicaciones;
  var este = anioActual();
  var anioBueno = hechas.length > 0 ? datos.anio === anio : datos.anio === este || datos.anio === este + 1;
  var anterior = hechas.length > 0 ? hechas[hechas.length - 1].fecha : '';
  return anioBueno && filas.length === _x.profile.comunicaciones - hechas.length &&
    filas.every(function (fila) {
      var buena = fila.fecha.slice(0, 4) === String(datos.anio) && fila.fecha >= hoy && fila.fecha > anterior;
      anterior = fila.fecha;
      return buena;
    });
}
function propuesta() {
  return _x.profile.calendario_propuesto.map(function (p) {
    return {fecha: anioActual() + '-' + p.dia, tema: p.tema};
  });
}
// Las fechas propuestas son las de un año entero: no sirven cuando ya se envió alguna o ya pasó la primera.
function propuestaVigente() {
  return enviadas().length === 0 && calendarioValido({anio: anioActual(), comunicaciones: propuesta()});
}
function nueva(numero, fila) {
  return {numero: numero, fecha: fila.fecha, tema: fila.tema, asunto: '', enviada: null, enviada_por: '', aprobada: null,
          aprobada_por: '', proyecto: null, destinatarias: [], abierta: false};
}
function programadas(filas) {
  var hechas = enviadas();
  return hechas.concat(filas.map(function (fila, i) { return nueva(hechas.length + i + 1, fila); }));
}
// El día que comprueba cada término; el de una ya enviada comprueba la siguiente, que es la que importa.
function porComprobar(numero) {
  var faltan = comunicaciones.filter(function (c) { return c.enviada === null && c.numero >= numero; });
  return faltan[0].fecha;
}
function todasHabiles() {
  var terminos = ['fecha_primera', 'fecha_segunda', 'fecha_tercera', 'fecha_cuarta'];
  return comunicaciones.every(function (c, i) {
    return c.enviada !== null || _x.terms[terminos[i]].due === c.fecha;
  });
}

// ---- Envío y acuses ----

function sinRepetir(filas) {
  return filas.every(function (fila, i) {
    return filas.every(function (otra, j) { return i === j || otra.unidad !== fila.unidad; });
  });
}
function firma() {
  return {sentido: 'aprobada', version: _x.docs.proyecto.version, huella: _x.docs.proyecto.content, por: _x.act.actor,
          en_nombre_de: _x.act.behalf || null, puesto: _x.act.post, fecha: _x.act.date};
}
// Cambia una sola comunicación, la que cumple `es`.
function cambiada(es, cambios) {
  return comunicaciones.map(function (c) { return es(c) ? Object.assign({}, c, cambios(c)) : c; });
}
function conEnvio() {
  return cambiada(function (c) { return c.numero === proxima.numero; }, function () {
    return {asunto: borrador.asunto, enviada: _x.act.date, enviada_por: _x.act.post, aprobada: aprobacion.fecha,
            aprobada_por: aprobacion.puesto, proyecto: aprobacion.version, abierta: true,
            destinatarias: direcciones.map(function (d) { return {unidad: d.unidad, nombre: d.nombre, acuse: null}; })};
  });
}
function conCierre() {
  return cambiada(function (c) { return c.abierta; }, function () { return {abierta: false}; });
}
function sinAcuse(c) {
  return c.destinatarias.filter(function (d) { return d.acuse === null; });
}
function leFalta(c, unidad) {
  return sinAcuse(c).some(function (d) { return d.unidad === unidad; });
}
function acusada(c, unidad, tardio) {
  return {destinatarias: c.destinatarias.map(function (d) {
    if (d.unidad !== unidad) return d;
    return Object.assign({}, d, {acuse: {por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post,
                                         fecha: _x.act.date, tardio: tardio}});
  })};
}
function enAcuse() {
  return comunicaciones.filter(function (c) { return c.abierta; })[0];
}
function faltaAcuse(unidad) { return leFalta(enAcuse(), unidad); }
function esElUltimoAcuse(unidad) { return faltaAcuse(unidad) && sinAcuse(enAcuse()).length === 1; }
function conAcuse(unidad) {
  return cambiada(function (c) { return c.abierta; }, function (c) { return acusada(c, unidad, false); });
}
// La más antigua ya registrada que esa unidad no acusó.
function atrasada(unidad) {
  return enviadas().filter(function (c) { return !c.abierta && leFalta(c, unidad); })[0];
}
function debeAcuse(unidad) { return atrasada(unidad) !== undefined; }
function conAcuseTardio(unidad) {
  var numero = atrasada(unidad).numero;
  return cambiada(function (c) { return c.numero === numero; }, function (c) { return acusada(c, unidad, true); });
}

// Duda de imports/direcciones.json
function siglasConBlancos(fila) { return / /.test(fila.unidad); }

// ---- Cuentas de la vista y de los documentos ----

function cuantosAcuses(c, tardios) {
  return c.destinatarias.filter(function (d) { return d.acuse !== null && d.acuse.tardio === tardios; }).length;
}
function acusesEnPlazo(fila) { return fila.enviada === null ? '' : String(cuantosAcuses(fila, false)); }
function acusesTardios(fila) { return fila.enviada === null ? '' : String(cuantosAcuses(fila, true)); }
function cuantasDestinatarias(fila) { return fila.enviada === null ? '' : String(fila.destinatarias.length); }
function unidadesSinAcuse(fila) {
  return sinAcuse(fila).map(function (d) { return d.unidad; }).join('; ');
}
function situacion(fila) {
  if (fila.enviada === null) return 'Programada';
  if (fila.abierta) return 'Enviada, por acusar';
  return fila.enviada > fila.fecha ? 'Enviada después de la fecha' : 'Enviada';
}

// ---- Palabras de los documentos ----

// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(fecha || '');
  if (!leida) return '';
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
function parrafos(texto) {
  return texto.split('\n').map(function (p) { return p.trim(); }).filter(function (p) { return p !== ''; });
}
function deLaSerie() {
  return {accion: _x.profile.accion, denominacion: _x.profile.denominacion, remitente: _x.profile.remitente,
          anio: anio === null ? '' : String(anio), meta: String(_x.profile.comunicaciones)};
}

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

// Solo lo que se aprueba: así el proyecto aprobado y la copia enviada tienen la misma huella de contenido.
function datosComunicacion() {
  return Object.assign(deLaSerie(), {numero: String(proxima.numero), tema: proxima.tema, asunto: borrador.asunto,
                                     parrafos: parrafos(borrador.texto)});
}
// Al cerrarse una comunicación, `proxima` todavía es ella.
function datosCargo() {
  var c = comunicaciones[proxima.numero - 1];
  var faltan = sinAcuse(c);
  return Object.assign(deLaSerie(), {
    numero: String(c.numero), tema: c.tema, asunto: c.asunto, programada: fechaLarga(c.fecha), enviada: fechaLarga(c.enviada),
    fuera_de_fecha: c.enviada > c.fecha, enviada_por: c.enviada_por, aprobada: fechaLarga(c.aprobada),
    aprobada_por: c.aprobada_por, proyecto: String(c.proyecto), codigo_copia: _x.docs.comunicacion.code,
    tal_cual: _x.docs.comunicacion.content === aprobacion.huella,
    termino: _x.profile.termino_acuse.split(' ')[0], vence: fechaLarga(_x.terms.plazo_acuse.due),
    destinatarias: String(c.destinatarias.length), acuses: String(cuantosAcuses(c, false)),
    faltan: String(faltan.length), hay_faltantes: faltan.length > 0,
    filas: c.destinatarias.map(function (d, i) {
      return {orden: String(i + 1), unidad: d.unidad, nombre: d.nombre, acuso: d.acuse !== null,
              fecha: d.acuse === null ? '' : fechaLarga(d.acuse.fecha), puesto: d.acuse === null ? '' : d.acuse.puesto};
    })});
}
function datosResumen() {
  var hechas = enviadas(), unidades = {}, envios = 0;
  hechas.forEach(function (c) {
    envios += c.destinatarias.length;
    c.destinatarias.forEach(function (d) { unidades[d.unidad] = true; });
  });
  return Object.assign(deLaSerie(), {
    enviadas: String(hechas.length), distintas: String(Object.keys(unidades).length), envios: String(envios),
    completa: !quedaPorEnviar(), hay_calendario: comunicaciones.length > 0,
    filas: comunicaciones.map(function (c) {
      return {numero: String(c.numero), tema: c.tema, programada: fechaLarga(c.fecha), enviada: fechaLarga(c.enviada),
              se_envio: c.enviada !== null, fuera_de_fecha: c.enviada !== null && c.enviada > c.fecha, abierta: c.abierta,
              destinatarias: cuantasDestinatarias(c), acuses: acusesEnPlazo(c), tardios: acusesTardios(c)};
    }),
    hay_faltas: hechas.some(function (c) { return sinAcuse(c).length > 0; }),
    faltas: hechas.filter(function (c) { return sinAcuse(c).length > 0; }).map(function (c) {
      return {numero: String(c.numero), unidades: unidadesSinAcuse(c).split('; ').join(', ')};
    })});
}
