// Lo que pide cada plantilla de documents/ (llega como `d`). Solo declaraciones de función.

function encabezado() {
  return {anio: String(medicion.anio), nombre: medicion.nombre, etapas: enumeradas(medicion.etapas.map(String)),
          varias_etapas: medicion.etapas.length > 1, cierre: medicion.cierre_larga,
          escala: escala().nombre, calificaciones: enumeradas(escala().calificaciones),
          nota_escala: notaDeEscala(), hay_nota_escala: notaDeEscala() !== ''};
}
function notaDeEscala() {
  var nota = escala().nota;
  return nota === '' ? '' : nota.charAt(0).toUpperCase() + nota.slice(1) + '.';
}
function guion(celda) { return texto(celda) === '' ? '—' : texto(celda); }
function componentesImpresos(etapa) {
  return tablero.componentes.filter(function (f) { return f.numero_etapa === etapa; }).map(function (f) {
    return {codigo: f.componente, nombre: f.nombre, preguntas: String(f.preguntas), autoevaluado: f.autoevaluado,
            banda: guion(f.banda_autoevaluada), reportado: guion(f.reportado), calificacion: guion(f.calificacion),
            banda_reportada: guion(f.banda_reportada)};
  });
}
function etapasImpresas() {
  return tablero.etapas.map(function (e) {
    return {etapa: String(e.etapa), nombre: e.nombre, filas: componentesImpresos(e.etapa), autoevaluado: e.autoevaluado,
            banda: guion(e.banda_autoevaluada), calculado: guion(e.calculado), medidos: e.medidos, reportado: guion(e.reportado),
            calificacion: guion(e.calificacion), banda_reportada: guion(e.banda_reportada)};
  });
}
// "0.87 + 0.93 = 1.80"
function sumaEscrita(total, puntos) {
  var sumandos = puntos.filter(function (p) { return p !== null; }).map(function (p) { return centesimosEscritos(aCentesimos(p)); });
  return sumandos.length < 2 ? total.puntaje : sumandos.join(' + ') + ' = ' + total.puntaje;
}
function totalImpreso(total, puntos) {
  if (total === null || total.puntaje === '') return {hay: false, cuenta: '', puntaje: '', etapa: '', calificacion: '', hay_calificacion: false, nota: '', hay_nota: false};
  return {hay: true, cuenta: sumaEscrita(total, puntos), puntaje: total.puntaje, etapa: String(total.etapa),
          calificacion: total.calificacion, hay_calificacion: total.calificacion !== '', nota: total.nota, hay_nota: total.nota !== ''};
}
function preguntasImpresas() {
  return medicion.etapas.map(function (etapa) {
    return {etapa: String(etapa), nombre: nombreDeEtapa(etapa), preguntas: cuestionario.filter(function (p) { return p.etapa === etapa; })
      .map(function (p) {
        return {numero: String(p.numero), componente: p.componente, pregunta: p.pregunta, puntaje: p.puntaje, sustento: p.sustento,
                hay_sustento: p.sustento !== '', responde: guion(p.responsable),
                medios: p.evidencias.map(function (e, i) {
                  return {numero: String(i + 1), medio: e, presentado: p.presentadas.indexOf(i + 1) >= 0};
                }),
                archivo: p.archivo === null ? '' : p.archivo.name, hay_archivo: p.archivo !== null};
      })};
  });
}
function observacionesImpresas() {
  return observaciones.map(function (o) {
    return {numero: String(o.numero), de: o.de, texto: o.texto, respuesta: guion(o.respuesta)};
  });
}

function datosReporte() {
  return Object.assign(encabezado(), {
    resultados: etapasImpresas(), detalle: preguntasImpresas(),
    total: totalImpreso(tablero.total.autoevaluado, tablero.etapas.map(function (e) { return e.puntos; })),
    sin_puntaje: sin_puntaje.map(function (s) {
      return {etapa: String(s.etapa), componente: s.componente + ' ' + nombreDeComponente(s.componente), motivo: s.motivo};
    }), hay_sin_puntaje: sin_puntaje.length > 0,
    observaciones: observacionesImpresas(), hay_observaciones: observaciones.length > 0});
}
function datosOficio() {
  return Object.assign(encabezado(), {
    version: String(_x.docs.reporte.version), codigo_reporte: _x.docs.reporte.code, preguntas: String(cuestionario.length),
    medios: String(cuestionario.reduce(function (t, p) { return t + p.presentadas.length; }, 0)),
    revisado: fechaLarga(revision.fecha), revisor: revision.puesto});
}
function brechasImpresas() {
  return medicion.etapas.map(function (etapa) {
    var suyas = brechas.filter(function (b) { return b.etapa === etapa; });
    return {etapa: String(etapa), hay: suyas.length > 0, brechas: suyas.map(function (b) {
      return {numero: String(b.numero), componente: guion(b.componente), brecha: b.brecha,
              acciones: b.acciones.map(function (codigo) {
                var accion = acciones.filter(function (a) { return a.codigo === codigo; })[0];
                return {codigo: codigo, accion: accion.accion};
              }), motivo: b.motivo, fuera: b.acciones.length === 0};
    })};
  });
}
function accionesEnlazadas() {
  return sinRepetir([].concat.apply([], brechas.map(function (b) { return b.acciones; })));
}
function redesImpresas() {
  if (por_red === null) return [];
  return por_red.redes.map(function (r) {
    return {red: r.red, tope: r.tope, celdas: codigosDeComponentes().map(function (c) {
      return {puntaje: r.puntajes[c], tono: r.tonos[c]};
    })};
  });
}
function redImpresa() {
  if (por_red === null) return {hay: false, propia: '', hay_propia: false, nombre: '', total: '', redes: '', frecuencia: '', avisos: [], hay_avisos: false};
  return {hay: true, propia: por_red.propia, hay_propia: por_red.propia !== '', nombre: _x.profile.red_propia, total: String(por_red.total),
          redes: String(por_red.cuantas_redes), avisos: por_red.avisos, hay_avisos: por_red.avisos.length > 0,
          frecuencia: por_red.frecuencia.slice(0, 5).map(function (f) { return f.componente + ' ' + f.nombre + ' (' + f.veces + ')'; }).join('; ')};
}
// Una línea por motivo, con todas las filas a las que alcanza
function dudasReunidas() {
  return sinRepetir(dudas.map(function (x) { return x.mensaje; })).map(function (mensaje) {
    var filas = dudas.filter(function (x) { return x.mensaje === mensaje; }).map(function (x) { return texto(x.fila); });
    return {mensaje: mensaje, filas: (filas.length === 1 ? 'fila ' : 'filas ') + enumeradas(filas)};
  });
}
function datosInforme() {
  var puesto = fuente.puesto === null ? '' : String(fuente.puesto), evaluadas = fuente.evaluadas === null ? '' : String(fuente.evaluadas);
  return Object.assign(encabezado(), {
    documento: fuente.documento, fecha_fuente: fechaLarga(fuente.fecha), hay_fecha_fuente: fuente.fecha !== '',
    puesto: puesto, hay_puesto: puesto !== '', ambito: fuente.ambito, hay_ambito: fuente.ambito !== '', evaluadas: evaluadas,
    hay_evaluadas: evaluadas !== '', resultados: etapasImpresas(),
    total: totalImpreso(resultado.total, resultado.globales.map(function (g) { return g.puntos; })),
    comparacion: tablero.comparacion.map(function (f) { return Object.assign({}, f, {calificacion: guion(f.calificacion), variacion: guion(f.variacion)}); }),
    hay_comparacion: anteriores.length > 0,
    global_por_etapa: enumeradas(tablero.etapas.map(function (e) { return e.reportado + ' en la etapa ' + e.etapa; })),
    brechas: brechasImpresas(), hay_brechas: brechas.length > 0, cuantas_brechas: String(brechas.length),
    cuantas_acciones: String(accionesEnlazadas().length),
    envio: envio.fecha_larga, oficio: _x.docs.oficio.number, tarde: envio.despues_del_cierre,
    dudas: dudasReunidas(), hay_dudas: dudas.length > 0, notas: resultado.notas, hay_notas: resultado.notas.length > 0,
    red: redImpresa(), redes: redesImpresas(), hay_mapa: por_red !== null});
}
