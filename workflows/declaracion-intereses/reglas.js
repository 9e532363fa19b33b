// Los obligados: quién debe declarar, quién declaró y el cotejo. Solo declaraciones de función; lo que el expediente recuerda
// está en el datamodel de chart.scxml. Ninguna cambia los datos que recibe; _event no se ve desde aquí, así que sus campos
// llegan como argumentos. Cada fila lleva su estado como dato:
//   Por aclarar -> Por validar -> Pendiente -> Presentada -> Cotejada, o Retirada.

// ---- Palabras y fechas ----

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
// Un rechazo dice qué fila, y por qué. Lo recoge reparo() antes de cambiar nada.
function exigir(cumple, palabras) { if (!cumple) throw Object.assign(new Error(palabras), {reparo: palabras}); }
function reparo(hacer) {
  try {
    hacer();
    return '';
  } catch (e) {
    if (e.reparo === undefined) throw e;
    return e.reparo;
  }
}
function nombresDeMeses() {
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre', 'diciembre'];
}
// "2023-05-14" -> "14 de mayo de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  return leida ? Number(leida[3]) + ' de ' + nombresDeMeses()[Number(leida[2]) - 1] + ' de ' + leida[1] : texto(fecha);
}
// «2023-05-14» o «14/05/2023»; '' si no es una fecha que exista. No se adivina otro orden.
function diaLeido(celda) {
  var t = texto(celda), iso = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(t), local = /^([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})$/.exec(t);
  var p = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : null;
  if (p === null) return '';
  var dia = new Date(Date.UTC(Number(p[0]), Number(p[1]) - 1, Number(p[2]))).toISOString().slice(0, 10);
  return dia === p[0] + '-' + ('0' + Number(p[1])).slice(-2) + '-' + ('0' + Number(p[2])).slice(-2) ? dia : '';
}
function oportunidadLeida(celda) {
  var dicha = texto(celda).toLowerCase();
  return {inicial: 'Inicial', inicio: 'Inicial', 'al inicio': 'Inicial', 'periódica': 'Periódica', periodica: 'Periódica', anual: 'Periódica',
          cese: 'Al cese', 'al cese': 'Al cese', 'al cesar': 'Al cese'}[dicha] || '';
}
function quien() {
  return {por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date};
}
// También es propio lo que se hizo en nombre de otro, y lo de aquel a quien ahora se representa.
function esPropio(cosa) {
  return [cosa.por, cosa.en_nombre_de].some(function (p) { return Boolean(p) && (p === _x.act.actor || p === _x.act.behalf); });
}
function soyYo(persona) { return persona !== '' && (persona === _x.act.actor || persona === _x.act.behalf); }
function con(lista, numero, cambio) {
  return lista.map(function (x) { return x.numero === numero ? Object.assign({}, x, cambio) : x; });
}
function marcados(numeros, cambio) {
  return obligados.map(function (o) { return numeros.indexOf(o.numero) >= 0 ? Object.assign({}, o, cambio) : o; });
}

// ---- La relación de obligados ----

// El identificador es el de la organización: con él salen los correos. Lo que no lo parece no se prueba como rol ni unidad.
function identificadorValido(persona) { return persona === '' || /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(persona); }
function clave(o) { return [o.nombre.toLowerCase(), o.oportunidad, o.desde].join('|'); }
function obligado(datos, numero, anteriores) {
  var o = {numero: numero, persona: texto(datos.persona), nombre: texto(datos.nombre), puesto: texto(datos.puesto), unidad: texto(datos.unidad),
           oportunidad: oportunidadLeida(datos.oportunidad), desde: diaLeido(datos.desde), supuesto: texto(datos.supuesto), estado: 'Por validar',
           por_aclarar: '', registro: quien(), validacion: null, avisada: false, vencida: false, vence: null, presentacion: null, cotejo: null,
           no_consta: '', retiro: ''};
  var repetida = anteriores.filter(function (a) { return a.estado !== 'Retirada' && clave(a) === clave(o); })[0];
  var dudasDeFila = [
    o.oportunidad === '' ? 'la oportunidad «' + texto(datos.oportunidad) + '» no es inicial, periódica ni al cese' : '',
    o.desde === '' ? 'la fecha «' + texto(datos.desde) + '» no se entiende' : '',
    o.desde !== '' && Number(o.desde.slice(0, 4)) !== anio ? 'la fecha no es del año ' + anio : '',
    !identificadorValido(o.persona) ? 'el identificador «' + o.persona + '» no puede ser el de una persona' : '',
    repetida ? 'es igual a la fila ' + repetida.numero : ''].filter(function (d) { return d !== ''; });
  if (dudasDeFila.length > 0) Object.assign(o, {estado: 'Por aclarar', por_aclarar: dudasDeFila.join('; ')});
  return o;
}
function noImporta() {
  return obligados.some(function (o) { return o.estado !== 'Por aclarar' && o.estado !== 'Por validar' && o.estado !== 'Retirada'; })
    ? 'La relación ya se aprobó: agregue los obligados que falten.' : '';
}
function obligadosLeidos(filas) {
  var leidos = [];
  filas.forEach(function (fila, i) { leidos.push(obligado(fila, i + 1, leidos)); });
  return leidos;
}
function agregado(datos) {
  var nuevo = obligado(datos, obligados.length + 1, obligados);
  exigir(nuevo.por_aclarar === '', 'No se agregó: ' + nuevo.por_aclarar + '.');
  return obligados.concat([nuevo]);
}
function noAgrega(datos) { return reparo(function () { agregado(datos); }); }
function filaExigida(numero, estados, verbo) {
  var o = obligados.filter(function (x) { return x.numero === numero; })[0];
  exigir(o !== undefined, 'No existe la fila ' + numero + '.');
  exigir(estados.indexOf(o.estado) >= 0, 'La fila ' + numero + ' (' + o.nombre + ') está «' + o.estado + '»: no cabe ' + verbo + '.');
  return o;
}
function corregido(datos) {
  var antes = filaExigida(datos.numero, ['Por aclarar', 'Por validar'], 'corregir');
  var nueva = obligado(datos, antes.numero, obligados.filter(function (o) { return o.numero !== antes.numero; }));
  exigir(nueva.por_aclarar === '', 'La fila ' + antes.numero + ' no se corrigió: ' + nueva.por_aclarar + '.');
  return con(obligados, antes.numero, nueva);
}
function noCorrige(datos) { return reparo(function () { corregido(datos); }); }
function retirado(numero) {
  filaExigida(numero, ['Por aclarar', 'Por validar', 'Pendiente'], 'retirar');
  return con(obligados, numero, {estado: 'Retirada', retiro: _x.act.comment, por_aclarar: ''});
}
function noRetira(datos) { return reparo(function () { retirado(datos.numero); }); }
function enEstado(estado) { return obligados.filter(function (o) { return o.estado === estado; }); }
function noPresenta() {
  var faltan = enEstado('Por aclarar');
  if (faltan.length > 0)
    return 'Queda por aclarar la fila ' + faltan[0].numero + ' (' + faltan[0].nombre + '): ' + faltan[0].por_aclarar +
      (faltan.length > 1 ? '; y otras ' + (faltan.length - 1) : '') + '. Corríjala o retírela.';
  return enEstado('Por validar').length === 0 ? 'La relación no tiene obligados.' : '';
}
function validados() {
  return obligados.map(function (o) {
    return o.estado === 'Por validar' ? Object.assign({}, o, {estado: 'Pendiente', validacion: quien()}) : o;
  });
}
// En el seguimiento se juzga fila por fila: nadie valida al que agregó o corrigió.
function porValidarAjenos() { return enEstado('Por validar').filter(function (o) { return !esPropio(o.registro); }); }
function noValida() {
  if (enEstado('Por validar').length === 0) return 'No hay obligados por validar.';
  return porValidarAjenos().length === 0 ? 'Los que faltan los agregó o corrigió usted, o la persona a quien representa: debe validarlos otra persona.' : '';
}
function validadosAjenos() {
  return marcados(porValidarAjenos().map(function (o) { return o.numero; }), {estado: 'Pendiente', validacion: quien()});
}
function correosPorValidar() { return correosDe(porValidarAjenos()); }

// ---- Declaraciones presentadas y cotejo ----

// Sin vencer, lo que tiene fecha de hoy o antes está dentro del término; vencido, se compara con el día en que venció.
function presentada(datos) {
  var o = filaExigida(datos.numero, ['Pendiente'], 'registrar su declaración');
  var huella = datos.archivo ? datos.archivo.sha256 : null;
  exigir(datos.fecha >= o.desde, 'La declaración de la fila ' + o.numero + ' no puede ser anterior al ' + fechaLarga(o.desde) + ', desde cuando se debe.');
  exigir(_x.act.date >= datos.fecha, 'La fecha de presentación todavía no llega: ' + fechaLarga(datos.fecha) + '.');
  obligados.forEach(function (x) {
    if (x.presentacion === null) return;
    exigir(x.presentacion.constancia.toLowerCase() !== datos.constancia.toLowerCase(), 'La constancia ' + datos.constancia + ' ya está en la fila ' + x.numero + '.');
    exigir(huella === null || x.presentacion.huella !== huella, 'El mismo archivo ya está en la fila ' + x.numero + '.');
  });
  return con(obligados, o.numero, {estado: 'Presentada', no_consta: '', presentacion: Object.assign({dia: datos.fecha, constancia: datos.constancia,
    archivo: datos.archivo ? datos.archivo.name : '', huella: huella, en_plazo: !o.vencida || o.vence >= datos.fecha}, quien())});
}
function noRegistra(datos) { return reparo(function () { presentada(datos); }); }
function cotejable(numero) {
  var o = filaExigida(numero, ['Presentada'], 'cotejar');
  exigir(!esPropio(o.presentacion), 'La declaración de la fila ' + numero + ' la registró usted, o la persona a quien representa: debe cotejarla otra persona.');
  exigir(!soyYo(o.persona), 'La fila ' + numero + ' es su propia declaración: debe cotejarla otra persona.');
  return o;
}
function noCoteja(datos) { return reparo(function () { cotejable(datos.numero); }); }
function cotejada(numero) { return con(obligados, numero, {estado: 'Cotejada', cotejo: quien()}); }
function noConsta(numero) {
  return con(obligados, numero, {estado: 'Pendiente', presentacion: null, no_consta: _x.act.comment});
}

// ---- A quién se avisa ----

function correosDe(filas) {
  return filas.filter(function (o) { return o.persona !== ''; }).map(function (o) { return 'person:' + o.persona; });
}
// El grupo de pendientes que empezó antes y al que todavía no le toca lo que dice `marca`.
function grupo(marca) {
  var faltan = enEstado('Pendiente').filter(function (o) { return !o[marca]; });
  if (faltan.length === 0) return null;
  var desde = faltan.map(function (o) { return o.desde; }).sort()[0];
  var filas = faltan.filter(function (o) { return o.desde === desde; });
  return {desde: desde, desde_larga: fechaLarga(desde), numeros: filas.map(function (o) { return o.numero; }), correos: correosDe(filas),
          filas: filas.map(function (o) { return {nombre: o.nombre, oportunidad: o.oportunidad}; })};
}
function hayPendientes() { return enEstado('Pendiente').length > 0; }
function asuntoDe(numero) {
  var o = obligados.filter(function (x) { return x.numero === numero; })[0];
  return {numero: numero, nombre: o.nombre, oportunidad: o.oportunidad, correos: correosDe([o])};
}
function personasAhora() {
  var abiertos = conflictos.filter(function (c) { return !c.cerrado; });
  return {pendientes: correosDe(enEstado('Pendiente')),
          involucrados: abiertos.filter(function (c) { return c.estado === 'Por abstenerse' && c.persona !== ''; }).map(function (c) { return 'person:' + c.persona; }),
          superiores: abiertos.map(function (c) { return 'person:' + c.superior; })};
}

// ---- Dudas de imports/relacion.json: se evalúan antes de fijar la fila, sin el año ----

function sinOportunidad(fila) { return oportunidadLeida(fila.oportunidad) === ''; }
function sinFecha(fila) { return diaLeido(fila.desde) === ''; }
function sinIdentificador(fila) { return texto(fila.persona) === ''; }
function identificadorDudoso(fila) { return !identificadorValido(texto(fila.persona)); }
function sinSupuesto(fila) { return texto(fila.supuesto) === ''; }
