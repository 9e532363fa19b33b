// Funciones de la acción, de sus documentos y de sus vistas. Solo declaraciones de función: lo que el expediente recuerda
// está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe.

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
function lista(cosas) { return Array.isArray(cosas) ? cosas : []; }
function suma(numeros) { return numeros.reduce(function (total, n) { return total + n; }, 0); }
function partes(celda) {
  return texto(celda).split(/[;\n]/).map(function (p) { return p.trim(); }).filter(function (p) { return p !== ''; });
}
function codigos() { return ['t1', 't2', 't3', 't4']; }
function romano(t) { return {t1: 'I', t2: 'II', t3: 'III', t4: 'IV'}[t]; }

// ---- La fila ----

function filaRegistrada(datos) {
  var fila = Object.assign({}, datos);
  delete fila.anio;
  delete fila.trimestres;
  codigos().forEach(function (t) {
    fila['trim' + t.slice(1)] = lista(datos.trimestres).indexOf(t) >= 0 ? 'X' : '';
  });
  return fila;
}
// El Programa puede dar el año como texto; sin año vale el del día en que se abre.
function anioDeLaAccion() {
  var dado = texto(anio);
  return /^[0-9]{4}$/.test(dado) ? Number(dado) : Number(_x.act.date.slice(0, 4));
}
function marcado(t) { return texto(accion['trim' + t.slice(1)]).toUpperCase() === 'X'; }
function marcas() { return codigos().filter(marcado); }
// La cantidad con que empieza la meta. No la hay cuando la meta es mensual sin total (AOE.5.1), tiene varias partes
// (AOE.8.3) o no empieza con una cifra (AOE.7.4, AOE.9.3): nada de eso se adivina.
function cantidadDeLaMeta() {
  var leida = /^([0-9]{1,4})\s/.exec(texto(accion.meta) + ' ');
  if (leida === null || partes(accion.meta).length !== 1 || / por mes\b/.test(texto(accion.meta))) return null;
  return Number(leida[1]) > 0 ? Number(leida[1]) : null;
}
function loAprobado() {
  return {marcas: marcas(), cantidad: cantidadDeLaMeta(), unidades: unidadesIniciales(), trimestres: marcadosEnPalabras()};
}
// Con un solo trimestre marcado, toda la meta va en él; con varios, una unidad por X.
function unidadesIniciales() {
  var unico = marcas().length === 1;
  var cantidad = cantidadDeLaMeta();
  var unidades = {fijada: false};
  codigos().forEach(function (t) { unidades[t] = !marcado(t) ? 0 : unico && cantidad !== null ? cantidad : 1; });
  return unidades;
}
function dudasDeLaFila() {
  var vistas = [];
  var anotar = function (cierta, palabras) { if (cierta) vistas.push(palabras); };
  anotar(marcas().length === 0, 'La acción no tiene marcado ningún trimestre.');
  anotar(original.cantidad === null, 'La meta no dice una sola cantidad para el año.');
  anotar(original.cantidad !== null && marcas().length > 0 && totalProgramado() !== original.cantidad,
         'La cantidad de la meta (' + original.cantidad + ') no coincide con los trimestres marcados (' +
         marcas().length + ').');
  anotar(partes(accion.medio_verificacion).length === 0, 'La acción no tiene medio de verificación.');
  oficinasNombradas(accion.responsable).forEach(function (nombre) {
    anotar(oficina(nombre) === null, 'La oficina responsable «' + nombre + '» no está en la tabla de oficinas: ' +
           'la tarea llega al Oficial de Integridad.');
  });
  anotar(texto(accion.responsable) === '', 'La acción no tiene responsable: la tarea llega al Oficial de Integridad.');
  anotar(oficinasNombradas(accion.responsable).length > 4, 'Hay más de cuatro responsables: la tarea llega a los primeros.');
  return vistas;
}

// ---- Oficinas y quién actúa ----

// "Oficina  de Personál" y "oficina de personal" son la misma
function llana(nombre) {
  return texto(nombre).toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/\s+/g, ' ');
}
function esActuante(nombre) { return /^(role|unit|person|list):\S+$/.test(texto(nombre)); }
function oficina(nombre) {
  if (esActuante(nombre)) return {ejecutor: texto(nombre), superior: ''};
  var halladas = lista(_x.profile.oficinas).filter(function (o) {
    return llana(o.nombre) === llana(nombre) || llana(o.siglas) === llana(nombre);
  });
  return halladas.length > 0 ? halladas[0] : null;
}
function oficinasNombradas(celda) { return texto(celda) === '' ? [] : partes(celda); }
function sinRepetir(cosas) {
  return cosas.filter(function (cosa, i) { return cosa !== '' && cosas.indexOf(cosa) === i; });
}
function deLaTabla(nombres, cual) {
  return sinRepetir(lista(nombres).map(function (nombre) {
    var hallada = oficina(nombre);
    if (hallada === null) return cual === 'ejecutor' ? 'role:oficial' : '';
    return texto(hallada[cual]);
  })).slice(0, 4);
}
function responsables(cual) {
  var halladas = deLaTabla(oficinasNombradas(accion.responsable), cual);
  return halladas.length === 0 && cual === 'ejecutor' ? ['role:oficial'] : halladas;
}
// De las involucradas solo actúan las que la tabla conoce: "Órganos involucrados" no es ninguna.
function involucrados() {
  return sinRepetir(oficinasNombradas(accion.involucrados).map(function (nombre) {
    var hallada = oficina(nombre);
    return hallada === null ? '' : hallada.ejecutor;
  })).slice(0, 6);
}
function oficinasConocidas(nombres) {
  return lista(nombres).every(function (nombre) { return oficina(nombre) !== null; });
}

// ---- Fechas ----

function desde(t) { return anio + '-' + {t1: '01-01', t2: '04-01', t3: '07-01', t4: '10-01'}[t]; }
function hasta(t) { return anio + '-' + {t1: '03-31', t2: '06-30', t3: '09-30', t4: '12-31'}[t]; }
function otroDia(dia, dias) {
  var p = dia.split('-').map(Number);
  return new Date(Date.UTC(p[0], p[1] - 1, p[2] + dias)).toISOString().slice(0, 10);
}
function vispera(t) { return otroDia(desde(t), -1); }
function ultimoDia() { return hasta('t4'); }
// Un día hábil antes del siguiente al fin del trimestre es su último día hábil. El perfil puede fijar otro fin.
function diaTrasElPlazo(t) {
  var fijado = texto(_x.profile.vencimientos[anio + '-' + romano(t)]);
  return otroDia(fijado !== '' ? fijado : hasta(t), 1);
}
function vence(t) {
  var termino = _x.terms['plazo_' + t];
  return termino === undefined ? '' : termino.due;
}
function vencio(t) { return vence(t) !== '' ? _x.act.date > vence(t) : _x.act.date > hasta(t); }
function anioTerminado() { return _x.act.date > ultimoDia(); }
function desdeCuandoSeInforma() { return devuelto === null ? ultimoDia() : devuelto; }

// ---- Evidencias ----

function delTrimestre(t, estado) {
  return evidencias.filter(function (e) { return e.trimestre === t && e.estado === estado; });
}
function unidades(t, estado) { return suma(delTrimestre(t, estado).map(function (e) { return e.unidades; })); }
function evidencia(numero) {
  var hallada = evidencias.filter(function (e) { return e.numero === numero; })[0];
  return hallada === undefined ? null : hallada;
}
function clase(valor) {
  return lista(_x.profile.clases_de_evidencia).filter(function (c) { return c.valor === valor; })[0] || null;
}
function extension(archivo) { return texto(archivo.name).toLowerCase().split('.').pop(); }
function haySustento(datos) {
  var elegida = clase(datos.clase);
  if (elegida === null) return false;
  if (datos.archivo) return elegida.extensiones.indexOf(extension(datos.archivo)) >= 0;
  return texto(datos.enlace) !== '' && elegida.admite_enlace === true;
}
function mediosDeLaFila() { return partes(accion.medio_verificacion); }
function reemplazable(t, numero) {
  var anterior = evidencia(numero);
  return anterior !== null && anterior.trimestre === t && anterior.estado === 'observada';
}
// Fechada dentro del trimestre (DOMAIN 13.1) y no en el futuro; subirla después del plazo es legítimo y queda dicho.
function admisible(t, datos) {
  return programacion[t] > 0 && datos.fecha >= desde(t) && datos.fecha <= hasta(t) && datos.fecha <= _x.act.date &&
    haySustento(datos) && (datos.medio === null || datos.medio <= mediosDeLaFila().length) &&
    (datos.reemplaza === null || reemplazable(t, datos.reemplaza));
}
function conEvidencia(t, datos) {
  var anteriores = evidencias.map(function (e) {
    return e.numero === datos.reemplaza ? Object.assign({}, e, {estado: 'reemplazada'}) : e;
  });
  return anteriores.concat([{
    numero: evidencias.length + 1, trimestre: t, clase: clase(datos.clase).etiqueta, fecha: datos.fecha,
    descripcion: datos.descripcion, unidades: datos.unidades, medio: datos.medio, enlace: texto(datos.enlace),
    archivo: datos.archivo || null, reemplaza: datos.reemplaza, por: _x.act.actor, en_nombre_de: texto(_x.act.behalf), puesto: texto(_x.act.post),
    subida: _x.act.date, tardia: vencio(t), estado: 'por validar', revision: null}]);
}
function hayPorValidar() { return evidencias.some(function (e) { return e.estado === 'por validar'; }); }
function primeraPorValidar() {
  return evidencias.filter(function (e) { return e.estado === 'por validar'; })[0].subida;
}
// Ni quien la subió ni aquel en cuyo nombre se subió; tampoco por encargatura.
function esAjena(e) {
  var suyos = [e.por, e.en_nombre_de].filter(function (id) { return id !== ''; });
  return suyos.indexOf(_x.act.actor) < 0 && suyos.indexOf(texto(_x.act.behalf)) < 0;
}
function validable(numero) {
  var e = evidencia(numero);
  return e !== null && e.estado === 'por validar' && esAjena(e);
}
function revisada(numero, estado, motivo) {
  return evidencias.map(function (e) {
    if (e.numero !== numero) return e;
    return Object.assign({}, e, {estado: estado, revision: {
      por: _x.act.actor, puesto: texto(_x.act.post), fecha: _x.act.date, motivo: texto(motivo)}});
  });
}
function paraElAviso(numero) {
  var e = evidencia(numero);
  return {numero: e.numero, trimestre: romano(e.trimestre), descripcion: e.descripcion, motivo: e.revision.motivo,
          quien: e.en_nombre_de !== '' ? e.en_nombre_de : e.por};
}

// ---- Programación ----

function totalProgramado() { return suma(codigos().map(function (t) { return programacion[t]; })); }
function sumaDe(datos) { return suma(codigos().map(function (t) { return datos[t]; })); }
function situacion(t) {
  var validadas = unidades(t, 'validada');
  if (programacion[t] === 0) return 'sin_meta';
  if (validadas >= programacion[t]) return 'cubierto';
  if (_x.act.date < desde(t)) return 'futuro';
  return validadas + unidades(t, 'por validar') >= programacion[t] ? 'en_validacion' : 'pendiente';
}
// Una región va a donde dicen los datos, si no está ya allí
function pasa(corresponde, yaEsta) { return corresponde && !yaEsta; }
function pasaA(t, donde, yaEsta) { return pasa(situacion(t) === donde, yaEsta); }
function faltaRepartir() {
  return programacion.fijada === false && (original.cantidad === null || totalProgramado() !== original.cantidad);
}
function repartible(datos) {
  var fuera = codigos().some(function (t) { return datos[t] > 0 && original.marcas.indexOf(t) < 0; });
  return !fuera && sumaDe(datos) > 0 && (original.cantidad === null || sumaDe(datos) === original.cantidad);
}
function reprogramable(datos) {
  var cambia = codigos().some(function (t) { return datos[t] !== programacion[t]; });
  return cambia && sumaDe(datos) > 0 && codigos().every(function (t) {
    if (datos[t] > programacion[t]) return !vencio(t);
    return datos[t] >= Math.min(programacion[t], unidades(t, 'validada'));
  });
}
function unidadesFijadas(datos) {
  return {t1: datos.t1, t2: datos.t2, t3: datos.t3, t4: datos.t4, fijada: true};
}
function cambio(que, antes, despues, documento) {
  return cambios.concat([{numero: cambios.length + 1, que: que, antes: antes, despues: despues, fecha: _x.act.date,
                          puesto: texto(_x.act.post), motivo: texto(_x.act.comment), documento: texto(documento)}]);
}
function conCambio(que, datos) {
  return cambio(que, unidadesEnPalabras(programacion), unidadesEnPalabras(datos), datos.documento);
}
function conReasignacion(nombres) {
  var ultima = cambios.filter(function (c) { return c.que === 'Reasignación'; }).pop();
  return cambio('Reasignación', ultima === undefined ? texto(accion.responsable) : ultima.despues, nombres.join('; '));
}
function unidadesEnPalabras(unidadesDe) {
  return codigos().filter(function (t) { return unidadesDe[t] > 0; })
    .map(function (t) { return romano(t) + ': ' + unidadesDe[t]; }).join('; ') || 'ninguna';
}
function marcadosEnPalabras() { return marcas().map(romano).join(', ') || 'ninguno'; }

// ---- Avance: siempre con la regla con que se calculó ----

function redondeado(parte, todo) { return Math.round(parte * 10000 / todo) / 100; }
function avance() {
  var validadas = suma(codigos().map(function (t) { return unidades(t, 'validada'); }));
  var total = programacion.fijada ? totalProgramado() : original.cantidad;
  if (total !== null) {
    return {porcentaje: Math.min(100, redondeado(validadas, total)), validadas: validadas, meta: total,
            regla: 'Unidades validadas sobre la meta del año: ' + validadas + ' de ' + total +
                   (validadas > total ? '; lo que pasa de la meta no suma.' : '.')};
  }
  var pedidos = marcas().length;
  if (pedidos === 0) return {porcentaje: null, validadas: validadas, meta: null,
                             regla: 'No se calcula: la meta no dice una cantidad ni hay trimestres marcados.'};
  var cubiertos = marcas().filter(function (t) { return unidades(t, 'validada') > 0; }).length;
  return {porcentaje: redondeado(cubiertos, pedidos), validadas: validadas, meta: null,
          regla: 'Trimestres con evidencia validada sobre trimestres marcados: ' + cubiertos + ' de ' + pedidos +
                 '. La meta no dice una sola cantidad y falta repartirla.'};
}
function estadoEnPalabras(t) {
  var palabras = {sin_meta: 'Sin unidades', futuro: 'Por empezar', pendiente: 'En plazo', en_validacion: 'En validación',
                  cubierto: 'Cubierto'};
  var donde = situacion(t);
  return donde === 'pendiente' && vencio(t) ? 'Vencido' : palabras[donde];
}
function cuentaDelTrimestre(t) {
  return {trimestre: romano(t), nombre: romano(t) + ' trimestre', desde: desde(t), hasta: hasta(t), vence: vence(t),
          marcado: marcado(t) ? 'X' : '', aprobadas: original.unidades[t], programadas: programacion[t],
          validadas: unidades(t, 'validada'), por_validar: unidades(t, 'por validar'),
          observadas: delTrimestre(t, 'observada').length, estado: estadoEnPalabras(t)};
}
function recuento() {
  var trimestres = codigos().map(cuentaDelTrimestre);
  return {
    trimestres: trimestres,
    exigidos: trimestres.filter(function (t) { return t.programadas > 0; }),
    medios: mediosDeLaFila().map(function (medio, i) {
      var suyas = evidencias.filter(function (e) { return e.medio === i + 1 && e.estado !== 'reemplazada'; });
      return {numero: i + 1, medio: medio, evidencias: suyas.length,
              validadas: suyas.filter(function (e) { return e.estado === 'validada'; }).length};
    }),
    avance: avance()};
}

// ---- Cierre: lo calculado al lado de lo informado ----

function resultado() {
  var porcentaje = avance().porcentaje;
  if (porcentaje === null) return 'sin dato';
  if (porcentaje >= _x.profile.umbral_cumplida) return 'cumplida';
  return porcentaje > 0 ? 'parcial' : 'no cumplida';
}
function loInformado(datos) {
  return {resultado: datos.resultado, avance: Number(datos.avance), sustento: datos.sustento, puesto: texto(_x.act.post),
          fecha: _x.act.date};
}
function sinInforme() {
  return {resultado: 'sin informe', avance: null, sustento: texto(_x.act.comment), puesto: texto(_x.act.post),
          fecha: _x.act.date};
}
function difiere() { return informado.resultado !== resultado() || informado.avance !== avance().porcentaje; }
function cerrable(datos) {
  return !hayPorValidar() && avance().porcentaje !== null && (!difiere() || texto(datos.sustento) !== '');
}
function loCerrado(datos) {
  return {calculado: {resultado: resultado(), avance: avance().porcentaje, regla: avance().regla}, informado: informado,
          difiere: difiere(), sustento: texto(datos.sustento), puesto: texto(_x.act.post), fecha: _x.act.date};
}
// Al seguimiento del año vuelve lo calculado, y a su lado lo que informó el responsable (null si nadie informó).
function paraElPrograma(final) {
  return {codigo: accion === null ? '' : texto(accion.codigo), resultado: final,
          avance: accion === null ? null : avance().porcentaje,
          informado: informado === null ? null : {resultado: informado.resultado, avance: informado.avance}};
}

// ---- Palabras de los documentos ----

// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
function enPorcentaje(numero) { return numero === null ? 'sin dato' : numero.toFixed(2) + ' %'; }
function oracion(palabras) { return palabras.charAt(0).toUpperCase() + palabras.slice(1); }
function datosAccion() {
  return {codigo: texto(accion.codigo), anio: String(anio), componente: texto(accion.componente),
          objetivo: texto(accion.objetivo), accion: texto(accion.accion), metas: partes(accion.meta),
          indicadores: partes(accion.indicador), responsable: partes(accion.responsable).join('; '),
          involucrados: partes(accion.involucrados).join('; '), hay_involucrados: partes(accion.involucrados).length > 0,
          marcados: original.trimestres};
}
function cambiosImpresos() {
  return cambios.map(function (c) {
    return {numero: String(c.numero), que: c.que, antes: c.antes, despues: c.despues, fecha: fechaLarga(c.fecha),
            puesto: c.puesto, motivo: c.motivo, documento: c.documento, hay_documento: c.documento !== ''};
  });
}
function trimestresImpresos() {
  return recuento().trimestres.map(function (t) {
    var dia = t.vence === '' ? 'Último día hábil' : fechaLarga(t.vence);
    return {trimestre: t.trimestre, marcado: t.marcado, vence: t.programadas === 0 ? '' : dia,
            aprobadas: String(t.aprobadas), programadas: String(t.programadas), validadas: String(t.validadas),
            por_validar: String(t.por_validar), observadas: String(t.observadas), estado: t.estado};
  });
}
function evidenciasImpresas() {
  return evidencias.map(function (e) {
    return {numero: String(e.numero), trimestre: romano(e.trimestre), clase: e.clase, descripcion: e.descripcion,
            fecha: fechaLarga(e.fecha), subida: fechaLarga(e.subida), tardia: e.tardia, puesto: e.puesto,
            unidades: String(e.unidades), estado: oracion(e.estado), enlace: e.enlace,
            archivo: e.archivo === null ? '' : e.archivo.name,
            huella: e.archivo === null ? '' : e.archivo.sha256.slice(0, 16), hay_archivo: e.archivo !== null,
            revisor: e.revision === null ? '' : e.revision.puesto, motivo: e.revision === null ? '' : e.revision.motivo};
  });
}
function cierreImpreso() {
  if (cierre === null) return null;
  return {calculado: oracion(cierre.calculado.resultado), avance_calculado: enPorcentaje(cierre.calculado.avance),
          informado: oracion(cierre.informado.resultado), avance_informado: enPorcentaje(cierre.informado.avance),
          sustento_informado: cierre.informado.sustento, puesto_informado: cierre.informado.puesto,
          fecha_informado: fechaLarga(cierre.informado.fecha), difiere: cierre.difiere, sustento: cierre.sustento,
          hay_sustento: cierre.sustento !== ''};
}
function datosFicha() {
  var ahora = recuento();
  return {accion: datosAccion(), trimestres: trimestresImpresos(), evidencias: evidenciasImpresas(),
          hay_evidencias: evidencias.length > 0,
          medios: ahora.medios.map(function (m) {
            return {numero: String(m.numero), medio: m.medio, evidencias: String(m.evidencias), validadas: String(m.validadas)};
          }),
          hay_medios: ahora.medios.length > 0, avance: enPorcentaje(ahora.avance.porcentaje), regla: ahora.avance.regla,
          cambios: cambiosImpresos(), hay_cambios: cambios.length > 0, dudas: dudas, hay_dudas: dudas.length > 0,
          cierre: cierreImpreso(), cerrada: cierre !== null};
}
function datosConstancia() {
  var ultimo = cambiosImpresos()[cambios.length - 1];
  return {accion: datosAccion(), cambio: ultimo};
}
