// Tableros que leen las vistas y los documentos: por componente, por etapa, comparación y brechas por red. Lo
// autoevaluado, lo que SIP reporta y lo que se calcula van siempre en columnas aparte. Solo declaraciones de función.

// ---- Autoevaluación y resultado ----

function autoevaluado(etapa, codigo) {
  var preguntas = preguntasDe(etapa, codigo);
  var faltan = preguntas.filter(function (p) { return p.puntos === null; }).length;
  if (preguntas.length === 0) return {puntos: null, palabras: esSinPuntaje(etapa, codigo) ? 'Sin puntaje' : 'Por declarar'};
  if (faltan > 0) return {puntos: null, palabras: 'Faltan ' + faltan + ' de ' + preguntas.length};
  var puntos = media(preguntas.map(function (p) { return p.puntos; }));
  return {puntos: puntos, palabras: escrito(puntos, escala().unidad)};
}
function calificacionEscrita(etapa, puntos) {
  return puntos === null ? '' : bandaDeEtapa(escala(), etapa, puntos).calificacion;
}
function filaDeComponente(etapa, codigo) {
  var propio = autoevaluado(etapa, codigo), preguntas = preguntasDe(etapa, codigo);
  var reportado = resultado === null ? null : resultado.componentes.filter(function (l) {
    return l.componente === codigo && l.etapa === etapa;
  })[0];
  return {etapa: 'Etapa ' + etapa + ': ' + nombreDeEtapa(etapa), numero_etapa: etapa, componente: codigo, nombre: nombreDeComponente(codigo),
          preguntas: preguntas.length, respondidas: preguntas.filter(function (p) { return p.puntos !== null; }).length,
          puntos: propio.puntos, autoevaluado: propio.palabras, banda_autoevaluada: calificacionEscrita(etapa, propio.puntos),
          reportado: reportado === null ? '' : reportado.puntaje, calificacion: reportado === null ? '' : reportado.calificacion,
          banda_reportada: reportado === null ? '' : reportado.banda, nota: reportado === null ? '' : reportado.nota};
}
// La media de los componentes con puntaje, junto al global que SIP reporta: no son iguales y ninguno reemplaza al otro.
function filaDeEtapa(etapa, filas) {
  var suyas = filas.filter(function (f) { return f.numero_etapa === etapa; });
  var puntos = suyas.map(function (f) { return f.puntos; }).filter(function (p) { return p !== null; });
  var completa = suyas.every(function (f) { return f.puntos !== null || f.autoevaluado === 'Sin puntaje'; }) && puntos.length > 0;
  var propio = completa ? media(puntos) : null;
  var reportados = resultado === null ? [] : resultado.componentes.filter(function (l) { return l.etapa === etapa && l.puntos !== null; });
  var global = resultado === null ? null : resultado.globales[etapa - 1];
  var calculado = reportados.length === 0 ? null : media(reportados.map(function (l) { return l.puntos; }));
  return {etapa: etapa, nombre: nombreDeEtapa(etapa), puntos: propio,
          autoevaluado: propio === null ? 'Incompleta' : escrito(propio, escala().unidad),
          banda_autoevaluada: calificacionEscrita(etapa, propio),
          medidos: resultado === null ? '' : reportados.length + ' de ' + codigosDeComponentes().length,
          calculado: calculado === null ? '' : escrito(calculado, escala().unidad),
          reportado: global === null ? '' : global.puntaje, calificacion: global === null ? '' : global.calificacion,
          banda_reportada: global === null ? '' : global.banda};
}
function armarTablero() {
  if (medicion === null) return {componentes: [], etapas: [], comparacion: [], total: null};
  var componentes = porComponente(filaDeComponente);
  var etapas = medicion.etapas.map(function (etapa) { return filaDeEtapa(etapa, componentes); });
  var propios = etapas.map(function (e) { return e.puntos; });
  var cabe = propios.every(function (p) { return p !== null; });
  return {componentes: componentes, etapas: etapas, comparacion: comparacion(),
          total: {autoevaluado: cabe ? suma(escala(), propios) : null, reportado: resultado === null ? null : resultado.total}};
}
function variacionEscrita(n) {
  if (n === 0) return 'igual';
  return (n < 0 ? 'baja ' : 'sube ') + centesimosEscritos(Math.abs(n)) + ' puntos porcentuales';
}
// Por etapa, de la más antigua a la de este expediente. El puntaje de una etapa va de 0 a 1 en todos los años; la
// calificación no se compara entre escalas.
function comparacion() {
  var suya = escala().nombre;
  var actuales = resultado === null ? [] : resultado.globales.filter(function (g) { return g.puntos !== null; }).map(function (g) {
    return {anio: medicion.anio, medicion: medicion.nombre, etapa: g.etapa, puntos: g.puntos, puntaje: g.puntaje,
            calificacion: g.calificacion || (g.banda === '' ? '' : g.banda + ' (por tabla)'), escala: suya};
  });
  var antes = anteriores.slice().sort(function (a, b) { return a.anio - b.anio; });
  var filas = [];
  medicion.etapas.forEach(function (etapa) {
    var previa = null;
    antes.concat(actuales).forEach(function (f) {
      if (f.etapa !== etapa) return;
      var variacion = previa === null ? '' : variacionEscrita(f.puntos - previa.puntos) +
        (previa.escala === f.escala ? '' : '; calificaciones de escalas distintas');
      filas.push({etapa: 'Etapa ' + etapa, anio: String(f.anio), medicion: f.medicion, puntaje: f.puntaje,
                  calificacion: f.calificacion, escala: f.escala, variacion: variacion});
      previa = f;
    });
  });
  return filas;
}

// ---- Brechas por Red de Integridad (Plan 2025, sección 2.1) ----

function centesimosDeRed(celda, donde) {
  var leido = /^([0-5])(?:\.([0-9]{1,2}))?$/.exec(texto(celda));
  exigir(leido !== null, donde + ': «' + texto(celda) + '» no es un puntaje de 0.00 a 5.00.');
  var valor = Number(leido[1]) * 100 + Number(((leido[2] || '') + '00').slice(0, 2));
  exigir(valor <= 500, donde + ': «' + texto(celda) + '» está fuera de la escala, que va de 0.00 a 5.00.');
  return valor;
}
// Hasta qué etapa se midió a la mejor entidad de la red, según el tope que el texto da a su calificación
function etapasDelTope(tope) { return {'0.39': 1, '1.10': 2, '2.10': 3}[texto(tope)] || 0; }
// La misma cifra leída con la tabla de la etapa 1: solo referencia, y solo si cabe en ella
function bandaDeReferencia(valor) {
  var conBandas = _x.profile.escalas.filter(function (e) { return e.bandas.length > 0; });
  if (conBandas.length === 0 || valor > 100) return '';
  return banda(conBandas[conBandas.length - 1], 1, valor).calificacion;
}
function filaDeRed(fila, i) {
  var donde = 'Fila ' + (i + 1) + ', ' + fila.red_o_entidad, codigo = codigoDeComponente(fila.componente_codigo);
  exigir(codigo !== '', donde + ': «' + texto(fila.componente_codigo) + '» no es un componente, de C1 a C9.');
  var valor = centesimosDeRed(fila.puntaje, donde + ', ' + codigo);
  return {grupo: fila.grupo, red: fila.red_o_entidad, componente: codigo, nombre: nombreDeComponente(codigo), valor: valor,
          puntaje: centesimosEscritos(valor), orden: texto(fila.orden_en_texto), calificacion: texto(fila.calificacion_texto),
          tope: texto(fila.umbral_texto), referencia: bandaDeReferencia(valor), nota: texto(fila.nota)};
}
// "t1" la mitad más baja…: puntaje entre las etapas medidas, en cinco tonos iguales; sin tope, sin tono
function tono(valor, tope) {
  var etapas = etapasDelTope(tope);
  return etapas === 0 ? 't0' : 't' + Math.min(5, 1 + Math.floor(valor * 5 / (etapas * 100)));
}
function redReunida(filas) {
  var menor = Math.min.apply(null, filas.map(function (f) { return f.valor; }));
  var puntajes = {}, tonos = {};
  codigosDeComponentes().forEach(function (c) { puntajes[c] = ''; tonos[c] = 't0'; });
  filas.forEach(function (f) {
    puntajes[f.componente] = (f.valor === menor ? '▼ ' : '') + f.puntaje;
    tonos[f.componente] = tono(f.valor, f.tope);
  });
  return {grupo: filas[0].grupo, red: filas[0].red, calificacion: filas[0].calificacion, tope: filas[0].tope, puntajes: puntajes,
          tonos: tonos, cuantas: filas.length,
          prioridad: filas.map(function (f) { return f.componente + ' ' + f.puntaje; }).join(', ')};
}
// Lo que una fila sola no deja ver: el texto ordena de menor a mayor brecha
function desordenes(filas) {
  return filas.slice(1).filter(function (f, i) { return f.valor < filas[i].valor; }).map(function (f) {
    var anterior = filas[filas.indexOf(f) - 1];
    return f.red + ': ' + f.componente + ' (' + f.puntaje + ') va después de ' + anterior.componente + ' (' + anterior.puntaje +
      '): el orden del texto no es ascendente.';
  });
}
function reunidasPorRed(filas) {
  var nombres = [], grupos = {};
  filas.forEach(function (f) {
    if (!grupos[f.red]) { grupos[f.red] = []; nombres.push(f.red); }
    exigir(!grupos[f.red].some(function (otra) { return otra.componente === f.componente; }),
           f.red + ': ' + f.componente + ' está dos veces.');
    grupos[f.red].push(f);
  });
  return nombres.map(function (n) { return grupos[n]; });
}
function brechasPorRed(filas, dudas) {
  var leidas = filas.map(filaDeRed), grupos = reunidasPorRed(leidas);
  var propias = leidas.filter(function (f) { return f.red === _x.profile.red_propia; });
  return {filas: leidas, total: leidas.length, redes: grupos.map(redReunida), cuantas_redes: grupos.length,
          frecuencia: codigosDeComponentes().map(function (c) {
            return {componente: c, nombre: nombreDeComponente(c), veces: leidas.filter(function (f) { return f.componente === c; }).length};
          }).sort(function (a, b) { return b.veces - a.veces; }),
          avisos: [].concat.apply([], grupos.map(desordenes)),
          dudas: dudas || [],
          propia: propias.map(function (f) { return f.componente + ' ' + f.puntaje; }).join(', ')};
}

// ---- Dudas de las importaciones y celdas de las vistas: reciben la fila y nada más ----

function sinCalificacion(fila) { return texto(fila.calificacion_texto) === ''; }
function inicialSiendoIncipiente(fila) {
  return texto(fila.calificacion_texto) === 'Inicial' && Number(texto(fila.puntaje)) <= 0.1;
}
function sobreElTope(fila) {
  return texto(fila.umbral_texto) !== '' && Number(texto(fila.puntaje)) > Number(texto(fila.umbral_texto));
}
function conNota(fila) { return texto(fila.nota) !== ''; }
function cerosSinCalificacion(fila) {
  return [1, 2].some(function (k) {
    return /^0+(\.0+)?$/.test(texto(fila['etapa' + k])) && texto(fila['calificacion' + k]) === '';
  });
}
function sinEvidencias(fila) { return partes(fila.evidencias).length === 0; }
function sinResponsable(fila) { return texto(fila.responsable) === ''; }
function brechaSinAccion(fila) { return partes(fila.acciones).length === 0; }
function accionIlegible(fila) { return !/^AOE\.[0-9]{1,2}\.[0-9]{1,2}$/.test(texto(fila.codigo)); }
function evidenciasEnVista(fila) {
  return fila.evidencias.map(function (e, i) {
    return (fila.presentadas.indexOf(i + 1) >= 0 ? '[x] ' : '[ ] ') + (i + 1) + '. ' + e;
  }).join('; ');
}
function archivoEnVista(fila) { return fila.archivo === null ? '' : fila.archivo.name; }
// El cuadro de todas las mediciones: la fila es un expediente
function brechasSinAccion(datos) {
  return datos.brechas.length === 0 ? '' : datos.brechas.filter(function (b) { return b.estado === 'Sin acción'; }).length;
}
