// Por qué no: cada función da las palabras del rechazo, con la fila, el día o el estado que lo impide, o '' si nada lo
// impide. Las guardas de chart.scxml preguntan por ''. Solo declaraciones de función.

function hoyLargo() { return fechaLarga(_x.act.date); }
function todaviaNoLlega(que, fecha) { return que + ' es del ' + fechaLarga(fecha) + ', que todavía no llega: hoy es ' + hoyLargo() + '.'; }

// ---- Registro ----

function noRegistrable(datos) {
  if (datos.informe_fecha > datos.notificado)
    return 'El informe es del ' + fechaLarga(datos.informe_fecha) + ': no pudo notificarse antes, el ' + fechaLarga(datos.notificado) + '.';
  if (datos.notificado > _x.act.date) return todaviaNoLlega('La notificación', datos.notificado);
  if (datos.emisor === 'soa' && texto(datos.sociedad) === '') return 'El informe es de una sociedad de auditoría: diga cuál.';
  if (datos.emisor !== 'soa' && texto(datos.sociedad) !== '')
    return 'Nombró una sociedad de auditoría y el informe no es de una sociedad: corrija quién lo emitió o quite el nombre.';
  return noDirectiva(datos);
}
// Solo una directiva que el perfil conoce, del servicio que corresponde y que alcanza a esa notificación.
function noDirectiva(datos) {
  var d = _x.profile.directivas[datos.directiva], cuando = ' y el informe se notificó el ' + fechaLarga(datos.notificado) + '.';
  if (!d) return 'La Directiva N° ' + datos.directiva + ' no regía el día en que se abrió este expediente.';
  if (d.servicio !== servicioDe(datos.informe_tipo))
    return 'La ' + d.nombre + ' es de control ' + d.servicio + ' y el informe, de control ' + servicioDe(datos.informe_tipo) + '.';
  if (d.vigente_hasta !== null && datos.notificado > d.vigente_hasta)
    return 'La ' + d.nombre + ' alcanza a lo notificado hasta el ' + fechaLarga(d.vigente_hasta) + cuando;
  if (d.acoge_anteriores !== true && datos.notificado < d.vigente_desde)
    return 'La ' + d.nombre + ' rige desde el ' + fechaLarga(d.vigente_desde) + cuando;
  return '';
}

// ---- Estado oficial ----

// Un estado por día, en orden, y nunca de mañana.
function noFecha(fecha) {
  if (fecha > _x.act.date) return todaviaNoLlega('El documento', fecha);
  if (fecha < informe.notificado)
    return 'El documento es del ' + fechaLarga(fecha) + ', anterior a la notificación del informe, el ' + fechaLarga(informe.notificado) + '.';
  if (hayHechos() && fecha <= ultimoHecho().fecha)
    return 'El documento es del ' + fechaLarga(fecha) + ' y ya hay un estado del ' + fechaLarga(ultimoHecho().fecha) + ', «' +
      ultimoHecho().estado + '»: se registra uno por día y en orden de fecha.';
  return '';
}
function noCambio(clave) {
  if (cambioPrevisto(clave)) return '';
  if (nombreEstado(clave) === '') return 'La ' + regla().nombre + ' no tiene ese estado.';
  return 'El estado vigente es «' + nombreEstado(estadoActual()) + '» y la ' + regla().nombre + ' no admite pasar de él a «' +
    nombreEstado(clave) + '».';
}
function noVencido(fecha) {
  if (vencimiento() === '') return 'La entidad no tiene todavía un término que pueda haber vencido: no hay plan aprobado.';
  if (vencidoAl(fecha)) return '';
  return 'El término vence el ' + fechaLarga(vencimiento()) + ': el ' + fechaLarga(fecha) + ' no había vencido.';
}
function noAdmite(clave, datos) {
  var antes = noCambio(clave) || noFecha(datos.fecha);
  if (antes !== '') return antes;
  if (clave === 'no_implementada' || clave === 'implementada_fuera') return noVencido(datos.fecha);
  // Directiva 004-2025-CG/VCST, num. 6.9.c: Pendiente solo mientras se está dentro de los 25 días hábiles
  if (clave === 'pendiente' && hayTerminoNorma() && vencidoAl(datos.fecha))
    return 'El plazo de la ' + regla().nombre + ' venció el ' + fechaLarga(vencimiento()) + ': desde entonces no corresponde «Pendiente».';
  return '';
}
function noNuevoPlazo(datos) {
  if (datos.fecha > _x.act.date) return todaviaNoLlega('El acta o la comunicación', datos.fecha);
  if (datos.fecha < ultimoHecho().fecha)
    return 'El acta o la comunicación es del ' + fechaLarga(datos.fecha) + ', anterior al último estado registrado, del ' +
      fechaLarga(ultimoHecho().fecha) + '.';
  return '';
}

// ---- Plan y avances ----

function noPlan(datos) {
  var mala = datos.acciones.filter(function (a) { return a.inicio > a.fin; })[0];
  if (mala)
    return 'La acción ' + (datos.acciones.indexOf(mala) + 1) + ' termina el ' + fechaLarga(mala.fin) + ', antes de empezar, el ' +
      fechaLarga(mala.inicio) + '.';
  var fin = extremos(datos.acciones).fin;
  return fin < _x.act.date ? 'La última fecha de término del plan, el ' + fechaLarga(fin) + ', ya pasó.' : '';
}
function noCumplida(datos, n, i) {
  if (datos.cumplidas.indexOf(n) !== i) return 'La acción ' + n + ' está dos veces entre las cumplidas.';
  if (n > plan.acciones.length) return 'La acción ' + n + ' no está en el plan, que tiene ' + plan.acciones.length + '.';
  if (!accionPendiente(n)) return 'La acción ' + n + ' ya se dio por cumplida.';
  return datos.evidencias.some(function (e) { return e.accion === n; }) ? ''
    : 'La acción ' + n + ' se da por cumplida sin evidencia: agréguela y diga en ella el número de la acción.';
}
function noEvidencia(e, i) {
  var fila = 'Evidencia ' + (i + 1) + ': ';
  if (e.archivo === null && texto(e.enlace) === '') return fila + 'no tiene archivo ni enlace.';
  if (e.fecha > _x.act.date) return fila + 'su fecha, el ' + fechaLarga(e.fecha) + ', todavía no llega.';
  return e.accion !== null && e.accion > plan.acciones.length ? fila + 'la acción ' + e.accion + ' no está en el plan.' : '';
}
function noAvance(datos) {
  return datos.cumplidas.map(function (n, i) { return noCumplida(datos, n, i); })
    .concat(datos.evidencias.map(noEvidencia)).filter(function (m) { return m !== ''; }).join(' ');
}

// ---- Propuesta y ampliación ----

function noProponible(datos) {
  var cambio = noCambio(datos.estado);
  if (cambio !== '') return cambio;
  if (datos.estado === 'inaplicable') return datos.informe === null ? 'Para proponer «Inaplicable» adjunte el informe técnico o legal.' : '';
  if (datos.estado === 'en_proceso') return '';
  if (!hayEvidencia()) return 'Para proponer «' + nombreEstado(datos.estado) + '» reporte antes un avance con evidencia.';
  return datos.estado === 'implementada_fuera' ? noVencido(_x.act.date) : '';
}
function noAmpliacion(hasta) {
  if (regla().ampliable !== true) return 'La ' + regla().nombre + ' no prevé ampliar el término.';
  return hasta > plan.fin ? '' : 'La nueva fecha, el ' + fechaLarga(hasta) + ', no es posterior a la vigente, el ' + fechaLarga(plan.fin) + '.';
}
function noPedible(datos) {
  if (regla().ampliable === true && ampliacionEnTramite()) return 'Ya hay un pedido de ampliación en trámite, ' + ampliacion.situacion + '.';
  if (regla().ampliable === true && _x.terms.implementacion.expired)
    return 'El término venció el ' + fechaLarga(_x.terms.implementacion.due) + ': ya no se pide ampliarlo.';
  return noAmpliacion(datos.hasta);
}
function noAmpliable(datos) {
  var tope = regla().ampliaciones_max;
  if (regla().ampliable === true && tope !== null && ampliaciones.length >= tope) return 'Ya se concedieron las ampliaciones que se admiten: ' + tope + '.';
  var antes = noAmpliacion(datos.hasta);
  if (antes !== '') return antes;
  if (datos.fecha > _x.act.date) return todaviaNoLlega('El documento', datos.fecha);
  return datos.fecha < informe.notificado ? 'El documento es del ' + fechaLarga(datos.fecha) + ', anterior a la notificación del informe, el ' +
    fechaLarga(informe.notificado) + '.' : '';
}
function noDenegable(datos) {
  if (ampliacion === null || ampliacion.situacion !== 'remitida') return 'No hay un pedido remitido al OCI por responder.';
  if (datos.fecha > _x.act.date) return todaviaNoLlega('El documento', datos.fecha);
  return datos.fecha < ampliacion.pedida ? 'El documento es del ' + fechaLarga(datos.fecha) + ', anterior al pedido, del ' +
    fechaLarga(ampliacion.pedida) + '.' : '';
}
