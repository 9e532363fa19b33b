// Funciones de la encuesta, de sus documentos y de sus vistas. Solo declaraciones de función: lo que el expediente recuerda
// está en el datamodel de chart.scxml. Ninguna cambia los datos que recibe.

// ---- La propuesta ----

function renglones(texto) {
  return (texto || '').split('\n').map(function (r) { return r.trim(); }).filter(function (r) { return r !== ''; });
}
function hayRepetidos(lista) {
  return lista.some(function (uno, i) { return lista.indexOf(uno) !== i; });
}
// Vacío: la pregunta está bien.
function porQueNoPregunta(p, cual) {
  var opciones = renglones(p.opciones);
  var elige = p.tipo === 'una' || p.tipo === 'varias';
  if (p.tipo === 'texto' && !_x.profile.permite_texto)
    return cual + ': esta encuesta no admite texto libre, porque puede dar a conocer a quien escribe. Ofrezca opciones.';
  if (!elige && opciones.length > 0) return cual + ': solo las preguntas con opciones las llevan. Bórrelas o cambie el tipo.';
  if (elige && (opciones.length < 2 || opciones.length > 12)) return cual + ': escriba de 2 a 12 opciones, una por línea.';
  if (hayRepetidos(opciones)) return cual + ': hay una opción repetida.';
  if (opciones.some(function (o) { return o.length > 150; })) return cual + ': una opción pasa de 150 caracteres.';
  if (p.grupo === true && p.tipo !== 'una') return cual + ': solo una pregunta de una opción puede agrupar los resultados.';
  return '';
}
// Vacío: la propuesta está bien.
function porQueNo(d) {
  if (d.desde < _x.act.date) return 'La fecha de apertura ya pasó.';
  if (d.hasta <= d.desde) return 'La encuesta debe cerrar después del día en que se abre.';
  if (hayRepetidos(d.preguntas.map(function (p) { return p.pregunta; }))) return 'Una pregunta está dos veces.';
  if (d.preguntas.filter(function (p) { return p.grupo === true; }).length > 1)
    return 'Más de una pregunta agrupa los resultados. Con dos grupos a la vez quedarían muy pocas personas en cada uno: deje una.';
  return d.preguntas.map(function (p, i) { return porQueNoPregunta(p, 'Pregunta ' + (i + 1)); })
    .filter(function (m) { return m !== ''; }).join(' ');
}
function valoresDe(p) {
  if (p.tipo === 'escala') return _x.profile.escala.map(function (e, i) { return {valor: String(i + 1), rotulo: (i + 1) + ' · ' + e}; });
  return renglones(p.opciones).map(function (o, i) { return {valor: 'o' + (i + 1), rotulo: o}; });
}
function preguntasDe(d) {
  return d.preguntas.map(function (p, i) {
    return {numero: i + 1, nombre: 'p' + (i + 1), texto: p.pregunta, tipo: p.tipo, opciones: valoresDe(p),
            obligatoria: p.obligatoria === true, grupo: p.grupo === true};
  });
}
function publicoDe(d) { return d.publico.map(function (l) { return 'list:' + l; }).join(' '); }
function todaviaAlcanza() { return hasta > _x.act.date; }
function firma() {
  return {sentido: 'aprobada', version: _x.docs.propuesta.version, huella: _x.docs.propuesta.content, por: _x.act.actor,
          en_nombre_de: _x.act.behalf || null, puesto: _x.act.post, fecha: _x.act.date};
}
function personasDe(lista) { return lista.map(function (i) { return i.persona; }); }
function textoDeInvitacion() {
  return {titulo: propuesta.titulo, finalidad: propuesta.finalidad, hasta_larga: fechaLarga(hasta)};
}

// ---- El formulario de quien responde ----

function campo(p) {
  var comun = {name: p.nombre, label: p.numero + '. ' + p.texto, required: p.obligatoria};
  var opciones = p.opciones.map(function (o) { return {value: o.valor, label: o.rotulo}; });
  if (p.tipo === 'texto')
    return Object.assign(comun, {type: 'long_text', max_length: 1000,
      help: 'No nombre a nadie ni cuente lo que diga quién es usted: el texto se publica o se archiva tal como lo escriba.'});
  if (p.tipo === 'varias') return Object.assign(comun, {type: 'choices', options: opciones});
  return Object.assign(comun, {type: 'choice', options: opciones});
}
function formulario() {
  return {id: 'respuesta', title: propuesta.titulo, fields: preguntas.map(campo)};
}

// ---- Los resultados ----

// Con un decimal y con dos, como texto.
function porcentaje(parte, total) { return total === 0 ? '' : (Math.round(1000 * parte / total) / 10).toFixed(1); }
function dosDecimales(numero) { return (Math.round(100 * numero) / 100).toFixed(2); }

function contesta(papeleta, p) {
  var dicho = papeleta[p.nombre];
  return dicho !== null && dicho !== undefined && dicho !== '' && !(Array.isArray(dicho) && dicho.length === 0);
}
function dice(papeleta, p, valor) {
  var dicho = papeleta[p.nombre];
  return Array.isArray(dicho) ? dicho.indexOf(valor) >= 0 : dicho === valor;
}
function cuantas(papeletas, p, valor) {
  return papeletas.filter(function (b) { return dice(b, p, valor); }).length;
}
// De una pregunta sobre unas papeletas; de menos del mínimo, nada.
function resumen(papeletas, p) {
  var hechas = papeletas.filter(function (b) { return contesta(b, p); });
  var n = hechas.length;
  var base = {numero: p.numero, texto: p.texto, tipo: p.tipo, respuestas: n, suprimida: n < _x.profile.minimo, opciones: [],
              media: '', positivas: '', negativas: '', textos: []};
  if (base.suprimida) return Object.assign(base, {respuestas: null});
  base.opciones = p.opciones.map(function (o) {
    var c = cuantas(hechas, p, o.valor);
    return {rotulo: o.rotulo, cantidad: c, porcentaje: porcentaje(c, n)};
  });
  if (p.tipo === 'texto') base.textos = hechas.map(function (b) { return b[p.nombre]; }).sort();
  if (p.tipo !== 'escala') return base;
  var valores = hechas.map(function (b) { return Number(b[p.nombre]); });
  base.media = dosDecimales(valores.reduce(function (a, v) { return a + v; }, 0) / n);
  base.positivas = porcentaje(valores.filter(function (v) { return v >= _x.profile.positivas_desde; }).length, n);
  base.negativas = porcentaje(valores.filter(function (v) { return v <= _x.profile.negativas_hasta; }).length, n);
  return base;
}
// Qué grupos se callan. Si los callados juntos no llegan al mínimo, restando del total se sabría qué dijeron: se calla
// también el menor de los que se verían, hasta que llegan.
function callados(cantidades) {
  var minimo = _x.profile.minimo;
  var calla = cantidades.map(function (c) { return c > 0 && c < minimo; });
  function suma() { return cantidades.reduce(function (a, c, i) { return a + (calla[i] ? c : 0); }, 0); }
  while (suma() > 0 && suma() < minimo) {
    var menor = -1;
    cantidades.forEach(function (c, i) {
      if (!calla[i] && c > 0 && (menor < 0 || c < cantidades[menor])) menor = i;
    });
    if (menor < 0) break;
    calla[menor] = true;
  }
  return calla;
}
// Por cada opción de la pregunta que agrupa (y quienes no la contestaron): media de cada escala.
function gruposDe(papeletas) {
  var agrupa = preguntas.filter(function (p) { return p.grupo; })[0];
  if (agrupa === undefined) return [];
  var partes = agrupa.opciones.map(function (o) {
    return {rotulo: o.rotulo, papeletas: papeletas.filter(function (b) { return dice(b, agrupa, o.valor); })};
  });
  partes.push({rotulo: 'No lo dijo', papeletas: papeletas.filter(function (b) { return !contesta(b, agrupa); })});
  var escalas = preguntas.filter(function (p) { return p.tipo === 'escala'; });
  var filas = [];
  escalas.forEach(function (p) {
    var calla = callados(partes.map(function (g) {
      return g.papeletas.filter(function (b) { return contesta(b, p); }).length;
    }));
    partes.forEach(function (g, i) {
      var hechas = g.papeletas.filter(function (b) { return contesta(b, p); }).length;
      if (hechas === 0) return;
      var r = calla[i] ? null : resumen(g.papeletas, p);
      filas.push({numero: p.numero, texto: p.texto, grupo: g.rotulo, suprimido: calla[i], respuestas: r && r.respuestas,
                  media: r ? r.media : '', positivas: r ? r.positivas : '', negativas: r ? r.negativas : ''});
    });
  });
  return filas;
}
function unidadesDe(lista) {
  return lista.map(function (i) { return i.unidad; }).filter(function (u, i, todas) { return todas.indexOf(u) === i; });
}
// Lo único que queda de las papeletas en los datos del expediente.
function resultadosDe(papeletas) {
  var porPregunta = preguntas.map(function (p) { return resumen(papeletas, p); });
  return {total: papeletas.length, invitados: invitados.length, areas: unidadesDe(invitados).length,
          participacion: porcentaje(papeletas.length, invitados.length), preguntas: porPregunta,
          grupos: gruposDe(papeletas), filas: filasDe(porPregunta)};
}
function filasDe(porPregunta) {
  var filas = [];
  porPregunta.forEach(function (r) {
    var comun = {numero: r.numero, texto: r.texto, base: r.suprimida ? '' : String(r.respuestas), media: r.media};
    if (r.suprimida)
      return filas.push(Object.assign({rotulo: 'No se muestra: menos de ' + _x.profile.minimo + ' respuestas', cantidad: '',
                                       porcentaje: ''}, comun));
    if (r.tipo === 'texto')
      return filas.push(Object.assign({rotulo: 'Textos escritos', cantidad: String(r.respuestas), porcentaje: ''}, comun));
    r.opciones.forEach(function (o) {
      filas.push(Object.assign({rotulo: o.rotulo, cantidad: String(o.cantidad), porcentaje: o.porcentaje}, comun));
    });
  });
  return filas;
}

// ---- Vistas ----

function participacionDe(datos) {
  return datos.invitados.length === 0 ? '' : porcentaje(datos.respondieron, datos.invitados.length);
}
function tituloDe(datos) { return datos.propuesta === null ? '' : datos.propuesta.titulo; }
function cuantasDe(datos) { return datos.invitados.length === 0 ? '' : String(datos.respondieron); }
function invitadasDe(datos) { return datos.invitados.length === 0 ? '' : String(datos.invitados.length); }

// ---- Palabras de los documentos ----

// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(fecha || '');
  if (!leida) return '';
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
function parrafos(texto) { return renglones(texto); }
function listaDePublico(lista) {
  return {convocables: 'Todo el personal de las unidades convocables',
          direcciones: 'Titulares de las direcciones y oficinas'}[lista];
}
function tipoEnPalabras(tipo) {
  return {escala: 'Escala de 1 a 5', una: 'Una opción', varias: 'Varias opciones', texto: 'Texto libre'}[tipo];
}
function deLaEncuesta() {
  return {accion: _x.profile.accion, denominacion: _x.profile.denominaciones[_x.profile.accion] || '',
          titulo: propuesta === null ? '' : propuesta.titulo,
          finalidad: propuesta === null ? [] : parrafos(propuesta.finalidad), minimo: String(_x.profile.minimo)};
}
function datosPropuesta() {
  return Object.assign(deLaEncuesta(), {
    publico: propuesta.publico.map(listaDePublico), desde: fechaLarga(propuesta.desde), hasta: fechaLarga(hasta),
    nombres: _x.profile.leen_nombres === '' ? null : _x.profile.leen_nombres,
    aprobada: aprobacion === null ? null : {puesto: aprobacion.puesto, fecha: fechaLarga(aprobacion.fecha), version: String(aprobacion.version)},
    preguntas: preguntas.map(function (p) {
      return {numero: String(p.numero), texto: p.texto, tipo: tipoEnPalabras(p.tipo), obligatoria: p.obligatoria, grupo: p.grupo,
              opciones: p.opciones.map(function (o) { return o.rotulo; })};
    })});
}
function datosInforme() {
  return Object.assign(deLaEncuesta(), {
    desde: fechaLarga(propuesta.desde), hasta: fechaLarga(hasta), invitados: String(resultados.invitados),
    areas: String(resultados.areas), respondieron: String(resultados.total), participacion: resultados.participacion,
    positivas_desde: String(_x.profile.positivas_desde), negativas_hasta: String(_x.profile.negativas_hasta),
    preguntas: resultados.preguntas.map(function (r) {
      return {numero: String(r.numero), texto: r.texto, suprimida: r.suprimida, base: r.suprimida ? '' : String(r.respuestas),
              escala: r.tipo === 'escala' && !r.suprimida, media: r.media, positivas: r.positivas, negativas: r.negativas,
              varias: r.tipo === 'varias', textos: r.textos, hay_opciones: r.opciones.length > 0,
              opciones: r.opciones.map(function (o) {
                return {rotulo: o.rotulo, cantidad: String(o.cantidad), porcentaje: o.porcentaje};
              })};
    }),
    hay_grupos: resultados.grupos.length > 0,
    grupos: resultados.grupos.map(function (g) {
      return {numero: String(g.numero), grupo: g.grupo, suprimido: g.suprimido, respuestas: g.suprimido ? '' : String(g.respuestas),
              media: g.media, positivas: g.positivas, negativas: g.negativas};
    }),
    conclusiones: parrafos(evaluacion.conclusiones), recomendaciones: parrafos(evaluacion.recomendaciones),
    hay_recomendaciones: parrafos(evaluacion.recomendaciones).length > 0});
}
function datosConstancia() {
  return Object.assign(deLaEncuesta(), {
    hay_encuesta: propuesta !== null, se_abrio: invitados.length > 0, invitados: String(invitados.length),
    respondieron: String(respondieron), cancelada: _x.act.event === 'cancelar' || _x.act.event === 'anular',
    motivo: _x.act.comment, puesto: _x.act.post});
}
