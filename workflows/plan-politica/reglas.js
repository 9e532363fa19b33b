// Funciones del plan, de sus documentos y de la importación. Solo declaraciones de función: lo que el expediente recuerda
// está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe.

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
function lista(cosas) { return Array.isArray(cosas) ? cosas : []; }
function suma(numeros) { return numeros.reduce(function (total, n) { return total + n; }, 0); }
// En la fuente, «-» y la celda en blanco dicen lo mismo: no hay avance escrito.
function escrito(celda) { return texto(celda) === '-' ? '' : texto(celda); }
// "* Uno * Dos" son dos; sin viñetas, uno
function vinetas(celda) {
  return escrito(celda).split(/(?:^|\s)\*\s+|\n/).map(function (p) { return p.trim(); })
    .filter(function (p) { return p !== ''; });
}

// ---- El plan ----

function numerosDistintos() {
  return actividades.every(function (a, i) {
    return actividades.every(function (otra, j) { return j >= i || otra.n !== a.n; });
  });
}
function sePuedeIniciar() { return plan !== null && actividades.length > 0 && numerosDistintos(); }
function actividad(n) { return actividades.filter(function (a) { return a.n === n; })[0] || null; }
function ultimoDia() { return plan.anio + '-12-31'; }
function anioTerminado() { return _x.act.date > ultimoDia(); }

// ---- Avances ----

function reportesImportados() {
  return actividades.map(function (a, i) {
    return {numero: i + 1, actividad: a.n, antes: null, porcentaje: a.porcentaje, avance: escrito(a.avance),
            sustento: 'Importado', puesto: texto(_x.act.post), fecha: _x.act.date};
  });
}
function abiertosDe(n) {
  return pendientes.filter(function (p) { return p.actividad === n && p.estado !== 'cumplido'; });
}
function avanzable(datos) {
  var a = actividad(datos.numero);
  if (a === null || (datos.porcentaje > 0 && escrito(datos.avance) === '')) return false;
  var baja = a.porcentaje !== null && datos.porcentaje < a.porcentaje;
  var quedan = abiertosDe(a.n).length > 0 || vinetas(datos.que_falta).length > 0;
  return !(baja || (datos.porcentaje === 100 && quedan)) || texto(datos.sustento) !== '';
}
function conReporte(datos) {
  return reportes.concat([{numero: reportes.length + 1, actividad: datos.numero, antes: actividad(datos.numero).porcentaje,
                           porcentaje: datos.porcentaje, avance: datos.avance, sustento: texto(datos.sustento),
                           puesto: texto(_x.act.post), fecha: _x.act.date}]);
}
function conAvance(datos) {
  return actividades.map(function (a) {
    if (a.n !== datos.numero) return a;
    return Object.assign({}, a, {porcentaje: datos.porcentaje, avance: datos.avance});
  });
}

// ---- Pendientes ----

function pendiente(numero) { return pendientes.filter(function (p) { return p.numero === numero; })[0] || null; }
function nuevosPendientes(n, celda, desde) {
  return vinetas(celda).map(function (palabras, i) {
    return {numero: desde + i + 1, actividad: n, texto: palabras, responsable: '', ejecutor: '', superior: '',
            fecha: null, estado: 'sin encargar', cumplido: null};
  });
}
function pendientesImportados() {
  return actividades.reduce(function (todos, a) {
    return todos.concat(nuevosPendientes(a.n, a.que_falta, todos.length));
  }, []);
}
function conPendientes(n, celda) { return pendientes.concat(nuevosPendientes(n, celda, pendientes.length)); }
// "Oficina  de Personál" y "oficina de personal" son la misma
function llana(nombre) {
  return texto(nombre).toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\s+/g, ' ');
}
function oficina(nombre) {
  if (/^(role|unit|person|list):\S+$/.test(texto(nombre))) return {ejecutor: texto(nombre), superior: ''};
  return lista(_x.profile.oficinas).filter(function (o) {
    return llana(o.nombre) === llana(nombre) || llana(o.siglas) === llana(nombre);
  })[0] || null;
}
function abierto(numero) { var p = pendiente(numero); return p !== null && p.estado !== 'cumplido'; }
function encargable(datos) {
  return abierto(datos.numero) && datos.fecha >= _x.act.date && oficina(datos.responsable) !== null;
}
function cambiado(numero, campos) {
  return pendientes.map(function (p) { return p.numero === numero ? Object.assign({}, p, campos) : p; });
}
function conEncargo(datos) {
  var hallada = oficina(datos.responsable);
  return cambiado(datos.numero, {responsable: texto(datos.responsable), ejecutor: hallada.ejecutor,
                                 superior: hallada.superior, fecha: datos.fecha, estado: 'encargado'});
}
function conVencido(numero) { return cambiado(numero, {estado: 'vencido'}); }
function conCumplido(datos) {
  return cambiado(datos.numero, {estado: 'cumplido', cumplido: {
    puesto: texto(_x.act.post), fecha: _x.act.date, como: datos.como, archivo: datos.archivo || null}});
}
function encargados() { return pendientes.filter(function (p) { return p.estado === 'encargado'; }); }
function quienesResponden() {
  return pendientes.filter(function (p) { return p.estado === 'encargado' || p.estado === 'vencido'; })
    .map(function (p) { return p.ejecutor; })
    .filter(function (e, i, todos) { return todos.indexOf(e) === i; }).slice(0, 6);
}
function paraElAviso(numero) {
  var p = pendiente(numero);
  return {numero: p.numero, actividad: p.actividad, texto: p.texto, fecha: p.fecha, fecha_larga: fechaLarga(p.fecha),
          responsable: p.responsable, ejecutor: p.ejecutor, superior: p.superior};
}
function elProximo() {
  var primero = encargados().reduce(function (mejor, p) {
    return mejor === null || p.fecha < mejor.fecha ? p : mejor;
  }, null);
  return primero === null ? null : paraElAviso(primero.numero);
}
function cambioElProximo() {
  var ahora = elProximo();
  return JSON.stringify(ahora) !== JSON.stringify(proximo);
}

// ---- Consultas al regulador ----

function elPedido(datos) {
  var anterior = pedido === null ? 0 : pedido.numero;
  return {numero: anterior + 1, entidad: texto(datos.entidad) || _x.profile.regulador, asunto: datos.asunto,
          enviado: _x.act.date, ultimo: _x.act.date};
}
function reiterado() { return Object.assign({}, pedido, {ultimo: _x.act.date}); }
function conPreguntas(datos) {
  var de = elPedido(datos);
  return consultas.concat(datos.preguntas.map(function (pregunta, i) {
    return {numero: consultas.length + i + 1, pedido: de.numero, entidad: de.entidad, pregunta: pregunta,
            enviada: _x.act.date, estado: 'abierta', respuesta: '', documento: '', respondida: null};
  }));
}
function abiertas() { return consultas.filter(function (c) { return c.estado === 'abierta'; }); }
function hayPreguntas() { return abiertas().length > 0; }
function preguntaAbierta(numero) { return abiertas().some(function (c) { return c.numero === numero; }); }
function respondible(datos) {
  return preguntaAbierta(datos.numero) && datos.fecha >= pedido.enviado && datos.fecha <= _x.act.date;
}
function conPregunta(numero, campos) {
  return consultas.map(function (c) { return c.numero === numero ? Object.assign({}, c, campos) : c; });
}
function conRespuesta(datos) {
  return conPregunta(datos.numero, {estado: 'respondida', respuesta: datos.respuesta, documento: texto(datos.documento),
                                    respondida: datos.fecha});
}
function conRetirada(numero) {
  return conPregunta(numero, {estado: 'retirada', respuesta: texto(_x.act.comment), respondida: _x.act.date});
}

// ---- Lo planeado, lo informado y lo calculado ----

function redondeado(numero) { return Math.round(numero * 100) / 100; }
// Promedio simple; sin dato si a una actividad le falta el suyo: no se calcula sobre datos que faltan.
function promedio(filas, campo) {
  var valores = filas.map(function (a) { return a[campo]; });
  if (valores.length === 0 || valores.some(function (v) { return v === null || v === undefined; })) return null;
  return redondeado(suma(valores) / valores.length);
}
function secciones() {
  return actividades.map(function (a) { return a.seccion; })
    .filter(function (s, i, todas) { return todas.indexOf(s) === i; });
}
function banderas(a) {
  var vistas = [];
  if (a.porcentaje === null) vistas.push('Sin porcentaje.');
  if (a.porcentaje === 100 && abiertosDe(a.n).length > 0) vistas.push('Está al 100 % y tiene pendientes.');
  if (a.porcentaje === 0 && escrito(a.avance) !== '') vistas.push('Está en 0 % y tiene avance escrito.');
  if (a.porcentaje > 0 && escrito(a.avance) === '') vistas.push('Tiene porcentaje y ningún avance escrito.');
  return vistas;
}
function recuento() {
  return {
    actividades: actividades.map(function (a) {
      return {n: a.n, seccion: a.seccion, actividad: a.actividad, planeado: a.planeado, porcentaje: a.porcentaje,
              avance: escrito(a.avance), pendientes: abiertosDe(a.n).length, banderas: banderas(a)};
    }),
    secciones: secciones().map(function (s) {
      var suyas = actividades.filter(function (a) { return a.seccion === s; });
      return {seccion: s, actividades: suyas.length, planeado: promedio(suyas, 'planeado'),
              porcentaje: promedio(suyas, 'porcentaje')};
    }).concat([{seccion: 'Todo el plan', actividades: actividades.length, planeado: promedio(actividades, 'planeado'),
                porcentaje: promedio(actividades, 'porcentaje')}]),
    diferencias: corte === null ? [] : diferencias(corte)};
}
function presentable(datos) {
  var pasa = Number(datos.cumplimiento) > Number(datos.planeado);
  return promedio(actividades, 'porcentaje') !== null && (!pasa || texto(datos.sustento) !== '');
}
function elCorte(datos) {
  return {numero: cortes.length + 1, fecha: _x.act.date, planeado: datos.planeado, cumplimiento: datos.cumplimiento,
          sustento: texto(datos.sustento), logros: texto(datos.logros), mejoras: lista(datos.mejoras), final: anioTerminado(),
          puesto: texto(_x.act.post),
          calculado: {planeado: promedio(actividades, 'planeado'), cumplimiento: promedio(actividades, 'porcentaje'),
                      relacion: Number(datos.planeado) === 0 ? null
                        : Math.round(Number(datos.cumplimiento) * 1000 / Number(datos.planeado)) / 10}};
}
function conConformidad() {
  return cortes.concat([Object.assign({}, corte, {informe: texto(_x.docs.informe.number), conformidad: texto(_x.act.post),
                                                  conforme_el: _x.act.date})]);
}
function comparado(asunto, informado, calculado) {
  return {asunto: asunto, informado: texto(informado), calculado: calculado,
          resultado: calculado === null ? 'Sin dato' : Number(informado) === calculado ? 'Coincide' : 'No coincide'};
}
function diferencias(de) {
  return [comparado('Planeado (%)', de.planeado, de.calculado.planeado),
          comparado('Cumplimiento (%)', de.cumplimiento, de.calculado.cumplimiento)];
}

// ---- Dudas de la importación ----

function sinPorcentaje(fila) { return texto(fila.porcentaje) === ''; }
function cienConPendientes(fila) { return texto(fila.porcentaje) === '100' && vinetas(fila.que_falta).length > 0; }
function ceroConAvance(fila) { return texto(fila.porcentaje) === '0' && escrito(fila.avance) !== ''; }
function avanceEnBlanco(fila) { return Number(texto(fila.porcentaje)) > 0 && escrito(fila.avance) === ''; }

// ---- Palabras de los documentos ----

// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
function enPorcentaje(numero) { return numero === null || numero === undefined ? 'sin dato' : String(numero) + ' %'; }
function conDecimales(numero) { return numero === null ? 'sin dato' : numero.toFixed(2) + ' %'; }
function seccionesImpresas() {
  return secciones().map(function (s) {
    var suyas = actividades.filter(function (a) { return a.seccion === s; });
    return {seccion: s, promedio: conDecimales(promedio(suyas, 'porcentaje')),
            lineas: lista(plan.lineas).filter(function (l) { return l.seccion === s; }).map(function (l) { return l.linea; }),
            actividades: suyas.map(function (a) {
              return {n: String(a.n), actividad: a.actividad, porcentaje: enPorcentaje(a.porcentaje),
                      avance: vinetas(a.avance), faltan: abiertosDe(a.n).map(function (p) {
                        return {texto: p.texto, encargo: p.fecha === null ? '' : p.responsable + ', ' + fechaLarga(p.fecha)};
                      }), banderas: banderas(a)};
            })};
  });
}
function consultasImpresas() {
  return consultas.map(function (c) {
    return {numero: String(c.numero), pregunta: c.pregunta, entidad: c.entidad, enviada: fechaLarga(c.enviada),
            estado: c.estado, respuesta: c.respuesta, documento: c.documento,
            respondida: c.respondida === null ? '' : fechaLarga(c.respondida)};
  });
}
function datosInforme() {
  var c = corte;
  return {anio: String(plan.anio), nombre: plan.nombre, numero: String(c.numero), final: c.final, fecha: fechaLarga(c.fecha), puesto: c.puesto,
          planeado: c.planeado + ' %', cumplimiento: c.cumplimiento + ' %', relacion: enPorcentaje(c.calculado.relacion),
          promedio: conDecimales(c.calculado.cumplimiento), promedio_planeado: conDecimales(c.calculado.planeado),
          difiere: diferencias(c).some(function (d) { return d.resultado === 'No coincide'; }),
          sustento: c.sustento, hay_sustento: c.sustento !== '', logros: c.logros, hay_logros: c.logros !== '',
          mejoras: c.mejoras, hay_mejoras: c.mejoras.length > 0, secciones: seccionesImpresas(),
          actividades: String(actividades.length), consultas: consultasImpresas(), hay_consultas: consultas.length > 0};
}
function datosOficio() {
  return {anio: String(plan.anio), nombre: plan.nombre, entidad: pedido.entidad, asunto: pedido.asunto,
          preguntas: abiertas().map(function (c) { return {numero: String(c.numero), pregunta: c.pregunta}; }),
          reitera: texto(_x.act.event) === 'reiterar', enviado: fechaLarga(pedido.enviado)};
}
