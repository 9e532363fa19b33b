// Lo que dicen los documentos. Solo declaraciones de función: lo que el expediente recuerda está en el datamodel de
// chart.scxml. Ninguna función cambia los datos que recibe.

function comun() {
  return {anio: plan.anio, formato: _x.profile.formato, plan_documento: plan.documento, plan_aprobado: fechaLarga(plan.aprobado_el)};
}
function deSeccion(seccion) { return vigentes(medidas).filter(function (m) { return m.seccion === seccion; }); }

// ---- Reporte de Seguimiento (Anexo N° 9) ----

// Las acciones de una medida van en su celda: «pueden ser establecidas por hitos, etapas, entre otros» (notas 1 y 2).
function filaImpresa(m, dia) {
  return {numero: m.numero, origen: m.origen, motivo: m.motivo, medida: m.medida, organo: nombreOrgano(m.organo),
          inicio: fechaLarga(m.inicio), termino: fechaLarga(terminoAl(m, dia)), medios: m.medios, comentarios: texto(m.comentarios),
          hitos: m.hitos.map(function (h) { return {n: h.n, hito: h.hito, fecha: fechaLarga(h.fecha)}; }), hay_hitos: m.hitos.length > 0,
          estado: estadoAl(m, dia) || ''};
}
function datosReporte() {
  var fila = function (m) { return filaImpresa(m, corte); };
  var remediacion = deSeccion('remediacion').map(fila), control = deSeccion('control').map(fila);
  return Object.assign(comun(), {
    corte: fechaLarga(corte), remediacion: remediacion, hay_remediacion: remediacion.length > 0, control: control,
    hay_control: control.length > 0,
    problemas: sinRetirar().map(function (p) { return {numero: p.numero, problema: p.problema, recomendacion: texto(p.recomendacion)}; }),
    hay_problemas: sinRetirar().length > 0});
}
// Se compara lo que dicen, no el orden en que se guardaron los campos.
function mismos(a, b) {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  var claves = Object.keys(a);
  return claves.length === Object.keys(b).length && claves.every(function (k) { return k in b && mismos(a[k], b[k]); });
}
function reporteAlDia(acto) { return mismos(reporte, datosReporte()); }

// ---- Cuentas que lo acompañan ----

function filaDeCuenta(nombre, lista, dia) {
  var c = cuenta(lista, dia);
  return {nombre: nombre, todas: c.todas, implementada: c.implementada, en_proceso: c.en_proceso, pendiente: c.pendiente,
          no_implementada: c.no_implementada, no_aplicable: c.no_aplicable, desestimada: c.desestimada, sin_estado: c.sin_estado,
          sobre_todas: conSigno(c.sobre_todas), sobre_exigibles: conSigno(c.sobre_exigibles)};
}
function conSigno(valor) { return valor === null ? 'no se calcula' : valor + ' %'; }
function agrupadas(lista, campo, nombre, dia) {
  return distintos(lista.map(function (m) { return clave(m[campo]); })).map(function (k) {
    var suyas = lista.filter(function (m) { return clave(m[campo]) === k; });
    return filaDeCuenta(nombre(suyas[0]), suyas, dia);
  });
}
function cuentasAl(dia) {
  var lista = vigentes(medidas), c = cuenta(lista, dia);
  var secciones = [['Medidas de remediación', deSeccion('remediacion')], ['Medidas de control', deSeccion('control')]]
    .filter(function (s) { return s[1].length > 0; }).map(function (s) { return filaDeCuenta(s[0], s[1], dia); });
  return {total: filaDeCuenta('Total', lista, dia), secciones: secciones, implementadas: c.implementada, todas: c.todas,
          exigibles: c.exigibles, sobre_todas: conSigno(c.sobre_todas), sobre_exigibles: conSigno(c.sobre_exigibles),
          en_plazo: c.en_plazo, fuera: c.fuera, vencidas: c.vencidas, revisadas: c.revisadas,
          umbral: _x.profile.umbral_cumplimiento, alcanza_todas: Number(c.sobre_todas) >= _x.profile.umbral_cumplimiento,
          alcanza_exigibles: Number(c.sobre_exigibles) >= _x.profile.umbral_cumplimiento};
}
function cifrasImpresas() {
  return cifras.map(function (c) {
    return {fuente: nombreDeFuente(c.fuente), documento: texto(c.documento), al: fechaLarga(c.al), porcentaje: c.porcentaje,
            sobre_todas: conSigno(c.sobre_todas), dif_todas: texto(c.dif_todas), sobre_exigibles: conSigno(c.sobre_exigibles),
            dif_exigibles: texto(c.dif_exigibles)};
  });
}
function senaladas(dia) {
  return vigentes(medidas).map(function (m) {
    return {numero: m.numero, medida: m.medida, organo: nombreOrgano(m.organo), estado: estadoAl(m, dia) || 'Sin estado',
            senales: senales(m, dia).map(function (s) { return {senal: s}; })};
  }).filter(function (m) { return m.senales.length > 0; });
}
function arrastre() { return sinRetirar().filter(function (p) { return p.recomendacion !== null && p.atencion === null; }); }
function procedencia() {
  var de = function (fuente) { return vigentes(medidas).filter(function (m) { return m.fuente === fuente; }).length; };
  return {tabla: de('tabla'), expediente: de('expediente'), pagina: de('en la página')};
}
function mesesImpresos() {
  return meses.map(function (m) {
    return {mes: m.mes_largo, informaron: m.informaron, faltaron: m.faltaron, reportado: fechaLarga(m.reportado), deberes: m.deberes};
  });
}
function difusionesImpresas() {
  return difusiones.map(function (d) {
    return {trimestre: d.trimestre_largo, fecha: fechaLarga(d.fecha), canales: d.canales.map(nombreDeCanal).join(', ')};
  });
}
function nombreDeCanal(codigo) {
  return {correo: 'correo electrónico', intranet: 'Intranet', mural: 'periódico mural', documentos: 'documentos oficiales',
          otro: 'otro medio'}[codigo];
}
function deberes() {
  return {meses: mesesImpresos(), hay_meses: meses.length > 0, difusiones: difusionesImpresas(), hay_difusiones: difusiones.length > 0,
          reconocidas: vigentes(medidas).filter(function (m) { return m.reconocida !== null; }).length,
          por_reconocer: vigentes(medidas).filter(function (m) { return noReconoce(m.numero) === ''; }).length};
}
function datosHoja() {
  var lista = vigentes(medidas), con = senaladas(corte), minimos = recomendacionesPorProducto();
  var retiradas = medidas.filter(function (m) { return m.retirada !== null; });
  var cambiadas = lista.filter(function (m) { return m.fechas.length > 0; });
  var anulados = lista.reduce(function (todos, m) {
    return todos.concat(m.registros.filter(function (r) { return r.anulado !== null; }).map(function (r) {
      return {numero: m.numero, estado: r.estado, fecha: fechaLarga(r.fecha), motivo: r.anulado.motivo};
    }));
  }, []);
  return Object.assign(comun(), cuentasAl(corte), deberes(), {
    corte: fechaLarga(corte), organos: agrupadas(lista, 'organo', function (m) { return nombreOrgano(m.organo); }, corte),
    origenes: agrupadas(lista, 'origen', function (m) { return m.origen; }, corte),
    procedencia: procedencia(), cifras: cifrasImpresas(), hay_cifras: cifras.length > 0,
    senaladas: con, hay_senaladas: con.length > 0, minimo: _x.profile.recomendaciones_por_producto, productos: minimos,
    hay_productos: minimos.length > 0, problemas: sinRetirar().length, recomendaciones: sinRetirar().filter(function (p) { return p.recomendacion !== null; }).length,
    arrastre: numeros(arrastre()), retiradas: retiradas.map(function (m) { return {numero: m.numero, medida: m.medida, motivo: m.retirada.motivo}; }),
    hay_retiradas: retiradas.length > 0, anulados: anulados, hay_anulados: anulados.length > 0,
    fechas: cambiadas.map(function (m) {
      var f = m.fechas[m.fechas.length - 1];
      return {numero: m.numero, de: fechaLarga(m.fechas[0].de), a: fechaLarga(f.a), documento: f.documento};
    }), hay_fechas: cambiadas.length > 0});
}

// ---- Los demás ----

function datosMensual() {
  var hoy = _x.act.date, con = senaladas(hoy), informados = deEsteMes();
  return Object.assign(comun(), cuentasAl(hoy), {
    mes: mesLargo(mes), hoy: fechaLarga(hoy), organos: agrupadas(vigentes(medidas), 'organo', function (m) { return nombreOrgano(m.organo); }, hoy),
    senaladas: con, hay_senaladas: con.length > 0, faltan: faltan.map(nombreOrgano).join('; '),
    avances: informados.map(function (a) {
      return {numero: a.numero, medida: a.medida, organo: nombreOrgano(a.unidad), estado: a.estado, avance: a.avance, fecha: fechaLarga(a.fecha)};
    }), hay_avances: informados.length > 0,
    problemas: sinRetirar().map(function (p) { return {numero: p.numero, problema: p.problema, recomendacion: texto(p.recomendacion)}; }),
    hay_problemas: sinRetirar().length > 0});
}
function datosMemorando() {
  return Object.assign(comun(), {corte: hoja.corte, todas: hoja.todas, implementadas: hoja.implementadas, sobre_todas: hoja.sobre_todas,
                                 exigibles: hoja.exigibles, sobre_exigibles: hoja.sobre_exigibles, problemas: hoja.problemas, recomendaciones: hoja.recomendaciones});
}
function datosConocimiento() {
  return Object.assign(comun(), {corte: hoja.corte, version: conocimiento.version, huella: conocimiento.huella.slice(0, 16),
                                 visado: fechaLarga(visado.fecha), visado_por: texto(visado.puesto), acciones: texto(conocimiento.acciones),
                                 tarde: conocimiento.fuera_de_plazo, plazo: fechaLarga(_x.terms.plazo_reporte.due)});
}
function paraReconocer(numero) {
  var m = medida(numero), r = ultimo(m);
  return {numero: numero, unidad: m.organo, organo: nombreOrgano(m.organo), medida: m.medida, cumplida: fechaLarga(r.fecha),
          termino: fechaLarga(m.termino), seccion: m.seccion === 'control' ? 'Sección Medidas de Control' : 'Sección Medidas de Remediación'};
}
function datosReconocimiento() { return Object.assign(comun(), reconocida); }
function deTodos(que, cuantos, lista) {
  return que + ': ' + (lista.length === 0 ? 'no se llevaron en este expediente.' : cuantos + ' de ' + lista.length + '.');
}
function hechoDelDeber(d) {
  var suyas = constancias.filter(function (c) { return c.deber === d.id; });
  var ajenas = suyas.filter(function (c) { return c.no_aplica === true; }).length;
  return {n: d.pregunta, hecho: d.nombre + ', cada ' + d.cada + '. ' + (suyas.length === 0 ? 'Sin constancias.'
    : 'Constancias: ' + suyas.length + (ajenas === 0 ? '.' : ', de ellas ' + ajenas + ' de que no correspondía.'))};
}
// Lo que el cuestionario de la evaluación anual pregunta del seguimiento (Anexo N° 1, preguntas 10, 11, 15 a 17, 20, 51,
// 52, 54 a 56 y 58). Aquí están los hechos; la respuesta la da quien evalúa.
function hechosParaPreguntas() {
  var fin = finDelAnio(), c = cuenta(vigentes(medidas), fin), bajo = bajoElMinimo().length;
  var completos = meses.filter(function (m) { return m.faltaron === ''; }).length;
  var reportados = meses.filter(function (m) { return m.reportado !== null; }).length;
  var hechas = difusiones.filter(function (d) { return d.fecha !== null; }).length;
  var reconocidas = vigentes(medidas).filter(function (m) { return m.reconocida !== null; }).length;
  return [
    {n: 10, hecho: deTodos('Meses en que informaron todos los órganos', completos, meses) +
      (procedencia().expediente === 0 ? '' : ' Las medidas con expediente propio informan en él: ' + procedencia().expediente + '.')},
    {n: 11, hecho: 'Medidas reconocidas en este expediente: ' + reconocidas + '; implementadas en plazo: ' + c.en_plazo + '.'}
  ].concat(_x.profile.deberes.map(hechoDelDeber), [
    {n: 20, hecho: deTodos('Trimestres con difusión', hechas, difusiones)},
    {n: 51, hecho: 'Productos con menos de ' + _x.profile.recomendaciones_por_producto + ' recomendaciones: ' + bajo + ' de ' + productos().length + '.'},
    {n: 52, hecho: 'Implementadas con sus medios de verificación revisados: ' + c.revisadas + ' de ' + c.implementada + '; medidas con estado registrado: ' + (c.todas - c.sin_estado) + ' de ' + c.todas + '.'},
    {n: 54, hecho: 'Implementadas en plazo: ' + c.en_plazo + '; fuera de plazo: ' + c.fuera + '; abiertas con el término vencido: ' + c.vencidas + '.'},
    {n: 55, hecho: 'Implementadas sobre todas: ' + conSigno(c.sobre_todas) + '; sobre las exigibles: ' + conSigno(c.sobre_exigibles) + '. La Directiva no da la fórmula del grado de cumplimiento.'},
    {n: 56, hecho: 'El reporte visado se remitió a la Alta Dirección el ' + fechaLarga(visado.fecha) + '.'},
    {n: 58, hecho: deTodos('Meses reportados al Titular y a la Alta Dirección', reportados, meses)}]).sort(function (a, b) { return a.n - b.n; });
}
function datosCuadro() {
  return Object.assign(comun(), cuentasAl(finDelAnio()), {
    fin: fechaLarga(finDelAnio()), filas: vigentes(medidas).map(function (m) { return filaImpresa(m, finDelAnio()); }), hechos: hechosParaPreguntas(),
    cifras: cifrasImpresas(), hay_cifras: cifras.length > 0, arrastre: numeros(arrastre()),
    atendidas: sinRetirar().filter(function (p) { return p.atencion !== null; }).map(function (p) {
      return {numero: p.numero, recomendacion: p.recomendacion, atencion: p.atencion, fecha: fechaLarga(p.atendida_el)};
    }), hay_atendidas: sinRetirar().some(function (p) { return p.atencion !== null; })});
}
