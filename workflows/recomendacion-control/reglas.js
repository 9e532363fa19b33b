// Funciones del expediente, de sus documentos y de sus tablas. Solo declaraciones de función: lo que el expediente recuerda
// está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe; _event no se ve desde aquí, así que sus
// campos llegan como argumentos. Las fechas son días ISO y se comparan como texto.

// ---- La directiva que rige: sus términos, estados y cambios están en el perfil ----

function regla() { return _x.profile.directivas[informe.directiva]; }
function hayTerminoNorma() { return regla().termino_implementacion !== null; }
function comunicaPorPeriodos() { return regla().comunicar_cada !== null; }
function tocaComunicar() { return comunicaPorPeriodos() && conPlan(); }
function visaSecretariaGeneral() { return _x.profile.visado_sg === true; }
function nombreEstado(clave) { return regla().estados[clave] || ''; }

// ---- Registro ----

function servicioDe(tipo) { return tipo === 'control_preventivo' ? 'preventivo' : 'posterior'; }
function registrable(datos) { return noRegistrable(datos) === ''; }
function informeRegistrado(datos) {
  return {numero: datos.informe_numero, tipo: datos.informe_tipo, emisor: datos.emisor, sociedad: texto(datos.sociedad),
          directiva: datos.directiva, fecha: datos.informe_fecha, notificado: datos.notificado, documento: datos.documento,
          medio: datos.medio, archivo: datos.archivo};
}
function recomendacionRegistrada(datos) { return {numero: datos.numero, texto: datos.texto, clase: datos.clase}; }
function designado(datos) {
  return {responsable: datos.responsable, nombre: datos.nombre, puesto: datos.puesto, unidad: datos.unidad,
          dni: datos.dni === null ? '' : ('0000000' + String(datos.dni)).slice(-8), fecha: _x.act.date};
}

// ---- Estado oficial: lo que dijo el órgano de control, en orden de fecha ----

function hayHechos() { return hechos.length > 0; }
function ultimoHecho() { return hechos[hechos.length - 1]; }
function estadoActual() { return hayHechos() ? ultimoHecho().clave : 'pendiente'; }
function estadoEs(clave) { return estadoActual() === clave; }
function estadoAl(fecha) {
  var hasta = hechos.filter(function (h) { return h.fecha <= fecha; });
  return hasta.length > 0 ? hasta[hasta.length - 1].estado : nombreEstado('pendiente');
}
// El día en que vence lo que la entidad tiene para implementar; '' si ninguno se ha fijado.
function vencimiento() {
  if (conNuevoPlazo() && _x.terms.nuevo_plazo) return _x.terms.nuevo_plazo.due;
  if (hayTerminoNorma()) return _x.terms.termino_norma.due;
  if (conPlan()) return _x.terms.implementacion.due;
  return regla().no_implementada_sin_plan === true ? _x.terms.plan_accion.due : '';
}
// Al reabrir, lo vencido sigue vencido.
function fueraDeNorma() { return hayTerminoNorma() && _x.terms.termino_norma !== undefined && _x.terms.termino_norma.expired; }
function terminoVencido() { return conPlan() && plan.fin < _x.act.date; }
function vencidoAl(fecha) { return vencimiento() !== '' && fecha > vencimiento(); }
function cambioPrevisto(clave) { return (regla().cambios[estadoActual()] || []).indexOf(clave) >= 0; }
function admite(clave, datos) { return noAdmite(clave, datos) === ''; }
function concluyeNoImplementada() { return estadoEs('no_implementada') && regla().no_implementada_concluye === true; }
function hecho(clave, datos) {
  return {clave: clave, estado: nombreEstado(clave), documento: datos.documento, fecha: datos.fecha,
          comentario: texto(datos.comentario), archivo: datos.archivo, registrado: _x.act.date, registrado_por: _x.act.actor,
          fuera_de_termino: vencidoAl(datos.fecha)};
}
function anulado() {
  return Object.assign({}, ultimoHecho(), {motivo: texto(_x.act.comment), anulado: _x.act.date, anulado_por: _x.act.actor});
}
function nuevoPlazoValido(datos) { return noNuevoPlazo(datos) === ''; }
function nuevoPlazo(datos) {
  return {documento: datos.documento, fecha: datos.fecha, dias: datos.dias, archivo: datos.archivo};
}
// Un plazo concedido después del último No implementada; el que se registre al vencer ese plazo vuelve a contar.
function conNuevoPlazo() {
  return vigilancia !== null && estadoEs('no_implementada') && vigilancia.fecha >= ultimoHecho().fecha;
}
function plazoDeVigilancia() { return String(vigilancia.dias) + ' habiles'; }

// ---- Plan de acción ----

// Aprobado y remitido: desde entonces corre su término.
function conPlan() { return comunicacion !== null; }
function finExigible() { return hayTerminoNorma() ? _x.terms.termino_norma.due : plan.fin; }
function extremos(acciones) {
  return {inicio: acciones.map(function (a) { return a.inicio; }).sort()[0],
          fin: acciones.map(function (a) { return a.fin; }).sort()[acciones.length - 1]};
}
function planValido(datos) { return noPlan(datos) === ''; }
function planNuevo(datos) {
  var fechas = extremos(datos.acciones);
  return {inicio: fechas.inicio, fin: fechas.fin, original: fechas.fin, presentado: _x.act.date, puesto: texto(_x.act.post),
          acciones: datos.acciones.map(function (a, i) {
            return {numero: i + 1, accion: a.accion, medio: a.medio, inicio: a.inicio, fin: a.fin, cumplida: ''};
          })};
}
function visto() {
  return {sentido: 'visado', version: _x.docs.plan_accion.version, huella: _x.docs.plan_accion.content, por: _x.act.actor,
          en_nombre_de: _x.act.behalf || null, puesto: texto(_x.act.post), fecha: _x.act.date};
}

// ---- Avances: lo que se reporta y lo que resulta del plan, uno al lado del otro ----

function accionPendiente(numero) {
  return plan.acciones.some(function (a) { return a.numero === numero && a.cumplida === ''; });
}
function avanceValido(datos) { return noAvance(datos) === ''; }
function planConCumplidas(datos) {
  return Object.assign({}, plan, {acciones: plan.acciones.map(function (a) {
    return datos.cumplidas.indexOf(a.numero) >= 0 ? Object.assign({}, a, {cumplida: _x.act.date}) : a;
  })});
}
// Acciones cumplidas sobre acciones del plan, con dos decimales.
function porcentajeDe(cumplidas) { return Math.round(cumplidas * 10000 / plan.acciones.length) / 100; }
function cuantasCumplidas() { return plan.acciones.filter(function (a) { return a.cumplida !== ''; }).length; }
function avanceNuevo(datos) {
  return {numero: avances.length + 1, fecha: _x.act.date, puesto: texto(_x.act.post), reportado: datos.porcentaje,
          calculado: porcentajeDe(cuantasCumplidas() + datos.cumplidas.length), acciones: datos.acciones,
          cumplidas: datos.cumplidas, evidencias: datos.evidencias, comunicado: ''};
}
function porComunicar() { return avances.filter(function (a) { return a.comunicado === ''; }); }
function hayPorComunicar() { return porComunicar().length > 0; }
function avancesComunicados() {
  return avances.map(function (a) { return a.comunicado !== '' ? a : Object.assign({}, a, {comunicado: _x.act.date}); });
}
function reportado() { return avances.length > 0 ? avances[avances.length - 1].reportado : 0; }
function calculado() { return plan === null ? 0 : porcentajeDe(cuantasCumplidas()); }
function hayEvidencia() { return avances.some(function (a) { return a.evidencias.length > 0; }); }
// El primer periodo corre desde la recepción del plan; los demás, desde el fin del anterior (num. 6.9.b).
function primerPeriodo() { return {desde: _x.act.date, periodo: 1, omitidos: 0}; }
function periodoSiguiente(omitido) {
  return {desde: _x.terms.comunicacion_avance.due, periodo: comunicacion.periodo + 1,
          omitidos: comunicacion.omitidos + (omitido ? 1 : 0)};
}

// ---- Propuesta y ampliación ----

function proponible(datos) { return noProponible(datos) === ''; }
function propuestaNueva(datos) {
  return {clave: datos.estado, estado: nombreEstado(datos.estado), sustento: datos.sustento, informe: datos.informe,
          fecha: _x.act.date, puesto: texto(_x.act.post), remitida: ''};
}
function ampliacionEnTramite() {
  return ampliacion !== null && (ampliacion.situacion === 'por remitir' || ampliacion.situacion === 'remitida');
}
function pedible(datos) { return noPedible(datos) === ''; }
function ampliacionPedida(datos) {
  return {hasta: datos.hasta, hasta_larga: fechaLarga(datos.hasta), motivo: texto(_x.act.comment), pedida: _x.act.date,
          puesto: texto(_x.act.post), situacion: 'por remitir'};
}
function ampliacionPorRemitir() { return ampliacion !== null && ampliacion.situacion === 'por remitir'; }
function ampliacionEn(situacion) { return Object.assign({}, ampliacion, {situacion: situacion}); }
// Con pedido o sin él: lo que concede el OCI es lo que vale.
function ampliacionOtorgada(datos) {
  return Object.assign({motivo: '', pedida: '', puesto: ''}, ampliacion,
                       {hasta: datos.hasta, hasta_larga: fechaLarga(datos.hasta), situacion: 'concedida'});
}
function ampliable(datos) { return noAmpliable(datos) === ''; }
function ampliacionConcedida(datos) {
  return {documento: datos.documento, fecha: datos.fecha, antes: plan.fin, hasta: datos.hasta, archivo: datos.archivo};
}
function denegable(datos) { return noDenegable(datos) === ''; }

// ---- Cortes: la tabla que se publica y la matriz de porcentaje de avance ----

function finDeSemestre(fecha) { return fecha.slice(0, 4) + (fecha.slice(5, 7) <= '06' ? '-06-30' : '-12-31'); }
function semestreSiguiente(fin) {
  return fin.slice(5) === '06-30' ? fin.slice(0, 4) + '-12-31' : String(Number(fin.slice(0, 4)) + 1) + '-06-30';
}
function proximoCorte() { return ultimo_corte === '' ? finDeSemestre(_x.act.date) : semestreSiguiente(ultimo_corte); }
function periodoDe(fin) {
  return (fin.slice(5) === '06-30' ? '1 de enero al 30 de junio de ' : '1 de julio al 31 de diciembre de ') + fin.slice(0, 4);
}
function sinCorteDeHoy() { return cortes.every(function (c) { return c.hasta !== _x.act.date; }); }
function corteDe(hasta, clase) {
  return {hasta: hasta, clase: clase, informe: informe.numero, tipo: nombreTipo(), numero: recomendacion.numero,
          recomendacion: recomendacion.texto, responsable: designacion === null ? '' : designacion.puesto,
          unidad: designacion === null ? '' : designacion.unidad, fin: plan === null ? '' : plan.fin,
          reportado: reportado(), calculado: calculado(), estado: estadoAl(hasta),
          propuesta: propuesta === null ? '' : propuesta.estado};
}
// A la tabla del Portal solo van las de mejora de la gestión (D.S. 007-2024-JUS, art. 45.1.11).
function conFilaDelSemestre(plazo) {
  var fin = _x.terms[plazo].due;
  if (recomendacion.clase !== 'mejora') return publicacion;
  return publicacion.concat([{periodo: periodoDe(fin), hasta: fin, informe: informe.numero, tipo: nombreTipo(),
                              numero: recomendacion.numero, recomendacion: recomendacion.texto, estado: estadoAl(fin),
                              posterior: ''}]);
}
// Un documento que llega después del corte no cambia la fila publicada: se anota al lado.
function publicacionAlDia() {
  return publicacion.map(function (f) {
    var hoy = estadoAl(f.hasta);
    return Object.assign({}, f, {posterior: hoy === f.estado ? '' : hoy});
  });
}
function porcentajeImpreso(numero) { return String(numero) + ' %'; }

// ---- Palabras ----

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
function nombreTipo() { return nombreDeTipo(informe.tipo); }
function nombreDeTipo(tipo) {
  return {auditoria_cumplimiento: 'Auditoría de cumplimiento', auditoria_financiera: 'Auditoría financiera',
          auditoria_desempeno: 'Auditoría de desempeño', accion_oficio_posterior: 'Acción de oficio posterior',
          control_especifico: 'Servicio de control específico a hechos con presunta irregularidad',
          control_preventivo: 'Control preventivo a las obras públicas paralizadas'}[tipo];
}
function nombreEmisor() {
  return {oci: 'el Órgano de Control Institucional', cgr: 'la Contraloría General de la República', soa: informe.sociedad}[informe.emisor];
}
// Los informes de una sociedad de auditoría los sigue el OCI (NGCG, 4.31).
function organoDeControl() {
  return informe.emisor === 'cgr' ? 'Contraloría General de la República' : 'Órgano de Control Institucional';
}
function nombreClase() {
  return {mejora: 'la mejora de la gestión', administrativa: 'determinar responsabilidad administrativa funcional',
          civil: 'determinar responsabilidad civil', penal: 'determinar responsabilidad penal'}[recomendacion.clase];
}
function nombreEvidencia(tipo) {
  return {informe: 'Informe', resolucion: 'Resolución', directiva: 'Directiva', oficio: 'Oficio o memorando', acta: 'Acta',
          matriz: 'Matriz', excel: 'Excel', enlace: 'Enlace', captura: 'Captura de pantalla', fotos: 'Fotos',
          presentacion: 'Presentación', grabacion: 'Grabación', otro: 'Otro'}[tipo];
}

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

function ficha(organo) {
  return {organo: organo, informe: informe.numero, tipo: nombreTipo(), emisor: nombreEmisor(), notificado: fechaLarga(informe.notificado),
          documento: informe.documento, directiva: regla().nombre, resolucion: regla().resolucion,
          numero: String(recomendacion.numero), texto: recomendacion.texto, clase: nombreClase(), destinatario: organoDeControl()};
}
function responsableImpreso() {
  return {nombre: designacion.nombre, puesto: designacion.puesto, unidad: designacion.unidad, dni: designacion.dni,
          fecha: fechaLarga(designacion.fecha)};
}
function accionesImpresas() {
  return (plan === null ? [] : plan.acciones).map(function (a) {
    return {numero: String(a.numero), accion: a.accion, medio: a.medio, inicio: fechaLarga(a.inicio), fin: fechaLarga(a.fin),
            cumplida: a.cumplida === '' ? '' : fechaLarga(a.cumplida)};
  });
}
function avancesImpresos(lista) {
  return lista.map(function (a) {
    return {numero: String(a.numero), fecha: fechaLarga(a.fecha), acciones: a.acciones, reportado: porcentajeImpreso(a.reportado),
            calculado: porcentajeImpreso(a.calculado), evidencias: a.evidencias.map(function (e) {
              return {tipo: nombreEvidencia(e.tipo), descripcion: e.descripcion, fecha: fechaLarga(e.fecha),
                      donde: e.archivo === null ? e.enlace : e.archivo.name};
            })};
  });
}
function datosDesignacion() {
  var plazo = _x.terms.plan_accion, falta = !conPlan();
  return Object.assign(ficha('Despacho Ministerial'), {
    responsable: responsableImpreso(), termino: regla().termino_plan.split(' ')[0],
    presentar: falta && !plazo.expired ? fechaLarga(plazo.due) : '', vencio: falta && plazo.expired ? fechaLarga(plazo.due) : '',
    en_marcha: falta ? '' : fechaLarga(_x.terms.implementacion.due)});
}
function datosPlan() {
  var visados = visado === null ? [] : [{siglas: 'SG', oficina: 'Secretaría General', fecha: fechaLarga(visado.fecha)}];
  return Object.assign(ficha('Despacho Ministerial'), {responsable: responsableImpreso(), acciones: accionesImpresas(),
                       inicio: fechaLarga(plan.inicio), fin: fechaLarga(plan.fin), visados: visados});
}
function oficio(organo, asunto, parrafos) {
  return Object.assign(ficha(organo), {asunto: asunto, parrafos: parrafos, avances: [], hay_avances: false});
}
function conAvances(hoja, lista) {
  return Object.assign(hoja, {avances: avancesImpresos(lista), hay_avances: lista.length > 0});
}
function datosOficioPlan() {
  return oficio('Despacho Ministerial', 'Remite el plan de acción para implementar una recomendación', [
    'Remito el plan de acción aprobado, con ' + (plan.acciones.length === 1 ? 'una acción' : String(plan.acciones.length) + ' acciones') +
      ', que se ejecutan entre el ' + fechaLarga(plan.inicio) + ' y el ' + fechaLarga(plan.fin) + '.',
    'El funcionario responsable de la implementación es ' + designacion.nombre + ', ' + designacion.puesto + ' (' + designacion.unidad + ').']);
}
function datosOficioAvance() {
  return conAvances(oficio('Secretaría General', 'Comunica los avances en la implementación de una recomendación', [
    'Comunico las acciones adoptadas que se detallan abajo, con su evidencia.',
    'El avance reportado es de ' + porcentajeImpreso(reportado()) + '. Según las acciones cumplidas del plan, ' +
      String(cuantasCumplidas()) + ' de ' + String(plan.acciones.length) + ', el avance es de ' + porcentajeImpreso(calculado()) + '.']),
    porComunicar());
}
function datosOficioPropuesta() {
  return conAvances(oficio('Secretaría General', 'Propone el estado «' + propuesta.estado + '» para una recomendación', [
    'La entidad considera que corresponde el estado «' + propuesta.estado + '», por lo siguiente: ' + propuesta.sustento,
    'Se solicita su evaluación. El estado vigente, ' + (hayHechos() ? 'según el documento «' + ultimoHecho().documento + '»' : 'sin documento del órgano de control todavía') +
      ', es «' + nombreEstado(estadoActual()) + '».']), avances);
}
function datosOficioAmpliacion() {
  return oficio('Secretaría General', 'Solicita la ampliación del término de implementación de una recomendación', [
    'Se solicita ampliar el término, que vence el ' + fechaLarga(plan.fin) + ', hasta el ' + ampliacion.hasta_larga + '.',
    'Motivo: ' + ampliacion.motivo]);
}
function datosFicha() {
  return Object.assign(ficha('Secretaría General'), {
    corte: fechaLarga(_x.act.date), estado: nombreEstado(estadoActual()), reportado: porcentajeImpreso(reportado()),
    calculado: porcentajeImpreso(calculado()), designado: designacion !== null,
    responsable: designacion === null ? null : {puesto: designacion.puesto, unidad: designacion.unidad, fecha: fechaLarga(designacion.fecha)},
    acciones: accionesImpresas(), hay_acciones: plan !== null, fin: plan === null ? '' : fechaLarga(plan.fin),
    original: plan === null || plan.fin === plan.original ? '' : fechaLarga(plan.original),
    avances: avancesImpresos(avances), hay_avances: avances.length > 0,
    hechos: hechos.map(hechoImpreso), hay_hechos: hayHechos(),
    anulados: anulados.map(function (h) {
      return Object.assign(hechoImpreso(h), {motivo: h.motivo, anulado: fechaLarga(h.anulado)});
    }), hay_anulados: anulados.length > 0,
    ampliaciones: ampliaciones.map(function (a) {
      return {documento: a.documento, fecha: fechaLarga(a.fecha), antes: fechaLarga(a.antes), hasta: fechaLarga(a.hasta)};
    }), hay_ampliaciones: ampliaciones.length > 0,
    propuesta: propuesta === null ? null : {estado: propuesta.estado, sustento: propuesta.sustento, fecha: fechaLarga(propuesta.fecha)}});
}
function hechoImpreso(h) {
  return {estado: h.estado, documento: h.documento, fecha: fechaLarga(h.fecha), registrado: fechaLarga(h.registrado)};
}
