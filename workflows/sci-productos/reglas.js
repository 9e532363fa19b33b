// Funciones de la priorización de productos, de la cobertura y de sus documentos. Solo declaraciones de función: lo que el
// expediente recuerda está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe.

// ---- Fechas ----

function mesSiguiente(clave) {
  var anio = Number(clave.slice(0, 4)), numero = Number(clave.slice(5, 7));
  return numero === 12 ? (anio + 1) + '-01' : anio + '-' + (numero < 9 ? '0' : '') + (numero + 1);
}
// El último día hábil de un mes se cuenta hacia atrás desde el primer día del siguiente («before="1 habiles"»).
function diaSiguienteAlMes(clave) { return mesSiguiente(clave) + '-01'; }
// El perfil da un mes («03», del año) o, en el régimen excepcional, uno fijo por año («2019-11»). Una ampliación tiene el suyo.
function mesLimite() {
  if (aprobaciones.length > 0) return base.anio + '-' + _x.profile.mes_ampliacion;
  var mes = _x.profile.mes_limite[String(base.anio)] || _x.profile.mes_limite.otros;
  return mes.length === 2 ? base.anio + '-' + mes : mes;
}
function mesDeEvaluacion() { return (base.anio + 1) + '-' + _x.profile.mes_evaluacion; }
function ultimoDia() { return base.anio + '-12-31'; }
function fechaLarga(fecha) {
  if (!fecha) return '';
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
               'diciembre'];
  return Number(fecha.slice(8, 10)) + ' de ' + meses[Number(fecha.slice(5, 7)) - 1] + ' de ' + fecha.slice(0, 4);
}

// ---- Ajustes ----

// Se lanza un error, y el expediente no se abre.
function ajustesRevisados() {
  var elegido = String(_x.profile.grupo);
  if (!(elegido in _x.profile.minimos)) {
    throw new Error('El grupo de la entidad es 1, 2 o 3 (Cuadro N° 2); no «' + elegido + '».');
  }
  [['bajo_minimo', ['advertir', 'impedir']], ['otro_instrumento', ['sin-alguno', 'sin-ninguno']],
   ['cobertura_hasta', ['corte', 'evaluacion']]].forEach(function (a) {
    if (a[1].indexOf(_x.profile[a[0]]) < 0)
      throw new Error('El ajuste «' + a[0] + '» es ' + a[1].join(' o ') + '; no «' + _x.profile[a[0]] + '».');
  });
  return elegido;
}
// El mínimo del Cuadro N° 4 un día; null el 30 de noviembre de 2019 y después de 2021: el Cuadro no dice nada.
function minimoEl(dia) {
  var fila = _x.profile.minimos[grupo].filter(function (m) { return m.desde <= dia && dia <= m.hasta; })[0];
  return fila === undefined ? null : fila.minimo;
}

// ---- Productos (7.3.1.a) ----

function vigentes() { return productos.filter(function (p) { return p.retirado === null; }); }
function producto(numero) { return vigentes().filter(function (p) { return p.numero === numero; })[0] || null; }
function priorizados() { return vigentes().filter(function (p) { return p.decision !== null && p.decision.priorizado; }); }
// Dos productos son el mismo si se llaman igual, sin mirar mayúsculas ni espacios.
function clave(texto) { return String(texto).toLowerCase().replace(/\s+/g, ' ').trim(); }
function nuevo(datos, numero, de) {
  return {numero: numero, producto: datos.producto, instrumento: datos.instrumento, codigo: datos.codigo, objetivo: datos.objetivo,
          organo: datos.organo, varios_bienes: datos.varios_bienes === 'si', de: de, tambien: [], decision: null, retirado: null,
          aprobado_el: null, aprobacion: null, plan: null};
}
function conProductos(filas) {
  return productos.concat(filas.map(function (f, i) { return nuevo(f, productos.length + i + 1, null); }));
}
function con(numero, cambios) {
  return productos.map(function (p) { return p.numero === numero ? Object.assign({}, p, cambios) : p; });
}
function retirado(numero, motivo) {
  return con(numero, {retirado: {motivo: motivo, por: _x.act.actor, fecha: _x.act.date}});
}
// «cada uno de ellos constituye un producto» (7.3.1.a y Anexo N° 4)
function subdividido(datos) {
  var entero = producto(datos.numero), primero = productos.length + 1;
  var suyos = datos.productos.map(function (nombre, i) {
    return nuevo(Object.assign({}, entero, {producto: nombre, varios_bienes: 'no'}), primero + i, entero.numero);
  });
  var numeros = suyos.map(function (p) { return String(p.numero); });
  return retirado(entero.numero, 'Reúne varios bienes o servicios: se subdividió en los productos ' + enumerados(numeros) + '.')
    .concat(suyos);
}
// «a fin de evitar que se registren los mismos productos» con distinta denominación (7.3.1.a y Anexo N° 3)
function vinculado(datos) {
  var sobra = producto(datos.numero), queda = producto(datos.con);
  var nombre = sobra.producto + ' (' + siglasDeInstrumento(sobra.instrumento) + (sobra.codigo ? ' ' + sobra.codigo : '') + ')';
  return retirado(sobra.numero, 'Es el mismo producto que el ' + queda.numero + '.').map(function (p) {
    return p.numero === queda.numero ? Object.assign({}, p, {tambien: p.tambien.concat([nombre])}) : p;
  });
}

// ---- Priorización (7.3.1.b) ----

function criteriosDe(datos) {
  return ['relevancia', 'presupuesto', 'contribucion', 'desempeno', 'otro'].filter(function (c) { return datos[c] !== null; })
    .map(function (c) { return {criterio: c, sustento: datos[c]}; });
}
function priorizado(datos) {
  return con(datos.numero, {decision: {priorizado: true, criterios: criteriosDe(datos), monto: datos.monto, logro: datos.logro,
                                       motivo: null, por: _x.act.actor, fecha: _x.act.date}});
}
function noPriorizado(datos) {
  return con(datos.numero, {decision: {priorizado: false, criterios: [], monto: null, logro: null, motivo: datos.motivo,
                                       por: _x.act.actor, fecha: _x.act.date}});
}
function conAporte(datos) {
  return aportes.concat([Object.assign({numero: aportes.length + 1, producto: datos.numero, criterio: datos.criterio,
    informe: datos.informe, fuente: datos.fuente, archivo: datos.archivo}, {por: _x.act.actor, unidad: _x.act.unit, fecha: _x.act.date})]);
}

// ---- Visado, aprobación y ampliación ----

function quien() {
  return {por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date,
          fecha_larga: fechaLarga(_x.act.date)};
}
function vistoBueno() {
  return Object.assign({sentido: 'visado', version: _x.docs.propuesta.version, huella: _x.docs.propuesta.content}, quien());
}
function porAprobar() { return priorizados().filter(function (p) { return p.aprobado_el === null; }); }
function conAprobacion() {
  return aprobaciones.concat([Object.assign({numero: aprobaciones.length + 1, productos: porAprobar().length,
    version: _x.docs.propuesta.version, huella: _x.docs.propuesta.content, fuera_de_plazo: _x.terms.plazo_productos.expired}, quien())]);
}
function aprobados() {
  return productos.map(function (p) {
    return p.retirado === null && p.decision !== null && p.decision.priorizado && p.aprobado_el === null
      ? Object.assign({}, p, {aprobado_el: _x.act.date, aprobacion: aprobaciones.length}) : p;
  });
}
// Lo que la ampliación priorizaba y el Titular no aprobó vuelve a no estar priorizado.
function sinAmpliacion() {
  return productos.map(function (p) {
    return p.aprobado_el === null && p.retirado === null && p.decision !== null && p.decision.priorizado
      ? Object.assign({}, p, {decision: {priorizado: false, criterios: [], monto: null, logro: null,
          motivo: 'Se desistió de la ampliación: ' + _x.act.comment, por: _x.act.actor, fecha: _x.act.date}}) : p;
  });
}

// ---- Cobertura (Anexo N° 10, 4): productos, no documentos ----

function listados() { return productos.filter(function (p) { return p.aprobado_el !== null; }); }
function conPlan(datos) {
  return con(datos.numero, {plan: {aprobado_el: datos.aprobado_el, documento: datos.documento, expediente: datos.expediente,
                                   archivo: datos.archivo, por: _x.act.actor}});
}
function sinPlan(numero) { return con(numero, {plan: null}); }
function conAnulado(datos) {
  var p = producto(datos.numero);
  return anulados.concat([{producto: p.producto, documento: p.plan.documento, aprobado_el: p.plan.aprobado_el, motivo: datos.motivo,
                           por: _x.act.actor, fecha: _x.act.date}]);
}
// Cuenta el Plan aprobado en el año; con «evaluacion», también el aprobado después (7.3.3.c: se integran al Plan).
function cuenta(p) {
  return p.plan !== null && p.plan.aprobado_el >= base.anio + '-01-01' &&
         (_x.profile.cobertura_hasta === 'evaluacion' || p.plan.aprobado_el <= ultimoDia());
}
// Cociente exacto con cuatro decimales; la mitad, hacia arriba.
function cociente(a, b) {
  var enteros = String(Math.floor((a * 20000 + b) / (2 * b)));
  while (enteros.length < 5) enteros = '0' + enteros;
  return enteros.slice(0, -4) + '.' + enteros.slice(-4);
}
function coberturaDeHoy() {
  var n = listados().length, suyos = listados().filter(cuenta).length;
  return {priorizados: n, con_plan: suyos, valor: cociente(suyos, n), fecha: _x.act.date};
}
function diezmilesimas(texto) { return Math.round(Number(texto) * 10000); }
function alLado(c) {
  var delta = diezmilesimas(c.cobertura) - diezmilesimas(cobertura.valor);
  return Object.assign({}, c, {calculada: cobertura.valor, diferencia: (delta < 0 ? '-' : '') + cociente(Math.abs(delta), 10000)});
}
function conCifra(datos) { return cifras.concat([alLado(Object.assign({numero: cifras.length + 1}, datos))]); }
function cifrasConfrontadas() { return cifras.map(alLado); }
function cerrado() { return Object.assign({fuera_de_plazo: _x.act.date > _x.terms.plazo_cierre.due}, cobertura, quien()); }

// ---- Palabras de los documentos ----

// Las unidades que pueden tener un producto: las mismas opciones que «organo» en forms/ y que la organización.
function nombreOrgano(id) {
  return {OGA: 'Oficina General de Administración', OP: 'Oficina de Personal',
          OASA: 'Oficina de Abastecimiento y Servicios Auxiliares', OI: 'Oficina de Informática',
          OGPPD: 'Oficina General de Planificación, Presupuesto y Desarrollo', OR: 'Oficina de Racionalización',
          OGAJ: 'Oficina General de Asesoría Jurídica', OCOP: 'Oficina de Comunicaciones y Protocolo',
          VMCE: 'Viceministerio de Comercio Exterior', DGCE: 'Dirección General de Comercio Exterior',
          VMT: 'Viceministerio de Turismo', DGT: 'Dirección General de Turismo'}[id] || id;
}
function nombreDeInstrumento(codigo) {
  return {aei: 'Acción Estratégica Institucional de un Objetivo Estratégico Institucional de Tipo I (PEI)',
          pp: 'Producto de un Programa Presupuestal',
          otro: 'Plan de Desarrollo Institucional, Plan de Desarrollo Concertado o PEI del pliego'}[codigo];
}
function siglasDeInstrumento(codigo) { return {aei: 'AEI', pp: 'Programa Presupuestal', otro: 'otro instrumento'}[codigo]; }
function nombreDeCriterio(codigo) {
  return {relevancia: 'Relevancia para la población', presupuesto: 'Presupuesto asignado al producto',
          contribucion: 'Contribución al logro del objetivo o resultado', desempeno: 'Desempeño', otro: 'Otro criterio'}[codigo];
}
function enumerados(textos) {
  if (textos.length < 2) return textos.join('');
  return textos.slice(0, -1).join(', ') + ' y ' + textos[textos.length - 1];
}
function texto(valor) { return valor === null || valor === undefined ? '' : String(valor); }
// 1234567.50 -> S/ 1,234,567.50
function soles(monto) {
  if (monto === null) return '';
  var partes = String(monto).split('.');
  return 'S/ ' + partes[0].replace(/\B(?=([0-9]{3})+$)/g, ',') + '.' + partes[1];
}
function productoImpreso(p, i) {
  return {orden: i + 1, numero: p.numero, producto: p.producto, instrumento: nombreDeInstrumento(p.instrumento), codigo: texto(p.codigo),
          objetivo: p.objetivo, organo: nombreOrgano(p.organo), tambien: p.tambien.join('; '),
          monto: p.decision === null ? '' : soles(p.decision.monto),
          logro: p.decision === null || p.decision.logro === null ? '' : p.decision.logro + ' %',
          criterios: p.decision === null ? [] : p.decision.criterios.map(function (c) {
            return {criterio: nombreDeCriterio(c.criterio), sustento: c.sustento};
          }),
          motivo: p.decision === null ? '' : texto(p.decision.motivo), aprobado: fechaLarga(p.aprobado_el)};
}
// En la propuesta, si ya hay aprobados; en la aprobación, si los hay de una relación anterior.
function esAmpliacion() {
  return porAprobar().length > 0 ? listados().length > 0
    : listados().some(function (p) { return p.aprobacion < aprobaciones.length; });
}
function datosRelacion() {
  var lista = priorizados().map(productoImpreso), otros = vigentes().filter(function (p) { return p.decision !== null && !p.decision.priorizado; });
  var fuera = productos.filter(function (p) { return p.retirado !== null; }), minimo = minimoEl(_x.act.date);
  return {anio: texto(base.anio), norma: _x.profile.norma, grupo: grupo, pei: texto(base.pei), tiene_pei: base.tiene_pei,
    programas: texto(base.programas), participa_pp: base.participa_pp,
    productos: lista, cuantos: lista.length, no_priorizados: otros.map(productoImpreso), hay_no_priorizados: otros.length > 0,
    retirados: fuera.map(function (p) { return {numero: p.numero, producto: p.producto, motivo: p.retirado.motivo}; }),
    hay_retirados: fuera.length > 0, hay_minimo: minimo !== null, minimo: texto(minimo), bajo_minimo: minimo !== null && lista.length < minimo,
    hoy: fechaLarga(_x.act.date), ampliacion: esAmpliacion()};
}
function datosMemorando() {
  var ahora = listados().filter(function (p) { return p.aprobacion === aprobaciones.length; });
  return {anio: texto(base.anio), productos: ahora.map(productoImpreso), uno: ahora.length === 1, total: listados().length,
          amplia: aprobaciones.length > 1};
}
function datosCobertura() {
  return {anio: texto(base.anio), priorizados: cobertura.priorizados, con_plan: cobertura.con_plan, valor: cobertura.valor,
    hasta_corte: _x.profile.cobertura_hasta === 'corte', corte: fechaLarga(ultimoDia()),
    productos: listados().map(function (p, i) {
      return {orden: i + 1, producto: p.producto, aprobado: fechaLarga(p.aprobado_el), documento: p.plan === null ? '' : p.plan.documento,
              plan: p.plan === null ? '' : fechaLarga(p.plan.aprobado_el), cuenta: cuenta(p)};
    }),
    cifras: cifras.map(function (c) {
      return {fuente: nombreDeFuente(c.fuente), fecha: fechaLarga(c.fecha), cobertura: c.cobertura, calculada: c.calculada,
              diferencia: c.diferencia, documento: texto(c.documento)};
    }),
    hay_cifras: cifras.length > 0, tarde: cierre.fuera_de_plazo,
    anulados: anulados.map(function (a) {
      return {producto: a.producto, documento: a.documento, aprobado: fechaLarga(a.aprobado_el), motivo: a.motivo};
    }),
    hay_anulados: anulados.length > 0};
}
function nombreDeFuente(codigo) {
  return {aplicativo: 'Aplicativo informático del SCI', contraloria: 'Contraloría General de la República',
          evaluacion: 'Evaluación anual de la entidad'}[codigo];
}

// ---- Dudas de la importación: una función por regla de imports/productos.json ----

function celda(valor) { return valor === null || valor === undefined ? '' : String(valor).trim(); }
function sinCodigo(fila) { return celda(fila.codigo) === ''; }
function variosBienes(fila) { return celda(fila.varios_bienes) === 'si'; }
function tipoII(fila) { return celda(fila.oei_tipo) === 'II'; }
