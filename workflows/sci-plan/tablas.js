// Funciones de los cuadros (views/): solo ven la fila, nunca los datos de un expediente. Solo declaraciones de función.

function seccionDe(m) { return m.seccion === 'control' ? 'Control' : 'Remediación'; }
function anioEn(datos) { return datos.base === null ? '' : datos.base.anio; }
function origenEn(datos, m) {
  if (m.seccion === 'remediacion') return 'Pregunta ' + m.pregunta;
  var p = datos.productos.filter(function (x) { return x.numero === m.producto; })[0];
  return p === undefined ? '' : p.producto;
}
function queEs(datos) {
  if (datos.parte !== null) return 'Parte ' + datos.parte.numero + ': ' + datos.parte.nombre;
  if (datos.partes.length > 0) return 'Plan integrado, ' + datos.partes.length + ' partes';
  return datos.base === null ? '' : {completo: 'Plan con las dos secciones', remediacion: 'Sección Medidas de Remediación',
    control: 'Sección Medidas de Control'}[datos.base.alcance];
}
function marcaTarde(cosa) { return cosa !== null && cosa.fuera_de_plazo ? 'X' : ''; }
function retiradaEn(m) { return m.retirada === null ? '' : m.retirada.motivo; }
function vivas(datos) { return datos.medidas.filter(function (m) { return m.retirada === null; }).length; }
function conEstado(datos, estado) { return datos.cuadro.filter(function (f) { return f.estado === estado; }).length; }
