// Funciones de los cuadros de toda la entidad y de las dudas al importar: solo ven la fila, nunca los datos de un expediente.
// Solo declaraciones de función.

function nombreDeSeccion(seccion) { return seccion === 'control' ? 'Control' : 'Remediación'; }
function mediosEn(m) { return m.medios.map(function (x) { return x.n + '. ' + x.medio; }).join('; '); }
function hitosEn(m) { return m.hitos.map(function (h) { return h.n + '. ' + h.hito + (h.fecha === null ? '' : ' (' + h.fecha + ')'); }).join('; '); }
function recomendacionesHechas(datos) {
  return datos.problemas.filter(function (p) { return p.retirado === null && p.recomendacion !== null; }).length;
}
function problemasAnotados(datos) { return datos.problemas.filter(function (p) { return p.retirado === null; }).length; }
function medidasEn(datos, estado) {
  return datos.medidas.filter(function (m) { return m.retirada === null && (estado === '' || m.estado === estado); }).length;
}
function alCorte(datos, campo) { return datos.hoja === null ? '' : datos.hoja[campo]; }
function revisadaEn(m) {
  var r = ultimo(m);
  return m.estado !== 'Implementada' ? '' : revisado(r, m) ? 'Sí' : 'No';
}

function nombreDeDeber(id) {
  return {infobras: 'Registro en INFOBRAS (pregunta 16)', inhabilitados: 'Revisión de inhabilitados (pregunta 17)',
          ejecucion: 'Difusión de la ejecución presupuestal (pregunta 15)'}[id];
}

// ---- Dudas: una función por regla de imports/ ----

function escrito(valor) { return valor === null || valor === undefined ? '' : String(valor).trim(); }
function esTitulo(fila) { return filaAjena(fila) && escrito(fila.retirada) === ''; }
function esRetirada(fila) { return escrito(fila.retirada) !== ''; }
function sinEstado(fila) { return !filaAjena(fila) && escrito(fila.estado) === ''; }
function sinFecha(fila) { return clave(fila.estado) === 'en proceso' && escrito(fila.desde) === ''; }
function implementadaSinExpediente(fila) { return clave(fila.estado) === 'implementada' && expedienteDe(fila) === ''; }
function sinDocumento(fila) {
  return ['no aplicable', 'desestimada'].indexOf(clave(fila.estado)) >= 0 && expedienteDe(fila) === '' && escrito(fila.documento) === '';
}
function sinSeccion(fila) { return !filaAjena(fila) && escrito(fila.seccion) === ''; }
function sinRecomendar(fila) { return escrito(fila.recomendacion) === ''; }
