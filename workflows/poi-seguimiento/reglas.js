// Funciones del seguimiento, de sus documentos y de la importación. Solo declaraciones de función: lo que el expediente
// recuerda está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe. El dinero se suma en céntimos
// enteros: en fracciones binarias 0.10 + 0.20 no es 0.30.

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
function lista(cosas) { return Array.isArray(cosas) ? cosas : []; }
function suma(numeros) { return numeros.reduce(function (total, n) { return total + n; }, 0); }
function centimos(monto) { return Math.round(Number(texto(monto) === '' ? 0 : monto) * 100); }
function falta(valor) { return valor === undefined || valor === null || texto(valor) === ''; }

// ---- La AEI y sus actividades ----

// "AEI N° 8.5", "AEI 08.05", "AEI.08.05" y "AEI.8.5" son la misma
function codigoAei(escrito) {
  var leido = /AEI[\s.]*(?:N[°º.]*\s*)?([0-9]{1,2})\.([0-9]{1,2})/i.exec(texto(escrito));
  if (leido === null) return '';
  return 'AEI.' + ('0' + leido[1]).slice(-2) + '.' + ('0' + leido[2]).slice(-2);
}
function aeiRegistrada(datos) { return Object.assign({}, datos, {codigo: codigoAei(datos.codigo) || datos.codigo}); }
function esTotal(fila) { return texto(fila.codigo).toUpperCase() === 'TOTAL'; }
function soloActividades(filas) { return lista(filas).filter(function (f) { return !esTotal(f); }); }
function filaDelTotal(filas) { return lista(filas).filter(esTotal)[0] || null; }
function sePuedeIniciar() { return noInicia() === ''; }
function modificable(datos) { return noModifica(datos) === ''; }
function actividad(codigo) {
  return actividades.filter(function (a) { return texto(a.codigo) === texto(codigo); })[0] || null;
}
function montoLeido(impreso) {
  var cifras = texto(impreso).replace(/^S\/\.?\s*/, '').replace(/[',’´\s]/g, '');
  return /^[0-9]+(\.[0-9]{1,2})?$/.test(cifras) ? Number(cifras).toFixed(2) : null;
}
function conVersion(datos) {
  return versiones.concat([Object.assign({numero: versiones.length + 1, monto_leido: montoLeido(datos.monto)}, datos)]);
}

// ---- Períodos ----

function cuantosPeriodos() { return _x.profile.periodicidad === 'mensual' ? 12 : 4; }
function dosCifras(n) { return (n < 10 ? '0' : '') + n; }
function finDelPeriodo(p) {
  var mes = cuantosPeriodos() === 12 ? p : p * 3;
  var ultimo = new Date(Date.UTC(aei.anio, mes, 0)).getUTCDate();
  return aei.anio + '-' + dosCifras(mes) + '-' + dosCifras(ultimo);
}
function periodoTerminado(p) { return _x.act.date > finDelPeriodo(p); }
function desdeQuePeriodo(a) { return falta(a.desde_periodo) ? 1 : a.desde_periodo; }
function periodosDe(a) {
  var suyos = [];
  for (var p = desdeQuePeriodo(a); p <= cuantosPeriodos(); p += 1) suyos.push(p);
  return suyos;
}
// Lo observado se registra de nuevo; lo corregido se conserva y ya no cuenta.
function vigentes() {
  return ejecuciones.filter(function (e) { return e.estado === 'por aprobar' || e.estado === 'aprobado'; });
}
function registrada(codigo, p) {
  return vigentes().some(function (e) { return e.codigo === codigo && e.periodo === p; });
}
function faltantes(p) {
  return actividades.filter(function (a) { return periodosDe(a).indexOf(p) >= 0 && !registrada(a.codigo, p); });
}
function primeroQueFalta() {
  for (var p = 1; p <= cuantosPeriodos(); p += 1) if (faltantes(p).length > 0) return p;
  return cuantosPeriodos() + 1;
}
function otroPeriodo() { return periodo !== primeroQueFalta(); }
function periodosCompletos() { return primeroQueFalta() > cuantosPeriodos(); }
function calculable() { return noCalcula() === ''; }

// ---- Ejecución ----

function acumulado(codigo, campo, filas) {
  return suma(filas.filter(function (e) { return e.codigo === codigo; }).map(function (e) { return centimos(e[campo]); }));
}
function pasaDelTotal(fila, filas) {
  var a = actividad(fila.codigo);
  return ['fisica', 'financiera'].some(function (cual) {
    return acumulado(fila.codigo, cual, filas) > centimos(a[cual + '_programada']);
  });
}
function registrable(filas) { return noEjecuta(filas) === ''; }
function conEjecuciones(datos) {
  var corregidas = ejecuciones.map(function (e) {
    var vuelve = e.estado === 'observado' && datos.ejecuciones.some(function (f) {
      return f.codigo === e.codigo && f.periodo === e.periodo;
    });
    return vuelve ? Object.assign({}, e, {estado: 'corregido'}) : e;
  });
  return corregidas.concat(datos.ejecuciones.map(function (fila, i) {
    return {numero: ejecuciones.length + i + 1, codigo: fila.codigo, periodo: fila.periodo, fisica: fila.fisica,
            financiera: fila.financiera, sustento: texto(fila.sustento), archivo: datos.archivo || null,
            estado: 'por aprobar', por: _x.act.actor, puesto: texto(_x.act.post), fecha: _x.act.date, motivo: ''};
  }));
}
function delPeriodo(estado, p) {
  return ejecuciones.filter(function (e) { return e.estado === estado && (p === undefined || e.periodo === p); });
}
function hayPorAprobar(p) { return delPeriodo('por aprobar', p).length > 0; }
function hayAprobado(p) { return delPeriodo('aprobado', p).length > 0; }
function cambiadas(de, a, p, motivo) {
  return ejecuciones.map(function (e) {
    if (e.estado !== de || e.periodo !== p) return e;
    return Object.assign({}, e, {estado: a, motivo: texto(motivo), revisado_por: texto(_x.act.post),
                                 revisado_el: _x.act.date});
  });
}
function revisadas(p, estado, motivo) { return cambiadas('por aprobar', estado, p, motivo); }
function reabiertas(p, motivo) { return cambiadas('aprobado', 'observado', p, motivo); }
function todoAprobado() { return periodosCompletos() && !hayPorAprobar(); }
// Una región va a donde dicen los datos, si no está ya allí
function pasa(corresponde, yaEsta) { return corresponde && !yaEsta; }

// ---- Indicadores, con las notas 1/ a 4/ de la ficha ----

// La mitad hacia arriba, a dos decimales
function porcentaje(parte, todo) { return todo === 0 ? null : Math.round(parte * 10000 / todo) / 100; }
function aprobadas(a) {
  return ejecuciones.filter(function (e) { return e.codigo === a.codigo && e.estado === 'aprobado'; });
}
function conSeguimientoAprobado(a) {
  return aprobadas(a).length > 0 && vigentes().every(function (e) {
    return e.codigo !== a.codigo || e.estado === 'aprobado';
  });
}
function medida(a) {
  var fisica = acumulado(a.codigo, 'fisica', aprobadas(a));
  var dinero = acumulado(a.codigo, 'financiera', aprobadas(a));
  var aprobado = conSeguimientoAprobado(a);
  return {codigo: a.codigo, denominacion: a.denominacion, centro: texto(a.centro_costo), unidad: texto(a.unidad_medida),
          aprobado: aprobado,
          fisica_programada: centimos(a.fisica_programada) / 100, fisica_ejecutada: fisica / 100,
          fisica_pct: aprobado ? porcentaje(fisica, centimos(a.fisica_programada)) : null,
          financiera_programada: centimos(a.financiera_programada), financiera_ejecutada: dinero,
          financiera_pct: aprobado ? porcentaje(dinero, centimos(a.financiera_programada)) : null,
          informado_fisica: texto(a.fisica_ejecutada), informado_fisica_pct: texto(a.fisica_pct),
          informado_financiera: texto(a.financiera_ejecutada), informado_financiera_pct: texto(a.financiera_pct),
          cuenta: centimos(a.fisica_programada) > 0 && aprobado, nota: texto(a.nota)};
}
function promedioTruncado(medidas) {
  if (medidas.length === 0) return null;
  return Math.round(suma(medidas.map(function (m) { return Math.min(100, m.fisica_pct) * 100; })) / medidas.length) / 100;
}
function indicadoresDe(medidas) {
  var cuentan = medidas.filter(function (m) { return m.cuenta; });
  return {actividades: cuentan.length,
          al_cien: cuentan.filter(function (m) { return m.fisica_pct >= 100; }).length,
          financiera: suma(cuentan.map(function (m) { return m.financiera_ejecutada; })),
          promedio: promedioTruncado(cuentan)};
}
function centros(medidas) {
  var nombres = medidas.map(function (m) { return m.centro; })
    .filter(function (n, i, todos) { return todos.indexOf(n) === i; });
  return nombres.map(function (nombre) {
    return Object.assign({centro: nombre}, indicadoresDe(medidas.filter(function (m) { return m.centro === nombre; })));
  });
}
function recuento() {
  if (aei === null) return cuadro;
  var medidas = actividades.map(medida);
  var indicadores = indicadoresDe(medidas);
  return {actividades: medidas, centros: centros(medidas), indicadores: indicadores,
          diferencias: diferencias(medidas, indicadores)};
}

// ---- Lo informado al lado de lo calculado: nunca se reemplaza ----

function numeroImpreso(impreso) {
  var cifras = texto(impreso).replace(/[%\s,]/g, '');
  return /^-?[0-9]+(\.[0-9]+)?$/.test(cifras) ? cifras : null;
}
// Se compara con los decimales con que se imprimió: 99.29 impreso «99.3%» coincide al redondear.
function comparado(asunto, impreso, calculado, nota) {
  var leido = numeroImpreso(impreso);
  var decimales = leido === null ? 0 : (leido.split('.')[1] || '').length;
  var exacto = leido !== null && calculado !== null && Number(leido) === calculado;
  var redondo = leido !== null && calculado !== null &&
    Number(leido) === Math.round(calculado * Math.pow(10, decimales)) / Math.pow(10, decimales);
  return {asunto: asunto, informado: texto(impreso), calculado: calculado === null ? '' : calculado,
          resultado: leido === null || calculado === null ? 'Sin dato' : exacto ? 'Coincide'
            : redondo ? 'Coincide al redondear a ' + decimales + (decimales === 1 ? ' decimal' : ' decimales')
            : 'No coincide', nota: texto(nota)};
}
function agregadasPorVersiones() { return suma(versiones.map(function (v) { return v.agregadas; })); }
function menciones() {
  var textos = lista(ficha.problemas).map(function (p) { return texto(p.problematica) + ' ' + texto(p.medida); })
    .concat(lista(ficha.recomendaciones).map(function (r) { return r.recomendacion; }))
    .concat([texto(ficha.introduccion_problemas), texto(ficha.contribucion)]).join(' ');
  return (textos.match(/AEI[)\s.]*(?:N[°º.]*\s*)?[0-9]{1,2}\.[0-9]{1,2}/gi) || []).map(function (m) {
    return codigoAei(m.replace(')', ''));
  }).filter(function (c, i, todas) { return c !== '' && c !== aei.codigo && todas.indexOf(c) === i; });
}
function diferenciasDeActividades(medidas) {
  return reunidas(medidas.map(function (m) {
    var fisica = m.aprobado ? m.fisica_ejecutada : null, dinero = m.aprobado ? m.financiera_ejecutada / 100 : null;
    return [['ejecución física', m.informado_fisica, fisica],
            ['avance físico (%)', m.informado_fisica_pct, m.fisica_pct],
            ['ejecución financiera (S/)', m.informado_financiera, dinero],
            ['avance financiero (%)', m.informado_financiera_pct, m.financiera_pct]]
      .filter(function (c) { return c[1] !== ''; })
      .map(function (c) { return comparado(m.codigo + ', ' + c[0], c[1], c[2], ''); });
  }));
}
function reunidas(listas) { return listas.reduce(function (todas, l) { return todas.concat(l); }, []); }
function diferenciasDeLaFicha(i) {
  if (ficha === null) return [];
  var r = ficha.reportado;
  var vistas = [comparado('Número de AO (nota 1/)', r.actividades, i.actividades, ''),
                comparado('AO con ejecución física ≥100 % (nota 2/)', r.al_cien, i.al_cien, ''),
                comparado('Ejecución financiera, S/ (nota 3/)', r.financiera, i.financiera / 100, ''),
                comparado('Promedio de ejecución física ajustado (nota 4/)', r.promedio, i.promedio, '')];
  if (!falta(r.vinculadas)) {
    vistas.push(comparado('AO vinculadas a la AEI según el texto', r.vinculadas, i.actividades,
                          'La tabla lista ' + actividades.length + '.'));
    if (versiones.length > 0) {
      vistas.push(comparado('AO vinculadas según el texto, frente a las versiones del POI', r.vinculadas,
                            agregadasPorVersiones(), 'Las versiones agregan ' + agregadasPorVersiones() + '.'));
    }
  }
  if (!falta(ficha.icp.total)) {
    vistas.push(comparado('ICP, suma de las etapas evaluadas', ficha.icp.total,
                          (centimos(ficha.icp.etapa_1) + centimos(ficha.icp.etapa_2)) / 100, ''));
  }
  menciones().forEach(function (c) {
    vistas.push({asunto: 'La ficha nombra la ' + c, informado: c, calculado: aei.codigo, resultado: 'No coincide',
                 nota: 'Parece texto de la ficha de otra AEI.'});
  });
  return vistas;
}
function diferenciasDelTotal() {
  if (total_poi === null) return [];
  return [comparado('Total del POI, avance financiero (%)', total_poi.financiera_pct,
                    porcentaje(centimos(total_poi.financiera_ejecutada), centimos(total_poi.financiera_programada)),
                    'El total no es la suma de las actividades listadas.')];
}
function diferencias(medidas, indicadores) {
  return diferenciasDeActividades(medidas).concat(diferenciasDelTotal(), diferenciasDeLaFicha(indicadores));
}
function presentable() { return noPresenta() === ''; }

// ---- Dudas de la importación ----

function esFilaTotal(fila) { return esTotal(fila); }
function sinProgramacion(fila) { return !esTotal(fila) && centimos(fila.fisica_programada) === 0; }
// Al importar solo se ve la fila: se dudan las AEI que no se leen
function aeiIlegible(fila) { return !esTotal(fila) && codigoAei(fila.aei) === ''; }
function sinUnidad(fila) { return !esTotal(fila) && texto(fila.unidad_medida) === ''; }

// ---- Palabras de los documentos ----

// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}
// Como en la ficha: 646,150,876.90
function soles(enCentimos) {
  return (enCentimos / 100).toFixed(2).replace(/\B(?=([0-9]{3})+\.)/g, ',');
}
function conMiles(numero) { return soles(Math.round(numero * 100)).replace(/\.00$/, ''); }
function cifra(numero) { return numero === null ? 'sin dato' : numero.toFixed(2); }
function enPorcentaje(numero) { return numero === null ? 'sin dato' : numero.toFixed(2) + ' %'; }
function nombreDelPeriodo(p) {
  if (cuantosPeriodos() === 4) return ['I', 'II', 'III', 'IV'][p - 1] + ' trimestre';
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
          'diciembre'][p - 1];
}
function conPorcentaje(impreso) { return impreso === '' || /%/.test(impreso) ? impreso : impreso + '%'; }
function actividadesImpresas(medidas) {
  return medidas.map(function (m) {
    return {codigo: m.codigo, denominacion: m.denominacion, unidad: m.unidad, nota: m.nota,
            fisica_programada: String(m.fisica_programada), fisica_ejecutada: String(m.fisica_ejecutada),
            fisica_pct: enPorcentaje(m.fisica_pct), informado_fisica: conPorcentaje(m.informado_fisica_pct),
            financiera_programada: soles(m.financiera_programada), financiera_ejecutada: soles(m.financiera_ejecutada),
            financiera_pct: enPorcentaje(m.financiera_pct),
            informado_financiera: conPorcentaje(m.informado_financiera_pct), cuenta: m.cuenta};
  });
}
function filaDeIndicadores(i, nombre) {
  return {nombre: nombre, actividades: String(i.actividades), al_cien: String(i.al_cien), financiera: soles(i.financiera),
          promedio: cifra(i.promedio)};
}
function diferenciasImpresas(filas) {
  return filas.map(function (f) {
    return {asunto: f.asunto, informado: f.informado, resultado: f.resultado, nota: f.nota,
            alerta: f.resultado === 'No coincide',
            calculado: typeof f.calculado === 'number' ? conMiles(f.calculado) : f.calculado};
  });
}
function totalImpreso() {
  if (total_poi === null) return null;
  return {programada: soles(centimos(total_poi.financiera_programada)),
          ejecutada: soles(centimos(total_poi.financiera_ejecutada)),
          pct: conPorcentaje(texto(total_poi.financiera_pct))};
}
function datosAvance() {
  var ahora = recuento();
  var noCuentan = ahora.actividades.filter(function (m) { return !m.cuenta; });
  return {anio: String(aei.anio), codigo: aei.codigo, denominacion: aei.denominacion, ejecutora: aei.ejecutora,
          indicador: texto(aei.indicador), hay_indicador: texto(aei.indicador) !== '', meta: texto(aei.meta),
          sin_meta: texto(aei.meta) === '',
          indicadores: filaDeIndicadores(ahora.indicadores, aei.codigo + ' ' + aei.denominacion),
          centros: ahora.centros.map(function (c) { return filaDeIndicadores(c, c.centro || 'Sin centro de costo'); }),
          actividades: actividadesImpresas(ahora.actividades),
          no_cuentan: noCuentan.map(function (m) { return m.codigo; }).join(', '), hay_no_cuentan: noCuentan.length > 0,
          total: totalImpreso(), hay_total: total_poi !== null,
          diferencias: diferenciasImpresas(ahora.diferencias), hay_diferencias: ahora.diferencias.length > 0,
          ejecuciones: vigentes().map(function (e) {
            return {codigo: e.codigo, periodo: nombreDelPeriodo(e.periodo), fisica: e.fisica,
                    financiera: soles(centimos(e.financiera)), estado: e.estado, sustento: e.sustento};
          }), hay_ejecuciones: vigentes().length > 0};
}
function datosFicha() {
  var ubicado = texto(ficha.icp.puesto) !== '';
  return Object.assign(datosAvance(), {
    versiones: versiones.map(function (v) {
      return {version: v.version, documento: v.documento, motivo: texto(v.motivo), agregadas: String(v.agregadas),
              fecha: fechaLarga(v.fecha), monto: texto(v.monto)};
    }),
    hay_versiones: versiones.length > 0, suma_versiones: String(agregadasPorVersiones()),
    contribucion: ficha.contribucion,
    acciones: lista(ficha.acciones).map(function (a) {
      return {accion: a.accion, componente: texto(a.componente), documento: texto(a.documento)};
    }),
    hay_acciones: lista(ficha.acciones).length > 0,
    recomendaciones: lista(ficha.recomendaciones).map(function (r) {
      return {recomendacion: r.recomendacion, respuesta: texto(r.respuesta), origen: texto(r.origen)};
    }),
    hay_recomendaciones: lista(ficha.recomendaciones).length > 0,
    problemas: lista(ficha.problemas).map(function (p) {
      return {actividad: texto(p.actividad), problematica: p.problematica, medida: texto(p.medida)};
    }),
    hay_problemas: lista(ficha.problemas).length > 0,
    icp: {total: texto(ficha.icp.total), etapa_1: texto(ficha.icp.etapa_1), etapa_2: texto(ficha.icp.etapa_2),
          puesto: texto(ficha.icp.puesto), entidades: texto(ficha.icp.entidades), ambito: texto(ficha.icp.ambito),
          ubicado: ubicado},
    hay_icp: !falta(ficha.icp.total)});
}
