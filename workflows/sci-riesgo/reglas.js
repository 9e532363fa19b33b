// Funciones de la evaluación de riesgos, del plan del producto y de sus documentos. Solo declaraciones de función: lo
// que el expediente recuerda está en el datamodel de chart.scxml. Ninguna función cambia los datos que recibe.

// ---- Fechas ----

function mesSiguiente(clave) {
  var anio = Number(clave.slice(0, 4)), numero = Number(clave.slice(5, 7));
  return numero === 12 ? (anio + 1) + '-01' : anio + '-' + (numero < 9 ? '0' : '') + (numero + 1);
}
// El último día hábil de un mes se cuenta hacia atrás desde el primer día del siguiente («before="1 habiles"»).
function diaSiguienteAlMes(clave) { return mesSiguiente(clave) + '-01'; }
// El perfil da un mes («03», del año del Plan) o, en el régimen excepcional, un mes fijo («2019-11»).
function mesDelPlan() {
  var mes = _x.profile.mes_plan;
  return mes.length === 2 ? producto.anio + '-' + mes : mes;
}
function meses() {
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre',
          'diciembre'];
}
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  if (!fecha) return '';
  return Number(fecha.slice(8, 10)) + ' de ' + meses()[Number(fecha.slice(5, 7)) - 1] + ' de ' + fecha.slice(0, 4);
}

// ---- La entidad y el producto ----

// Se lanza un error, y el expediente no se abre: con otro grupo no hay tolerancia que aplicar (Anexo N° 7).
function grupoDeLaEntidad() {
  var elegido = String(_x.profile.grupo);
  if (!(elegido in _x.profile.tolerancia)) {
    throw new Error('El grupo de la entidad es 1, 2 o 3 (Cuadro N° 2); no «' + elegido + '».');
  }
  return elegido;
}
function productoEnOrden(datos) { return datos.aprobado_el <= _x.act.date && datos.un_solo_bien === true; }

// ---- Riesgos (Anexo N° 6) ----

function vigentes(lista) { return lista.filter(function (cosa) { return cosa.retirado === null; }); }
function porNumero(lista, numero) {
  return vigentes(lista).filter(function (cosa) { return cosa.numero === numero; })[0] || null;
}
function riesgo(numero) { return porNumero(riesgos, numero); }
function medida(numero) { return porNumero(medidas, numero); }
function retirado(lista, datos) {
  return lista.map(function (cosa) {
    return cosa.numero !== datos.numero ? cosa
      : Object.assign({}, cosa, {retirado: {motivo: datos.motivo, por: _x.act.actor, fecha: _x.act.date}});
  });
}
// Dos riesgos son el mismo si dicen lo mismo, sin mirar mayúsculas ni espacios.
function clave(texto) { return texto.toLowerCase().replace(/\s+/g, ' ').trim(); }
function nuevo(texto) {
  return vigentes(riesgos).every(function (r) { return clave(r.riesgo) !== clave(texto); });
}
function escala() { return Object.keys(_x.profile.probabilidad).map(Number); }
function productosDeLaEscala() {
  var posibles = [];
  escala().forEach(function (po) {
    Object.keys(_x.profile.impacto).forEach(function (i) { posibles.push(po * Number(i)); });
  });
  return posibles;
}
function importable(filas) {
  var claves = filas.map(function (f) { return clave(f.riesgo); });
  return filas.every(function (f, i) {
    return nuevo(f.riesgo) && claves.indexOf(claves[i]) === i &&
           (f.valor === null || productosDeLaEscala().indexOf(f.valor) >= 0);
  });
}
function conRiesgos(filas) {
  return riesgos.concat(filas.map(function (f, i) {
    var informado = f.valor || f.nivel ? {valor: f.valor || null, nivel: f.nivel || null} : null;
    return {numero: riesgos.length + i + 1, riesgo: f.riesgo, proceso: f.proceso, pregunta: f.pregunta,
            corrupcion: f.corrupcion === true || f.pregunta === '3' || f.pregunta === '4',
            probabilidad: f.probabilidad === null ? null : Number(f.probabilidad),
            impacto: f.impacto === null ? null : Number(f.impacto),
            informado: informado, tratar: 'no', retirado: null, por: _x.act.actor};
  }));
}
function valorado(datos) {
  return riesgos.map(function (r) {
    return r.numero !== datos.numero ? r
      : Object.assign({}, r, {probabilidad: Number(datos.probabilidad), impacto: Number(datos.impacto),
                              sustento: datos.sustento, por: _x.act.actor});
  });
}
function tieneValor(r) { return r.probabilidad !== null && r.impacto !== null; }
// Vr = Po x I
function valorDe(r) { return r.probabilidad * r.impacto; }
function banda(valor) {
  return _x.profile.niveles.filter(function (n) { return n.desde <= valor && valor <= n.hasta; })[0];
}
function nivelDe(r) { return banda(valorDe(r)); }

// ---- Tolerancia (7.3.2.c y Anexo N° 7) ----

function fueraDeTolerancia(r) { return _x.profile.tolerancia[grupo].indexOf(nivelDe(r).siglas) >= 0; }
function evaluacionEnOrden(datos) {
  var lista = vigentes(riesgos);
  return lista.length > 0 && lista.every(tieneValor) && datos.tratar_ademas.every(function (numero) {
    return riesgo(numero) !== null && !fueraDeTolerancia(riesgo(numero));
  });
}
// «al menos»: la entidad puede reducir también riesgos que la tolerancia admite
function conTolerancia(ademas) {
  return riesgos.map(function (r) {
    if (r.retirado !== null) return r;
    var tratar = fueraDeTolerancia(r) ? 'obligatorio' : ademas.indexOf(r.numero) >= 0 ? 'voluntario' : 'no';
    return Object.assign({}, r, {tratar: tratar, valor: valorDe(r), nivel: nivelDe(r).nivel});
  });
}

// ---- Medidas de control (7.3.3) ----

function medidaEnOrden(datos) {
  var enElAnio = function (fecha) {
    return _x.profile.fechas_dentro_del_anio !== true || fecha.slice(0, 4) === String(producto.anio);
  };
  return riesgo(datos.riesgo) !== null && riesgo(datos.riesgo).tratar !== 'no' && datos.inicio <= datos.termino &&
         enElAnio(datos.inicio) && enElAnio(datos.termino);
}
function conMedida(datos) {
  return medidas.concat([Object.assign({numero: medidas.length + 1}, datos, {retirado: null, por: _x.act.actor})]);
}
function medidasDe(numero) { return vigentes(medidas).filter(function (m) { return m.riesgo === numero; }); }
// Cada riesgo que se reduce tiene su medida, y cada medida, un riesgo que se reduce: al revalorar pueden descuadrarse.
function todosCubiertos() {
  return vigentes(riesgos).every(function (r) { return r.tratar === 'no' || medidasDe(r.numero).length > 0; }) &&
         vigentes(medidas).every(function (m) { return riesgo(m.riesgo) !== null && riesgo(m.riesgo).tratar !== 'no'; });
}

// ---- Visado, aprobación y registro ----

function quien() {
  return {por: _x.act.actor, en_nombre_de: _x.act.behalf || null, puesto: _x.act.post || null, fecha: _x.act.date,
          fecha_larga: fechaLarga(_x.act.date)};
}
function vistoBueno() {
  return Object.assign({sentido: 'visado', version: _x.docs.plan.version, huella: _x.docs.plan.content}, quien());
}
function aprobado() { return Object.assign({fuera_de_plazo: _x.terms.plazo_plan.expired}, quien()); }
function registroEnOrden(datos) { return aprobacion.fecha <= datos.fecha && datos.fecha <= _x.act.date; }
function registroAnotado(datos) {
  return Object.assign({}, datos, {por: _x.act.actor, fuera_de_plazo: datos.fecha > _x.terms.plazo_plan.due});
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
function nombreDeInstrumento(codigo) {
  return {aei: 'Acción Estratégica Institucional de un Objetivo Estratégico Institucional de Tipo I (PEI)',
          pp: 'Producto de un Programa Presupuestal',
          otro: 'Plan de Desarrollo Institucional, Plan de Desarrollo Concertado o PEI del pliego'}[codigo];
}
function nombreDeCriterio(codigo) {
  return {relevancia: 'relevancia para la población', presupuesto: 'presupuesto asignado al producto',
          contribucion: 'contribución al logro del objetivo o resultado', desempeno: 'desempeño', otro: 'otro'}[codigo];
}
function nombreDeHerramienta(codigo) {
  return {entrevistas: 'entrevistas', encuestas: 'encuestas', talleres: 'talleres participativos',
          lluvia: 'lluvia de ideas', panel: 'panel de expertos', ficha: 'diagrama o ficha técnica de procesos',
          otra: 'otra'}[codigo];
}
function enumerados(textos) {
  if (textos.length < 2) return textos.join('');
  return textos.slice(0, -1).join(', ') + ' y ' + textos[textos.length - 1];
}
function texto(valor) { return valor === null || valor === undefined ? '' : String(valor); }

function riesgoImpreso(r) {
  var nivel = nivelDe(r);
  var informado = r.informado === null ? '' : [r.informado.valor, r.informado.nivel]
    .filter(function (x) { return x !== null; }).join(', ');
  var difiere = r.informado !== null && ((r.informado.valor !== null && r.informado.valor !== valorDe(r)) ||
                                         (r.informado.nivel !== null && r.informado.nivel !== nivel.nivel));
  return {numero: r.numero, producto: producto.producto, riesgo: r.riesgo, corrupcion: r.corrupcion,
          probabilidad: _x.profile.probabilidad[r.probabilidad] + ' (' + r.probabilidad + ')',
          impacto: _x.profile.impacto[r.impacto] + ' (' + r.impacto + ')',
          valor: valorDe(r), nivel: nivel.nivel, siglas: nivel.siglas, informado: informado, difiere: difiere,
          tratar: {obligatorio: 'Sí, fuera de la tolerancia', voluntario: 'Sí, por decisión de la entidad',
                   no: 'No, dentro de la tolerancia'}[r.tratar]};
}
// De la probabilidad más alta a la más baja, como se imprime en el Anexo N° 6
function mapa() {
  return escala().sort(function (a, b) { return b - a; }).map(function (po) {
    return {nombre: _x.profile.probabilidad[po], po: po, celdas: Object.keys(_x.profile.impacto).map(Number).map(function (i) {
      var ahi = vigentes(riesgos).filter(function (r) { return r.probabilidad === po && r.impacto === i; });
      return {valor: po * i, siglas: banda(po * i).siglas,
              riesgos: ahi.map(function (r) { return 'R' + r.numero; }).join(', ')};
    })};
  });
}
function toleranciaImpresa() {
  var nombres = _x.profile.niveles.filter(function (n) { return _x.profile.tolerancia[grupo].indexOf(n.siglas) >= 0; })
    .map(function (n) { return n.nivel.replace('Riesgo ', '').toLowerCase(); });
  return enumerados(nombres);
}
function datosProducto() {
  return {anio: texto(producto.anio), formato: _x.profile.formato, producto: producto.producto, objetivo: producto.objetivo,
          instrumento: nombreDeInstrumento(producto.instrumento), codigo: texto(producto.codigo),
          criterios: enumerados(producto.criterios.map(nombreDeCriterio)), organo: nombreOrgano(producto.organo),
          aprobado: fechaLarga(producto.aprobado_el), documento: producto.documento, grupo: grupo};
}
function datosAnexo8() {
  var lista = vigentes(riesgos).map(riesgoImpreso);
  var difieren = lista.filter(function (r) { return r.difiere; }).length;
  return Object.assign(datosProducto(), {
    riesgos: lista, mapa: mapa(), tolerancia: toleranciaImpresa(),
    impactos: Object.keys(_x.profile.impacto).map(function (i) { return {nombre: _x.profile.impacto[i], i: i}; }),
    niveles: _x.profile.niveles.map(function (n) {
      return {nivel: n.nivel, siglas: n.siglas, intervalo: n.desde + ' a ' + n.hasta,
              cuantos: lista.filter(function (r) { return r.siglas === n.siglas; }).length};
    }),
    hay_informados: lista.some(function (r) { return r.informado !== ''; }),
    difieren: difieren, hay_difieren: difieren > 0,
    hay_corrupcion: lista.some(function (r) { return r.corrupcion; }),
    de_corrupcion: lista.filter(function (r) { return r.corrupcion; }).map(function (r) { return 'R' + r.numero; }).join(', '),
    herramientas: enumerados(evaluacion.herramientas.map(nombreDeHerramienta)), participantes: evaluacion.participantes,
    motivo: texto(evaluacion.motivo)});
}
function datosPlan() {
  var filas = [];
  vigentes(riesgos).forEach(function (r) {
    medidasDe(r.numero).forEach(function (m) {
      filas.push({producto: producto.producto, riesgo: 'R' + r.numero + '. ' + r.riesgo, medida: m.medida,
                  organo: nombreOrgano(m.organo), inicio: fechaLarga(m.inicio), termino: fechaLarga(m.termino),
                  medios: m.medios.map(function (x, i) { return {n: i + 1, medio: x}; }), comentarios: texto(m.comentarios)});
    });
  });
  return Object.assign(datosProducto(), {filas: filas, hay_filas: filas.length > 0, tolerancia: toleranciaImpresa()});
}

// ---- Dudas de la importación: una función por regla de imports/matriz.json ----

function celda(valor) { return valor === null || valor === undefined ? '' : String(valor).trim(); }
function sinValorar(fila) { return celda(fila.probabilidad) === '' || celda(fila.impacto) === ''; }
function fueraDeEscala(fila) {
  return [fila.probabilidad, fila.impacto].some(function (x) {
    return celda(x) !== '' && ['4', '6', '8', '10'].indexOf(celda(x)) < 0;
  });
}
function valorDistinto(fila) {
  return !sinValorar(fila) && celda(fila.valor) !== '' &&
         Number(fila.probabilidad) * Number(fila.impacto) !== Number(fila.valor);
}
