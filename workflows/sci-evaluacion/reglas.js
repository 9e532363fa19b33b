// Funciones de la evaluación, de su cálculo y de sus documentos. Solo declaraciones de función: lo que el expediente
// recuerda está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe.

// ---- Ajustes del perfil: los puntos que los Anexos N° 1 y 10 dejan abiertos ----

function opcionesDeAjustes() {
  return {opcion_na: ['sin-opcion', 'vale-uno'], preguntas_doble_asterisco: ['excluir', 'cero', 'contar'],
          sin_productos: ['rechazar', 'cobertura-cero'], puntaje_total: ['suma', 'porcentaje'],
          sin_evidencia: ['advertir', 'impedir', 'valor-cero'], pregunta_6: ['anexo-1', 'anexo-10'],
          diagnostico: ['sin-puntaje', 'con-puntaje'], cobertura_hasta: ['corte', 'evaluacion'],
          grado_cumplimiento: ['declarado', 'sobre-todas', 'sobre-exigibles']};
}
// Se lanza un error, y el expediente no se abre.
function revisarAjustes() {
  var admitidas = opcionesDeAjustes();
  Object.keys(admitidas).forEach(function (ajuste) {
    if (admitidas[ajuste].indexOf(_x.profile[ajuste]) < 0) {
      throw new Error('El ajuste «' + ajuste + '» admite ' + admitidas[ajuste].join(', ') + '; no «' + _x.profile[ajuste] + '».');
    }
  });
  var bandas = _x.profile.bandas, enOrden = Array.isArray(bandas) && bandas.every(function (b, i) {
    return typeof b.nombre === 'string' && typeof b.desde === 'number' && (i === 0 || bandas[i - 1].desde < b.desde);
  });
  if (!enOrden) throw new Error('El ajuste «bandas» es una lista de {nombre, desde}, de menor a mayor.');
}

// ---- Fechas ----

function mesSiguiente(clave) {
  var anio = Number(clave.slice(0, 4)), numero = Number(clave.slice(5, 7));
  return numero === 12 ? (anio + 1) + '-01' : anio + '-' + (numero < 9 ? '0' : '') + (numero + 1);
}
// El último día hábil de un mes se cuenta hacia atrás desde el primer día del siguiente («before="1 habiles"»).
function diaSiguienteAlMes(clave) { return mesSiguiente(clave) + '-01'; }
function meses() {
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
          'diciembre'];
}
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  if (!fecha) return '';
  return Number(fecha.slice(8, 10)) + ' de ' + meses()[Number(fecha.slice(5, 7)) - 1] + ' de ' + fecha.slice(0, 4);
}
// Un plazo del perfil: {"2019": "2019-09", "otros": "03"}; el mes suelto es del año que se da.
function mesDelPerfil(tabla, anio) { return tabla[anio] || anio + '-' + tabla.otros; }

// ---- Qué se evalúa ----

function anioActual() { return Number(_x.act.date.slice(0, 4)); }
function anioAdmisible(anio) { return anio <= anioActual(); }
function periodoDe(tipo, anio) {
  return {tipo: tipo, anio: String(anio), corte: anio + '-12-31', siguiente: String(anio + 1)};
}
function esAnual() { return periodo.tipo === 'anual'; }
// La evaluación anual, en el mes que sigue al corte; el diagnóstico, a tiempo para el Plan que se apoya en él.
function mesLimite() {
  return esAnual() ? mesDelPerfil(_x.profile.mes_evaluacion, periodo.siguiente)
    : mesDelPerfil(_x.profile.mes_diagnostico, periodo.anio);
}
function mesDelPlan() { return mesDelPerfil(_x.profile.mes_plan, esAnual() ? periodo.siguiente : periodo.anio); }
// El primer día hábil de enero nunca pasa del 4.
function sinEsperarEnero() { return !esAnual() || _x.act.date >= periodo.siguiente + '-01-04'; }

// ---- El cuestionario (Anexo N° 1) ----

function opcionesDe(p) {
  if (p.valor1 === 'Parcialmente' || (p.n === 6 && _x.profile.pregunta_6 === 'anexo-10')) return ['No', 'Parcialmente', 'Sí'];
  return _x.profile.opcion_na === 'vale-uno' ? ['No', 'NA', 'Sí'] : ['No', 'Sí'];
}
// Por qué una pregunta no se aplica; vacío, si se aplica.
function exclusion(p, tipo) {
  if (p.nota === '*' && tipo === 'diagnostico') return 'No aplica (*)';
  if (p.nota === '**' && _x.profile.preguntas_doble_asterisco !== 'contar') return 'No aplica (**)';
  return '';
}
function enBlanco(tipo) {
  return _x.profile.preguntas.filter(function (p) {
    return tipo === 'anual' || p.eje === 'Cultura Organizacional';
  }).map(function (p) {
    var motivo = exclusion(p, tipo);
    return {n: p.n, eje: p.eje, componente: p.componente, pregunta: p.pregunta, nota: p.nota, opciones: opcionesDe(p),
            aplica: motivo === '', exclusion: motivo,
            cuenta: motivo === '' || (p.nota === '**' && _x.profile.preguntas_doble_asterisco === 'cero'),
            respuesta: null, evidencia: null, enlace: null, archivo: null, organo: null, via: '', por: '', fecha: '', antes: []};
  });
}
function pregunta(n) { return cuestionario.filter(function (p) { return p.n === n; })[0] || null; }
function seAplica(n) { return noSeAplica(n) === ''; }
function respondibles(filas) { return noRespuestas(filas) === ''; }
// Lo que se cambia no se pierde: queda en «antes».
function conRespuestas(filas, via) {
  return cuestionario.map(function (p) {
    var nuevas = filas.filter(function (f) { return f.n === p.n; });
    if (nuevas.length === 0) return p;
    var f = nuevas[nuevas.length - 1];
    var antes = p.respuesta === null ? p.antes
      : p.antes.concat([{respuesta: p.respuesta, evidencia: p.evidencia, por: p.por, fecha: p.fecha, via: p.via}]);
    return Object.assign({}, p, {respuesta: f.respuesta, evidencia: f.evidencia, enlace: f.enlace, archivo: f.archivo || null,
                                 organo: f.organo, via: via, por: _x.act.actor, fecha: _x.act.date, antes: antes});
  });
}
function conAporte(datos) {
  return aportes.concat([Object.assign({numero: aportes.length + 1}, datos,
    {por: _x.act.actor, unidad: _x.act.unit, puesto: _x.act.post || '', el: _x.act.date})]);
}
function tieneEvidencia(p) { return p.evidencia !== null || p.enlace !== null || p.archivo !== null; }
function sinEvidencia() {
  return cuestionario.filter(function (p) {
    return p.aplica && p.respuesta !== null && p.respuesta !== 'No' && !tieneEvidencia(p);
  });
}
function valorDe(p) {
  var valor = {No: 0, NA: 1, Parcialmente: 1, 'Sí': 2}[p.respuesta] || 0;
  return _x.profile.sin_evidencia === 'valor-cero' && !tieneEvidencia(p) ? 0 : valor;
}

// ---- Productos priorizados y cobertura (Anexo N° 10, 4) ----

function mismoNombre(a, b) {
  var clave = function (t) { return t.toLowerCase().replace(/\s+/g, ' ').trim(); };
  return clave(a) === clave(b);
}
function productosEnOrden(lista) { return noProductos(lista) === ''; }
// «con Plan de Acción Anual aprobado en el año X»
function conPlan(p) {
  var hasta = _x.profile.cobertura_hasta === 'corte' ? periodo.corte : _x.act.date;
  return p.plan_aprobado_el !== null && p.plan_aprobado_el >= periodo.anio + '-01-01' && p.plan_aprobado_el <= hasta;
}
function hayCobertura() {
  return !esAnual() || productos.length > 0 || _x.profile.sin_productos === 'cobertura-cero';
}

// ---- Grado de madurez (Anexo N° 10, 5) ----

// numerador / denominador con tantos decimales, redondeado a la mitad hacia arriba, en enteros: sin coma flotante.
function cociente(numerador, denominador, decimales) {
  var escala = Math.pow(10, decimales);
  var entero = Math.floor((2 * numerador * escala + denominador) / (2 * denominador));
  var cifras = String(entero);
  if (decimales === 0) return cifras;
  while (cifras.length <= decimales) cifras = '0' + cifras;
  return cifras.slice(0, -decimales) + '.' + cifras.slice(-decimales);
}
// Grado = suma(V x P / Vm) x 100 x C, con P = 1/Np y Vm = 2: suma(V) x 100 x (con plan) / (2 x Np x priorizados)
function calculo() {
  var cuentan = cuestionario.filter(function (p) { return p.cuenta; });
  var aplican = cuestionario.filter(function (p) { return p.aplica; });
  var suma = aplican.reduce(function (total, p) { return total + valorDe(p); }, 0);
  var np = cuentan.length, maximo = 2 * np, largo = _x.profile.decimales_calculo, corto = _x.profile.decimales_impresos;
  var faltan = aplican.filter(function (p) { return p.respuesta === null; }).length;
  var hecho = {fecha: _x.act.date, np: np, aplicables: aplican.length, suma: suma, maximo: maximo, sin_responder: faltan,
               completo: faltan === 0, sin_evidencia: sinEvidencia().length,
               porcentaje: cociente(suma * 100, maximo, largo), porcentaje_impreso: cociente(suma * 100, maximo, corto),
               priorizados: productos.length, con_plan: productos.filter(conPlan).length,
               cobertura: null, grado: null, grado_impreso: null, banda: null};
  if (!esAnual() || faltan > 0) return hecho;
  var divisor = Math.max(hecho.priorizados, 1);
  var numerador = suma * 100 * hecho.con_plan, denominador = maximo * divisor;
  hecho.cobertura = cociente(hecho.con_plan, divisor, largo);
  hecho.grado = cociente(numerador, denominador, largo);
  hecho.grado_impreso = cociente(numerador, denominador, corto);
  hecho.banda = bandaDe(Number(hecho.grado));
  return hecho;
}
function bandaDe(grado) {
  return _x.profile.bandas.reduce(function (nombre, b) { return b.desde <= grado ? b.nombre : nombre; }, null);
}
function presentable() { return noPresentable() === ''; }

// ---- Pregunta 55: «70 % de grado de cumplimiento», sin fórmula en la Directiva ----

function cumplimientoDe(datos) {
  var todas = Object.keys(datos).reduce(function (total, estado) { return total + datos[estado]; }, 0);
  var exigibles = todas - datos.no_aplicable - datos.desestimada;
  var base = {declarado: 0, 'sobre-todas': todas, 'sobre-exigibles': exigibles}[_x.profile.grado_cumplimiento];
  return {medidas: datos, todas: todas, exigibles: exigibles,
          porcentaje: base > 0 ? cociente(datos.implementada * 100, base, _x.profile.decimales_impresos) : null};
}
// La respuesta dice una cosa y las medidas otra
function contradice55() {
  var p = pregunta(55);
  if (p === null || p.respuesta === null || cumplimiento === null || cumplimiento.porcentaje === null) return false;
  return (p.respuesta === 'Sí') !== (Number(cumplimiento.porcentaje) >= 70);
}

// ---- Cifras informadas, al lado de la calculada ----

function alLado(c, hecho) {
  var calculado = hecho === null ? null : hecho.grado_impreso;
  return Object.assign({}, c, {calculado: calculado, diferencia: calculado === null ? null : diferencia(c.grado, calculado)});
}
function conCifra(datos) {
  return cifras.concat([alLado(Object.assign({numero: cifras.length + 1}, datos), resultado)]);
}
function cifrasConfrontadas() { return cifras.map(function (c) { return alLado(c, resultado); }); }
function diferencia(informado, calculado) {
  var delta = centesimas(informado) - centesimas(calculado);
  return (delta < 0 ? '-' : '') + cociente(Math.abs(delta), 100, 2);
}
function centesimas(texto) { return Math.round(Number(texto) * 100); }
function nombreDeFuente(codigo) {
  return {aplicativo: 'Aplicativo informático del SCI', contraloria: 'Contraloría General de la República'}[codigo];
}

// ---- Deficiencias (notas del Anexo N° 11) ----

function deficiencias() {
  return cuestionario.filter(function (p) { return p.aplica && p.respuesta !== null && valorDe(p) < 2; });
}
function porRemediar() { return deficiencias().filter(function (p) { return p.eje === 'Cultura Organizacional'; }); }
function planEnOrden(datos) { return noPlan(datos) === ''; }
function planRegistrado(datos) {
  return Object.assign({}, datos, {fecha: _x.act.date, por: _x.act.actor, fuera_de_plazo: _x.terms.plazo_plan.expired});
}

// ---- Visado y conocimiento ----

function vistoBueno() {
  return {sentido: 'visado', version: _x.docs.anexo11.version, huella: _x.docs.anexo11.content, por: _x.act.actor,
          en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date,
          fuera_de_plazo: _x.terms.plazo.expired};
}
function conocido(datos) { return {acciones: datos.acciones, por: _x.act.actor, fecha: _x.act.date}; }

// ---- Palabras de los documentos ----

function texto(valor) { return valor === null || valor === undefined ? '' : String(valor); }
function respuestaImpresa(p) { return p.aplica ? texto(p.respuesta) : p.exclusion; }
function puntajeImpreso() {
  if (!esAnual() && _x.profile.diagnostico === 'sin-puntaje') return '';
  return _x.profile.puntaje_total === 'suma' ? resultado.suma + ' de ' + resultado.maximo : resultado.porcentaje_impreso + ' %';
}
function comun() {
  return {anual: esAnual(), anio: periodo.anio, formato: _x.profile.formato, corte: fechaLarga(periodo.corte), puntaje: puntajeImpreso(),
          grado: resultado.grado_impreso === null ? '' : resultado.grado_impreso + ' %', banda: texto(resultado.banda)};
}
function datosAnexo11() {
  return Object.assign(comun(), {preguntas: cuestionario.map(function (p) {
    return {n: p.n, eje: p.eje, componente: p.componente, pregunta: p.pregunta, nota: texto(p.nota),
            respuesta: respuestaImpresa(p)};
  })});
}
// El mínimo del Cuadro N° 4 el día del corte; después de 2021 la Directiva no fija ninguno.
function minimoDeProductos() {
  var fila = _x.profile.productos_minimos.filter(function (m) {
    return m.desde <= periodo.corte && periodo.corte <= m.hasta;
  })[0];
  return fila ? fila.minimo : null;
}
// Con qué criterio se resolvió cada punto que la Directiva deja abierto
function criterios() {
  var fila = function (punto, ajuste, textos) { return {punto: punto, elegido: textos[_x.profile[ajuste]]}; };
  return [
    fila('«NA» en el valor 1 de una pregunta', 'opcion_na', {'sin-opcion': 'no es una respuesta: solo No o Sí',
      'vale-uno': 'es una respuesta y vale 1'}),
    fila('Preguntas 27 y 31 (**)', 'preguntas_doble_asterisco', {excluir: 'no se aplican y no se cuentan en Np',
      cero: 'no se responden y se cuentan en Np con valor 0', contar: 'se aplican y se cuentan como las demás'}),
    fila('Ningún producto priorizado', 'sin_productos', {rechazar: 'no se calcula',
      'cobertura-cero': 'la cobertura es 0'}),
    {punto: 'Redondeo', elegido: _x.profile.decimales_calculo + ' decimales en el cálculo y ' +
      _x.profile.decimales_impresos + ' en el resultado; la mitad, hacia arriba'},
    fila('Puntaje Total', 'puntaje_total', {suma: 'suma de los valores', porcentaje: 'porcentaje del máximo, antes de la cobertura'}),
    fila('Respuesta sin evidencia', 'sin_evidencia', {advertir: 'vale lo respondido y se advierte',
      impedir: 'impide presentar', 'valor-cero': 'vale 0'}),
    fila('Pregunta 6', 'pregunta_6', {'anexo-1': 'No o Sí (Anexo N° 1)', 'anexo-10': 'No, Parcialmente o Sí (ejemplo del Anexo N° 10)'}),
    fila('Diagnóstico', 'diagnostico', {'sin-puntaje': 'sin puntaje ni grado de madurez', 'con-puntaje': 'con puntaje, sin grado de madurez'}),
    {punto: 'Nombres para el grado', elegido: _x.profile.bandas.length === 0 ? 'ninguno'
      : _x.profile.bandas.map(function (b) { return b.nombre + ', desde ' + b.desde; }).join('; ')},
    fila('Planes que cuentan en la cobertura', 'cobertura_hasta', {corte: 'los aprobados en el año, hasta el 31 de diciembre',
      evaluacion: 'los aprobados desde el 1 de enero del año hasta el día del cálculo'}),
    fila('Grado de cumplimiento (pregunta 55)', 'grado_cumplimiento', {declarado: 'el que declara la entidad',
      'sobre-todas': 'implementadas entre todas las medidas',
      'sobre-exigibles': 'implementadas entre todas menos no aplicables y desestimadas'})];
}
function datosHoja() {
  var sin = sinEvidencia(), minimo = minimoDeProductos(), medidas = cumplimiento === null ? null : cumplimiento.medidas;
  return Object.assign(comun(), {
    np: resultado.np, aplicables: resultado.aplicables, suma: resultado.suma, maximo: resultado.maximo,
    porcentaje: resultado.porcentaje, priorizados: resultado.priorizados, con_plan: resultado.con_plan,
    cobertura: texto(resultado.cobertura), grado_calculo: texto(resultado.grado),
    ejes: ['Cultura Organizacional', 'Gestión de Riesgos', 'Supervisión'].map(function (eje) {
      var suyas = cuestionario.filter(function (p) { return p.eje === eje && p.aplica; });
      return {eje: eje, preguntas: suyas.length, suma: suyas.reduce(function (t, p) { return t + valorDe(p); }, 0),
              maximo: 2 * suyas.length};
    }).filter(function (e) { return e.preguntas > 0; }),
    productos: productos.map(function (p) {
      return {producto: p.producto, documento: texto(p.plan_documento), aprobado: fechaLarga(p.plan_aprobado_el), cuenta: conPlan(p)};
    }),
    hay_productos: productos.length > 0, hay_minimo: esAnual() && minimo !== null, minimo: texto(minimo),
    bajo_minimo: minimo !== null && productos.length < minimo,
    cifras: cifras.map(function (c) {
      return {fuente: nombreDeFuente(c.fuente), puntaje: texto(c.puntaje), grado: c.grado, fecha: fechaLarga(c.fecha),
              documento: texto(c.documento), diferencia: texto(c.diferencia)};
    }),
    hay_cifras: esAnual() && cifras.length > 0,
    criterios: criterios(), hay_sin_evidencia: sin.length > 0, cuantas_sin_evidencia: sin.length,
    sin_evidencia: sin.map(function (p) { return String(p.n); }).join(', '),
    deficiencias: deficiencias().map(function (p) {
      return {n: p.n, eje: p.eje, pregunta: p.pregunta, respuesta: texto(p.respuesta),
              tratamiento: p.eje === 'Cultura Organizacional' ? 'Medida de remediación (7.2.2)' : 'Ejecución del eje (7.4.2)'};
    }),
    hay_deficiencias: deficiencias().length > 0, cuantas_por_remediar: porRemediar().length,
    respuesta55: pregunta(55) === null ? '' : texto(pregunta(55).respuesta),
    hay_cumplimiento: medidas !== null, medidas: medidas || {}, todas: cumplimiento === null ? '' : cumplimiento.todas,
    cumplimiento: cumplimiento === null ? '' : texto(cumplimiento.porcentaje), contradice55: contradice55()});
}

// ---- Dudas de la importación: una función por regla de imports/respuestas.json ----

function celda(valor) { return valor === null || valor === undefined ? '' : String(valor).trim(); }
function sinSustento(fila) { return celda(fila.respuesta) !== 'No' && celda(fila.evidencia) === '' && celda(fila.enlace) === ''; }
function respuestaIlegible(fila) { return ['No', 'Parcialmente', 'Sí', 'NA'].indexOf(celda(fila.respuesta)) < 0; }
function numeroIlegible(fila) {
  var n = Number(celda(fila.n));
  return !(n >= 1 && n <= 58 && Math.floor(n) === n);
}
