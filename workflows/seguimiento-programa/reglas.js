// Funciones del seguimiento del año, de sus documentos y de la importación de la matriz. Solo declaraciones de función: lo
// que el expediente recuerda está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe.

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
function sinRepetidos(cosas) { return cosas.filter(function (c, i) { return cosas.indexOf(c) === i; }); }
function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}
function oracion(palabras) { return palabras.charAt(0).toUpperCase() + palabras.slice(1); }
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
function vispera(id) {
  var p = ventana(id).preparar_desde.split('-').map(Number);
  return new Date(Date.UTC(p[0], p[1] - 1, p[2] - 1)).toISOString().slice(0, 10);
}

// ---- La matriz y el inicio ----

function acciones() { return matriz === null ? [] : matriz.acciones; }
function codigo(fila) { return texto(fila.codigo).toUpperCase().replace(/\s+/g, ''); }
function repetidos(filas) {
  var codigos = filas.map(codigo);
  return sinRepetidos(codigos.filter(function (c, i) { return codigos.indexOf(c) !== i; }));
}
function matrizConforme(filas) { return repetidos(filas).length === 0; }
// Cada acción se sigue por su código: dos iguales no se podrían distinguir en el informe.
function porQueNoConforme(filas) {
  return 'Hay códigos repetidos: ' + enumeradas(repetidos(filas)) + '. Corríjalos y vuelva a importar la matriz.';
}
function ventana(id) {
  return _x.profile.ventanas.filter(function (v) { return v.id === id; })[0] || null;
}
function esDia(dia) { return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(texto(dia)); }
function ventanaBienDicha(v) {
  return v !== null && [v.preparar_desde, v.desde, v.hasta, v.periodo_desde].every(esDia) && texto(v.nombre) !== '' &&
    v.desde >= v.preparar_desde && v.hasta >= v.desde && v.desde >= v.periodo_desde && v.habiles > 0 &&
    v.habiles_sin_no_laborables > 0 && Array.isArray(v.trimestres) && v.trimestres.length > 0;
}
function porQueNoVentanas(anio) {
  var dos = [ventana('primera'), ventana('segunda')];
  if (!dos.every(ventanaBienDicha) || dos[0].hasta >= dos[1].desde)
    return 'Las fechas de las dos solicitudes no están completas o no van en orden. Corríjalas en el ajuste «ventanas».';
  if (dos.some(function (v) { return v.desde.slice(0, 4) !== String(anio); }))
    return 'Las solicitudes de información tienen fechas de ' + dos[0].desde.slice(0, 4) + ' y el Programa es de ' + anio +
      '. Abra el expediente con las fechas de ese Programa (ajuste «ventanas»).';
  return '';
}
function anioDelNumero(resolucion) {
  var leido = /^[0-9]+-([0-9]{4})-/.exec(texto(resolucion));
  return leido === null ? '' : leido[1];
}
function porQueNoInicia(datos) {
  if (matriz === null) return 'Falta importar la matriz aprobada. Impórtela y vuelva a iniciar.';
  if (datos.fecha > _x.act.date) return 'La fecha de la resolución no puede pasar de hoy.';
  var delNumero = anioDelNumero(datos.resolucion);
  if (delNumero !== '' && delNumero !== datos.fecha.slice(0, 4))
    return 'El número de la resolución es de ' + delNumero + ' y su fecha, de ' + datos.fecha.slice(0, 4) + '. Revise cuál es.';
  return porQueNoVentanas(datos.anio);
}
function puedeIniciar(datos) { return porQueNoInicia(datos) === ''; }
function programaDe(datos) {
  return {anio: datos.anio, resolucion: datos.resolucion, fecha: datos.fecha,
          nombre: 'Programa de Integridad ' + datos.anio + ', aprobado por Resolución Secretarial N° ' + datos.resolucion};
}
function tituloDeAccion(fila) {
  var entero = codigo(fila) + ' ' + texto(fila.accion);
  return entero.length > 140 ? entero.slice(0, 140).replace(/\s+\S*$/, '') + '…' : entero;
}
function tituloDeSolicitud(id) { return oracion(ventana(id).nombre) + ' de información ' + programa.anio; }

// ---- Las solicitudes ----

function ventanaSinCerrar(id) { return ventana(id).hasta >= _x.act.date; }
function solicitudesIniciales() {
  return ['primera', 'segunda'].map(function (id) {
    var v = ventana(id);
    return {id: id, nombre: oracion(v.nombre), preparar_desde: v.preparar_desde, desde: v.desde, hasta: v.hasta,
            situacion: 'por abrir', informe: '', oficinas: null, a_tiempo: null, tarde: null, calladas: null};
  });
}
function conCambios(id, cambios) {
  return solicitudes.map(function (s) { return s.id === id ? Object.assign({}, s, cambios) : s; });
}
function conSolicitud(id, situacion) { return conCambios(id, {situacion: situacion}); }
function conResultado(id, devuelto) {
  var palabras = {publicada: 'informe publicado', desistida: 'se desistió', archivada: 'archivada'};
  return conCambios(id, {situacion: palabras[devuelto.resultado], informe: devuelto.informe, oficinas: devuelto.oficinas,
                         a_tiempo: devuelto.a_tiempo, tarde: devuelto.tarde, calladas: devuelto.calladas});
}

// ---- Lo calculado y, a su lado, lo informado ----

function enPalabras(resultado) {
  return {cumplida: 'Cumplida', parcial: 'Cumplida en parte', 'no cumplida': 'No cumplida', anulada: 'Anulada',
          'sin informe': 'Sin informe'}[resultado];
}
// El informe del responsable no se pide de una acción anulada: lo que hubiera informado antes no se cuenta.
function filaDelCuadro(fila) {
  var fin = terminadas.filter(function (t) { return t.codigo.toUpperCase().replace(/\s+/g, '') === codigo(fila); })[0];
  var base = {codigo: codigo(fila), componente: texto(fila.componente), accion: texto(fila.accion), meta: texto(fila.meta),
              responsable: texto(fila.responsable), calculado: 'En curso', avance: null, informado: '', avance_informado: null,
              difiere: false};
  if (fin === undefined) return base;
  if (fin.resultado === 'anulada' || fin.informado === null)
    return Object.assign(base, {calculado: enPalabras(fin.resultado)});
  var informo = fin.informado.resultado !== 'sin informe';
  return Object.assign(base, {
    calculado: enPalabras(fin.resultado), avance: fin.avance, informado: enPalabras(fin.informado.resultado),
    avance_informado: fin.informado.avance,
    difiere: informo && (fin.informado.resultado !== fin.resultado || fin.informado.avance !== fin.avance)});
}
function cuadroDeAcciones() { return acciones().map(filaDelCuadro); }
function cuantas(filas, columna, valor) { return filas.filter(function (f) { return f[columna] === valor; }).length; }
function promedio(numeros) {
  if (numeros.length === 0) return null;
  return Math.round(numeros.reduce(function (total, n) { return total + n; }, 0) * 100 / numeros.length) / 100;
}
function conDato(filas, columna) {
  return filas.map(function (f) { return f[columna]; }).filter(function (n) { return n !== null; });
}
// Promedio simple: el Programa no da peso a sus acciones. Las anuladas y las que siguen en curso no entran.
function cuentaDe(filas) {
  return {acciones: filas.length,
          cumplidas: cuantas(filas, 'calculado', 'Cumplida'), cumplidas_informado: cuantas(filas, 'informado', 'Cumplida'),
          parciales: cuantas(filas, 'calculado', 'Cumplida en parte'),
          parciales_informado: cuantas(filas, 'informado', 'Cumplida en parte'),
          no_cumplidas: cuantas(filas, 'calculado', 'No cumplida'),
          no_cumplidas_informado: cuantas(filas, 'informado', 'No cumplida'),
          sin_informe: cuantas(filas, 'informado', 'Sin informe'), anuladas: cuantas(filas, 'calculado', 'Anulada'),
          en_curso: cuantas(filas, 'calculado', 'En curso'), avance: promedio(conDato(filas, 'avance')),
          avance_informado: promedio(conDato(filas, 'avance_informado')),
          difieren: filas.filter(function (f) { return f.difiere; }).length};
}
function nombresDeComponentes() { return sinRepetidos(acciones().map(function (f) { return texto(f.componente); })); }
function delComponente(filas, nombre) { return filas.filter(function (f) { return f.componente === nombre; }); }
function totalesPorComponente() {
  return nombresDeComponentes().map(function (nombre) {
    return Object.assign({componente: nombre}, cuentaDe(delComponente(cuadro, nombre)));
  });
}
function totalesPorResultado() {
  var c = cuentaDe(cuadro);
  return [{resultado: 'Cumplidas', calculado: c.cumplidas, informado: c.cumplidas_informado},
          {resultado: 'Cumplidas en parte', calculado: c.parciales, informado: c.parciales_informado},
          {resultado: 'No cumplidas', calculado: c.no_cumplidas, informado: c.no_cumplidas_informado},
          {resultado: 'Anuladas', calculado: c.anuladas, informado: null},
          {resultado: 'Sin informe del responsable', calculado: null, informado: c.sin_informe},
          {resultado: 'En curso', calculado: c.en_curso, informado: null},
          {resultado: 'Total', calculado: c.acciones,
           informado: c.cumplidas_informado + c.parciales_informado + c.no_cumplidas_informado + c.sin_informe}];
}

// ---- El informe ----

function respondeObservaciones(datos) { return texto(datos.respuesta) !== ''; }
function aprobado() {
  return {fecha: _x.act.date, por: _x.act.actor, puesto: texto(_x.act.post), informe: _x.docs.informe.number,
          version: _x.docs.informe.version, huella: _x.docs.informe.content};
}

// ---- Dudas de la importación: una función por regla de imports/matriz.json ----

function marcada(celda) { return texto(celda).toUpperCase() === 'X'; }
function trimestresDe(fila) { return [fila.trim2, fila.trim3, fila.trim4]; }
function marcas(fila) { return trimestresDe(fila).filter(marcada).length; }
function sinTrimestre(fila) { return marcas(fila) === 0; }
function sinMedio(fila) { return texto(fila.medio_verificacion) === ''; }
function nombraOtraEntidad(fila) { return /(^|[^A-Z])MEF([^A-Z]|$)/.test(texto(fila.medio_verificacion)); }
function mensualSinTotal(fila) { return / por mes\b/.test(texto(fila.meta)); }
// La cantidad con que empieza la meta frente a las X. Las metas mensuales tienen su propia duda.
function metaDistinta(fila) {
  var cantidad = /^[0-9]+/.exec(texto(fila.meta));
  return cantidad !== null && !mensualSinTotal(fila) && Number(cantidad[0]) !== marcas(fila);
}
function marcaExtrana(fila) {
  return trimestresDe(fila).some(function (c) { return texto(c) !== '' && !marcada(c); });
}
function codigoIlegible(fila) { return !/^AOE\.[0-9]{1,2}\.[0-9]{1,2}$/.test(texto(fila.codigo)); }
// AOE.8.3 pertenece al objetivo OE.8
function objetivoAjeno(fila) {
  var deAccion = /^AOE\.([0-9]{1,2})\./.exec(texto(fila.codigo));
  var objetivo = /^OE\. ?([0-9]{1,2})/.exec(texto(fila.objetivo));
  return deAccion !== null && (objetivo === null || objetivo[1] !== deAccion[1]);
}
function sinResponsable(fila) { return texto(fila.responsable) === ''; }

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

function cifra(numero) { return numero === null ? '—' : String(numero); }
function enPorcentaje(numero) { return numero === null ? '—' : numero.toFixed(2) + ' %'; }
function accionImpresa(f) {
  return {codigo: f.codigo, accion: f.accion, meta: f.meta, responsable: f.responsable || 'sin responsable',
          calculado: f.calculado, avance: enPorcentaje(f.avance), hay_avance: f.avance !== null,
          informado: f.informado || '—', avance_informado: enPorcentaje(f.avance_informado),
          hay_informado: f.avance_informado !== null, difiere: f.difiere};
}
function cuentaImpresa(c) {
  return {acciones: cifra(c.acciones), cumplidas: cifra(c.cumplidas), cumplidas_informado: cifra(c.cumplidas_informado),
          parciales: cifra(c.parciales), parciales_informado: cifra(c.parciales_informado),
          no_cumplidas: cifra(c.no_cumplidas), no_cumplidas_informado: cifra(c.no_cumplidas_informado),
          anuladas: cifra(c.anuladas), avance: enPorcentaje(c.avance), avance_informado: enPorcentaje(c.avance_informado)};
}
// La primera acción va aparte: la plantilla la deja siempre en la misma página que el nombre de su componente.
function componentesImpresos() {
  return nombresDeComponentes().map(function (nombre) {
    var suyas = delComponente(cuadro, nombre), impresas = suyas.map(accionImpresa);
    return {nombre: nombre, cuenta: cuentaImpresa(cuentaDe(suyas)), primera: impresas.slice(0, 1), demas: impresas.slice(1),
            hay_demas: impresas.length > 1};
  });
}
function solicitudesImpresas() {
  return solicitudes.map(function (s) {
    return {nombre: s.nombre, desde: fechaLarga(s.desde), hasta: fechaLarga(s.hasta), situacion: oracion(s.situacion),
            informe: s.informe, hay_informe: s.informe !== '', hay_oficinas: s.oficinas !== null, oficinas: cifra(s.oficinas),
            a_tiempo: cifra(s.a_tiempo), tarde: cifra(s.tarde), calladas: cifra(s.calladas)};
  });
}
function delPrograma() {
  return {programa: programa.nombre.replace('N° ', 'N°\u00a0'), fecha_programa: fechaLarga(programa.fecha), anio: String(programa.anio),
          totales: totalesPorResultado().filter(function (t) { return t.resultado !== 'En curso' || t.calculado > 0; })
            .map(function (t) {
              return {resultado: t.resultado, calculado: cifra(t.calculado), informado: cifra(t.informado),
                      es_total: t.resultado === 'Total'};
            }),
          total: String(cuadro.length)};
}
function datosInforme() {
  var todas = cuentaDe(cuadro);
  return Object.assign(delPrograma(), {cuenta: cuentaImpresa(todas), difieren: String(todas.difieren),
    hay_diferencias: todas.difieren > 0, componentes: componentesImpresos(), solicitudes: solicitudesImpresas(),
    conclusiones: consolidado.conclusiones, recomendaciones: consolidado.recomendaciones,
    hay_recomendaciones: consolidado.recomendaciones.length > 0, observaciones: observaciones,
    hay_observaciones: observaciones.length > 0, respuesta: texto(consolidado.respuesta)});
}
function datosAprobacion() {
  return Object.assign(delPrograma(), {informe: aprobacion.informe, fecha_informe: fechaLarga(_x.docs.informe.date),
                                       huella: aprobacion.huella});
}
function datosCierre() {
  var canceladas = cuadro.filter(function (f) { return f.calculado === 'En curso'; });
  var hechas = cuadro.filter(function (f) { return f.calculado !== 'En curso'; });
  return Object.assign(delPrograma(), {motivo: texto(_x.act.comment), canceladas: canceladas.map(accionImpresa),
    cuantas: String(canceladas.length), hay_canceladas: canceladas.length > 0, hechas: hechas.map(accionImpresa),
    hay_hechas: hechas.length > 0, solicitudes: solicitudes.map(function (s) {
      return {nombre: s.nombre, situacion: s.situacion === 'en curso' ? 'Se cancela en curso' : oracion(s.situacion)};
    })});
}
