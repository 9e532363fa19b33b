// Funciones de la difusión, de sus documentos, de su importación y de su vista. Solo declaraciones de función: lo que el
// expediente recuerda está en el datamodel de chart.scxml. Ninguna cambia los datos que recibe.

// ---- Propuesta ----

function hoy() { return _x.act.date; }
function anioActual() { return Number(hoy().slice(0, 4)); }
function anioDe(datos) { return datos.anio === null ? anioActual() : datos.anio; }
function dosCifras(numero) { return (numero < 10 ? '0' : '') + numero; }
function mesQueNoPaso(mes, elAnio) { return elAnio + '-' + dosCifras(mes) >= hoy().slice(0, 7); }
function mesDelPeriodo(mes, elAnio) {
  return mes >= _x.profile.mes_desde && mes <= _x.profile.mes_hasta && mesQueNoPaso(mes, elAnio);
}
function cuantas(filas, clase) {
  return filas.filter(function (p) { return p.clase === clase; }).length;
}
// La meta es un mínimo: una propuesta puede traer más piezas.
function propuestaValida(datos) {
  var elAnio = anioDe(datos);
  return (elAnio === anioActual() || elAnio === anioActual() + 1) &&
    cuantas(datos.piezas, 'externa') >= _x.profile.meta_externa &&
    cuantas(datos.piezas, 'interna') >= _x.profile.meta_interna &&
    datos.piezas.every(function (p) { return mesDelPeriodo(p.mes, elAnio); });
}
function pieza(fila, numero) {
  return {numero: numero, clase: fila.clase, tema: fila.tema, base: fila.base || '', mes: fila.mes, canal: fila.canal,
          estado: 'planificada', version: 0, texto: '', archivo: null, presentada: null, presentada_por: '',
          observacion: '', aprobada: null, aprobada_por: '', publicada: null, registrada: null, publicada_por: '',
          enlace: '', evidencia: null, detalle: '', vencida: false};
}
function propuestas(filas) {
  return filas.map(function (fila, i) { return pieza(fila, i + 1); });
}
function firma() {
  return {sentido: 'aprobada', version: _x.docs.propuesta.version, huella: _x.docs.propuesta.content, por: _x.act.actor,
          en_nombre_de: _x.act.behalf || null, puesto: _x.act.post, fecha: hoy()};
}
// Duda de imports/propuesta.json
function sinBase(fila) { return fila.base === ''; }

// ---- En qué va cada pieza ----

function enEstado(numero, estados) {
  return estados.split(' ').indexOf(estado(numero)) >= 0;
}
function laPieza(numero) {
  return piezas.filter(function (p) { return p.numero === numero; })[0];
}
function estado(numero) {
  var p = laPieza(numero);
  return p === undefined ? '' : p.estado;
}
function hay(estados) {
  return piezas.some(function (p) { return enEstado(p.numero, estados); });
}
function faltaPublicar() { return piezas.length === 0 || hay('planificada observada presentada aprobada'); }
function sinPublicar() {
  return piezas.filter(function (p) { return p.estado !== 'publicada'; });
}
// La de mes más próximo; en el mismo mes, la de número menor.
function siguiente() {
  var faltan = sinPublicar();
  if (faltan.length === 0) return null;
  var p = faltan.reduce(function (a, b) { return b.mes < a.mes ? b : a; });
  var cierre = p.mes === 12 ? (anio + 1) + '-01-01' : anio + '-' + dosCifras(p.mes + 1) + '-01';
  return {numero: p.numero, tema: p.tema, mes: p.mes, mes_nombre: nombreMes(p.mes), anio: anio, mes_siguiente: cierre};
}
function cambioLaSiguiente() {
  var ahora = siguiente();
  return ahora === null || ahora.numero !== vigilada.numero || ahora.mes !== vigilada.mes;
}
function seJuzga(datos) {
  return estado(datos.numero) === 'presentada' && laPieza(datos.numero).version === datos.version;
}
function yaPaso(fecha) { return fecha <= hoy(); }
function sePublica(datos) {
  return estado(datos.numero) === 'aprobada' && datos.fecha.slice(0, 4) === String(anio) && yaPaso(datos.fecha) &&
    datos.fecha >= laPieza(datos.numero).aprobada;
}
function sePuedeCambiar(datos) {
  return enEstado(datos.numero, 'planificada observada presentada aprobada') && mesDelPeriodo(datos.mes, anio);
}

// ---- Lo que cambia en una pieza con cada acto ----

function cambiada(numero, cambios) {
  return piezas.map(function (p) { return p.numero === numero ? Object.assign({}, p, cambios) : p; });
}
function conPresentacion(datos) {
  return cambiada(datos.numero, {estado: 'presentada', version: laPieza(datos.numero).version + 1, texto: datos.texto,
                                 archivo: datos.archivo, presentada: hoy(), presentada_por: _x.act.post});
}
function conAprobacion(numero) {
  return cambiada(numero, {estado: 'aprobada', observacion: '', aprobada: hoy(), aprobada_por: _x.act.post});
}
function conObservacion(datos) {
  return cambiada(datos.numero, {estado: 'observada', observacion: datos.observacion});
}
function conPublicacion(datos) {
  return cambiada(datos.numero, {estado: 'publicada', observacion: '', publicada: datos.fecha, registrada: hoy(),
                                 publicada_por: _x.act.post, enlace: datos.enlace || '', evidencia: datos.evidencia,
                                 detalle: datos.detalle || ''});
}
function conDevolucion(datos) {
  return cambiada(datos.numero, {estado: 'aprobada', observacion: datos.motivo, publicada: null, registrada: null,
                                 publicada_por: '', enlace: '', evidencia: null, detalle: ''});
}
function conCambio(datos) {
  return cambiada(datos.numero, {mes: datos.mes, canal: datos.canal, vencida: false});
}
// Todas las que debieron publicarse en el mes que cerró o antes.
function conVencidas() {
  return piezas.map(function (p) {
    return p.estado !== 'publicada' && p.mes <= vigilada.mes ? Object.assign({}, p, {vencida: true}) : p;
  });
}
function devuelta(numero, motivo) { return {numero: numero, tema: laPieza(numero).tema, motivo: motivo}; }
function observada(motivo) { return {numero: 0, tema: '', motivo: motivo}; }
function conReunion(datos) {
  return reuniones.concat([{fecha: datos.fecha, asunto: datos.asunto, acta: datos.acta}]);
}

// ---- Palabras de la vista y de los documentos ----

function nombreMes(mes) {
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
          'diciembre'][mes - 1];
}
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(fecha || '');
  return leida ? Number(leida[3]) + ' de ' + nombreMes(Number(leida[2])) + ' de ' + leida[1] : '';
}
function nombreClase(clase) { return clase === 'externa' ? 'Externa' : 'Interna'; }
function nombreCanal(canal) {
  return {correo: 'Correo institucional', intranet: 'Intranet', mural: 'Periódico mural', portal: 'Portal institucional',
          redes: 'Redes sociales', whatsapp: 'WhatsApp', impreso: 'Impreso en las sedes'}[canal];
}
function fueraDeMes(p) { return p.publicada !== null && Number(p.publicada.slice(5, 7)) !== p.mes; }
function situacion(fila) {
  if (fila.estado === 'publicada') return fueraDeMes(fila) ? 'Publicada fuera de su mes' : 'Publicada';
  var va = {planificada: 'Por presentar', presentada: 'Por aprobar', observada: 'Observada', aprobada: 'Por publicar'}[fila.estado];
  return fila.vencida ? va + ', fuera de su mes' : va;
}
function mesImpreso(fila) { return nombreMes(fila.mes); }
function claseImpresa(fila) { return nombreClase(fila.clase); }
function canalImpreso(fila) { return nombreCanal(fila.canal); }
function evidenciaImpresa(fila) { return fila.evidencia === null ? '' : fila.evidencia.name; }
function archivoImpreso(fila) { return fila.archivo === null ? '' : fila.archivo.name; }

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

function deLaAccion() {
  return {accion: _x.profile.accion, denominacion: _x.profile.denominacion, anio: anio === null ? '' : String(anio),
          meta_externa: String(_x.profile.meta_externa), meta_interna: String(_x.profile.meta_interna),
          externas: String(cuantas(piezas, 'externa')), internas: String(cuantas(piezas, 'interna'))};
}
function datosPropuesta() {
  return Object.assign(deLaAccion(), {
    aprobada: conformidad !== null, aprobada_por: conformidad === null ? '' : conformidad.puesto,
    piezas: piezas.map(function (p) {
      return {numero: String(p.numero), clase: nombreClase(p.clase), tema: p.tema, base: p.base, hay_base: p.base !== '',
              mes: nombreMes(p.mes), canal: nombreCanal(p.canal)};
    })});
}
function publicadas(clase) {
  return String(cuantas(piezas.filter(function (p) { return p.estado === 'publicada'; }), clase));
}
function datosReporte() {
  return Object.assign(deLaAccion(), {
    indicador_externa: _x.profile.indicador_externa, indicador_interna: _x.profile.indicador_interna,
    publicadas_externas: publicadas('externa'), publicadas_internas: publicadas('interna'),
    completa: !faltaPublicar(), hay_piezas: piezas.length > 0, hay_reuniones: reuniones.length > 0,
    propuesta: conformidad === null ? '' : fechaLarga(conformidad.fecha) + ' (' + conformidad.puesto + ')',
    hay_propuesta: conformidad !== null,
    piezas: piezas.map(function (p) {
      return {numero: String(p.numero), clase: nombreClase(p.clase), tema: p.tema, mes: nombreMes(p.mes),
              canal: nombreCanal(p.canal), aprobada: fechaLarga(p.aprobada), se_aprobo: p.aprobada !== null,
              publicada: fechaLarga(p.publicada), se_publico: p.publicada !== null, fuera_de_mes: fueraDeMes(p),
              evidencia: evidenciaImpresa(p), enlace: p.enlace};
    }),
    reuniones: reuniones.map(function (r) {
      return {fecha: fechaLarga(r.fecha), asunto: r.asunto, acta: r.acta.name};
    })});
}
