// Funciones de las vistas: solo ven la fila.
function fechaCorta(dia) { return dia ? dia.split('-').reverse().join('/') : ''; }
function trimestreDe(codigo) { return {t1: 'I', t2: 'II', t3: 'III', t4: 'IV'}[codigo]; }
function siEs(cierto) { return cierto === true ? 'Sí' : ''; }
function nombreDelArchivo(fila) { return fila.archivo === null ? '' : fila.archivo.name; }
function deLaRevision(fila, campo) { return fila.revision === null ? '' : fila.revision[campo]; }
// De las vistas sobre todas las acciones: `fila` es {caso, datos, item}. Una acción por registrar todavía no tiene trimestres.
function trimestreConEstado(fila, cual) {
  var t = fila.datos.cuadro.trimestres[cual];
  if (t === undefined || (t.programadas === 0 && t.marcado === '')) return '';
  return t.estado + (t.programadas === 0 ? '' : ' (' + t.validadas + ' de ' + t.programadas + ')');
}
function avanceDe(fila) {
  var porcentaje = fila.datos.cuadro.avance.porcentaje;
  return porcentaje === null ? 'sin dato' : porcentaje.toFixed(2) + ' %';
}
function venceEl(item) { return item.vence === '' ? 'Último día hábil, antes del ' + fechaCorta(item.hasta) : fechaCorta(item.vence); }
// La luz de un trimestre: rojo lo vencido, ámbar lo que está por hacer o por validar, verde lo cubierto.
function luzDeTrimestre(fila, cual) {
  var t = fila.datos.cuadro.trimestres[cual];
  if (t === undefined || t.programadas === 0) return '';
  return {'Cubierto': 'verde', 'En plazo': 'ambar', 'En validación': 'ambar', 'Vencido': 'rojo'}[t.estado] || '';
}
