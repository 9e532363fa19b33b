// Funciones del expediente y de sus documentos. Solo declaraciones de función: lo que el expediente recuerda está en el
// datamodel de chart.scxml. Ninguna función cambia los datos que recibe; _event no se ve desde aquí, así que sus campos
// llegan como argumentos.

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
function anio() { return texto(_x.act.date).slice(0, 4); }

// ---- Números de normas ----

// "Directiva N° 0001-2020-MINCETUR/DM" y "N°001-2020-MINCETUR/DM" son la misma: {clave, anio, organo}; null si no se lee.
function leida(escrito) {
  var partes = /^(?:.*?N\s*[°º.]*o?\s*\.?\s*)?0*([0-9]{1,4})\s*-\s*([0-9]{4})\s*-\s*([A-Z][A-Z0-9ÑÁÉÍÓÚ\/-]*)$/i
    .exec(texto(escrito));
  if (!partes) return null;
  var siglas = partes[3].toUpperCase();
  return {clave: Number(partes[1]) + '-' + partes[2] + '-' + siglas, anio: partes[2],
          organo: siglas.slice(siglas.lastIndexOf('/') + 1)};
}
function clave(escrito) {
  var norma = leida(escrito);
  return norma === null ? '' : norma.clave;
}
function organoQueFirma(rango) { return rango === 'rm' ? 'DM' : 'SG'; }
// Una directiva que se nombra: existe, no es futura y la aprobó el mismo órgano que ahora firma (si el ajuste lo exige).
function nombrable(escrito, rango) {
  var norma = leida(escrito);
  return norma !== null && anio() >= norma.anio &&
    (_x.profile.exigir_mismo_organo !== true || norma.organo === organoQueFirma(rango));
}
function sinRepetir(escritos) {
  var claves = escritos.map(clave);
  return claves.every(function (c, i) { return claves.indexOf(c) === i; });
}

// ---- Lo presentado ----

function competenciaDe(datos) {
  return texto(datos.competencia) || (datos.rango === 'rm' ? _x.profile.competencia_rm : _x.profile.competencia_rs);
}
function cabe(clase, datos) {
  var nombradas = (datos.deroga || []).concat(clase === 'modificacion' ? [datos.modifica] : []);
  return sinResponder() === 0 && texto(competenciaDe(datos)) !== '' && sinRepetir(nombradas) &&
    nombradas.every(function (escrito) { return nombrable(escrito, datos.rango); });
}
function nuevaPropuesta(clase, datos) {
  return {clase: clase, rango: datos.rango, nombre: datos.nombre, resumen: texto(datos.resumen),
          modifica: datos.modifica || null, alcance: texto(datos.alcance), deroga: datos.deroga || [],
          considerandos: datos.considerandos, competencia: competenciaDe(datos), normas: datos.normas,
          otras_normas: datos.otras_normas, articulos: datos.articulos, texto: datos.texto || null,
          informe: datos.informe || null, afecta: datos.afecta};
}

// ---- Versiones y opiniones ----

function version() { return _x.docs.proyecto.version; }
// Huella del contenido de la versión vigente, con la del texto propuesto: lo que de verdad ata una opinión a lo leído.
function huella() { return _x.docs.proyecto.content || null; }
function firma(sentido, datos) {
  return {sentido: sentido, version: version(), huella: huella(),
          por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null,
          fecha: _x.act.date, informe: texto(datos.informe_numero), conclusiones: texto(datos.conclusiones),
          recomendaciones: datos.recomendaciones || [],
          vigente: sentido === 'favorable' || sentido === 'con recomendaciones'};
}
function vigente(area) {
  var opinion = opiniones[area];
  return opinion.vigente === true && (opinion.huella === huella() || opinion.conservada === true);
}
// Una opinión sobre otra versión queda desfasada, salvo que quien presentó declarara que los cambios no tocan su materia.
function trasCambios(afecta) {
  var despues = {};
  Object.keys(opiniones).forEach(function (area) {
    var tocada = afecta.indexOf(area) >= 0;
    despues[area] = Object.assign({}, opiniones[area]);
    if (tocada) despues[area].vigente = false;
    else if (despues[area].vigente === true) despues[area].conservada = true;
  });
  return despues;
}
function faltaInforme(area) { return opiniones[area].sentido === 'no emitida'; }
function conInforme(area, datos) {
  var numero = texto(datos.informe_numero);
  return numero === '' ? informes : informes.concat([{area: area, numero: numero}]);
}
function listoParaFirma() {
  return visado !== null && visado.version === version() && visado.huella === huella() && sinResponder() === 0;
}
function paraFirma(rango) { return propuesta.rango === rango && listoParaFirma(); }

// ---- Observaciones: una sola serie, cada una con su respuesta ----

function observadas(area, textos) {
  return observaciones.concat(textos.map(function (dicho, i) {
    return {numero: observaciones.length + i + 1, de: area, texto: dicho, version: version(), respuesta: null};
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

// ---- Aprobación, publicación y vida de la norma ----

// El número se conoce solo al tomarlo. Si resulta ser el de una directiva que ella misma deja sin efecto, el acto entero
// se rechaza y el número no se toma: Secretaría General (o el Despacho) la observa y se corrige la lista.
function normaAprobada() {
  var propia = propuesta.clase === 'nueva' ? _x.docs.directiva.number : null;
  if (propia !== null && propuesta.deroga.map(clave).indexOf(clave(propia)) >= 0) {
    throw new Error('la directiva se derogaría a sí misma. Le toca el número ' + propia +
                    ', que está en la lista de las que deja sin efecto. Obsérvela para que se corrija la lista');
  }
  return {directiva: propia, resolucion: _x.docs.resolucion.number, fecha: _x.act.date};
}
function diaCabe(fecha) { return fecha >= norma.fecha && _x.act.date >= fecha; }
function publicada(datos) {
  return {url: datos.url, medio: datos.medio, fecha: datos.fecha, firmada: datos.firmada};
}
function vinculoCabe(datos) {
  var otra = clave(datos.directiva), resolucion = clave(datos.resolucion);
  var repetido = vinculos.some(function (v) { return clave(v.resolucion) === resolucion; });
  return resolucion !== '' && resolucion !== clave(norma.resolucion) && !repetido &&
    (texto(datos.directiva) === '' || (otra !== '' && otra !== clave(norma.directiva))) &&
    datos.fecha >= publicacion.fecha && _x.act.date >= datos.fecha;
}
function conVinculo(tipo, datos) {
  return vinculos.concat([{tipo: tipo, resolucion: datos.resolucion, directiva: texto(datos.directiva),
                           fecha: datos.fecha, alcance: texto(datos.alcance), registrado: _x.act.date,
                           por: _x.act.actor, puesto: _x.act.post || null}]);
}

// ---- Palabras de los documentos ----

function nombreOficina(area) {
  return {ogppd: 'Oficina General de Planificación, Presupuesto y Desarrollo',
          ogaj: 'Oficina General de Asesoría Jurídica', sg: 'Secretaría General',
          titular: 'Despacho Ministerial'}[area];
}
function siglasOficina(area) { return {ogppd: 'OGPPD', ogaj: 'OGAJ', sg: 'SG', titular: 'DM'}[area]; }
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var partes = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!partes) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(partes[3]) + ' de ' + meses[Number(partes[2]) - 1] + ' de ' + partes[1];
}
function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}
// "el Informe N° 0009-2023-X", "los Informes Nos. 0009 y 0026-2023-X"; de series distintas, cada número completo
function informesEnPalabras(numeros) {
  if (numeros.length === 1) return 'el Informe N° ' + numeros[0];
  var partes = numeros.map(function (n) { return /^([0-9]+)-(.+)$/.exec(n); });
  var misma = partes.every(function (p) { return p !== null && p[2] === partes[0][2]; });
  if (!misma) return 'los Informes ' + enumeradas(numeros.map(function (n) { return 'N° ' + n; }));
  return 'los Informes Nos. ' + enumeradas(partes.map(function (p) { return p[1]; })) + '-' + partes[0][2];
}
function informesDe(area) {
  return informes.filter(function (i) { return i.area === area; }).map(function (i) { return i.numero; });
}
function informesDeSustento() {
  return _x.docs.informe.all.map(function (d) { return d.number; });
}
// La motivación por referencia exige nombrar cada informe (TUO de la Ley 27444, art. 6.2)
function visto() {
  var citas = [informesEnPalabras(informesDeSustento()) + ', de la Oficina de Personal'];
  ['ogppd', 'ogaj'].forEach(function (area) {
    if (informesDe(area).length > 0)
      citas.push(informesEnPalabras(informesDe(area)) + ', de la ' + nombreOficina(area));
  });
  return citas.join('; ');
}
function esRM() { return propuesta.rango === 'rm'; }
function tipoResolucion() { return esRM() ? 'Resolución Ministerial' : 'Resolución Secretarial'; }
function claseEnPalabras() {
  return {nueva: 'Directiva nueva', modificacion: 'Modificación de una directiva',
          derogacion: 'Derogación sin reemplazo'}[propuesta.clase];
}
// En el borrador el número está por tomar; las siglas de la entidad se leen en el del informe de la misma versión.
function numeroDirectiva() {
  if (_x.docs.directiva) return _x.docs.directiva.number;
  var siglas = /^[0-9]+-[0-9]{4}-([^\/]+)/.exec(_x.docs.informe.number)[1];
  return '____-' + anio() + '-' + siglas + '/' + organoQueFirma(propuesta.rango);
}
function conNumero(escrito) {
  return /^\s*directiva/i.test(escrito) ? texto(escrito) : 'Directiva N° ' + texto(escrito).replace(/^N\s*[°º.]*\s*/i, '');
}
function derogadas() { return propuesta.deroga.map(conNumero); }
function plural(cosas, una, varias) { return cosas.length === 1 ? una : varias; }

// Ley › D.Leg. › D.S. › Resolución › Directiva, y dentro de cada clase en el orden en que se escribieron
function jerarquia(escrita) {
  var clases = [/^constituci/i, /^ley\b/i, /^texto único/i, /^decreto legislativo/i, /^decreto de urgencia/i,
                /^decreto supremo/i, /^reglamento/i, /^resolución suprema/i, /^resolución/i, /^directiva/i];
  var lugar = clases.findIndex(function (clase) { return clase.test(texto(escrita)); });
  return lugar === -1 ? clases.length : lugar;
}
function baseLegal() {
  var elegidas = _x.profile.normas.filter(function (n) { return propuesta.normas.indexOf(n.id) >= 0; })
    .map(function (n) { return n.texto; });
  var todas = _x.profile.base_legal_siempre.concat(elegidas, propuesta.otras_normas);
  return todas.map(function (escrita, i) { return {escrita: texto(escrita), lugar: jerarquia(escrita), i: i}; })
    .sort(function (a, b) { return a.lugar - b.lugar || a.i - b.i; })
    .map(function (n) { return n.escrita; });
}
function conArticulo(escrita) {
  if (/^(ley|resolución|directiva|constitución|guía|norma)\b/i.test(escrita)) return 'la ' + escrita;
  return /^(decreto|reglamento|texto|código|plan)\b/i.test(escrita) ? 'el ' + escrita : escrita;
}
function opinionEnPalabras(area) {
  var o = opiniones[area];
  var dicha = {favorable: 'emite opinión favorable sobre el proyecto',
               'con recomendaciones': 'emite opinión favorable, con recomendaciones, sobre el proyecto',
               'tardía': 'hace llegar su opinión, que se incorpora al expediente conforme al numeral 185.3 del artículo 185 del Texto Único Ordenado de la Ley N° 27444'};
  if (!dicha[o.sentido]) {
    return o.sentido === 'no emitida' ? 'Que, vencido el término, no se recibió la opinión de la ' + nombreOficina(area) +
      ' y el trámite continuó conforme al numeral 185.1 del artículo 185 del Texto Único Ordenado de la Ley N° 27444, Ley del Procedimiento Administrativo General, aprobado por Decreto Supremo N° 004-2019-JUS;' : '';
  }
  return 'Que, mediante el Informe N° ' + o.informe + ', la ' + nombreOficina(area) + ' ' + dicha[o.sentido] + ';';
}
function quePropone() {
  if (propuesta.clase === 'nueva') return 'aprobar la directiva «' + propuesta.nombre + '»';
  if (propuesta.clase === 'modificacion') return 'modificar la ' + conNumero(propuesta.modifica);
  return 'dejar sin efecto la ' + enumeradas(derogadas());
}
// Los de quien redacta, entre «Que,» y punto y coma aunque los haya escrito sin ellos
function considerando(escrito) {
  var cuerpo = texto(escrito).replace(/^que,?\s+/i, '').replace(/[;.,\s]+$/, '');
  return 'Que, ' + cuerpo + ';';
}
function articulos() {
  var lista = [];
  var resolucion = 'la presente ' + tipoResolucion();
  if (propuesta.clase === 'nueva') {
    lista.push('Aprobar la Directiva N° ' + numeroDirectiva() + ', «' + propuesta.nombre +
               '», que, como Anexo, forma parte integrante de ' + resolucion + '.');
  }
  if (propuesta.clase === 'modificacion') {
    lista.push('Modificar ' + propuesta.alcance.replace(/[.;\s]+$/, '') + ' de la ' + conNumero(propuesta.modifica) +
               ', conforme al texto que, como Anexo, forma parte integrante de ' + resolucion + '.');
  }
  if (propuesta.deroga.length > 0)
    lista.push('Dejar sin efecto ' + plural(propuesta.deroga, 'la ', 'las siguientes: ') + enumeradas(derogadas()) + '.');
  return lista.concat(propuesta.articulos.map(texto)).map(function (dicho, i) {
    return {numero: String(i + 1), dicho: dicho};
  });
}

// ---- Lo que pide cada plantilla de documents/ (llega como `d`) ----

function textoImpreso() {
  var archivo = propuesta.texto;
  return {hay_texto: archivo !== null, archivo: archivo ? archivo.name : '', huella_texto: archivo ? archivo.sha256 : '',
          tamano: archivo ? String(archivo.size) : ''};
}
function comunes() {
  return Object.assign({anio: anio(), nombre: propuesta.nombre, clase: claseEnPalabras(), tipo: tipoResolucion(),
    organo: organoQueFirma(propuesta.rango), es_rm: esRM(), es_nueva: propuesta.clase === 'nueva', resumen: propuesta.resumen,
    hay_resumen: propuesta.resumen !== '', modifica: propuesta.modifica ? conNumero(propuesta.modifica) : '',
    hay_modifica: propuesta.modifica !== null, alcance: propuesta.alcance, deroga: derogadas(),
    hay_deroga: propuesta.deroga.length > 0, base_legal: baseLegal(), visados: visados()}, textoImpreso());
}
function datosProyecto() {
  return Object.assign(comunes(), {considerandos: propuesta.considerandos.map(considerando),
    competencia: considerando(propuesta.competencia), articulos: propuesta.articulos,
    hay_articulos: propuesta.articulos.length > 0, propone: quePropone(), visados: []});
}
function datosResolucion() {
  var lista = articulos();
  return Object.assign(comunes(), {visto: visto(), considerandos: propuesta.considerandos.map(considerando),
    propone: quePropone(), opiniones: ['ogppd', 'ogaj'].map(opinionEnPalabras).filter(function (o) { return o !== ''; }),
    competencia: considerando(propuesta.competencia), conformidad: baseLegal().map(conArticulo).join('; '),
    articulos: lista, ultimo: String(lista.length + 1), directiva: numeroDirectiva(),
    formula: esRM() ? _x.profile.formula_rm : _x.profile.formula_rs,
    firmante: nombreOficina(esRM() ? 'titular' : 'sg')});
}
function datosDirectiva() { return comunes(); }
function visados() {
  if (visado === null || visado.version !== version() || visado.huella !== huella()) return [];
  return [{oficina: nombreOficina('ogaj'), siglas: siglasOficina('ogaj'), fecha: fechaLarga(visado.fecha)}];
}
function datosInforme() {
  var levantadas = observaciones.filter(function (o) { return o.version === version() - 1; });
  return Object.assign(comunes(), {version: String(version()), es_primera: version() === 1, propone: quePropone(),
    observaciones: levantadas.map(function (o) {
      return {numero: String(o.numero), oficina: siglasOficina(o.de), texto: o.texto, respuesta: texto(o.respuesta)};
    }), hay_observaciones: levantadas.length > 0,
    afecta: enumeradas(propuesta.afecta.map(siglasOficina)), hay_afecta: propuesta.afecta.length > 0});
}
// El acto que la pide es "AREA.prescindir".
function datosConstancia() {
  var area = texto(_x.act.event).split('.')[0];
  var plazo = _x.terms['plazo_' + area];
  return {oficina: nombreOficina(area), siglas: siglasOficina(area), version: String(version()), nombre: propuesta.nombre,
          remitido: fechaLarga(_x.docs.proyecto.date), termino: texto(_x.profile.termino_opinion).split(' ')[0],
          original: fechaLarga(plazo.original), vence: fechaLarga(plazo.due), ampliado: plazo.extended === true};
}
function datosMemorando() {
  return Object.assign(comunes(), {version: String(version()), destino: esRM() ? 'Despacho Ministerial' : 'Secretaría General',
    propone: quePropone(), informes: informesEnPalabras(informesDeSustento()), opiniones: ['ogppd', 'ogaj'].map(function (area) {
      var o = opiniones[area];
      return {oficina: nombreOficina(area), sentido: o.sentido, version: String(o.version), fecha: fechaLarga(o.fecha),
              informe: o.informe, hay_informe: o.informe !== '', conservada: o.conservada === true};
    }), observaciones: String(observaciones.length), hay_observaciones: observaciones.length > 0});
}
function datosFicha() {
  return Object.assign(comunes(), {directiva: texto(norma.directiva), hay_directiva: norma.directiva !== null,
    resolucion: norma.resolucion, fecha: fechaLarga(norma.fecha), url: publicacion.url,
    medio: {portal: 'Portal institucional', el_peruano: 'Diario oficial El Peruano',
            ambos: 'Diario oficial El Peruano y portal institucional'}[publicacion.medio],
    publicada: fechaLarga(publicacion.fecha), firmada: publicacion.firmada.name,
    huella_firmada: publicacion.firmada.sha256, hay_vinculos: vinculos.length > 0,
    situacion: propuesta.clase !== 'nueva' ? 'Publicada' : vinculos.length === 0 ? 'Vigente'
      : vinculos[vinculos.length - 1].tipo === 'modifica' ? 'Vigente, modificada' : 'Dejada sin efecto',
    vinculos: vinculos.map(function (v) {
      return {tipo: v.tipo, resolucion: v.resolucion, directiva: v.directiva, hay_directiva: v.directiva !== '',
              fecha: fechaLarga(v.fecha), alcance: v.alcance, hay_alcance: v.alcance !== ''};
    })});
}
