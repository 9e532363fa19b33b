// Funciones de los cuadros de toda la entidad (views/*-entidad.json): solo ven la fila, nunca los datos de un expediente.
// Solo declaraciones de función.

function oficialEn(datos) {
  if (datos.informe === null) return '';
  return datos.hechos.length > 0 ? datos.hechos[datos.hechos.length - 1].estado : 'Sin evaluar';
}
function modalidadEn(datos) { return datos.informe === null ? '' : nombreDeModalidad(datos.informe.modalidad); }
function notificadaEn(datos) { return datos.informe === null ? '' : fechaLarga(datos.informe.notificado); }
function remitidasEn(datos) { return datos.presentadas === null ? '' : fechaLarga(datos.presentadas.fecha); }
// Los días los cuenta el expediente: se conocen desde que se designa al responsable.
function venceEn(datos, cual) {
  if (datos.informe === null) return '';
  if (cual === 'correccion' && datos.vigilancia !== null)
    return 'Nuevo plazo: ' + datos.vigilancia.dias + ' días hábiles desde el ' + fechaLarga(datos.vigilancia.fecha);
  return datos.plazos ? fechaLarga(datos.plazos[cual]) : datos.designacion === null ? 'Por designar responsable' : '';
}
function cumplidasEn(datos) {
  if (datos.acciones.length === 0) return '';
  return datos.acciones.filter(function (a) { return a.cumplida !== ''; }).length + ' de ' + datos.acciones.length;
}
