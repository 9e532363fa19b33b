// Funciones de la medida y de sus documentos. Solo declaraciones de función: lo que el expediente recuerda está en el
// datamodel de chart.scxml. Ninguna función cambia los datos que recibe.

// ---- Fechas ----

function anioDe(fecha) { return String(fecha).slice(0, 4); }
function mesDe(fecha) { return String(fecha).slice(0, 7); }
function mesSiguiente(clave) {
  var anio = Number(clave.slice(0, 4)), numero = Number(clave.slice(5, 7));
  return numero === 12 ? (anio + 1) + '-01' : anio + '-' + (numero < 9 ? '0' : '') + (numero + 1);
}
// El último día hábil de un mes se cuenta hacia atrás desde el primer día del siguiente («before="1 habiles"»).
function diaSiguienteAlMes(clave) { return mesSiguiente(clave) + '-01'; }
function meses() {
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
          'diciembre'];
}
function mesLargo(clave) { return meses()[Number(clave.slice(5, 7)) - 1] + ' de ' + clave.slice(0, 4); }
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  if (!fecha) return '';
  return Number(fecha.slice(8, 10)) + ' de ' + mesLargo(mesDe(fecha));
}

// ---- El Plan y la medida ----

// Anexo N° 2. Los hitos son parte de la medida: cada una puede tener más de una acción (Anexo N° 9, notas 1 y 2).
function fechasEnOrden(datos) {
  var enElAnio = function (fecha) {
    return _x.profile.fechas_dentro_del_anio !== true || anioDe(fecha) === String(datos.plan_anio);
  };
  return datos.inicio <= datos.termino && enElAnio(datos.inicio) && enElAnio(datos.termino) &&
         datos.plan_aprobado_el <= _x.act.date &&
         datos.hitos.every(function (h) { return datos.inicio <= h.fecha && h.fecha <= datos.termino; });
}
function remediacionEnOrden(datos) {
  return fechasEnOrden(datos) && _x.profile.ejes_con_remediacion.indexOf(datos.eje) >= 0;
}
function planDe(datos) {
  return {anio: String(datos.plan_anio), documento: datos.plan_documento, aprobado_el: datos.plan_aprobado_el,
          archivo: datos.plan_archivo};
}
// Lo que sci-plan sabe de la medida que abrió
function paraElPlan() {
  return {codigo: codigo_en_plan, estado: conclusion === null ? 'Abierta' : conclusion.estado,
          fecha: conclusion === null ? '' : conclusion.fecha, fuera_de_plazo: conclusion !== null && conclusion.fuera_de_plazo};
}
function numerados(lista, campo) {
  return lista.map(function (cosa, i) {
    return Object.assign({numero: i + 1}, campo === null ? cosa : Object.fromEntries([[campo, cosa]]));
  });
}
function filaComun(datos) {
  return {medida: datos.medida, organo: datos.organo, inicio: datos.inicio, termino: datos.termino,
          termino_largo: fechaLarga(datos.termino), inicio_largo: fechaLarga(datos.inicio),
          comentarios: datos.comentarios, medios: numerados(datos.medios, 'medio'), hitos: numerados(datos.hitos, null)};
}
function filaDeRemediacion(datos) {
  return Object.assign({tipo: 'remediacion', eje: datos.eje, deficiencia: datos.deficiencia,
                        pregunta: datos.pregunta}, filaComun(datos));
}
function filaDeControl(datos) {
  return Object.assign({tipo: 'control', producto: datos.producto, riesgo: datos.riesgo,
                        nivel: datos.nivel}, filaComun(datos));
}
// Otra fecha de término la aprueba quien aprobó el Plan, si el perfil lo admite.
function reprogramable(datos) {
  return _x.profile.admite_reprogramacion === true && datos.termino > medida.termino && datos.termino > _x.act.date &&
         (_x.profile.fechas_dentro_del_anio !== true || anioDe(datos.termino) === plan.anio);
}
function conReprogramacion(datos) {
  return reprogramaciones.concat([{de: medida.termino, a: datos.termino, documento: datos.documento,
                                   fecha: _x.act.date, por: _x.act.actor}]);
}
function conTermino(termino) {
  return Object.assign({}, medida, {termino: termino, termino_largo: fechaLarga(termino)});
}

// ---- Evidencia ----

function medioDe(numero) { return medida.medios.filter(function (m) { return m.numero === numero; })[0] || null; }
// La fecha puede ser anterior a la del Plan: lo ya hecho también se acredita.
function admisible(datos) {
  return medioDe(datos.medio) !== null && datos.fecha <= _x.act.date && (datos.archivo !== null || datos.enlace !== null);
}
function conEvidencia(datos) {
  return evidencias.concat([Object.assign({numero: evidencias.length + 1}, datos,
    {por: _x.act.actor, puesto: _x.act.post || '', adjuntada_el: _x.act.date, observada: null})]);
}
function observable(numero) {
  return evidencias.some(function (e) { return e.numero === numero && e.observada === null; });
}
function observada(datos) {
  return evidencias.map(function (e) {
    return e.numero !== datos.numero ? e
      : Object.assign({}, e, {observada: {motivo: datos.motivo, por: _x.act.actor, fecha: _x.act.date}});
  });
}
function utiles(numeroDeMedio) {
  return evidencias.filter(function (e) { return e.medio === numeroDeMedio && e.observada === null; });
}
// «conforme al Plan»: cada medio de verificación consignado tiene su evidencia (Cuadro N° 3 y 7.4.1)
function todoSustentado() { return medida.medios.every(function (m) { return utiles(m.numero).length > 0; }); }

// ---- Estado (Cuadro N° 3) ----

function concluida(estado, sustento) {
  return {estado: estado, fecha: _x.act.date, por: _x.act.actor, puesto: _x.act.post || '',
          motivo: _x.act.comment || '', sustento: sustento, fuera_de_plazo: _x.terms.termino.expired};
}
function conCorreccion() {
  return correcciones.concat([Object.assign({}, conclusion, {sin_efecto_el: _x.act.date, sin_efecto_por: _x.act.actor,
                                                             motivo_de_la_correccion: _x.act.comment})]);
}
function enQueEstado() {
  return In('pendiente') ? 'Pendiente' : In('en_proceso') ? 'En proceso' : conclusion.estado;
}
// La evaluación anual termina el último día hábil de enero (7.4.2): hasta entonces el estado se puede corregir, y
// siempre queda el término de corrección después de registrarlo. Tampoco se cierra antes de la hoja del semestre.
function desdeCierre() {
  return [(Number(plan.anio) + 1) + '-01-31', diaSiguienteAlMes(mesDeLaHoja()), _x.act.date].sort()[2];
}
function mereceReconocimiento() { return reconocimiento === null && conclusion.fuera_de_plazo === false; }
function reconocido() { return {fecha: _x.act.date, por: _x.act.actor}; }

// ---- Avance mensual (Anexo N° 1, pregunta 10) ----

function primerMes() { return mesDe(medida.inicio) > mesDe(_x.act.date) ? mesDe(medida.inicio) : mesDe(_x.act.date); }
function conAvance(texto) {
  return avances.concat([{mes: mes, mes_largo: mesLargo(mes), avance: texto, fecha: _x.act.date, por: _x.act.actor}]);
}

// ---- Problemática y recomendaciones (Anexo N° 9, sección 3) ----

function conProblema(texto) {
  return problemas.concat([{numero: problemas.length + 1, problema: texto, fecha: _x.act.date, por: _x.act.actor,
                            recomendacion: null, atencion: null}]);
}
function problema(numero) { return problemas.filter(function (p) { return p.numero === numero; })[0] || null; }
function sinRecomendacion(numero) { return problema(numero) !== null && problema(numero).recomendacion === null; }
function porAtender(numero) {
  return problema(numero) !== null && problema(numero).recomendacion !== null && problema(numero).atencion === null;
}
function conCampo(numero, campos) {
  return problemas.map(function (p) { return p.numero === numero ? Object.assign({}, p, campos) : p; });
}
function conRecomendacion(numero, texto) { return conCampo(numero, {recomendacion: texto, recomendada_por: _x.act.actor}); }
function conAtencion(numero, texto) { return conCampo(numero, {atencion: texto, atendida_el: _x.act.date}); }
function sinRecomendar() { return problemas.filter(function (p) { return p.recomendacion === null; }).length; }

// ---- Hoja del semestre (7.4.1) ----

// El perfil da un mes («07», del año del Plan) o, en el régimen excepcional, un mes fijo («2020-06»).
function enElPlan(clave) { return clave.length === 2 ? plan.anio + '-' + clave : clave; }
function mesDelCorte() { return enElPlan(_x.profile.mes_corte); }
function mesDeLaHoja() { return enElPlan(_x.profile.mes_hoja); }
function mesesDelSemestre() { return {corte: mesLargo(mesDelCorte()), hoja: mesLargo(mesDeLaHoja())}; }
function antesDelCorte() { return mesDe(_x.act.date) <= mesDelCorte(); }
function foto(estado) {
  return {estado: estado, dia: _x.terms.corte.due,
          evidencias: evidencias.filter(function (e) { return e.observada === null; }).length};
}
// Ata el V°B° al contenido que se leyó; la hoja visada imprime ese mismo contenido.
function vistoBueno() {
  return {sentido: 'visado', version: _x.docs.hoja.version, huella: _x.docs.hoja.content, por: _x.act.actor,
          en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date};
}
function conConstancia(datos) {
  return constancias.concat([Object.assign({}, datos, {estado: enQueEstado(), por: _x.act.actor})]);
}

// ---- Palabras de los documentos ----

// Las unidades que pueden ejecutar medidas: las mismas opciones que «organo» en forms/ y que la organización.
function nombreOrgano(id) {
  return {OGA: 'Oficina General de Administración', OP: 'Oficina de Personal',
          OASA: 'Oficina de Abastecimiento y Servicios Auxiliares', OI: 'Oficina de Informática',
          OGPPD: 'Oficina General de Planificación, Presupuesto y Desarrollo', OR: 'Oficina de Racionalización',
          OGAJ: 'Oficina General de Asesoría Jurídica', OCOP: 'Oficina de Comunicaciones y Protocolo',
          VMCE: 'Viceministerio de Comercio Exterior', DGCE: 'Dirección General de Comercio Exterior',
          VMT: 'Viceministerio de Turismo', DGT: 'Dirección General de Turismo'}[id] || id;
}
function nombreDeTipo(tipo) {
  return {enlace: 'Enlace', captura: 'Captura de pantalla', hoja: 'Hoja de cálculo', foto: 'Fotografía',
          presentacion: 'Presentación', grabacion: 'Grabación', matriz: 'Matriz', acta: 'Acta', informe: 'Informe',
          directiva: 'Directiva', otro: 'Otro documento'}[tipo];
}
// Lo que se dejó vacío llega como null.
function texto(valor) { return valor === null || valor === undefined ? '' : String(valor); }

function datosMedida() {
  var control = medida.tipo === 'control';
  return {es_control: control, seccion: control ? 'Sección Medidas de Control' : 'Sección Medidas de Remediación',
          anio: plan.anio, formato: _x.profile.formato, plan_documento: plan.documento, plan_aprobado: fechaLarga(plan.aprobado_el),
          origen: control ? medida.producto : medida.eje, motivo: control ? medida.riesgo : medida.deficiencia,
          pregunta: texto(medida.pregunta), nivel: texto(medida.nivel),
          medida: medida.medida, organo: nombreOrgano(medida.organo),
          inicio: medida.inicio_largo, termino: medida.termino_largo, medios: medida.medios,
          comentarios: texto(medida.comentarios),
          hitos: medida.hitos.map(function (h) { return {numero: h.numero, hito: h.hito, fecha: fechaLarga(h.fecha)}; }),
          hay_hitos: medida.hitos.length > 0};
}
function evidenciaImpresa(e) {
  return {numero: e.numero, medio: medioDe(e.medio).medio, tipo: nombreDeTipo(e.tipo), descripcion: e.descripcion,
          fecha: fechaLarga(e.fecha), donde: e.archivo === null ? e.enlace : e.archivo.name,
          huella: e.archivo === null ? '' : e.archivo.sha256.slice(0, 16),
          autenticada: e.autenticada === true, observada: e.observada === null ? '' : e.observada.motivo};
}
// El estado de la hoja es el del día del corte; si después cambió, se dice al lado.
function datosHoja() {
  var hoy = enQueEstado();
  var arrastre = problemas.filter(function (p) { return p.recomendacion !== null && p.atencion === null; });
  return Object.assign(datosMedida(), {
    estado: corte.estado, dia_corte: fechaLarga(corte.dia), cambio: hoy !== corte.estado, estado_hoy: hoy,
    hoy: fechaLarga(_x.act.date), vencida: conclusion === null && _x.terms.termino.expired,
    tarde: conclusion !== null && conclusion.estado === 'Implementada' && conclusion.fuera_de_plazo,
    evidencias: evidencias.map(evidenciaImpresa), hay_evidencias: evidencias.length > 0,
    problemas: problemas.map(function (p) {
      return {numero: p.numero, problema: p.problema, recomendacion: texto(p.recomendacion), atencion: texto(p.atencion)};
    }),
    hay_problemas: problemas.length > 0, hay_arrastre: arrastre.length > 0,
    arrastre: arrastre.map(function (p) { return String(p.numero); }).join(', '),
    constancias: constancias.map(function (c) { return {fecha: fechaLarga(c.fecha), que: c.que, estado: c.estado}; }),
    hay_constancias: constancias.length > 0,
    reprogramaciones: reprogramaciones.map(function (r) {
      return {de: fechaLarga(r.de), a: fechaLarga(r.a), documento: r.documento};
    }),
    hay_reprogramaciones: reprogramaciones.length > 0});
}
function datosDecision() {
  return Object.assign(datosMedida(), {decision: conclusion.sustento.decision,
                                       consecuencias: conclusion.sustento.consecuencias});
}
function datosReconocimiento() {
  return Object.assign(datosMedida(), {cumplida: fechaLarga(conclusion.fecha)});
}
