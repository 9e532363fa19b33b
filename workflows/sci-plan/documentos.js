// Lo que piden las plantillas de documents/, y las palabras que imprimen. Solo declaraciones de función.

// Las unidades que pueden ejecutar medidas: las mismas opciones que «organo» en forms/ y que la organización.
function nombreOrgano(id) {
  return {OGA: 'Oficina General de Administración', OP: 'Oficina de Personal',
          OASA: 'Oficina de Abastecimiento y Servicios Auxiliares', OI: 'Oficina de Informática',
          OGPPD: 'Oficina General de Planificación, Presupuesto y Desarrollo', OR: 'Oficina de Racionalización',
          OGAJ: 'Oficina General de Asesoría Jurídica', OCOP: 'Oficina de Comunicaciones y Protocolo',
          VMCE: 'Viceministerio de Comercio Exterior', DGCE: 'Dirección General de Comercio Exterior',
          VMT: 'Viceministerio de Turismo', DGT: 'Dirección General de Turismo'}[id] || id;
}
function nombreDeSeccion(alcance) {
  return {remediacion: 'Sección Medidas de Remediación', control: 'Sección Medidas de Control', completo: 'ambas secciones'}[alcance];
}
function nombreDelPlan() {
  return 'Plan de Acción Anual ' + base.anio + (parte !== null ? ' – ' + parte.nombre
    : base.alcance === 'completo' ? '' : ' – ' + nombreDeSeccion(base.alcance));
}
function texto(valor) { return valor === null || valor === undefined ? '' : String(valor); }
function filaImpresa(m) {
  var control = m.seccion === 'control';
  return {codigo: m.codigo, control: control,
          origen: control ? producto(m.producto).producto : _x.profile.eje_remediacion,
          motivo: control ? m.riesgo : deficiencia(m.pregunta).deficiencia + ' (pregunta ' + m.pregunta + ')',
          nivel: texto(m.nivel), medida: m.medida, organo: nombreOrgano(m.organo), inicio: fechaLarga(m.inicio), termino: fechaLarga(m.termino),
          medios: m.medios.map(function (x, i) { return {n: i + 1, medio: x}; }),
          hitos: m.hitos.map(function (h) { return {hito: h.hito, dia: fechaLarga(h.fecha)}; }),
          comentarios: texto(m.comentarios)};
}
// Por deficiencia y por producto, en el orden en que se registraron, no en el que se agregaron las medidas
function filasImpresas() {
  var filas = [];
  deficiencias.forEach(function (d) { filas = filas.concat(medidasDe('remediacion', d.pregunta)); });
  productos.forEach(function (p) { filas = filas.concat(medidasDe('control', p.numero)); });
  return filas.map(filaImpresa);
}
function firmaImpresa(f) {
  return f === null ? null : {puesto: texto(f.puesto), nombres: f.nombres, dni: f.dni, fecha: f.fecha_larga};
}
function conformidadImpresa(c) {
  return {organo: nombreOrgano(c.unidad), sentido: {conforme: 'V°B°', observado: 'Observó', 'sin respuesta': 'No respondió en el término'}[c.sentido],
          puesto: texto(c.puesto), fecha: c.fecha_larga, texto: texto(c.texto)};
}
function datosPlan() {
  var filas = filasImpresas(), una = filas.filter(function (f) { return !f.control; }), dos = filas.filter(function (f) { return f.control; });
  var hechos = cambios.filter(function (c) { return c.resultado === 'aprobada'; });
  var quietos = productos.filter(function (p) { return p.sin_medidas !== null; });
  return {anio: texto(base.anio), formato: _x.profile.formato, parte: parte === null ? '' : parte.nombre,
    con_remediacion: base.alcance !== 'control', con_control: base.alcance !== 'remediacion', integra: parte !== null,
    remediacion: una, hay_remediacion: una.length > 0, control: dos, hay_control: dos.length > 0,
    evaluacion: texto(base.evaluacion_documento), productos_documento: texto(base.productos_documento),
    productos_fecha: fechaLarga(base.productos_aprobados_el), cuantos_productos: productos.length,
    amplia: texto(base.amplia), amplia_fecha: fechaLarga(base.amplia_fecha),
    sin_medidas: quietos.map(function (p) { return {producto: p.producto, motivo: p.sin_medidas.motivo}; }), hay_sin_medidas: quietos.length > 0,
    conformidades: _x.docs.proyecto === undefined || aprobacion === null ? [] : conformidades.map(conformidadImpresa),
    hay_conformidades: aprobacion !== null && conformidades.length > 0,
    visado: aprobacion === null ? null : firmaImpresa(visado), firma: firmaImpresa(aprobacion),
    cambios: hechos.map(function (c) {
      return {codigo: c.codigo, de: fechaLarga(c.de), a: fechaLarga(c.a), motivo: c.motivo, documento: c.documento,
              fecha: fechaLarga(c.resuelto_el), puesto: texto(c.aprobacion.puesto), nombres: c.aprobacion.nombres, dni: c.aprobacion.dni};
    }),
    hay_cambios: hechos.length > 0};
}
// C cuenta productos, no documentos (Anexo N° 10, 4)
function productosConPlan() {
  return partes.filter(function (p) { return p.producto !== null && (p.situacion === 'aprobada' || p.situacion === 'concluida'); }).length;
}
// Cociente con cuatro decimales; la mitad, hacia arriba.
function cociente(a, b) {
  var enteros = String(Math.floor((a * 20000 + b) / (2 * b)));
  while (enteros.length < 5) enteros = '0' + enteros;
  return enteros.slice(0, -4) + '.' + enteros.slice(-4);
}
function datosIntegrado() {
  var filas = partes.reduce(function (todas, p) { return todas.concat(p.filas); }, []);
  var una = filas.filter(function (f) { return !f.control; }), dos = filas.filter(function (f) { return f.control; });
  return {anio: texto(base.anio), formato: _x.profile.formato, hay_remediacion: una.length > 0, remediacion: una, hay_control: dos.length > 0,
    control: dos, partes: partes.map(function (p) {
      return {numero: p.numero, nombre: p.nombre, situacion: p.situacion, aprobado: fechaLarga(p.aprobado_el), tarde: p.fuera_de_plazo,
              medidas: p.aprobado_el === '' ? '' : String(p.medidas)};
    }),
    hay_productos: productos.length > 0, con_plan: productosConPlan(), cuantos: productos.length,
    cobertura: productos.length === 0 ? '' : cociente(productosConPlan(), productos.length), hoy: fechaLarga(_x.act.date)};
}

// ---- Dudas de la importación: una función por regla de imports/medidas.json ----

function celda(valor) { return valor === null || valor === undefined ? '' : String(valor).trim(); }
function sinMedios(fila) { return separados(celda(fila.medios)).length === 0; }
function alReves(fila) { return celda(fila.inicio) !== '' && celda(fila.termino) !== '' && celda(fila.termino) < celda(fila.inicio); }
function sinOrigen(fila) { return celda(fila.seccion) === 'remediacion' ? celda(fila.pregunta) === '' : celda(fila.producto) === '' || celda(fila.riesgo) === ''; }
