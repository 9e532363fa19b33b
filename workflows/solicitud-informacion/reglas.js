// Funciones de la solicitud de información, de sus documentos y de la importación de la matriz. Solo declaraciones de
// función: lo que el expediente recuerda está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe;
// _event no se ve desde aquí, así que sus campos llegan como argumentos.

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
function partes(celda) {
  return texto(celda).split(';').map(function (p) { return p.trim(); })
    .filter(function (p) { return p !== ''; });
}
function sinRepetidos(cosas) { return cosas.filter(function (c, i) { return cosas.indexOf(c) === i; }); }

// ---- Días ----

function corrido(fecha, dias) {
  return new Date(Date.UTC(Number(fecha.slice(0, 4)), Number(fecha.slice(5, 7)) - 1, Number(fecha.slice(8, 10)) + dias))
    .toISOString().slice(0, 10);
}
function diaAntes(fecha) { return corrido(fecha, -1); }
function diaTras(fecha) { return corrido(fecha, 1); }
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}

// ---- La ventana ----

function ventanaDe(id) { return _x.profile.ventanas.filter(function (v) { return v.id === id; })[0] || null; }
function ventanaPorVenir(id) { return ventanaDe(id) !== null && ventanaDe(id).hasta >= _x.act.date; }
// El último día puede caer inhábil (15 de octubre de 2023, domingo): qué se hace lo dice el ajuste.
function cierreDeLaVentana() {
  if (_x.profile.cierre_en_inhabil === 'ultimo_habil') return _x.terms.ultimo_habil.due;
  if (_x.profile.cierre_en_inhabil === 'habil_siguiente') return _x.terms.habil_siguiente.due;
  return ventana.hasta;
}
function antesDeAbrir() { return ventana.desde > _x.act.date; }
function sinCerrar() { return cierreDeLaVentana() >= _x.act.date; }

// ---- A quién se pide ----

function marcada(celda) { return texto(celda).toUpperCase() === 'X'; }
function marcas(fila) { return ['trim2', 'trim3', 'trim4'].filter(function (t) { return marcada(fila[t]); }); }
// Lo marcado hasta el trimestre de la ventana, y lo que no tiene trimestre (AOE.1.1): nadie debe quedar sin informarlo.
function sePide(fila) {
  var suyas = marcas(fila);
  return suyas.length === 0 || suyas.some(function (t) { return ventana.trimestres.indexOf(t) >= 0; });
}
function pedidas() { return matriz === null ? [] : matriz.acciones.filter(sePide); }
function codigo(escrito) { return texto(escrito).toUpperCase().replace(/\s+/g, ''); }
function enCatalogo(nombre) {
  var buscado = texto(nombre).toLowerCase();
  return _x.profile.oficinas.filter(function (o) {
    return [o.nombre].concat(o.tambien || []).some(function (n) { return n.toLowerCase() === buscado; });
  })[0] || null;
}
function oficinaNueva(unidad, nombre) {
  return {unidad: unidad, nombre: nombre, acciones: [], responsable: [], situacion: 'sin responder', fecha: null};
}
function conAccion(o, cod, comoResponsable) {
  return Object.assign({}, o, {acciones: sinRepetidos(o.acciones.concat([cod])),
                               responsable: comoResponsable ? sinRepetidos(o.responsable.concat([cod])) : o.responsable});
}
function oficinasDeLaMatriz() {
  var halladas = _x.profile.oficinas.map(function (o) { return oficinaNueva(o.unidad, o.nombre); });
  pedidas().forEach(function (fila) {
    [['responsable', true], ['involucrados', false]].forEach(function (columna) {
      partes(fila[columna[0]]).map(enCatalogo).filter(function (o) { return o !== null; }).forEach(function (o) {
        halladas = halladas.map(function (h) {
          return h.unidad === o.unidad ? conAccion(h, codigo(fila.codigo), columna[1]) : h;
        });
      });
    });
  });
  return halladas.filter(function (h) { return h.acciones.length > 0; });
}
// Nombres de la matriz que no son de ninguna oficina del catálogo: los asigna quien prepara, o quedan dichos.
function sinUnidad() {
  var nombres = [];
  pedidas().forEach(function (fila) {
    partes(fila.responsable).concat(partes(fila.involucrados)).forEach(function (nombre) {
      if (enCatalogo(nombre) === null) nombres.push({nombre: nombre, accion: codigo(fila.codigo)});
    });
  });
  return nombres;
}
function oficina(unidad) { return oficinas.filter(function (o) { return o.unidad === texto(unidad); })[0] || null; }
function asignable(datos) {
  var codigos = datos.acciones.map(codigo), posibles = pedidas().map(function (f) { return codigo(f.codigo); });
  var suya = oficina(datos.unidad);
  return codigos.every(function (c) { return posibles.indexOf(c) >= 0 && (suya === null || suya.acciones.indexOf(c) === -1); }) &&
    sinRepetidos(codigos).length === codigos.length && (suya !== null || 20 > oficinas.length);
}
function conAsignacion(datos) {
  var base = oficina(datos.unidad) === null ? oficinas.concat([oficinaNueva(texto(datos.unidad), datos.nombre)]) : oficinas;
  return base.map(function (o) {
    return o.unidad !== texto(datos.unidad) ? o
      : datos.acciones.reduce(function (con, cod) { return conAccion(con, codigo(cod), false); }, o);
  });
}
function conExclusion(unidad) {
  return excluidas.concat([{unidad: texto(unidad), nombre: oficina(unidad).nombre, motivo: _x.act.comment}]);
}
function sinOficina(unidad) { return oficinas.filter(function (o) { return o.unidad !== texto(unidad); }); }
// La tarea y los correos nombran hasta 20 unidades (chart.scxml, requeridas.0 a requeridas.19)
function hayAQuienPedir() { return oficinas.length > 0 && 20 >= oficinas.length; }
function unidades() { return oficinas.map(function (o) { return o.unidad; }); }

// ---- Respuestas ----

function propia() { return oficina(_x.act.unit); }
// Tarde: después del cierre. La situación de la oficina ya lo dice desde que la ventana cerró.
function tardia() { return _x.terms.cierre.expired === true; }
function dentroDelPeriodo(fecha) {
  return fecha >= ventana.periodo_desde && ventana.hasta >= fecha && _x.act.date >= fecha;
}
function respuestaCabe(datos) {
  var suya = propia();
  if (suya === null || pendientes.indexOf(suya.unidad) === -1) return false;
  var informadas = datos.acciones.map(function (a) { return codigo(a.accion); });
  var conEvidencia = datos.evidencias.map(function (e) { return codigo(e.accion); });
  return informadas.length === suya.acciones.length &&
    suya.acciones.every(function (a) { return informadas.indexOf(a) >= 0; }) &&
    datos.acciones.every(function (a) { return a.avance === 'sin_avance' || conEvidencia.indexOf(codigo(a.accion)) >= 0; }) &&
    datos.evidencias.every(function (e) {
      return informadas.indexOf(codigo(e.accion)) >= 0 && dentroDelPeriodo(e.fecha) && (e.archivo !== null || e.enlace !== null);
    });
}
function esLaUltima(datos) { return pendientes.length === 1 && respuestaCabe(datos); }
function nuevaRespuesta() {
  return {numero: respuestas.length + 1, unidad: propia().unidad, oficina: propia().nombre, fecha: _x.act.date,
          tardia: tardia(), por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null};
}
function nuevosAvances(datos) {
  return datos.acciones.map(function (a) {
    var suya = propia();
    return {unidad: suya.unidad, oficina: suya.nombre, accion: codigo(a.accion), avance: enPalabras(a.avance),
            responsable: suya.responsable.indexOf(codigo(a.accion)) >= 0, detalle: a.detalle, tardia: tardia()};
  });
}
function nuevasEvidencias(datos) {
  return datos.evidencias.map(function (e, i) {
    return {numero: evidencias.length + i + 1, unidad: propia().unidad, oficina: propia().nombre, accion: codigo(e.accion),
            tipo: claseDeEvidencia(e.tipo), fecha: e.fecha, descripcion: e.descripcion,
            nombre: e.archivo ? e.archivo.name : e.enlace, huella: e.archivo ? e.archivo.sha256 : null, tardia: tardia()};
  });
}
function con(unidad, cambios) {
  return oficinas.map(function (o) { return o.unidad === unidad ? Object.assign({}, o, cambios) : o; });
}
function oficinasTrasRespuesta() {
  return con(propia().unidad, {situacion: tardia() ? 'respondió tarde' : 'respondió a tiempo', fecha: _x.act.date});
}
function pendientesTrasRespuesta() { return pendientes.filter(function (u) { return u !== propia().unidad; }); }
function oficinasAlCerrar() {
  return oficinas.map(function (o) {
    return pendientes.indexOf(o.unidad) >= 0 ? Object.assign({}, o, {situacion: 'no respondió'}) : o;
  });
}
function respondeObservaciones(datos) { return texto(datos.respuesta) !== ''; }
function aprobado() { return {fecha: _x.act.date, puesto: _x.act.post, informe: _x.docs.informe.number}; }
function diaDePublicacion(fecha) { return fecha >= aprobacion.fecha && _x.act.date >= fecha; }

// Lo que vuelve al seguimiento del año. Sin informe aprobado no hay número que citar.
function cuantas(situacion) { return oficinas.filter(function (o) { return o.situacion === situacion; }).length; }
function paraElSeguimiento(final) {
  return {resultado: final, informe: aprobacion === null ? '' : aprobacion.informe, oficinas: requeridas.length,
          a_tiempo: cuantas('respondió a tiempo'), tarde: cuantas('respondió tarde'), calladas: cuantas('no respondió')};
}

// ---- Dudas de la importación: una función por regla de imports/matriz.json ----

function sinResponsable(fila) { return texto(fila.responsable) === ''; }
function sinDecirCuales(fila) {
  return /órganos y\/o unidades|oficinas responsables e involucradas/i.test(texto(fila.responsable) + ';' + texto(fila.involucrados));
}
function sinTrimestre(fila) { return marcas(fila).length === 0; }
function codigoIlegible(fila) { return !/^AOE\.[0-9]{1,2}\.[0-9]{1,2}$/.test(codigo(fila.codigo)); }

// ---- Palabras de los documentos ----

function enPalabras(avance) { return {sin_avance: 'sin avance', en_proceso: 'en proceso', cumplida: 'cumplida'}[avance]; }
function claseDeEvidencia(tipo) {
  return {enlace: 'enlace', captura: 'captura de pantalla', excel: 'Excel', fotos: 'fotos', presentacion: 'presentación',
          grabacion: 'grabación', matriz: 'matriz', acta: 'acta', informe: 'informe', directiva: 'directiva',
          comunicacion: 'comunicación', reporte: 'reporte'}[tipo];
}
function trimestresEnPalabras() {
  return enumeradas(ventana.trimestres.map(function (t) { return {trim2: 'II', trim3: 'III', trim4: 'IV'}[t]; }));
}
// Cada código va en su propia marca: la plantilla no lo parte al cambiar de línea.
function conComas(codigos) {
  return codigos.map(function (c, i) { return {codigo: c, sigue: i + 1 !== codigos.length}; });
}
function oficinaImpresa(o) {
  return {unidad: o.unidad, nombre: o.nombre, acciones: conComas(o.acciones), cuantas: String(o.acciones.length),
          responsable: conComas(o.responsable), hay_responsable: o.responsable.length > 0, situacion: o.situacion,
          fecha: fechaLarga(o.fecha)};
}
function porNombre(lista) {
  var nombres = sinRepetidos(lista.map(function (x) { return x.nombre; }));
  return nombres.map(function (nombre) {
    return {nombre: nombre, acciones: enumeradas(lista.filter(function (x) { return x.nombre === nombre; })
      .map(function (x) { return x.accion; }))};
  });
}

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

function delPedido() {
  var cuadra = _x.terms.cuenta_h.due === _x.terms.ultimo_habil.due;
  var otros = ventana.habiles_sin_no_laborables;
  return {programa: programa, ventana: ventana.nombre, desde: fechaLarga(ventana.desde), hasta: fechaLarga(ventana.hasta),
          cierre: fechaLarga(cierreDeLaVentana()), cierre_distinto: cierreDeLaVentana() !== ventana.hasta,
          ultimo_habil: fechaLarga(_x.terms.ultimo_habil.due), termina_inhabil: _x.terms.ultimo_habil.due !== ventana.hasta,
          habiles: String(ventana.habiles), cuadra: cuadra, sin_no_laborables: String(otros),
          hay_no_laborables: otros !== ventana.habiles, periodo: fechaLarga(ventana.periodo_desde),
          trimestres: trimestresEnPalabras()};
}
function datosSolicitud() {
  var faltan = porNombre(sinUnidad());
  return Object.assign(delPedido(), {mensaje: mensaje, hay_mensaje: mensaje !== '', oficinas: oficinas.map(oficinaImpresa),
    cuantas: String(oficinas.length), pedidas: String(pedidas().length), total: String(matriz.acciones.length),
    sin_unidad: faltan, hay_sin_unidad: faltan.length > 0, excluidas: excluidas, hay_excluidas: excluidas.length > 0});
}
function datosRelacion() {
  var calladas = oficinas.filter(function (o) { return o.situacion === 'no respondió'; });
  return Object.assign(delPedido(), {memorando: memorando, oficinas: calladas.map(oficinaImpresa),
    cuantas: String(calladas.length), de: String(oficinas.length)});
}
function cuenta(situacion) { return String(cuantas(situacion)); }
function datosInforme() {
  var filas = pedidas().map(function (fila) {
    var dichos = avances.filter(function (a) { return a.accion === codigo(fila.codigo); });
    var quienes = oficinas.filter(function (o) { return o.acciones.indexOf(codigo(fila.codigo)) >= 0; });
    return {codigo: codigo(fila.codigo), accion: texto(fila.accion), meta: partes(fila.meta).join('; '),
            avances: dichos.map(function (a) {
              return {oficina: a.oficina, responsable: a.responsable, avance: a.avance, detalle: a.detalle, tardia: a.tardia,
                      evidencias: evidencias.filter(function (e) { return e.accion === a.accion && e.unidad === a.unidad; })
                        .map(function (e) { return String(e.numero); }).join(', ')};
            }), sin_informar: dichos.length === 0, a_nadie: quienes.length === 0};
  });
  var sinDato = filas.filter(function (f) { return f.sin_informar; });
  return Object.assign(delPedido(), {memorando: memorando, cuantas: String(oficinas.length),
    a_tiempo: cuenta('respondió a tiempo'), tarde: cuenta('respondió tarde'), calladas: cuenta('no respondió'),
    oficinas: oficinas.map(oficinaImpresa), filas: filas, pedidas: String(filas.length),
    informadas: String(filas.length - sinDato.length), sin_dato: String(sinDato.length),
    evidencias: evidencias.map(function (e) {
      return {numero: String(e.numero), oficina: e.oficina, accion: e.accion, tipo: e.tipo, fecha: fechaLarga(e.fecha),
              descripcion: e.descripcion, nombre: e.nombre, huella: texto(e.huella), hay_huella: e.huella !== null};
    }), hay_evidencias: evidencias.length > 0, conclusiones: consolidado.conclusiones,
    recomendaciones: consolidado.recomendaciones, hay_recomendaciones: consolidado.recomendaciones.length > 0,
    excluidas: excluidas, hay_excluidas: excluidas.length > 0, observaciones: observaciones,
    hay_observaciones: observaciones.length > 0, respuesta: texto(consolidado.respuesta)});
}
function datosAprobacion() {
  return Object.assign(delPedido(), {informe: _x.docs.informe.number, fecha_informe: fechaLarga(_x.docs.informe.date),
    huella: _x.docs.informe.content, a_tiempo: cuenta('respondió a tiempo'), tarde: cuenta('respondió tarde'),
    calladas: cuenta('no respondió'), cuantas: String(oficinas.length)});
}
