// Funciones del expediente: medición, respuestas, revisión, resultado y brechas. Solo declaraciones de función; lo que
// el expediente recuerda está en el datamodel de chart.scxml. Ninguna cambia los datos que recibe; _event no se ve
// desde aquí, así que sus campos llegan como argumentos. Puntajes y escalas, en escalas.js.

// ---- La medición ----

function medicionFijada(datos) {
  escalaExigida(datos.anio);
  exigir(datos.anio <= Number(_x.act.date.slice(0, 4)), 'No se mide un año que no ha comenzado: ' + datos.anio + '.');
  var etapas = datos.etapas.map(Number);
  // Cada estándar se superpone al anterior (Programa 2023, sección I)
  exigir(etapas.every(function (e, i) { return e === i + 1; }),
         'Las etapas van seguidas desde la 1: la medición de una incluye las anteriores.');
  exigir(datos.cierre >= _x.act.date, 'La fecha de cierre ya pasó: ' + fechaLarga(datos.cierre) + '.');
  exigir(datos.limite_areas >= _x.act.date && datos.limite_areas <= datos.cierre,
         'El límite de las áreas va entre hoy y el cierre, el ' + fechaLarga(datos.cierre) + '.');
  exigir(cuestionario.every(function (p) { return etapas.indexOf(p.etapa) >= 0; }),
         'El cuestionario importado tiene preguntas de otras etapas. Impórtelo de nuevo.');
  return {anio: datos.anio, nombre: datos.nombre, etapas: etapas, cierre: datos.cierre,
          cierre_larga: fechaLarga(datos.cierre), limite_areas: datos.limite_areas,
          limite_larga: fechaLarga(datos.limite_areas)};
}
function cierreCambiado(fecha) {
  exigir(fecha >= _x.act.date, 'La fecha de cierre ya pasó: ' + fechaLarga(fecha) + '.');
  return Object.assign({}, medicion, {cierre: fecha, cierre_larga: fechaLarga(fecha)});
}
function escala() { return escalaDe(medicion.anio); }
function porComponente(hacer) {
  return medicion.etapas.reduce(function (todos, etapa) {
    return todos.concat(codigosDeComponentes().map(function (codigo) { return hacer(etapa, codigo); }));
  }, []);
}

// ---- El cuestionario ----

function clave(etapa, numero) { return etapa + '.' + numero; }
function cuestionarioLeido(filas) {
  exigir(medicion !== null, 'Primero fije la medición: el año y las etapas.');
  var vistas = {};
  return filas.map(function (fila, i) {
    var donde = 'Pregunta de la fila ' + (i + 1), codigo = codigoDeComponente(fila.componente);
    exigir(medicion.etapas.indexOf(fila.etapa) >= 0, donde + ': la medición no incluye la etapa ' + fila.etapa + '.');
    exigir(codigo !== '', donde + ': «' + texto(fila.componente) + '» no es un componente, de C1 a C9.');
    exigir(!vistas[clave(fila.etapa, fila.numero)],
           donde + ': la pregunta ' + fila.numero + ' de la etapa ' + fila.etapa + ' está dos veces.');
    vistas[clave(fila.etapa, fila.numero)] = true;
    return {etapa: fila.etapa, numero: fila.numero, componente: codigo, nombre: nombreDeComponente(codigo),
            subcomponente: texto(fila.subcomponente), pregunta: fila.pregunta, evidencias: partes(fila.evidencias),
            responsable: texto(fila.responsable), puntos: null, puntaje: '', sustento: '', presentadas: [],
            archivo: null, estado: 'Sin responder', por: '', fecha: ''};
  });
}
function preguntasDe(etapa, codigo) {
  return cuestionario.filter(function (p) { return p.etapa === etapa && p.componente === codigo; });
}

// `presentadas`: los números de los medios de verificación que se adjuntan, "1; 3"
function numerosPresentados(celda, pregunta, donde) {
  return partes(celda).map(function (p) {
    exigir(/^[0-9]{1,2}$/.test(p) && Number(p) >= 1 && Number(p) <= pregunta.evidencias.length,
           donde + ': «' + p + '» no es uno de sus ' + pregunta.evidencias.length + ' medios de verificación.');
    return Number(p);
  });
}
function faltantes(pregunta) {
  return pregunta.evidencias.map(function (_, i) { return i + 1; }).filter(function (n) {
    return pregunta.presentadas.indexOf(n) < 0;
  });
}
function faltaEvidencia(pregunta) {
  if (pregunta.puntos === null || pregunta.puntos === 0 || pregunta.evidencias.length === 0) return false;
  if (_x.profile.evidencia === 'completa') return faltantes(pregunta).length > 0;
  return _x.profile.evidencia === 'alguna' && pregunta.presentadas.length === 0;
}
// `unidad`: la de quien responde por su área; null, el Oficial, que responde cualquiera
function respondido(filas, unidad) {
  var dadas = {};
  filas.forEach(function (fila) {
    var donde = 'Pregunta ' + fila.numero + ' de la etapa ' + fila.etapa;
    var pregunta = cuestionario.filter(function (p) { return p.etapa === fila.etapa && p.numero === fila.numero; })[0];
    exigir(pregunta !== undefined, donde + ': no existe en el cuestionario.');
    exigir(!dadas[clave(fila.etapa, fila.numero)], donde + ': está dos veces.');
    exigir(unidad === null || pregunta.responsable === unidad,
           donde + ': no está asignada a ' + unidad + ', y cada área responde solo las suyas.');
    var puntos = diezmilesimos(fila.puntaje, 'fraccion', donde);
    var nueva = Object.assign({}, pregunta, {
      puntos: puntos, puntaje: escrito(puntos, 'fraccion'), sustento: texto(fila.sustento),
      presentadas: numerosPresentados(fila.presentadas, pregunta, donde), archivo: fila.archivo || pregunta.archivo,
      por: _x.act.post || _x.act.actor, fecha: _x.act.date});
    nueva.estado = faltaEvidencia(nueva) ? 'Falta evidencia' : 'Completa';
    dadas[clave(fila.etapa, fila.numero)] = nueva;
  });
  return cuestionario.map(function (p) { return dadas[clave(p.etapa, p.numero)] || p; });
}
// Lo que la etapa no mide se declara: «Sin puntaje» no es cero (Programa 2023, sección IV: C2 y C8 en la etapa 2).
function declaradoSinPuntaje(datos) {
  exigir(medicion.etapas.indexOf(datos.etapa) >= 0, 'La medición no incluye la etapa ' + datos.etapa + '.');
  var preguntas = preguntasDe(datos.etapa, datos.componente).length;
  exigir(preguntas === 0, datos.componente + ' tiene ' + cuantas(preguntas, 'pregunta', 'preguntas') + ' en la etapa ' +
         datos.etapa + ': respóndalas.');
  exigir(!esSinPuntaje(datos.etapa, datos.componente), datos.componente + ' ya está declarado en la etapa ' + datos.etapa + '.');
  return sin_puntaje.concat([{etapa: datos.etapa, componente: datos.componente, motivo: datos.motivo,
                              por: _x.act.post || _x.act.actor, fecha: _x.act.date}]);
}
function esSinPuntaje(etapa, codigo) {
  return sin_puntaje.some(function (s) { return s.etapa === etapa && s.componente === codigo; });
}
// Todo lo que falta para presentar, de una vez
function pendientesDePresentar() {
  var faltan = porComponente(function (etapa, codigo) {
    var preguntas = preguntasDe(etapa, codigo), donde = 'Etapa ' + etapa + ', ' + codigo + ': ';
    var sinResponder = preguntas.filter(function (p) { return p.puntos === null; });
    if (preguntas.length === 0 && !esSinPuntaje(etapa, codigo))
      return [donde + 'no tiene preguntas; declare «Sin puntaje» o importe sus preguntas, porque lo que falta no vale cero.'];
    var huecos = sinResponder.length === 0 ? [] :
      [donde + 'sin responder ' + enumeradas(sinResponder.map(function (p) { return 'la pregunta ' + p.numero; })) +
       '; sin respuesta no vale cero.'];
    return huecos.concat(preguntas.filter(faltaEvidencia).map(function (p) {
      return donde + 'a la pregunta ' + p.numero + ' le faltan medios de verificación: ' +
        enumeradas(faltantes(p).map(function (n) { return p.evidencias[n - 1]; })) + '.';
    }));
  });
  return [].concat.apply([], faltan).concat(observaciones.filter(function (o) { return !o.respuesta; }).map(function (o) {
    return 'La observación ' + o.numero + ' no tiene respuesta.';
  }));
}
function presentacion() {
  var faltan = pendientesDePresentar();
  exigir(faltan.length === 0, 'Todavía no se puede presentar. ' + faltan.slice(0, 12).join(' ') +
         (faltan.length > 12 ? ' Y ' + (faltan.length - 12) + ' puntos más.' : ''));
  return {fecha: _x.act.date, por: _x.act.actor, puesto: _x.act.post || ''};
}

// ---- Revisión ----

function firma(sentido) {
  return {sentido: sentido, version: _x.docs.reporte.version, huella: _x.docs.reporte.content || null, por: _x.act.actor,
          en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || '', fecha: _x.act.date};
}
function observado(de, textos) {
  return observaciones.concat(textos.map(function (cada, i) {
    return {numero: observaciones.length + i + 1, de: de, texto: cada, version: _x.docs.reporte.version, respuesta: null};
  }));
}
function porResponder(numero) {
  return observaciones.some(function (o) { return o.numero === numero && !o.respuesta; });
}
function subsanada(numero, respuesta) {
  return observaciones.map(function (o) {
    return o.numero === numero ? Object.assign({}, o, {respuesta: respuesta}) : o;
  });
}
function enviado(datos) {
  exigir(datos.fecha >= aprobacion.fecha, 'No se envía lo que no estaba aprobado: se aprobó el ' +
         fechaLarga(aprobacion.fecha) + '.');
  exigir(datos.fecha <= _x.act.date, 'La fecha de envío todavía no llega: ' + fechaLarga(datos.fecha) + '.');
  return {fecha: datos.fecha, fecha_larga: fechaLarga(datos.fecha), canal: datos.canal, cargo: texto(datos.cargo),
          constancia: datos.constancia, despues_del_cierre: datos.fecha > medicion.cierre};
}

// ---- El resultado que comunica la SIP ----

function lineaReportada(fila, quien, etapa) {
  var donde = quien + ', etapa ' + etapa, celda = texto(fila['etapa' + etapa]);
  exigir(celda !== '', donde + ': no tiene puntaje. Escríbalo, o «Sin puntaje» si no se midió: vacío no es cero.');
  var puntos = /^sin puntaje$/i.test(celda) ? null : diezmilesimos(celda, escala().unidad, donde);
  var lugar = puntos === null ? {calificacion: '', nota: ''} : bandaDeEtapa(escala(), etapa, puntos);
  return {componente: quien, etapa: etapa, puntos: puntos,
          puntaje: puntos === null ? 'Sin puntaje' : escrito(puntos, escala().unidad),
          calificacion: calificacionExigida(escala(), fila['calificacion' + etapa], donde), banda: lugar.calificacion};
}
function otrasEtapasVacias(fila, quien) {
  [1, 2, 3, 4, 5].forEach(function (etapa) {
    exigir(medicion.etapas.indexOf(etapa) >= 0 || texto(fila['etapa' + etapa]) === '',
           quien + ' trae puntaje en la etapa ' + etapa + ', que esta medición no incluye.');
  });
}
function esGlobal(fila) { return /^puntaje global por etapa/i.test(texto(fila.componente)); }
function pasaDeEtapa(globales, i) {
  if (i === 0 || globales[i].puntos === null) return;
  var anterior = globales[i - 1];
  exigir(anterior.puntos !== null, 'La etapa ' + (i + 1) + ' tiene puntaje global y la ' + i + ' no.');
  if (escala().pasa === '') return;
  var lograda = suma(escala(), globales.slice(0, i).map(function (g) { return g.puntos; }));
  exigir(lograda.calificacion === escala().pasa,
         'En la escala de ' + aniosDe(escala()) + ' solo «' + escala().pasa + '» pasa a la etapa siguiente: con ' + lograda.puntaje +
         (lograda.calificacion === '' ? '' : ' (' + lograda.calificacion + ')') + ' en la etapa ' + i +
         ' no puede haber puntaje en la etapa ' + (i + 1) + '.');
}
function resultadoLeido(filas) {
  var lineas = [], globales = null, vistos = {};
  filas.forEach(function (fila) {
    if (esGlobal(fila)) {
      exigir(globales === null, 'El puntaje global está dos veces.');
      otrasEtapasVacias(fila, 'El puntaje global');
      globales = medicion.etapas.map(function (etapa) { return lineaReportada(fila, 'Puntaje global', etapa); });
      return;
    }
    var codigo = codigoDeComponente(fila.n || fila.componente);
    exigir(codigo !== '', '«' + (texto(fila.componente) || texto(fila.n)) + '» no es un componente ni el puntaje global.');
    exigir(!vistos[codigo], codigo + ' está dos veces.');
    vistos[codigo] = true;
    otrasEtapasVacias(fila, codigo);
    medicion.etapas.forEach(function (etapa) {
      lineas.push(Object.assign(lineaReportada(fila, codigo, etapa), {nota: texto(fila.nota)}));
    });
  });
  codigosDeComponentes().forEach(function (codigo) {
    exigir(vistos[codigo], 'Falta ' + codigo + '. Si no se midió, escriba «Sin puntaje»: lo que falta no es cero.');
  });
  exigir(globales !== null, 'Falta la fila «Puntaje global por etapa»: el global no se deduce de los componentes.');
  globales.forEach(function (_, i) { pasaDeEtapa(globales, i); });
  var notas = filas.filter(function (f) { return texto(f.nota) !== ''; }).map(function (f) {
    return {quien: esGlobal(f) ? 'Puntaje global' : codigoDeComponente(f.n || f.componente), nota: texto(f.nota)};
  });
  return {componentes: lineas, globales: globales, notas: notas,
          total: suma(escala(), globales.map(function (g) { return g.puntos; }))};
}
function fuenteDe(datos) {
  exigir(!datos.fecha || datos.fecha <= _x.act.date, 'La fecha de la fuente todavía no llega.');
  exigir(!datos.puesto || !datos.evaluadas || datos.puesto <= datos.evaluadas, 'El puesto no puede ser mayor que las entidades evaluadas.');
  return {documento: datos.documento, fecha: datos.fecha || '', puesto: datos.puesto, ambito: texto(datos.ambito),
          evaluadas: datos.evaluadas};
}

// ---- Mediciones anteriores: cada una con su propia escala ----

function anterioresLeidas(filas) {
  return anteriores.concat(filas.map(function (fila) {
    var suEscala = escalaExigida(fila.anio), donde = fila.anio + ', ' + fila.medicion + ', etapa ' + fila.etapa;
    exigir(fila.anio <= medicion.anio, donde + ': es posterior a la medición de este expediente.');
    exigir(!anteriores.some(function (a) { return a.anio === fila.anio && a.medicion === fila.medicion && a.etapa === fila.etapa; }),
           donde + ': ya está registrada.');
    var puntos = diezmilesimos(fila.puntaje, suEscala.unidad, donde);
    return {anio: fila.anio, medicion: fila.medicion, etapa: fila.etapa, puntos: puntos, puntaje: escrito(puntos, suEscala.unidad),
            calificacion: calificacionExigida(suEscala, fila.calificacion, donde), escala: suEscala.nombre};
  }));
}

// ---- Brechas y acciones del Programa ----

function accionesLeidas(filas) {
  var vistos = {};
  filas.forEach(function (fila) {
    exigir(!vistos[fila.codigo], 'La acción ' + fila.codigo + ' está dos veces.');
    vistos[fila.codigo] = true;
  });
  brechas.forEach(function (b) {
    b.acciones.forEach(function (codigo) {
      exigir(vistos[codigo], 'La brecha ' + b.numero + ' está enlazada a ' + codigo + ', que ya no estaría en la lista.');
    });
  });
  return filas.map(function (f) {
    return {codigo: f.codigo, componente: texto(f.componente), accion: f.accion, responsable: texto(f.responsable)};
  });
}
function accionExigida(codigo, donde) {
  exigir(acciones.some(function (a) { return a.codigo === codigo; }), donde + ': no existe la acción «' + codigo + '» en la ' +
         (acciones.length === 0 ? 'lista, que está vacía. Importe las acciones del Programa.' : 'lista de acciones importada.'));
  return codigo;
}
// El reporte no dice el componente de cada pendiente: es el de su primera acción (AOE.9.4 es de C8)
function componenteDeAccion(codigo) {
  var accion = acciones.filter(function (a) { return a.codigo === codigo; })[0];
  return accion === undefined ? '' : codigoDeComponente(accion.componente);
}
function sinRepetir(lista) { return lista.filter(function (x, i) { return lista.indexOf(x) === i; }); }
function brecha(numero, etapa, codigo, palabras, origen, enlazadas) {
  return {numero: numero, etapa: etapa, componente: codigo, brecha: palabras, origen: origen, acciones: enlazadas,
          motivo: '', estado: enlazadas.length > 0 ? 'Con acción' : 'Sin acción'};
}
function brechasLeidas(filas) {
  return brechas.concat(filas.map(function (fila, i) {
    var numero = brechas.length + i + 1, donde = 'Brecha ' + numero, codigo = codigoDeComponente(fila.componente);
    exigir(medicion.etapas.indexOf(fila.etapa) >= 0, donde + ': la medición no incluye la etapa ' + fila.etapa + '.');
    exigir(codigo !== '' || texto(fila.componente) === '', donde + ': «' + texto(fila.componente) + '» no es un componente.');
    var enlazadas = sinRepetir(partes(fila.acciones).map(function (c) { return accionExigida(c, donde); }));
    return brecha(numero, fila.etapa, codigo || componenteDeAccion(enlazadas[0]), fila.brecha, 'Reporte de la SIP', enlazadas);
  }));
}
// Las preguntas con menos de 1.00 que todavía no son brecha
function brechasDeRespuestas() {
  var nuevas = cuestionario.filter(function (p) {
    return p.puntos !== null && p.puntos < 10000 && !brechas.some(function (b) { return b.etapa === p.etapa && b.brecha === p.pregunta; });
  });
  return brechas.concat(nuevas.map(function (p, i) {
    return brecha(brechas.length + i + 1, p.etapa, p.componente, p.pregunta, 'Autoevaluación', []);
  }));
}
function brechaExigida(numero) {
  var hallada = brechas.filter(function (b) { return b.numero === numero; })[0];
  exigir(hallada !== undefined, 'No existe la brecha ' + numero + '.');
  return hallada;
}
function conBrecha(numero, cambio) {
  return brechas.map(function (b) { return b.numero === numero ? Object.assign({}, b, cambio) : b; });
}
function enlazada(datos) {
  var b = brechaExigida(datos.brecha), codigo = accionExigida(texto(datos.accion), 'Brecha ' + datos.brecha);
  exigir(b.acciones.indexOf(codigo) < 0, 'La brecha ' + datos.brecha + ' ya está enlazada a ' + codigo + '.');
  return conBrecha(datos.brecha, {acciones: b.acciones.concat([codigo]), motivo: '', estado: 'Con acción'});
}
function desenlazada(datos) {
  var b = brechaExigida(datos.brecha), codigo = texto(datos.accion);
  exigir(b.acciones.indexOf(codigo) >= 0, 'La brecha ' + datos.brecha + ' no está enlazada a «' + codigo + '».');
  var quedan = b.acciones.filter(function (a) { return a !== codigo; });
  return conBrecha(datos.brecha, {acciones: quedan, estado: quedan.length > 0 ? 'Con acción' : 'Sin acción'});
}
function justificada(datos) {
  exigir(brechaExigida(datos.brecha).acciones.length === 0, 'La brecha ' + datos.brecha + ' tiene acciones: no necesita justificación.');
  return conBrecha(datos.brecha, {motivo: datos.motivo, estado: 'Se atiende fuera del Programa'});
}
function huerfanas() { return brechas.filter(function (b) { return b.estado === 'Sin acción'; }); }
function emision() {
  exigir(fuente !== null, 'Falta decir de qué documento de la SIP viene el resultado.');
  exigir(huerfanas().length === 0, 'Quedan brechas sin acción: ' +
         enumeradas(huerfanas().map(function (b) { return String(b.numero); })) + '. Enlácelas o justifique por qué se atienden fuera del Programa.');
  return {fecha: _x.act.date, por: _x.act.actor};
}
