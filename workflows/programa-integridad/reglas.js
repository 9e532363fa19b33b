// Funciones del expediente, de sus documentos y de la importación de la matriz. Solo declaraciones de función: lo que
// el expediente recuerda está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe; _event no
// se ve desde aquí, así que sus campos llegan como argumentos.

// ---- Versiones y opiniones ----

function version() { return _x.docs.proyecto.version; }
// Huella del contenido de la versión vigente: lo que de verdad ata una opinión o un visado a lo que se leyó.
function huella() { return _x.docs.proyecto.content || null; }

// Lo que una oficina dijo, sobre qué versión, y quién lo dijo. `datos`: los campos del formulario del acto.
function firma(sentido, datos) {
  return {sentido: sentido, version: version(), huella: huella(),
          por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null,
          fecha: _x.act.date, informe: datos.informe_numero || '',
          vigente: sentido === 'favorable' || sentido === 'con recomendaciones'};
}

// Una opinión sobre otra versión queda desfasada, salvo que quien presentó la nueva declarara que los cambios no
// tocan la materia de esa oficina.
function vigente(area) {
  var opinion = opiniones[area];
  return opinion.vigente === true && (opinion.huella === huella() || opinion.conservada === true);
}
function trasCambios(afecta) {
  var tocadas = afecta || [];
  var despues = {};
  Object.keys(opiniones).forEach(function (area) {
    var tocada = tocadas.indexOf(area) >= 0;
    despues[area] = Object.assign({}, opiniones[area]);
    if (tocada) despues[area].vigente = false;
    else if (despues[area].vigente === true) despues[area].conservada = true;
  });
  return despues;
}
function faltaInforme(area) { return opiniones[area].sentido === 'no emitida'; }
function enSecuencia() { return _x.profile.opiniones_en_secuencia === true; }
function vuelveEnElActo() { return _x.profile.retorno_inmediato === true && sinResponder() > 0; }
function listoParaFirma() {
  return visado !== null && visado.version === version() && visado.huella === huella() && sinResponder() === 0;
}

// ---- Observaciones: una sola serie, cada una con su respuesta ----

function observadas(area, textos) {
  return observaciones.concat(textos.map(function (texto, i) {
    return {numero: observaciones.length + i + 1, de: area, texto: texto, version: version(), respuesta: null};
  }));
}
// Cuántas faltan responder; con número, 1 si falta esa y 0 si no existe o ya tiene respuesta.
function sinResponder(numero) {
  return observaciones.filter(function (o) {
    return !o.respuesta && (numero === undefined || o.numero === numero);
  }).length;
}
function respondida(numero, respuesta) {
  return observaciones.map(function (o) {
    return o.numero === numero ? Object.assign({}, o, {respuesta: respuesta}) : o;
  });
}

// ---- Lo que queda de cada formulario ----

function presentacion(datos) {
  return {resumen: datos.resumen || '', informe: datos.informe || null, afecta: datos.afecta || []};
}
function publicada(datos) { return {url: datos.url || '', fecha: datos.fecha || _x.act.date}; }

// ---- Los textos de las secciones ----

// Lo escrito en el expediente; mientras nadie lo corrija, el texto con que se empieza (textos.js).
function textoDe(seccion) { return texto((textos === null ? textosModelo() : textos)[seccion]); }
function secciones() {
  var impresas = {};
  ['presentacion', 'marco_normativo', 'definiciones', 'diagnostico', 'objetivos', 'matriz', 'implementacion',
   'seguimiento'].forEach(function (seccion) { impresas[seccion] = bloques(textoDe(seccion)); });
  return impresas;
}
// **negrita** -> trozos; un ** sin pareja queda como está.
function trozos(linea) {
  var partes = linea.split('**');
  if (partes.length % 2 === 0) {
    var suelto = partes.pop();
    partes.push(partes.pop() + '**' + suelto);
  }
  return partes.map(function (parte, i) { return {texto: parte, fuerte: i % 2 === 1}; })
    .filter(function (trozo) { return trozo.texto !== ''; });
}
function celdas(linea) {
  return linea.replace(/^\|/, '').replace(/\|$/, '').split('|').map(function (celda) { return celda.trim(); });
}
function bloque(clase, contenido) {
  return Object.assign({es_titulo: clase === 'titulo', es_parrafo: clase === 'parrafo', es_nota: clase === 'nota',
                        es_lista: clase === 'lista', es_cuadro: clase === 'cuadro',
                        titulo: '', trozos: [], items: [], cabeza: [], filas: []}, contenido);
}
// Una línea es un párrafo; "## " un subtítulo; "- " una viñeta; "| a | b |" una fila de cuadro, la primera con los
// encabezados; la que empieza con ¹, ² o ³, una nota. {año} es el año del Programa.
function bloques(escrito) {
  var hechos = [];
  var ultimo = function (clase) {
    var b = hechos[hechos.length - 1];
    return b && b['es_' + clase] ? b : null;
  };
  escrito.split('\n').forEach(function (cruda) {
    var linea = cruda.trim().split('{año}').join(anio());
    if (linea === '') return;
    if (/^## /.test(linea)) hechos.push(bloque('titulo', {titulo: linea.slice(3).trim()}));
    else if (/^- /.test(linea)) {
      if (!ultimo('lista')) hechos.push(bloque('lista', {}));
      ultimo('lista').items.push({trozos: trozos(linea.slice(2).trim())});
    } else if (/^\|/.test(linea)) {
      if (ultimo('cuadro')) ultimo('cuadro').filas.push({celdas: celdas(linea)});
      else hechos.push(bloque('cuadro', {cabeza: celdas(linea)}));
    } else hechos.push(bloque(/^[¹²³]/.test(linea) ? 'nota' : 'parrafo', {trozos: trozos(linea)}));
  });
  return hechos.map(function (b) { return b.es_cuadro ? centrado(b) : b; });
}
// Las columnas de cifras y palabras cortas van al centro; la fila sin primera celda es la del total.
function centrado(cuadro) {
  var corta = cuadro.cabeza.map(function (_, i) {
    return cuadro.filas.every(function (fila) { return (fila.celdas[i] || '').length <= 12; });
  });
  var puestas = function (lista) {
    return lista.map(function (celda, i) { return {texto: celda, centro: corta[i] === true}; });
  };
  return Object.assign({}, cuadro, {cabeza: puestas(cuadro.cabeza), filas: cuadro.filas.map(function (fila) {
    return {celdas: puestas(fila.celdas), total: fila.celdas[0] === ''};
  })});
}

// ---- La matriz ----

function acciones() { return matriz !== null && Array.isArray(matriz.acciones) ? matriz.acciones : []; }
function dudas() { return matriz !== null && Array.isArray(matriz.dudas) ? matriz.dudas : []; }
function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
function marcada(celda) { return texto(celda).toUpperCase() === 'X'; }
function marcas(fila) {
  return [fila.trim2, fila.trim3, fila.trim4].filter(marcada).length;
}
// Las celdas de varias líneas vienen separadas por punto y coma.
function partes(celda) {
  return texto(celda).split(';').map(function (p) { return p.trim(); })
    .filter(function (p) { return p !== ''; });
}
// "C.5 Controles Interno…" -> C.5 y el nombre
function rotulo(celda) {
  var leido = /^([A-Z]{1,3}\. ?[0-9]{1,2})\.? +(.*)$/.exec(texto(celda));
  return leido ? {codigo: leido[1].replace(' ', ''), nombre: leido[2]} : {codigo: '', nombre: texto(celda)};
}
function totales(filas) {
  var cuenta = function (columna) {
    return String(filas.filter(function (f) { return marcada(f[columna]); }).length);
  };
  var todas = filas.reduce(function (suma, f) { return suma + marcas(f); }, 0);
  return {acciones: String(filas.length), t2: cuenta('trim2'), t3: cuenta('trim3'), t4: cuenta('trim4'),
          marcas: String(todas)};
}
function agrupadas(filas, columna) {
  var grupos = [];
  filas.forEach(function (fila) {
    var nombre = texto(fila[columna]);
    var grupo = grupos.filter(function (g) { return g.nombre === nombre; })[0];
    if (!grupo) {
      grupo = {nombre: nombre, filas: []};
      grupos.push(grupo);
    }
    grupo.filas.push(fila);
  });
  return grupos;
}
function accionImpresa(fila) {
  var medios = partes(fila.medio_verificacion), involucrados = partes(fila.involucrados);
  return {codigo: texto(fila.codigo), accion: texto(fila.accion), metas: partes(fila.meta),
          indicadores: partes(fila.indicador), medios: medios, sin_medios: medios.length === 0,
          t2: marcada(fila.trim2), t3: marcada(fila.trim3), t4: marcada(fila.trim4),
          responsables: partes(fila.responsable), involucrados: involucrados,
          hay_involucrados: involucrados.length > 0};
}
// Componentes -> objetivos -> acciones, en el orden de la matriz. La primera acción va aparte: la plantilla la deja
// siempre en la misma página que el nombre de su objetivo.
function componentes() {
  return agrupadas(acciones(), 'componente').map(function (c) {
    var nombre = rotulo(c.nombre);
    return {codigo: nombre.codigo, nombre: nombre.nombre,
            objetivos: agrupadas(c.filas, 'objetivo').map(function (o, i) {
              var impresas = o.filas.map(accionImpresa);
              return {nombre: o.nombre, componente: texto(nombre.codigo + ' ' + nombre.nombre), abre_componente: i === 0,
                      acciones: impresas, primera: impresas.slice(0, 1), demas: impresas.slice(1),
                      hay_demas: impresas.length > 1};
            })};
  });
}

// ---- Dudas de la importación: una función por regla de imports/matriz.json ----

function sinTrimestre(fila) { return marcas(fila) === 0; }
function sinMedio(fila) { return texto(fila.medio_verificacion) === ''; }
function nombraOtraEntidad(fila) { return /(^|[^A-Z])MEF([^A-Z]|$)/.test(texto(fila.medio_verificacion)); }
function mensualSinTotal(fila) { return / por mes\b/.test(texto(fila.meta)); }
// La cantidad con que empieza la meta frente a las X. Las metas mensuales tienen su propia duda.
function metaDistinta(fila) {
  var cantidad = /^[0-9]+/.exec(texto(fila.meta));
  return cantidad !== null && !mensualSinTotal(fila) && Number(cantidad[0]) !== marcas(fila);
}
function marcaExtrana(fila) {
  return [fila.trim2, fila.trim3, fila.trim4].some(function (c) { return texto(c) !== '' && !marcada(c); });
}
function codigoIlegible(fila) { return !/^AOE\.[0-9]{1,2}\.[0-9]{1,2}$/.test(texto(fila.codigo)); }
// AOE.8.3 pertenece al objetivo OE.8
function objetivoAjeno(fila) {
  var accion = /^AOE\.([0-9]{1,2})\./.exec(texto(fila.codigo));
  var objetivo = /^OE\. ?([0-9]{1,2})/.exec(texto(fila.objetivo));
  return accion !== null && (objetivo === null || objetivo[1] !== accion[1]);
}
function sinResponsable(fila) { return texto(fila.responsable) === ''; }

// ---- Palabras de los documentos ----

function nombreOficina(area) {
  return {ogppd: 'Oficina General de Planificación, Presupuesto y Desarrollo',
          ogaj: 'Oficina General de Asesoría Jurídica', sg: 'Secretaría General'}[area];
}
function siglasOficina(area) { return {ogppd: 'OGPPD', ogaj: 'OGAJ', sg: 'SG'}[area]; }
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}
function anio() { return texto(_x.act.date).slice(0, 4); }
function emitidos(id) {
  var documento = _x.docs[id];
  if (!documento) return [];
  return documento.all || [documento];
}
// "el Informe N° 0009-2023-X", "los Informes Nos. 0009 y 0026-2023-X"; de años distintos, cada número completo
function informesCitados() {
  var numeros = emitidos('informe').map(function (d) { return texto(d.number); })
    .filter(function (n) { return n !== ''; });
  if (numeros.length === 1) return 'el Informe N° ' + numeros[0];
  var leidos = numeros.map(function (n) { return /^([0-9]+)-(.+)$/.exec(n); });
  var mismaSerie = leidos.every(function (l) { return l !== null && l[2] === leidos[0][2]; });
  if (!mismaSerie) return 'los Informes ' + enumeradas(numeros.map(function (n) { return 'N° ' + n; }));
  return 'los Informes Nos. ' + enumeradas(leidos.map(function (l) { return l[1]; })) + '-' + leidos[0][2];
}
function visados() {
  if (visado === null || visado.version !== version() || visado.huella !== huella()) return [];
  return [{oficina: nombreOficina('ogaj'), siglas: siglasOficina('ogaj'), fecha: fechaLarga(visado.fecha)}];
}
function opinionesCitadas() {
  return ['ogppd', 'ogaj'].map(function (area) {
    var o = opiniones[area];
    return {oficina: nombreOficina(area), siglas: siglasOficina(area), sentido: texto(o.sentido) || 'sin opinión',
            version: texto(o.version), fecha: fechaLarga(o.fecha), informe: texto(o.informe),
            hay_informe: texto(o.informe) !== '', conservada: o.conservada === true};
  });
}
function observacionesCitadas(lista) {
  return lista.map(function (o) {
    return {numero: String(o.numero), oficina: siglasOficina(o.de), texto: o.texto, version: String(o.version),
            respuesta: texto(o.respuesta)};
  });
}

// Una fila por motivo, con todas las acciones a las que alcanza
function dudasReunidas(lista) {
  return agrupadas(lista, 'mensaje').map(function (grupo) {
    return {mensaje: grupo.nombre, cuantas: String(grupo.filas.length),
            acciones: enumeradas(grupo.filas.map(function (d) { return texto(d.codigo) || 'fila ' + texto(d.fila); }))};
  });
}

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

function datosPrograma() {
  return {anio: anio(), anio_anterior: String(Number(anio()) - 1), visados: [], secciones: secciones(),
          componentes: componentes(), totales: totales(acciones())};
}
function datosResolucion() {
  return {anio: anio(), anio_anterior: String(Number(anio()) - 1), visto: informesCitados(), visados: visados(),
          secciones: secciones(), componentes: componentes(), totales: totales(acciones())};
}
function datosInforme() {
  var levantadas = observaciones.filter(function (o) { return o.version === version() - 1; });
  var pendientes = dudas();
  var afectadas = sustento === null ? [] : sustento.afecta;
  return {anio: anio(), version: String(version()), es_primera: version() === 1,
          resumen: sustento === null ? '' : sustento.resumen,
          hay_resumen: sustento !== null && sustento.resumen !== '',
          totales: totales(acciones()),
          observaciones: observacionesCitadas(levantadas), hay_observaciones: levantadas.length > 0,
          afecta: enumeradas(afectadas.map(siglasOficina)), hay_afecta: afectadas.length > 0,
          dudas: dudasReunidas(pendientes),
          cuantas_dudas: String(pendientes.length), hay_dudas: pendientes.length > 0};
}
// El acto que la pide es "AREA.prescindir".
function datosConstancia() {
  var area = texto(_x.act.event).split('.')[0];
  var plazo = _x.terms['plazo_' + area];
  return {anio: anio(), oficina: nombreOficina(area), siglas: siglasOficina(area), version: String(version()),
          remitido: fechaLarga(_x.docs.proyecto.date), termino: texto(_x.profile.termino_opinion).split(' ')[0],
          original: fechaLarga(plazo.original), vence: fechaLarga(plazo.due), ampliado: plazo.extended === true};
}
function datosMemorando() {
  return {anio: anio(), version: String(version()), informes: informesCitados(), opiniones: opinionesCitadas(),
          visados: visados(), totales: totales(acciones()), observaciones: String(observaciones.length),
          hay_observaciones: observaciones.length > 0};
}
