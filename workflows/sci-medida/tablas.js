// Funciones de los cuadros de toda la entidad (views/*-entidad.json): solo ven la fila, nunca los datos de un expediente.
// Solo declaraciones de función.

function esDeControl(datos) { return datos.medida !== null && datos.medida.tipo === 'control'; }
function seccionEn(datos) { return datos.medida === null ? '' : esDeControl(datos) ? 'Control' : 'Remediación'; }
function origenEn(datos) { return datos.medida === null ? '' : esDeControl(datos) ? datos.medida.producto : datos.medida.eje; }
function motivoEn(datos) { return datos.medida === null ? '' : esDeControl(datos) ? datos.medida.riesgo : datos.medida.deficiencia; }
function organoEn(datos) { return datos.medida === null ? '' : nombreOrgano(datos.medida.organo); }
function mediosEn(datos) {
  return datos.medida === null ? '' : datos.medida.medios.map(function (m) { return m.numero + '. ' + m.medio; }).join('; ');
}
// Mientras no concluye, el estado del Cuadro N° 3 es el del diagrama.
function estadoEn(fila) {
  if (fila.datos.conclusion !== null) return fila.datos.conclusion.estado;
  return ['En proceso', 'Pendiente'].filter(function (e) { return fila.caso.estado.indexOf(e) >= 0; })[0] || '';
}
