// Funciones del Plan de Acción Anual: qué contiene, quién da su conformidad, quién firma, qué se sigue y qué se modifica. Solo
// declaraciones de función: lo que el expediente recuerda está en el datamodel de chart.scxml. Ninguna cambia los datos que recibe.

// ---- Fechas ----

function mesSiguiente(clave) {
  var anio = Number(clave.slice(0, 4)), numero = Number(clave.slice(5, 7));
  return numero === 12 ? (anio + 1) + '-01' : anio + '-' + (numero < 9 ? '0' : '') + (numero + 1);
}
// El último día hábil de un mes se cuenta hacia atrás desde el primer día del siguiente («before="1 habiles"»).
function diaSiguienteAlMes(clave) { return mesSiguiente(clave) + '-01'; }
// El perfil da, por sección y por año, un mes («03», del año del Plan) o uno fijo («2019-11»). Con las dos secciones vale el de
// Medidas de Control, que nunca es anterior. Lo que amplía un Plan ya aprobado tiene el suyo.
function mesDelPlan() {
  if (base.amplia !== null) return base.anio + '-' + _x.profile.mes_ampliacion;
  var meses = _x.profile.mes_plan[base.alcance === 'remediacion' ? 'remediacion' : 'control'];
  var mes = meses[String(base.anio)] || meses.otros;
  return mes.length === 2 ? base.anio + '-' + mes : mes;
}
function fechaLarga(fecha) {
  if (!fecha) return '';
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
               'diciembre'];
  return Number(fecha.slice(8, 10)) + ' de ' + meses[Number(fecha.slice(5, 7)) - 1] + ' de ' + fecha.slice(0, 4);
}

// ---- De qué se hace el Plan ----

// Una parte se abre sola, con los ajustes de su día: los que se eligieron para el Plan llegan con ella.
function ajustesQueValen() {
  return parte !== null ? parte.ajustes
    : {conformidad_organos: _x.profile.conformidad_organos, admite_modificacion: _x.profile.admite_modificacion};
}
function baseDe(datos) {
  return {anio: datos.anio, alcance: datos.alcance, productos_documento: datos.productos_documento,
          productos_aprobados_el: datos.productos_aprobados_el, evaluacion_documento: datos.evaluacion_documento,
          amplia: datos.amplia, amplia_fecha: datos.amplia_fecha};
}
function numerados(lista) {
  return lista.map(function (p, i) { return {numero: i + 1, producto: p.producto, organo: p.organo, sin_medidas: null}; });
}
function producto(numero) { return productos.filter(function (p) { return p.numero === numero; })[0] || null; }
function deficiencia(n) { return deficiencias.filter(function (d) { return d.pregunta === n; })[0] || null; }
// Dos textos son el mismo sin mirar mayúsculas ni espacios.
function clave(texto) { return String(texto).toLowerCase().replace(/\s+/g, ' ').trim(); }

// ---- Medidas (Anexo N° 2) ----

function vigentes() { return medidas.filter(function (m) { return m.retirada === null; }); }
function medida(codigo) {
  return vigentes().filter(function (m) { return m.codigo === String(codigo).toUpperCase().trim(); })[0] || null;
}
function medidasDe(seccion, origen) {
  return vigentes().filter(function (m) { return m.seccion === seccion && (seccion === 'control' ? m.producto : m.pregunta) === origen; });
}
function comun(datos) {
  return {medida: datos.medida, organo: datos.organo, inicio: datos.inicio, termino: datos.termino, medios: datos.medios,
          hitos: datos.hitos, comentarios: datos.comentarios, retirada: null, por: _x.act.actor};
}
function deRemediacion(datos) {
  return Object.assign({seccion: 'remediacion', pregunta: datos.pregunta, producto: null, riesgo: null, nivel: null}, comun(datos));
}
function deControl(datos) {
  return Object.assign({seccion: 'control', pregunta: null, producto: datos.producto, riesgo: datos.riesgo, nivel: datos.nivel},
                       comun(datos));
}
function separados(texto) {
  return texto.split(';').map(function (m) { return m.trim(); }).filter(function (m) { return m !== ''; });
}
function deTabla(fila) {
  var datos = Object.assign({}, fila, {medios: separados(fila.medios), hitos: []});
  return fila.seccion === 'remediacion' ? deRemediacion(datos) : deControl(datos);
}
// MR-1, MC-2; en una parte del Plan integrado, P3-MC-2: el código no se repite entre las partes.
function conMedidas(nuevas) {
  return nuevas.reduce(function (todas, m) {
    var numero = todas.filter(function (x) { return x.seccion === m.seccion; }).length + 1;
    var codigo = (parte === null ? '' : 'P' + parte.numero + '-') + (m.seccion === 'control' ? 'MC-' : 'MR-') + numero;
    return todas.concat([Object.assign({codigo: codigo}, m)]);
  }, medidas);
}
function conRetiro(datos) {
  var codigo = medida(datos.codigo).codigo;
  return medidas.map(function (m) {
    return m.codigo !== codigo ? m
      : Object.assign({}, m, {retirada: {motivo: datos.motivo, por: _x.act.actor, fecha: _x.act.date}});
  });
}
function productosConMedida() {
  return productos.map(function (p) {
    return medidasDe('control', p.numero).length > 0 ? Object.assign({}, p, {sin_medidas: null}) : p;
  });
}
function productoSinMedidas(datos) {
  return productos.map(function (p) {
    return p.numero === datos.producto ? Object.assign({}, p, {sin_medidas: {motivo: datos.motivo, fecha: _x.act.date}}) : p;
  });
}

// ---- Conformidad de los órganos ----

function organosDelPlan() {
  return vigentes().map(function (m) { return m.organo; }).filter(function (o, i, todos) { return todos.indexOf(o) === i; });
}
// Lo que un órgano tuvo a la vista de lo suyo
function filasDe(unidad) { return JSON.stringify(vigentes().filter(function (m) { return m.organo === unidad; })); }
// Quien ya dio conformidad y conserva sus medidas como estaban no la da de nuevo.
function conformidadesQueQuedan() {
  return conformidades.filter(function (c) {
    return c.sentido === 'conforme' && organos.indexOf(c.unidad) >= 0 && c.filas === filasDe(c.unidad);
  }).map(function (c) { return Object.assign({}, c, {conservada: true}); });
}
function sinConformidad() {
  return organos.filter(function (o) { return !conformidades.some(function (c) { return c.unidad === o; }); });
}
function quien() {
  return {por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date,
          fecha_larga: fechaLarga(_x.act.date)};
}
function loLeido(sentido) {
  return Object.assign({sentido: sentido, version: _x.docs.proyecto.version, huella: _x.docs.proyecto.content}, quien());
}
function conConformidad(sentido, texto) {
  return conformidades.concat([Object.assign(loLeido(sentido), {unidad: _x.act.unit, texto: texto, filas: filasDe(_x.act.unit),
                                                                conservada: false})]);
}
function conObservacion(texto) {
  return observaciones.concat([{numero: observaciones.length + 1, unidad: _x.act.unit, observacion: texto, fecha: _x.act.date,
                                version: _x.docs.proyecto.version, por: _x.act.actor, puesto: _x.act.post || ''}]);
}
function pendientesMenosUno() { return pendientes.filter(function (u) { return u !== _x.act.unit; }); }
function sinLasQueFaltan() {
  return conformidades.concat(pendientes.map(function (u) {
    return {sentido: 'sin respuesta', unidad: u, texto: _x.act.comment, fecha: _x.act.date, fecha_larga: fechaLarga(_x.act.date),
            filas: '', conservada: false};
  }));
}
function hayObservados() { return conformidades.some(function (c) { return c.sentido === 'observado'; }); }

// ---- V°B°, firma y registro ----

function dniEnOrden(dni) { return /^[0-9]{8}$/.test(dni); }
function firma(datos) { return {nombres: datos.nombres, dni: datos.dni}; }
function vistoBueno(datos) { return Object.assign(loLeido('visado'), firma(datos)); }
function aprobado(datos) {
  return Object.assign(loLeido('aprobado'), firma(datos), {fuera_de_plazo: _x.terms.plazo_plan.expired});
}
function registroAnotado(datos) {
  return Object.assign({}, datos, {por: _x.act.actor, fuera_de_plazo: datos.fecha > _x.terms.plazo_plan.due});
}

// ---- Seguimiento de las medidas (sci-medida) ----

function porSeguir() { return vigentes(); }
function planDeLaMedida() {
  return {anio: String(base.anio), documento: nombreDelPlan(), aprobado_el: aprobacion.fecha, archivo: registro_sci.plan};
}
function enFilas(lista, campo) {
  return lista.map(function (cosa, i) {
    return Object.assign({numero: i + 1}, campo === null ? cosa : Object.fromEntries([[campo, cosa]]));
  });
}
// La misma forma que da el registro a mano en sci-medida
function filaDeLaMedida(m) {
  var control = m.seccion === 'control';
  return Object.assign(
    control ? {tipo: 'control', producto: producto(m.producto).producto, riesgo: m.riesgo, nivel: m.nivel}
      : {tipo: 'remediacion', eje: _x.profile.eje_remediacion, deficiencia: deficiencia(m.pregunta).deficiencia, pregunta: m.pregunta},
    {medida: m.medida, organo: m.organo, inicio: m.inicio, termino: m.termino, inicio_largo: fechaLarga(m.inicio),
     termino_largo: fechaLarga(m.termino), comentarios: m.comentarios, medios: enFilas(m.medios, 'medio'), hitos: enFilas(m.hitos, null)});
}
function abreviado(texto) { return texto.length > 140 ? texto.slice(0, 140).replace(/\s+\S*$/, '') + '…' : texto; }
function tituloDeLaMedida(m) { return abreviado(m.codigo + ' ' + m.medida); }
function cuadroInicial() {
  return vigentes().map(function (m) {
    return {codigo: m.codigo, seccion: m.seccion, medida: m.medida, organo: m.organo, termino: m.termino, estado: 'Abierta', fecha: '',
            fuera_de_plazo: false, cerrada: false};
  });
}
function cuadroCon(dato, cerrada) {
  return cuadro.map(function (f) { return f.codigo === dato.codigo ? Object.assign({}, f, dato, {cerrada: cerrada}) : f; });
}
function enElCuadro(codigo) { return cuadro.filter(function (f) { return f.codigo === codigo; })[0] || null; }

// ---- Modificación del Plan: la Directiva no la regula ----

function cambioPropuesto(datos) {
  var m = medida(datos.codigo);
  return Object.assign({codigo: m.codigo, medida: m.medida, de: m.termino, a: datos.termino, motivo: datos.motivo,
                        documento: datos.documento, visado: null, aprobacion: null}, quien());
}
function cambioVisado(datos) { return Object.assign({}, cambio, {visado: Object.assign(quien(), firma(datos))}); }
function cambioAprobado(datos) { return Object.assign({}, cambio, {aprobacion: Object.assign(quien(), firma(datos))}); }
function conCambio(resultado) {
  return cambios.concat([Object.assign({}, cambio, {numero: cambios.length + 1, resultado: resultado, resuelto_el: _x.act.date,
                                                    razon: _x.act.comment || ''})]);
}
function conNuevoTermino() {
  return medidas.map(function (m) { return m.codigo === cambio.codigo ? Object.assign({}, m, {termino: cambio.a}) : m; });
}
function cuadroConTermino() {
  return cuadro.map(function (f) { return f.codigo === cambio.codigo ? Object.assign({}, f, {termino: cambio.a}) : f; });
}

// ---- El Plan integrado y sus partes (7.3.3.c) ----

function parteNueva(numero, nombre, numeroDeProducto) {
  return {numero: numero, nombre: nombre, producto: numeroDeProducto, situacion: 'en trámite', aprobado_el: '', fuera_de_plazo: false,
          medidas: 0, filas: []};
}
function partesDe() {
  var primera = deficiencias.length > 0 ? [parteNueva(1, 'Sección Medidas de Remediación', null)] : [];
  return primera.concat(productos.map(function (p, i) {
    return parteNueva(primera.length + i + 1, 'Sección Medidas de Control: ' + p.producto, p.numero);
  }));
}
function paraLaParte(p) {
  var remediacion = p.producto === null;
  return {numero: p.numero, nombre: p.nombre, ajustes: ajustes,
          base: Object.assign({}, base, {alcance: remediacion ? 'remediacion' : 'control'}),
          deficiencias: remediacion ? deficiencias : [],
          productos: remediacion ? [] : productos.filter(function (x) { return x.numero === p.producto; })};
}
function tituloDeLaParte(p) { return abreviado('Plan de Acción Anual ' + base.anio + ' – ' + p.nombre); }
function paraElIntegrado(situacion) {
  return {numero: parte === null ? 0 : parte.numero, situacion: situacion, aprobado_el: aprobacion === null ? '' : aprobacion.fecha,
          fuera_de_plazo: aprobacion !== null && aprobacion.fuera_de_plazo,
          medidas: aprobacion === null ? 0 : vigentes().length, filas: aprobacion === null ? [] : filasImpresas()};
}
function partesCon(dato) {
  return partes.map(function (p) { return p.numero === dato.numero ? Object.assign({}, p, dato) : p; });
}
