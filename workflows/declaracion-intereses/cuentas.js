// Cobertura, informes y lo que pide cada plantilla (llega como `d`). Solo declaraciones de función.
//
// Cobertura = declaraciones presentadas / declaraciones obligadas x 100, con dos decimales (la mitad sube). Obligadas: las
// validadas que no se retiraron. Presentadas: las que constan, cotejadas o no. Cobertura exigible: lo mismo, contando solo
// las que ya vencieron o ya se presentaron. Sin obligadas no hay porcentaje.

function porcentaje(parte, todo) {
  if (todo === 0) return 'no aplica';
  var centesimos = Math.floor((parte * 20000 + todo) / (2 * todo));
  return Math.floor(centesimos / 100) + '.' + ('0' + centesimos % 100).slice(-2) + ' %';
}
function obligadas() { return obligados.filter(function (o) { return ['Pendiente', 'Presentada', 'Cotejada'].indexOf(o.estado) >= 0; }); }
function cuenta(nombre, filas) {
  var hechas = filas.filter(function (o) { return o.presentacion !== null; });
  var exigibles = filas.filter(function (o) { return o.presentacion !== null || o.vencida; });
  return {nombre: nombre, obligadas: filas.length, presentadas: hechas.length,
          en_plazo: hechas.filter(function (o) { return o.presentacion.en_plazo; }).length,
          fuera_de_plazo: hechas.filter(function (o) { return !o.presentacion.en_plazo; }).length,
          cotejadas: filas.filter(function (o) { return o.estado === 'Cotejada'; }).length,
          vencidas: exigibles.length - hechas.length, pendientes: filas.length - hechas.length,
          cobertura: porcentaje(hechas.length, filas.length), exigible: porcentaje(hechas.length, exigibles.length)};
}
function por(campo) {
  var nombres = [];
  obligadas().forEach(function (o) { if (nombres.indexOf(o[campo]) === -1) nombres.push(o[campo]); });
  return nombres.sort().map(function (n) { return cuenta(n, obligadas().filter(function (o) { return o[campo] === n; })); });
}
function resumenAhora() {
  return {total: cuenta('Total', obligadas()), oportunidades: por('oportunidad'), unidades: por('unidad')};
}

// ---- Informes ----

function textos(datos) { return {conclusiones: datos.conclusiones, recomendaciones: datos.recomendaciones, mes: datos.mes || null}; }
function nombreDelMes(mes) { return nombresDeMeses()[Number(mes) - 1] + ' de ' + anio; }
function finDelMes(mes) { return new Date(Date.UTC(anio, Number(mes), 0)).toISOString().slice(0, 10); }
function noInforma(datos) {
  var hecho = informes.filter(function (i) { return i.mes === datos.mes; })[0];
  if (hecho !== undefined) return 'El informe de ' + nombreDelMes(datos.mes) + ' ya se presentó: N° ' + hecho.numero + '.';
  return _x.act.date > finDelMes(datos.mes) ? '' : nombreDelMes(datos.mes) + ' todavía no termina.';
}
function conInforme(datos) {
  var t = cuenta('', obligadas());
  return informes.concat([{mes: datos.mes, nombre: nombreDelMes(datos.mes), numero: _x.docs.informe.number, fecha: _x.act.date,
    obligadas: t.obligadas, presentadas: t.presentadas, cobertura: t.cobertura}]);
}
function noConsolida() {
  var sinValidar = enEstado('Por validar').length + enEstado('Por aclarar').length, sinCotejar = enEstado('Presentada').length;
  if (sinValidar > 0) return 'Quedan obligados por validar: ' + sinValidar + '.';
  return sinCotejar > 0 ? 'Quedan declaraciones sin cotejar: ' + sinCotejar + '.' : '';
}

// ---- Documentos ----

function cuentaImpresa(c) {
  var impresa = {};
  Object.keys(c).forEach(function (k) { impresa[k] = String(c[k]); });
  return impresa;
}
function filaImpresa(o) {
  return {numero: String(o.numero), nombre: o.nombre, puesto: o.puesto, unidad: o.unidad, oportunidad: o.oportunidad || 'Por aclarar', desde: fechaLarga(o.desde),
          supuesto: o.supuesto, vence: o.vence === null ? '' : fechaLarga(o.vence), vencida: o.vencida, no_consta: o.no_consta, estado: o.estado,
          dia: o.presentacion ? fechaLarga(o.presentacion.dia) : '', constancia: o.presentacion ? o.presentacion.constancia : '',
          tarde: o.presentacion !== null && !o.presentacion.en_plazo, cotejada: o.estado === 'Cotejada', retiro: o.retiro};
}
function datosRelacion() {
  var vivos = obligados.filter(function (o) { return o.estado !== 'Retirada'; });
  var retirados = enEstado('Retirada');
  return {anio: String(anio), cuantas: String(vivos.length), termino: _x.profile.termino_presentar.split(' ')[0], filas: vivos.map(filaImpresa),
          hay_retiradas: retirados.length > 0, retiradas: retirados.map(filaImpresa)};
}
function conflictoImpreso(c) {
  return {numero: String(c.numero), nombre: c.nombre, puesto: c.puesto, asunto: c.asunto, fuente: c.fuente, conocido: fechaLarga(c.conocido), estado: c.estado,
          planteada: c.planteada === null ? '' : fechaLarga(c.planteada), fuera_abstencion: c.fuera_abstencion,
          vencida: c.planteada === null && c.vence_abstencion !== null, vence: c.vence_abstencion === null ? '' : fechaLarga(c.vence_abstencion),
          resuelto: c.resolucion !== null, dia: c.resolucion ? fechaLarga(c.resolucion.fecha) : '', de_oficio: c.resolucion !== null && c.resolucion.de_oficio,
          reemplazo: c.resolucion ? c.resolucion.reemplazo : '', fuera_pronunciamiento: c.fuera_pronunciamiento};
}
function datosInforme() {
  var r = resumenAhora(), faltan = enEstado('Pendiente'), hechas = obligadas().filter(function (o) { return o.presentacion !== null; });
  return {anio: String(anio), mes: cierre.mes === null ? '' : nombreDelMes(cierre.mes), total: cuentaImpresa(r.total), oportunidades: r.oportunidades.map(cuentaImpresa),
          unidades: r.unidades.map(cuentaImpresa), hay_obligadas: obligadas().length > 0, hay_pendientes: faltan.length > 0, pendientes: faltan.map(filaImpresa),
          hay_presentadas: hechas.length > 0, presentadas: hechas.map(filaImpresa), hay_retiradas: enEstado('Retirada').length > 0,
          retiradas: enEstado('Retirada').map(filaImpresa), hay_conflictos: conflictos.length > 0, conflictos: conflictos.map(conflictoImpreso),
          abiertos: String(conflictos.filter(function (c) { return !c.cerrado; }).length),
          hay_informes: informes.length > 0, informes: informes.map(function (i) {
            return {nombre: i.nombre, numero: i.numero, fecha: fechaLarga(i.fecha), obligadas: String(i.obligadas), presentadas: String(i.presentadas), cobertura: i.cobertura};
          }),
          conclusiones: cierre.conclusiones, hay_recomendaciones: cierre.recomendaciones.length > 0, recomendaciones: cierre.recomendaciones};
}

// ---- Vistas ----

function fueraDePlazo(o) {
  return (o.presentacion === null ? o.vencida && o.estado === 'Pendiente' : !o.presentacion.en_plazo) ? 'X' : '';
}
