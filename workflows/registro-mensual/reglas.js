// Funciones del registro mensual y de sus documentos. Solo declaraciones de función: lo que el expediente recuerda está
// en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe; _event no se ve desde aquí, así que sus
// campos llegan como argumentos.

// ---- Días y meses ----

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
function diaISO(anioDe, mesDe, dia) { return new Date(Date.UTC(anioDe, mesDe - 1, dia)).toISOString().slice(0, 10); }
function primerDia(numero) { return diaISO(anio, numero, 1); }
function ultimoDia(numero) { return diaISO(anio, numero + 1, 0); }
function diaAntes(fecha) {
  return diaISO(Number(fecha.slice(0, 4)), Number(fecha.slice(5, 7)), Number(fecha.slice(8, 10)) - 1);
}
function nombreMes(numero) {
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
          'diciembre'][numero - 1];
}
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  return Number(leida[3]) + ' de ' + nombreMes(Number(leida[2])) + ' de ' + leida[1];
}
function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}

// ---- La marcha del año ----

function mesesDesde(elegido) {
  var primero = elegido ? Number(elegido) : _x.profile.primer_mes;
  var meses = [];
  for (var numero = primero; numero !== 13; numero = numero + 1) meses.push(numero);
  return meses;
}
function mesComenzado() { return _x.act.date >= primerDia(pendientes[0]); }
function nuevoMes() {
  var numero = pendientes[0];
  return {numero: numero, nombre: nombreMes(numero) + ' de ' + anio, desde: primerDia(numero), hasta: ultimoDia(numero),
          vencido: false};
}
function mesVencido() { return Object.assign({}, mes, {vencido: true}); }
function nuevosRegistros() {
  return _x.profile.registros.filter(function (r) { return _x.profile.registros_activos.indexOf(r.id) >= 0; })
    .map(function (r) {
      return {id: r.id, nombre: r.nombre, accion: r.accion, situacion: 'sin evidencia', sin_movimiento: null,
              validacion: null, devuelto: null};
    });
}

// ---- Registros del mes ----

function registro(id) { return registros.filter(function (r) { return r.id === id; })[0] || null; }
function con(id, cambios) {
  return registros.map(function (r) { return r.id === id ? Object.assign({}, r, cambios) : r; });
}
function delMes(lista, id) { return lista.filter(function (x) { return x.mes === mes.numero && x.registro === id; }); }
function vigentes(id) { return delMes(evidencias, id).filter(function (e) { return e.retirada === null; }); }
function quien() {
  return {por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date};
}
// Lo que cambia un registro deja sin efecto su validación y responde a la devolución.
function conEvidencia(id) {
  return con(id, {situacion: 'con evidencia', sin_movimiento: null, validacion: null, devuelto: null});
}
function conCambio(id) {
  var antes = registro(id);
  return con(id, {situacion: antes.sin_movimiento ? 'sin movimiento' : vigentes(id).length > 0 ? 'con evidencia'
    : 'sin evidencia', validacion: null, devuelto: null});
}
function sinMovimiento(id, motivo) {
  return con(id, {situacion: 'sin movimiento', sin_movimiento: Object.assign({motivo: motivo}, quien()),
                  validacion: null, devuelto: null});
}
function sinEvidencia(id) { return registro(id) !== null && vigentes(id).length === 0; }

// ---- Evidencia ----

function claseDeEvidencia(tipo) {
  return {captura: 'captura de pantalla', excel: 'listado en Excel', reporte: 'reporte', informe: 'informe',
          informe_cotejo: 'informe de cotejo', comunicacion: 'comunicación', matriz: 'matriz', acta: 'acta',
          fotos: 'fotos', presentacion: 'presentación', grabacion: 'grabación', directiva: 'directiva',
          enlace: 'enlace'}[tipo];
}
// Una captura no es un Excel: qué extensiones corresponden a cada clase.
function extensionPropia(tipo, nombre) {
  var documento = ['pdf', 'docx', 'odt'], tabla = ['xlsx', 'ods', 'csv'], imagen = ['png', 'jpg', 'jpeg', 'pdf'];
  var propias = {captura: imagen, fotos: imagen, excel: tabla, matriz: tabla.concat(documento),
                 reporte: documento.concat(tabla), informe: documento, informe_cotejo: documento.concat(tabla),
                 comunicacion: documento.concat(['png', 'jpg', 'jpeg']), acta: documento,
                 presentacion: ['pptx', 'pdf'], grabacion: ['mp4'], directiva: documento}[tipo];
  return propias.indexOf(nombre.slice(nombre.lastIndexOf('.') + 1).toLowerCase()) >= 0;
}
function dentroDelMes(fecha) { return fecha >= mes.desde && mes.hasta >= fecha && _x.act.date >= fecha; }
// La captura del mes pasado no vale por la de este: ni en otro registro ni en otro mes del año.
function archivoUsado(huella) {
  return evidencias.some(function (e) { return e.retirada === null && e.huella === huella; });
}
function archivoCabe(datos) {
  return registro(datos.registro) !== null && dentroDelMes(datos.fecha) &&
    extensionPropia(datos.tipo, datos.archivo.name) && !archivoUsado(datos.archivo.sha256);
}
function enlaceCabe(datos) { return registro(datos.registro) !== null && dentroDelMes(datos.fecha); }
function nuevaEvidencia(datos) {
  var archivo = datos.archivo || null;
  var autor = quien();
  return {numero: evidencias.length + 1, mes: mes.numero, mes_nombre: mes.nombre, registro: datos.registro,
          registro_nombre: registro(datos.registro).nombre, tipo: datos.tipo || 'enlace',
          tipo_nombre: claseDeEvidencia(datos.tipo || 'enlace'), fecha: datos.fecha, descripcion: datos.descripcion,
          nombre: archivo ? archivo.name : datos.enlace, huella: archivo ? archivo.sha256 : null, por: autor.por,
          en_nombre_de: autor.en_nombre_de, puesto: autor.puesto, registrada: autor.fecha, retirada: null};
}
function evidencia(numero) { return evidencias.filter(function (e) { return e.numero === numero; })[0] || null; }
function retirable(numero) {
  var hallada = evidencia(numero);
  return hallada !== null && hallada.mes === mes.numero && hallada.retirada === null;
}
function retirada(numero) {
  return evidencias.map(function (e) {
    return e.numero === numero ? Object.assign({}, e, {retirada: _x.act.comment}) : e;
  });
}
function trasRetiro(numero) {
  var id = evidencia(numero).registro;
  return con(id, {situacion: vigentes(id).length > 1 ? 'con evidencia' : 'sin evidencia', validacion: null,
                  devuelto: null});
}
function nuevoHallazgo(datos) {
  return Object.assign({numero: hallazgos.length + 1, mes: mes.numero, mes_nombre: mes.nombre, registro: datos.registro,
                        registro_nombre: registro(datos.registro).nombre, hallazgo: datos.hallazgo,
                        recomendacion: datos.recomendacion, oficina: datos.oficina}, quien());
}

// ---- Presentar y validar ----

function faltantes(r) {
  if (r.sin_movimiento !== null) return [];
  var halladas = vigentes(r.id).map(function (e) { return e.tipo; });
  if (halladas.length === 0) return ['toda la evidencia'];
  return exigidas(r.id).filter(function (tipo) { return halladas.indexOf(tipo) === -1; }).map(claseDeEvidencia);
}
function exigidas(id) { return _x.profile.registros.filter(function (r) { return r.id === id; })[0].exige; }
function listoParaValidar() {
  return _x.act.date > mes.hasta &&
    registros.every(function (r) { return r.devuelto === null && faltantes(r).length === 0; });
}
function presentados() {
  return registros.map(function (r) {
    return Object.assign({}, r, {situacion: r.validacion !== null ? 'validado' : 'por validar'});
  });
}
// También es propio lo que se hizo en nombre de otro, y lo de aquel a quien ahora se representa.
function esPropio(cosa) {
  return [cosa.por, cosa.en_nombre_de].some(function (persona) {
    return Boolean(persona) && (persona === _x.act.actor || persona === _x.act.behalf);
  });
}
function validable(id) {
  var r = registro(id);
  if (r === null || r.validacion !== null) return false;
  var hecho = vigentes(id).concat(delMes(hallazgos, id), r.sin_movimiento ? [r.sin_movimiento] : []);
  return !hecho.some(esPropio);
}
function sinValidar() { return registros.filter(function (r) { return r.validacion === null; }); }
function validaElUltimo(id) { return validable(id) && sinValidar().length === 1; }
function quedaPorValidar() { return mes.vencido && sinValidar().length > 0; }
function validado(id) { return con(id, {situacion: 'validado', validacion: quien()}); }
function devuelto(id, observacion) {
  return con(id, {situacion: 'devuelto', devuelto: observacion, validacion: null});
}

// ---- Lo que queda del mes al cerrarlo ----

function filasDelMes() {
  return registros.map(function (r) {
    return {mes: mes.numero, mes_nombre: mes.nombre, registro: r.id, nombre: r.nombre, accion: r.accion,
            situacion: r.validacion === null ? 'sin validar' : r.sin_movimiento ? 'sin movimiento' : 'verificado',
            evidencias: vigentes(r.id).length, hallazgos: delMes(hallazgos, r.id).length,
            validado_por: r.validacion ? r.validacion.puesto : null, validado: r.validacion ? r.validacion.fecha : null,
            constancia: _x.docs.constancia.number};
  });
}
function mesCerrado() {
  return {mes: mes.numero, nombre: mes.nombre, resultado: sinValidar().length === 0 ? 'completo' : 'incompleto',
          fecha: _x.act.date, vencia: _x.terms.cierre_mes.due,
          a_tiempo: _x.terms.cierre_mes.due >= _x.act.date,
          evidencias: registros.reduce(function (suma, r) { return suma + vigentes(r.id).length; }, 0),
          hallazgos: hallazgos.filter(function (h) { return h.mes === mes.numero; }).length,
          constancia: _x.docs.constancia.number};
}

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

function datosMes() {
  var deEsteMes = function (x) { return x.mes === mes.numero; };
  var vivas = evidencias.filter(function (e) { return deEsteMes(e) && e.retirada === null; });
  var retiradas = evidencias.filter(function (e) { return deEsteMes(e) && e.retirada !== null; });
  var halladas = hallazgos.filter(deEsteMes);
  var plazo = _x.terms.cierre_mes;
  return {mes: mes.nombre, desde: fechaLarga(mes.desde), hasta: fechaLarga(mes.hasta),
          vencia: fechaLarga(plazo.due), tarde: plazo.expired === true, incompleto: sinValidar().length > 0,
          registros: registros.map(registroImpreso), evidencias: vivas.map(evidenciaImpresa),
          hay_evidencias: vivas.length > 0, retiradas: retiradas.map(evidenciaImpresa),
          hay_retiradas: retiradas.length > 0, hallazgos: halladas.map(hallazgoImpreso),
          hay_hallazgos: halladas.length > 0};
}
function registroImpreso(r) {
  var faltan = faltantes(r);
  var cuantos = delMes(hallazgos, r.id).length;
  return {nombre: r.nombre, accion: r.accion, evidencias: String(vigentes(r.id).length), hallazgos: String(cuantos),
          sin_movimiento: r.sin_movimiento ? r.sin_movimiento.motivo : '', validado: r.validacion !== null,
          validado_por: r.validacion ? texto(r.validacion.puesto) : '',
          validado_fecha: r.validacion ? fechaLarga(r.validacion.fecha) : '',
          faltan: enumeradas(faltan), hay_faltan: faltan.length > 0};
}
function evidenciaImpresa(e) {
  return {numero: String(e.numero), registro: e.registro_nombre, tipo: e.tipo_nombre, fecha: fechaLarga(e.fecha),
          descripcion: e.descripcion, nombre: e.nombre, huella: texto(e.huella), hay_huella: e.huella !== null,
          puesto: texto(e.puesto), retirada: texto(e.retirada)};
}
function hallazgoImpreso(h) {
  return {numero: String(h.numero), mes: h.mes_nombre, registro: h.registro_nombre, hallazgo: h.hallazgo,
          recomendacion: texto(h.recomendacion), hay_recomendacion: texto(h.recomendacion) !== '',
          oficina: texto(h.oficina) || 'No se indica'};
}
function datosAnio() {
  var completos = cerrados.filter(function (m) { return m.resultado === 'completo'; });
  var aTiempo = cerrados.filter(function (m) { return m.a_tiempo; });
  return {anio: String(anio), esperados: String(cerrados.length),
          desde: cerrados.length === 0 ? '' : cerrados[0].nombre, hasta: cerrados.length === 0 ? ''
            : cerrados[cerrados.length - 1].nombre,
          completos: String(completos.length), incompletos: String(cerrados.length - completos.length),
          a_tiempo: String(aTiempo.length), fuera_de_termino: String(cerrados.length - aTiempo.length),
          meses: cerrados.map(function (m) {
            return {nombre: m.nombre, resultado: m.resultado, fecha: fechaLarga(m.fecha), vencia: fechaLarga(m.vencia),
                    a_tiempo: m.a_tiempo, evidencias: String(m.evidencias), hallazgos: String(m.hallazgos),
                    constancia: m.constancia};
          }),
          registros: registros.map(porRegistro), hallazgos: hallazgos.map(hallazgoImpreso),
          hay_hallazgos: hallazgos.length > 0, conclusiones: informe.conclusiones,
          recomendaciones: informe.recomendaciones, hay_recomendaciones: informe.recomendaciones.length > 0};
}
// Cuántos meses quedó verificado cada registro, frente a los que debían verificarse.
function porRegistro(r) {
  var filas = historia.filter(function (f) { return f.registro === r.id; });
  var validadas = filas.filter(function (f) { return f.validado_por !== null || f.validado !== null; });
  return {nombre: r.nombre, accion: r.accion, meses: String(validadas.length), de: String(filas.length),
          sin_movimiento: String(filas.filter(function (f) { return f.situacion === 'sin movimiento'; }).length),
          hallazgos: String(filas.reduce(function (suma, f) { return suma + f.hallazgos; }, 0))};
}
