// Funciones del expediente, de sus documentos y de sus tablas. Solo declaraciones de función: lo que el expediente recuerda
// está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe; _event no se ve desde aquí, así que sus
// campos llegan como argumentos. Las fechas son días ISO y se comparan como texto.

// ---- Registro ----

function registrable(datos) {
  return datos.informe_fecha <= datos.notificado && datos.notificado <= _x.act.date &&
         datos.notificado >= _x.profile.vigente_desde;
}
function informeRegistrado(datos) {
  return {numero: datos.informe_numero, modalidad: datos.modalidad, emisor: datos.emisor, hito: texto(datos.hito),
          fecha: datos.informe_fecha, notificado: datos.notificado, documento: datos.documento, medio: datos.medio,
          archivo: datos.archivo};
}
function situacionRegistrada(datos) {
  return {numero: datos.numero, texto: datos.texto, consecuencia: texto(datos.consecuencia)};
}
function designado(datos) {
  return {responsable: datos.responsable, nombre: datos.nombre, puesto: datos.puesto, unidad: datos.unidad, fecha: _x.act.date};
}

// ---- Estado oficial: lo que dijo el órgano de control, en orden de fecha ----

function nombreEstado(clave) { return _x.profile.estados[clave] || ''; }
function hayHechos() { return hechos.length > 0; }
function ultimoHecho() { return hechos[hechos.length - 1]; }
function estadoActual() { return hayHechos() ? ultimoHecho().clave : 'sin_evaluar'; }
function estadoEs(clave) { return estadoActual() === clave; }
function estadoAl(fecha) {
  var hasta = hechos.filter(function (h) { return h.fecha <= fecha; });
  return hasta.length > 0 ? hasta[hasta.length - 1].estado : nombreEstado('sin_evaluar');
}
function conNuevoPlazo() {
  return vigilancia !== null && estadoEs('no_corregida') && vigilancia.fecha >= ultimoHecho().fecha;
}
function vencimiento() {
  return conNuevoPlazo() && _x.terms.nuevo_plazo ? _x.terms.nuevo_plazo.due : _x.terms.correccion.due;
}
// Un estado por día, en orden, y nunca de mañana.
function admite(clave, datos) {
  var previsto = (_x.profile.cambios[estadoActual()] || []).indexOf(clave) >= 0;
  var enOrden = datos.fecha <= _x.act.date && datos.fecha >= informe.notificado &&
                (!hayHechos() || datos.fecha > ultimoHecho().fecha);
  return previsto && enOrden && (clave !== 'no_corregida' || datos.fecha > vencimiento());
}
function hecho(clave, datos) {
  return {clave: clave, estado: nombreEstado(clave), documento: datos.documento, fecha: datos.fecha,
          comentario: texto(datos.comentario), archivo: datos.archivo, registrado: _x.act.date, registrado_por: _x.act.actor,
          fuera_de_plazo: datos.fecha > vencimiento()};
}
function anulado() {
  return Object.assign({}, ultimoHecho(), {motivo: texto(_x.act.comment), anulado: _x.act.date, anulado_por: _x.act.actor});
}
function nuevoPlazoValido(datos) { return datos.fecha <= _x.act.date && datos.fecha >= ultimoHecho().fecha; }
function nuevoPlazo(datos) {
  return {documento: datos.documento, fecha: datos.fecha, dias: datos.dias, archivo: datos.archivo};
}
function plazoDeVigilancia() { return String(vigilancia.dias) + ' habiles'; }

// ---- El plazo para corregir y su ampliación ----

// Al reabrir, la ampliación concedida sigue contándose desde donde se concedió.
function plazoParaCorregir() {
  return ampliacion === null ? _x.profile.termino_correccion : String(ampliacion.dias) + ' calendario';
}
function desdePlazo() { return ampliacion === null ? informe.notificado : ampliacion.desde; }
function plazoVencido() { return _x.terms.correccion !== undefined && _x.terms.correccion.expired; }
function hayAmpliacion() { return ampliacion !== null; }
function pedible(datos) { return datos.dias <= _x.profile.ampliacion_max; }
function pedidoNuevo(datos) {
  return {dias: datos.dias, motivo: texto(_x.act.comment), fecha: _x.act.date, puesto: texto(_x.act.post), remitido: '',
          respuesta: ''};
}
function pedidoSinRespuesta() { return pedido !== null && pedido.remitido !== '' && pedido.respuesta === ''; }
function pedidoNegado() { return pedido !== null && pedido.respuesta === 'denegada'; }
function respuestaValida(datos) { return datos.fecha >= pedido.fecha && datos.fecha <= _x.act.date; }
function ampliable(datos) { return respuestaValida(datos) && datos.dias <= _x.profile.ampliacion_max; }
function ampliacionConcedida(datos) {
  return {dias: datos.dias, documento: datos.documento, fecha: datos.fecha, archivo: datos.archivo,
          desde: _x.terms.correccion.due};
}
// Para el cuadro de la entidad, que no ve los plazos de cada expediente
function plazosAHoy() {
  return {acciones: _x.terms.presentacion.due, correccion: _x.terms.correccion.due};
}
function diasConcedidos() { return String(ampliacion.dias) + ' calendario'; }

// ---- Acciones preventivas o correctivas ----

function terminoDeAcciones() { return _x.profile.termino_acciones[informe.modalidad]; }
function hayPresentadas() { return presentadas !== null; }
function ultimoTermino(lista) { return lista.map(function (a) { return a.fin; }).sort()[lista.length - 1]; }
// Nada puede terminar después del plazo para corregir; si ya venció, al menos no en el pasado.
function accionesValidas(datos) {
  var ultimo = ultimoTermino(datos.acciones);
  return datos.acciones.every(function (a) { return a.inicio <= a.fin; }) && ultimo >= _x.act.date &&
         (plazoVencido() || ultimo <= _x.terms.correccion.due);
}
function accionesPropuestas(datos) {
  return datos.acciones.map(function (a, i) {
    return {numero: i + 1, clase: a.clase, accion: a.accion, medio: a.medio, inicio: a.inicio, fin: a.fin, cumplida: ''};
  });
}
function presentacion() {
  return {fecha: _x.act.date, vencia: _x.terms.presentacion.due, a_tiempo: !_x.terms.presentacion.expired};
}
function avanceValido(datos) {
  var sinRepetir = datos.cumplidas.every(function (n, i) { return datos.cumplidas.indexOf(n) === i; });
  var probadas = datos.cumplidas.every(function (n) {
    return acciones.some(function (a) { return a.numero === n && a.cumplida === ''; }) &&
           datos.evidencias.some(function (e) { return e.accion === n; });
  });
  return sinRepetir && probadas && datos.evidencias.every(function (e) {
    return (e.archivo !== null || texto(e.enlace) !== '') && e.fecha <= _x.act.date &&
           (e.accion === null || e.accion <= acciones.length);
  });
}
function accionesConCumplidas(datos) {
  return acciones.map(function (a) {
    return datos.cumplidas.indexOf(a.numero) >= 0 ? Object.assign({}, a, {cumplida: _x.act.date}) : a;
  });
}
function avanceNuevo(datos) {
  return {numero: avances.length + 1, fecha: _x.act.date, puesto: texto(_x.act.post), que: datos.que, cumplidas: datos.cumplidas,
          evidencias: datos.evidencias};
}
function hayEvidencia() { return avances.some(function (a) { return a.evidencias.length > 0; }); }
function cuantasCumplidas() { return acciones.filter(function (a) { return a.cumplida !== ''; }).length; }
function correccionNueva(datos) {
  return {sustento: datos.sustento, fecha: _x.act.date, puesto: texto(_x.act.post), remitida: ''};
}

// ---- Cortes: la matriz de los reportes del año (AOE.6.3) ----

function finDeSemestre(fecha) { return fecha.slice(0, 4) + (fecha.slice(5, 7) <= '06' ? '-06-30' : '-12-31'); }
function semestreSiguiente(fin) {
  return fin.slice(5) === '06-30' ? fin.slice(0, 4) + '-12-31' : String(Number(fin.slice(0, 4)) + 1) + '-06-30';
}
function proximoCorte() { return ultimo_corte === '' ? finDeSemestre(_x.act.date) : semestreSiguiente(ultimo_corte); }
function sinCorteDeHoy() { return cortes.every(function (c) { return c.hasta !== _x.act.date; }); }
function corteDe(hasta, clase) {
  var plazo = _x.terms.correccion;
  return {hasta: hasta, clase: clase, informe: informe.numero, modalidad: nombreModalidad(), numero: situacion.numero,
          situacion: situacion.texto, notificado: informe.notificado, vence: plazo.due, ampliado: plazo.extended === true || hayAmpliacion(),
          responsable: designacion === null ? '' : designacion.puesto, presentadas: presentadas === null ? '' : presentadas.fecha,
          a_tiempo: presentadas === null ? '' : (presentadas.a_tiempo ? 'Sí' : 'No'),
          acciones: acciones.length, cumplidas: cuantasCumplidas(), estado: estadoAl(hasta)};
}

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
function nombreModalidad() { return nombreDeModalidad(informe.modalidad); }
function nombreDeModalidad(modalidad) {
  return {control_concurrente: 'Control concurrente', visita_control: 'Visita de control',
          orientacion_oficio: 'Orientación de oficio', operativo: 'Operativo de control simultáneo'}[modalidad];
}
function nombreClase(clase) { return {preventiva: 'Preventiva', correctiva: 'Correctiva'}[clase]; }
function nombreEvidencia(tipo) {
  return {informe: 'Informe', resolucion: 'Resolución', oficio: 'Oficio o memorando', acta: 'Acta', matriz: 'Matriz',
          excel: 'Excel', enlace: 'Enlace', captura: 'Captura de pantalla', fotos: 'Fotos', grabacion: 'Grabación',
          otro: 'Otro'}[tipo];
}

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

function hoja(organo) {
  return {organo: organo, informe: informe.numero, modalidad: nombreModalidad(), hito: informe.hito,
          emisor: informe.emisor === 'cgr' ? 'la Contraloría General de la República' : 'el Órgano de Control Institucional',
          destinatario: informe.emisor === 'cgr' ? 'Contraloría General de la República' : 'Órgano de Control Institucional',
          notificado: fechaLarga(informe.notificado), documento: informe.documento, numero: String(situacion.numero),
          texto: situacion.texto, consecuencia: situacion.consecuencia,
          directiva: _x.profile.directiva, resolucion: _x.profile.resolucion};
}
function accionesImpresas() {
  return acciones.map(function (a) {
    return {numero: String(a.numero), clase: nombreClase(a.clase), accion: a.accion, medio: a.medio, inicio: fechaLarga(a.inicio),
            fin: fechaLarga(a.fin), cumplida: a.cumplida === '' ? '' : fechaLarga(a.cumplida)};
  });
}
function avancesImpresos() {
  return avances.map(function (a) {
    return {numero: String(a.numero), fecha: fechaLarga(a.fecha), que: a.que, evidencias: a.evidencias.map(function (e) {
      return {tipo: nombreEvidencia(e.tipo), descripcion: e.descripcion, fecha: fechaLarga(e.fecha),
              donde: e.archivo === null ? e.enlace : e.archivo.name};
    })};
  });
}
function datosDesignacion() {
  return Object.assign(hoja('Despacho Ministerial'), {
    responsable: {nombre: designacion.nombre, puesto: designacion.puesto, unidad: designacion.unidad},
    presentar: presentadas === null && !_x.terms.presentacion.expired ? fechaLarga(_x.terms.presentacion.due) : '',
    vencio: presentadas === null && _x.terms.presentacion.expired ? fechaLarga(_x.terms.presentacion.due) : '',
    corregir: fechaLarga(_x.terms.correccion.due)});
}
function oficio(organo, asunto, parrafos) {
  return Object.assign(hoja(organo), {asunto: asunto, parrafos: parrafos, acciones: [], hay_acciones: false, avances: [],
                       hay_avances: false});
}
function datosOficioAcciones() {
  return Object.assign(oficio('Despacho Ministerial', 'Presenta acciones frente a una situación adversa', [
    'Presento las acciones que adoptará la entidad. El funcionario responsable es ' + designacion.nombre + ', ' +
      designacion.puesto + ' (' + designacion.unidad + ').',
    'El plazo para corregir la situación adversa vence el ' + fechaLarga(_x.terms.correccion.due) + '.']),
    {acciones: accionesImpresas(), hay_acciones: true});
}
function datosOficioCorreccion() {
  return Object.assign(oficio('Secretaría General', 'Comunica lo hecho para corregir una situación adversa', [
    'La entidad considera corregida la situación adversa, por lo siguiente: ' + correccion.sustento,
    'Se han cumplido ' + String(cuantasCumplidas()) + ' de ' + String(acciones.length) + ' acciones presentadas. Se solicita su evaluación.']),
    {avances: avancesImpresos(), hay_avances: true});
}
function datosOficioAmpliacion() {
  return oficio('Secretaría General', 'Solicita la ampliación del plazo para corregir una situación adversa', [
    'Se solicita ampliar en ' + String(pedido.dias) + ' días calendario el plazo para corregir la situación adversa, que vence el ' +
      fechaLarga(_x.terms.correccion.due) + '.',
    'Motivo: ' + pedido.motivo]);
}
function datosReporte() {
  var plazo = _x.terms.correccion;
  return Object.assign(hoja('Secretaría General'), {
    corte: fechaLarga(_x.act.date), estado: nombreEstado(estadoActual()), vence: fechaLarga(plazo.due),
    ampliado: hayAmpliacion() ? String(ampliacion.dias) : '', ampliado_con: hayAmpliacion() ? ampliacion.documento : '',
    designado: designacion !== null,
    responsable: designacion === null ? null : {puesto: designacion.puesto, unidad: designacion.unidad, fecha: fechaLarga(designacion.fecha)},
    presentadas: presentadas === null ? null : {fecha: fechaLarga(presentadas.fecha), vencia: fechaLarga(presentadas.vencia),
                                                como: presentadas.a_tiempo ? 'dentro de su término' : 'después de vencido su término'},
    acciones: accionesImpresas(), hay_acciones: acciones.length > 0, avances: avancesImpresos(), hay_avances: avances.length > 0,
    hechos: hechos.map(hechoImpreso), hay_hechos: hayHechos(),
    anulados: anulados.map(function (h) {
      return Object.assign(hechoImpreso(h), {motivo: h.motivo, anulado: fechaLarga(h.anulado)});
    }), hay_anulados: anulados.length > 0});
}
function hechoImpreso(h) {
  return {estado: h.estado, documento: h.documento, fecha: fechaLarga(h.fecha), registrado: fechaLarga(h.registrado)};
}
