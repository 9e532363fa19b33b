// Cuentas, vistas y lo que pide cada plantilla de documents/ (llega como `d`). Solo declaraciones de función.

function cuenta(lista, condicion) { return lista.filter(condicion).length; }
// Un decimal, la mitad hacia arriba; sin nada que dividir, nada que decir
function porcentaje(parte, todo) {
  if (todo === 0) return '—';
  var milesimos = Math.floor((2000 * parte + todo) / (2 * todo));
  return Math.floor(milesimos / 10) + '.' + (milesimos % 10) + ' %';
}
function cuentas(nombre, lista) {
  var suyas = lista.map(function (s) { return s.numero; });
  var filas = asistencias.filter(function (a) { return suyas.indexOf(a.sesion) >= 0; });
  var asistieron = cuenta(filas, function (a) { return a.asistio; });
  return {nombre: nombre, sesiones: lista.length, programadas: cuenta(lista, function (s) { return s.estado === 'Programada'; }),
          convocadas: cuenta(lista, function (s) { return s.estado === 'Convocada'; }),
          realizadas: cuenta(lista, function (s) { return s.estado === 'Realizada'; }),
          no_realizadas: cuenta(lista, function (s) { return s.estado === 'No realizada'; }),
          movidas: cuenta(lista, function (s) { return s.movimientos.length > 0; }), convocatorias: filas.length, asistieron: asistieron,
          asistencia: porcentaje(asistieron, filas.length)};
}
// En qué meses trata el programa cada componente prioritario de la red propia
function agenda() {
  return _x.profile.prioridades.map(function (p) {
    var suyas = sesiones.filter(function (s) { return s.componentes.indexOf(p.componente) >= 0; });
    var meses = suyas.map(function (s) { return s.mes; }).filter(function (m, i, todos) { return todos.indexOf(m) === i; });
    return {componente: p.componente, nombre: _x.profile.componentes[p.componente], puntaje: p.puntaje,
            meses: meses.length === 0 ? 'Ninguna sesión lo trata' : enumeradas(meses), sesiones: suyas.map(function (s) { return s.numero; }),
            realizadas: cuenta(suyas, function (s) { return s.estado === 'Realizada'; })};
  });
}
function armarResumen() {
  var numeros = sesiones.map(function (s) { return s.mes_num; }).filter(function (m, i, todos) { return todos.indexOf(m) === i; })
    .sort(function (a, b) { return a - b; });
  return {meses: numeros.map(function (m) { return cuentas(mesDe(m), sesiones.filter(function (s) { return s.mes_num === m; })); }),
          tipos: Object.keys(_x.profile.tipos).map(function (t) { return cuentas(t, sesiones.filter(function (s) { return s.tipo === t; })); }),
          total: cuentas('Total', sesiones), agenda: agenda(), avisos: alternativas(),
          acuerdos: {total: acuerdos.length, cumplidos: cuenta(acuerdos, function (a) { return a.estado === 'Cumplido'; }),
                     tarde: cuenta(acuerdos, function (a) { return a.estado === 'Cumplido' && a.tarde; }),
                     trasladados: cuenta(acuerdos, function (a) { return a.estado === 'Trasladado'; }),
                     sin_efecto: cuenta(acuerdos, function (a) { return a.estado === 'Sin efecto'; })}};
}

// ---- Dudas de la importación y celdas de las vistas: reciben la fila y nada más ----

function modalidadAjena(fila) { return texto(fila.tipo) !== 'Individual' && /correo|llamada/i.test(texto(fila.modalidad)); }
function sinFinalidad(fila) { return texto(fila.finalidad) === ''; }
function movimientosEnVista(fila) {
  return fila.movimientos.map(function (m) { return 'de ' + m.de + ' a ' + m.a + ': ' + m.motivo; }).join('; ');
}
function siNo(valor) { return valor ? 'Sí' : 'No'; }
function vencidoEnVista(fila) { return fila.vencido ? 'Vencido' : fila.tarde ? 'Informado después de la fecha' : ''; }
function observadaEnVista(fila) { return fila.observada ? 'Inasistencia sin motivo a sesión obligatoria' : ''; }
// En el cuadro de todos los programas la fila trae el expediente entero
function asistieronEn(fila) {
  var suyas = fila.datos.asistencias.filter(function (a) { return a.sesion === fila.item.numero; });
  return suyas.length === 0 ? '' : cuenta(suyas, function (a) { return a.asistio; }) + ' de ' + suyas.length;
}
function preguntasEnVista(fila) { return fila.preguntas.join(' / '); }

// ---- Documentos ----

function mayuscula(palabra) { return palabra.charAt(0).toUpperCase() + palabra.slice(1); }
function distintas(lista) { return lista.filter(function (x, i) { return x !== '' && lista.indexOf(x) === i; }); }
function guion(celda) { return texto(celda) === '' ? '—' : texto(celda); }
function cuentasImpresas(c) {
  return {nombre: mayuscula(c.nombre), sesiones: String(c.sesiones), realizadas: String(c.realizadas), no_realizadas: String(c.no_realizadas),
          movidas: String(c.movidas), convocatorias: String(c.convocatorias), asistieron: String(c.asistieron), asistencia: c.asistencia};
}
function mesesImpresos() {
  return resumen.meses.map(function (m) {
    var suyas = sesiones.filter(function (s) { return s.mes === m.nombre; });
    var finalidades = distintas(suyas.map(function (s) { return s.finalidad; }));
    return {mes: mayuscula(m.nombre), objetivo: enumeradas(distintas(suyas.map(function (s) { return s.objetivo; }))),
            finalidad: enumeradas(finalidades), hay_finalidad: finalidades.length > 0, sesiones: suyas.map(function (s) {
      return {numero: String(s.numero), tipo: s.tipo, actividad: s.actividad, obligatoria: s.obligatoria,
              componentes: guion(enumeradas(s.componentes))};
    })};
  });
}
function datosPrograma() {
  return {anio: String(plan.anio), nombre: plan.nombre, objetivo: plan.objetivo, publico: plan.publico, hay_publico: plan.publico !== '',
          base: plan.base, hay_base: plan.base.length > 0, elaborado_por: plan.elaborado_por, aprobado_por: plan.aprobado_por,
          tipos: Object.keys(_x.profile.tipos).map(function (t) {
            return {tipo: t, obligatoria: _x.profile.tipos[t].obligatoria, modalidades: _x.profile.tipos[t].modalidades.join(', ').toLowerCase(),
                    sesiones: String(cuenta(sesiones, function (s) { return s.tipo === t; }))};
          }),
          total: String(sesiones.length), meses: mesesImpresos(), convocables: enumeradas(plan.convocables.map(function (c) { return c.nombre; })),
          red: _x.profile.red_propia, agenda: resumen.agenda.map(function (a) {
            return {componente: a.componente + ' ' + a.nombre, puntaje: a.puntaje, meses: mayuscula(a.meses)};
          }), avisos: resumen.avisos, hay_avisos: resumen.avisos.length > 0};
}
function sesionesImpresas() {
  return sesiones.map(function (s) {
    return {numero: String(s.numero), tipo: s.tipo, actividad: s.actividad, estado: s.estado,
            fecha: s.estado === 'Realizada' ? fechaLarga(s.realizada) : mayuscula(s.mes), fuera_de_fecha: s.fuera_de_fecha, citada: fechaLarga(s.para),
            movimientos: s.movimientos.map(function (m) { return {de: m.de, a: m.a, motivo: m.motivo}; }), motivo: s.motivo, hay_motivo: s.motivo !== '',
            asistieron: s.asistencia ? cuenta(asistencias, function (a) { return a.sesion === s.numero && a.asistio; }) + ' de ' + s.convocados.length : '—'};
  });
}
function acuerdosImpresos() {
  return acuerdos.map(function (a) {
    return {numero: String(a.numero), sesion: String(a.sesion), acuerdo: a.acuerdo, responsable: a.nombre, fecha: a.fecha_larga, estado: a.estado, tarde: a.tarde,
            motivo: a.motivo, hay_motivo: a.motivo !== '' && a.estado !== 'Cumplido', avance: a.avance, hay_avance: a.avance !== ''};
  });
}
function datosInforme() {
  var faltas = asistencias.filter(function (a) { return a.observada; }), r = resumen.acuerdos;
  return {anio: String(plan.anio), nombre: plan.nombre, objetivo: plan.objetivo, tipos: resumen.tipos.map(cuentasImpresas), total: cuentasImpresas(resumen.total),
          meses: resumen.meses.map(cuentasImpresas), sesiones: sesionesImpresas(),
          faltas: faltas.map(function (a) { return {unidad: a.nombre, sesion: String(a.sesion), fecha: fechaLarga(a.fecha)}; }), hay_faltas: faltas.length > 0,
          acuerdos: acuerdosImpresos(), hay_acuerdos: acuerdos.length > 0, cuantos_acuerdos: String(r.total), cumplidos: String(r.cumplidos),
          tarde: String(r.tarde), trasladados: String(r.trasladados), sin_efecto: String(r.sin_efecto),
          solicitudes: solicitudes.map(function (s) { return {numero: String(s.numero), nombre: s.nombre, materia: s.materia, respuesta: s.respuesta}; }),
          hay_solicitudes: solicitudes.length > 0, red: _x.profile.red_propia, agenda: resumen.agenda.map(function (a) {
            return {componente: a.componente + ' ' + a.nombre, puntaje: a.puntaje, meses: mayuscula(a.meses), realizadas: a.realizadas + ' de ' + a.sesiones.length};
          }),
          conclusiones: cerrado_con.conclusiones, recomendaciones: cerrado_con.recomendaciones, hay_recomendaciones: cerrado_con.recomendaciones.length > 0};
}
