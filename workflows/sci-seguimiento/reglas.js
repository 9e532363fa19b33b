// Fechas, calendario, problemática, meses, trimestres y cuentas del seguimiento. Solo declaraciones de función: lo que el
// expediente recuerda está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe.

// ---- Fechas ----

function mesDe(fecha) { return String(fecha).slice(0, 7); }
function mesSiguiente(clave) {
  var anio = Number(clave.slice(0, 4)), numero = Number(clave.slice(5, 7));
  return numero === 12 ? (anio + 1) + '-01' : anio + '-' + (numero < 9 ? '0' : '') + (numero + 1);
}
// El último día hábil de un mes se cuenta hacia atrás desde el primer día del siguiente («before="1 habiles"»).
function diaSiguienteAlMes(clave) { return mesSiguiente(clave) + '-01'; }
function nombresDeMes() {
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
          'diciembre'];
}
function mesLargo(clave) { return nombresDeMes()[Number(clave.slice(5, 7)) - 1] + ' de ' + clave.slice(0, 4); }
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  if (!fecha) return '';
  return Number(fecha.slice(8, 10)) + ' de ' + mesLargo(mesDe(fecha));
}
// Lo que se dejó vacío llega como null.
function texto(valor) { return valor === null || valor === undefined ? '' : String(valor); }
// Dos textos son el mismo si dicen lo mismo, sin mirar mayúsculas ni espacios.
function clave(valor) { return texto(valor).toLowerCase().replace(/\s+/g, ' ').trim(); }
function quien() {
  return {por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date};
}

// ---- El Plan y su calendario ----

// Se lanza un error, y el expediente no se abre.
function revisarAjustes() {
  if (['advertir', 'impedir'].indexOf(_x.profile.sin_minimo) < 0)
    throw new Error('El ajuste «sin_minimo» admite advertir, impedir; no «' + _x.profile.sin_minimo + '».');
  ['reporte_mensual', 'difusion_trimestral', 'admite_reprogramacion', 'fechas_dentro_del_anio'].forEach(function (ajuste) {
    if (typeof _x.profile[ajuste] !== 'boolean') throw new Error('El ajuste «' + ajuste + '» es sí o no (true o false).');
  });
}

function planDe(datos) {
  return {anio: String(datos.anio), documento: datos.documento, aprobado_el: datos.aprobado_el, archivo: datos.archivo,
          productos: datos.productos};
}
// El perfil da un mes («07», del año del Plan) o, en el régimen excepcional, un mes fijo («2020-06»).
function enElPlan(mesDelPerfil) { return mesDelPerfil.length === 2 ? plan.anio + '-' + mesDelPerfil : mesDelPerfil; }
function mesDelCorte() { return enElPlan(_x.profile.mes_corte); }
function mesDelReporte() { return enElPlan(_x.profile.mes_reporte); }
// El año cuyas medidas se siguen hasta el 31 de diciembre: el del reporte, que en el régimen excepcional es 2020
function anioDelSeguimiento() { return mesDelReporte().slice(0, 4); }
function finDelAnio() { return anioDelSeguimiento() + '-12-31'; }
function mesDeLaEvaluacion() { return (Number(anioDelSeguimiento()) + 1) + '-' + _x.profile.mes_evaluacion; }
function calendarioDelPlan() {
  return {corte: mesLargo(mesDelCorte()), reporte: mesLargo(mesDelReporte()), evaluacion: mesLargo(mesDeLaEvaluacion())};
}

// ---- Avance mensual (preguntas 10 y 58) ----

function mesesTerminados() { return _x.profile.reporte_mensual !== true || mes > mesDe(finDelAnio()); }
// Debe informar el órgano de una medida que ya empezó, no ha concluido y no tiene expediente propio (en el suyo informa)
function debeAvance(m) {
  return m.expediente === '' && mesDe(m.inicio) <= mes && !esFinal(m.estado) &&
         !avances.some(function (a) { return a.mes === mes && a.numero === m.numero; });
}
function deudores() { return vigentes(medidas).filter(debeAvance); }
function quienesFaltan() { return distintos(deudores().map(function (m) { return m.organo; })); }
function distintos(lista) { return lista.filter(function (x, i) { return lista.indexOf(x) === i; }); }
function hayOtroDeudor() { return faltan.some(function (unidad) { return avisados.indexOf(unidad) < 0; }); }
function alguienFalta(esperando) { return esperando && faltan.length !== 0; }
function mesCumplido() { return faltan.length === 0 && reportado !== null; }
function conAvances(datos) {
  return avances.concat(datos.medidas.map(function (f) {
    return {mes: mes, mes_largo: mesLargo(mes), numero: f.numero, medida: medida(f.numero).medida, estado: f.estado,
            avance: f.avance, unidad: _x.act.unit, enlace: datos.enlace, archivo: datos.archivo, por: _x.act.actor,
            puesto: texto(_x.act.post), fecha: _x.act.date};
  }));
}
function deEsteMes() { return avances.filter(function (a) { return a.mes === mes; }); }
function conMes() {
  return meses.concat([{mes: mes, mes_largo: mesLargo(mes), informaron: deEsteMes().length,
                        faltaron: faltan.map(nombreOrgano).join('; '), reportado: reportado, completo: mesCumplido(),
                        deberes: deberesSinConstancia(mes).map(function (d) { return d.nombre; }).join('; ')}]);
}

// ---- Otros deberes con fecha (preguntas 15, 16 y 17) ----

// Cada deber es de un mes («2023-05») o de un semestre («2023-S1»), según el perfil.
function deber(id) { return _x.profile.deberes.filter(function (d) { return d.id === id; })[0] || null; }
function periodoDe(d, unMes) {
  return d.cada === 'semestre' ? unMes.slice(0, 4) + '-S' + (Number(unMes.slice(5, 7)) <= 6 ? '1' : '2') : unMes;
}
function periodoLargo(periodo) {
  if (periodo.indexOf('S') < 0) return mesLargo(periodo);
  return (periodo.slice(6) === '1' ? 'primer' : 'segundo') + ' semestre de ' + periodo.slice(0, 4);
}
function constaEn(id, periodo) { return constancias.some(function (c) { return c.deber === id && c.periodo === periodo; }); }
function conConstancia(datos) {
  var periodo = periodoDe(deber(datos.deber), mesDe(datos.fecha));
  return constancias.concat([Object.assign({periodo: periodo, periodo_largo: periodoLargo(periodo)}, datos,
                                           {por: _x.act.actor, unidad: texto(_x.act.unit), anotada_el: _x.act.date})]);
}
// Los que terminan con el mes y no tienen constancia
function deberesSinConstancia(unMes) {
  return _x.profile.deberes.filter(function (d) {
    return (d.cada === 'mes' || ['06', '12'].indexOf(unMes.slice(5, 7)) >= 0) && !constaEn(d.id, periodoDe(d, unMes));
  });
}

// ---- Difusión trimestral (pregunta 20) ----

function finDeTrimestre(unMes) {
  var fin = Math.ceil(Number(unMes.slice(5, 7)) / 3) * 3;
  return unMes.slice(0, 5) + (fin < 10 ? '0' : '') + fin;
}
function trimestreSiguiente() { return finDeTrimestre(mesSiguiente(trimestre)); }
function trimestresTerminados() { return _x.profile.difusion_trimestral !== true || trimestre > mesDe(finDelAnio()); }
function primerDiaDelTrimestre() {
  var primero = Number(trimestre.slice(5, 7)) - 2;
  return trimestre.slice(0, 5) + (primero < 10 ? '0' : '') + primero + '-01';
}
function trimestreLargo() {
  return ['primer', 'segundo', 'tercer', 'cuarto'][Number(trimestre.slice(5, 7)) / 3 - 1] + ' trimestre de ' + trimestre.slice(0, 4);
}
function conDifusion(datos) {
  var vacia = {fecha: null, canales: [], mensaje: null, enlace: null, archivo: null};
  return difusiones.concat([Object.assign({trimestre: trimestre, trimestre_largo: trimestreLargo()}, datos || vacia,
                                          {por: datos === null ? '' : _x.act.actor})]);
}

// ---- Problemática y recomendaciones (Anexo N° 9, sección 3) ----

function problema(numero) {
  return problemas.filter(function (p) { return p.numero === numero && p.retirado === null; })[0] || null;
}
function sinRetirar() { return problemas.filter(function (p) { return p.retirado === null; }); }
function mismoProblema(fila) {
  return sinRetirar().filter(function (p) { return clave(p.problema) === clave(fila.problema); })[0] || null;
}
// Importar otra vez completa lo que faltaba y no repite lo que ya está.
function conProblemas(filas) {
  var lista = problemas.map(function (p) {
    var f = p.retirado !== null ? undefined : filas.filter(function (x) { return clave(x.problema) === clave(p.problema); })[0];
    if (f === undefined) return p;
    return Object.assign({}, p, {recomendacion: p.recomendacion || f.recomendacion, producto: p.producto || f.producto});
  });
  var nuevos = filas.filter(function (f) { return mismoProblema(f) === null; });
  return lista.concat(nuevos.map(function (f, i) {
    return {numero: problemas.length + i + 1, problema: f.problema, producto: f.producto, recomendacion: f.recomendacion,
            expediente: texto(f.expediente), fecha: _x.act.date, por: _x.act.actor, puesto: texto(_x.act.post),
            atencion: null, atendida_el: null, retirado: null};
  }));
}
function conCampos(numero, campos) {
  return problemas.map(function (p) { return p.numero === numero ? Object.assign({}, p, campos) : p; });
}
function sinRecomendacion(numero) { return problema(numero) !== null && problema(numero).recomendacion === null; }
function porAtender(numero) {
  return problema(numero) !== null && problema(numero).recomendacion !== null && problema(numero).atencion === null;
}
function conAtencion(datos) { return conCampos(datos.numero, {atencion: datos.atencion, atendida_el: _x.act.date}); }
function problemaRetirado(numero) {
  return conCampos(numero, {retirado: {motivo: _x.act.comment, por: _x.act.actor, fecha: _x.act.date}});
}
// Los priorizados del año, y los que nombran las medidas de control
function productos() {
  return vigentes(medidas).filter(function (m) { return m.seccion === 'control'; }).reduce(function (lista, m) {
    return lista.some(function (p) { return clave(p) === clave(m.origen); }) ? lista : lista.concat([m.origen]);
  }, plan.productos);
}
// Pregunta 51: «al menos, 3 recomendaciones de mejora por cada producto priorizado»
function recomendacionesPorProducto() {
  return productos().map(function (nombre) {
    var cuantas = sinRetirar().filter(function (p) { return p.recomendacion !== null && clave(p.producto) === clave(nombre); }).length;
    return {producto: nombre, cuantas: cuantas, alcanza: cuantas >= _x.profile.recomendaciones_por_producto};
  });
}
function bajoElMinimo() { return recomendacionesPorProducto().filter(function (p) { return !p.alcanza; }); }

// ---- Cuentas ----

// numerador / denominador con tantos decimales, redondeado a la mitad hacia arriba, en enteros: sin coma flotante.
function cociente(numerador, denominador, decimales) {
  var escala = Math.pow(10, decimales);
  var cifrasDe = String(Math.floor((2 * numerador * escala + denominador) / (2 * denominador)));
  if (decimales === 0) return cifrasDe;
  while (cifrasDe.length <= decimales) cifrasDe = '0' + cifrasDe;
  return cifrasDe.slice(0, -decimales) + '.' + cifrasDe.slice(-decimales);
}
function porcentaje(parte, todo) { return todo === 0 ? null : cociente(parte * 100, todo, _x.profile.decimales_impresos); }
// La Directiva no da fórmula: se calcula sobre todas y sobre las exigibles (sin No aplicables ni Desestimadas).
function cuenta(lista, dia) {
  var de = function (estado) { return lista.filter(function (m) { return estadoAl(m, dia) === estado; }).length; };
  var c = {todas: lista.length, implementada: de('Implementada'), no_implementada: de('No implementada'), en_proceso: de('En proceso'),
           pendiente: de('Pendiente'), no_aplicable: de('No aplicable'), desestimada: de('Desestimada'), sin_estado: de(null)};
  c.exigibles = c.todas - c.no_aplicable - c.desestimada;
  c.sobre_todas = porcentaje(c.implementada, c.todas);
  c.sobre_exigibles = porcentaje(c.implementada, c.exigibles);
  c.fuera = lista.filter(function (m) { return estadoAl(m, dia) === 'Implementada' && registroAl(m, dia).fecha > terminoAl(m, dia); }).length;
  c.en_plazo = c.implementada - c.fuera;
  c.vencidas = lista.filter(function (m) { return abiertaAl(m, dia) && terminoAl(m, dia) < dia; }).length;
  c.revisadas = lista.filter(function (m) { return estadoAl(m, dia) === 'Implementada' && revisado(registroAl(m, dia), m); }).length;
  return c;
}

// ---- Cifras informadas, al lado de las calculadas ----

function centesimas(valor) { return Math.round(Number(valor) * 100); }
function diferencia(informado, calculado) {
  if (calculado === null) return null;
  var delta = centesimas(informado) - centesimas(calculado);
  return (delta < 0 ? '-' : '') + cociente(Math.abs(delta), 100, 2);
}
function alLado(c) {
  var hecho = cuenta(vigentes(medidas), c.al);
  return Object.assign({}, c, {sobre_todas: hecho.sobre_todas, dif_todas: diferencia(c.porcentaje, hecho.sobre_todas),
                               sobre_exigibles: hecho.sobre_exigibles, dif_exigibles: diferencia(c.porcentaje, hecho.sobre_exigibles)});
}
function conCifra(datos) { return cifras.concat([alLado(Object.assign({numero: cifras.length + 1}, datos))]); }
function cifrasConfrontadas() { return cifras.map(alLado); }
function nombreDeFuente(codigo) {
  return {aplicativo: 'Aplicativo informático del SCI', contraloria: 'Contraloría General de la República',
          organo: 'Órgano o unidad orgánica de la entidad'}[codigo];
}

// ---- Visado, conocimiento y registro ----

// Ata el V°B° al contenido que se leyó; el reporte visado imprime ese mismo contenido.
function vistoBueno() {
  return Object.assign({sentido: 'visado', version: _x.docs.reporte.version, huella: _x.docs.reporte.content,
                        fuera_de_plazo: _x.terms.plazo_reporte.expired}, quien());
}
function conocido(datos) {
  return Object.assign({acciones: datos.acciones, fuera_de_plazo: _x.terms.plazo_reporte.expired,
                        version: _x.docs.reporte.version, huella: _x.docs.reporte.content}, quien());
}
function adjuntado(datos) {
  return Object.assign({}, datos, {por: _x.act.actor, fuera_de_plazo: datos.fecha > _x.terms.plazo_reporte.due});
}

// Las unidades que pueden ejecutar medidas: las mismas opciones que «organo» en forms/ y que la organización.
function organos() {
  return {OGA: 'Oficina General de Administración', OP: 'Oficina de Personal',
          OASA: 'Oficina de Abastecimiento y Servicios Auxiliares', OI: 'Oficina de Informática',
          OGPPD: 'Oficina General de Planificación, Presupuesto y Desarrollo', OR: 'Oficina de Racionalización',
          OGAJ: 'Oficina General de Asesoría Jurídica', OCOP: 'Oficina de Comunicaciones y Protocolo',
          VMCE: 'Viceministerio de Comercio Exterior', DGCE: 'Dirección General de Comercio Exterior',
          VMT: 'Viceministerio de Turismo', DGT: 'Dirección General de Turismo'};
}
function nombreOrgano(id) { return organos()[id] || id; }
// Una tabla trae el nombre o las siglas; null: ninguno de los conocidos.
function organoDe(escrito) {
  return Object.keys(organos()).filter(function (id) {
    return clave(id) === clave(escrito) || clave(organos()[id]) === clave(escrito);
  })[0] || null;
}
