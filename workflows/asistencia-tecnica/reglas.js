// Funciones del programa: sesiones, asistencia, acuerdos y solicitudes. Solo declaraciones de función; lo que el expediente
// recuerda está en el datamodel de chart.scxml. Ninguna cambia los datos que recibe; _event no se ve desde aquí, así que
// sus campos llegan como argumentos. Cada sesión y cada acuerdo lleva su propio estado como dato: estas reglas dicen qué
// paso admite.

// ---- Palabras ----

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
// Un rechazo dice qué sesión o acuerdo, y por qué. Lo recoge reparo(), en reparos.js, antes de cambiar nada.
function exigir(cumple, palabras) { if (!cumple) throw Object.assign(new Error(palabras), {reparo: palabras}); }
function partes(celda) {
  return texto(celda).split(';').map(texto).filter(function (p) { return p !== ''; });
}
function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}
function nombresDeMeses() {
  return ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre', 'noviembre', 'diciembre'];
}
function mesDe(n) { return nombresDeMeses()[n - 1]; }
// "2025-05-14" -> "14 de mayo de 2025"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  return leida ? Number(leida[3]) + ' de ' + mesDe(Number(leida[2])) + ' de ' + leida[1] : texto(fecha);
}
function anioDe(fecha) { return Number(fecha.slice(0, 4)); }
function numeroDeMes(fecha) { return Number(fecha.slice(5, 7)); }
function quien() { return _x.act.post || _x.act.actor; }
function con(lista, numero, cambio) {
  return lista.map(function (x) { return x.numero === numero ? Object.assign({}, x, cambio) : x; });
}

// ---- El programa ----

function planFijado(datos) {
  var vistas = {};
  datos.convocables.forEach(function (c) {
    exigir(!vistas[c.unidad], c.unidad + ' está dos veces entre los convocables.');
    vistas[c.unidad] = true;
  });
  return {anio: datos.anio, nombre: datos.nombre, objetivo: datos.objetivo, publico: texto(datos.publico), base: datos.base,
          elaborado_por: datos.elaborado_por, aprobado_por: datos.aprobado_por, convocables: datos.convocables};
}
function sesionesLeidas(filas) {
  exigir(plan !== null, 'Primero fije el programa: el año, el objetivo y los convocables.');
  var vistas = {};
  return filas.map(function (fila, i) {
    var donde = 'Fila ' + (i + 1), clave = [fila.mes_num, fila.tipo, fila.orden].join('|');
    exigir(texto(fila.mes) === '' || texto(fila.mes).toLowerCase() === mesDe(fila.mes_num),
           donde + ': el mes ' + fila.mes_num + ' es ' + mesDe(fila.mes_num) + ', y la fila dice ' + texto(fila.mes) + '.');
    exigir(!vistas[clave], donde + ': la actividad ' + fila.orden + ' ' + fila.tipo.toLowerCase() + ' de ' + mesDe(fila.mes_num) + ' está dos veces.');
    vistas[clave] = true;
    var codigos = partes(fila.componentes);
    codigos.forEach(function (c) {
      exigir(_x.profile.componentes[c] !== undefined, donde + ': «' + c + '» no es un componente, de C1 a C9.');
    });
    return {numero: i + 1, mes_num: fila.mes_num, mes: mesDe(fila.mes_num), previsto: mesDe(fila.mes_num), objetivo: fila.objetivo, tipo: fila.tipo,
            orden: fila.orden, actividad: fila.actividad, finalidad: texto(fila.finalidad), componentes: codigos,
            obligatoria: _x.profile.tipos[fila.tipo].obligatoria, estado: 'Programada', convocada: '', para: '', hora: '', modalidad: '',
            lugar: '', convocados: [], realizada: '', fuera_de_fecha: false, avisada: false, movimientos: [], motivo: '', asistencia: false, acta: null};
  });
}
// Lo que el cronograma une con «y/o»: pueden hacerse todas o algunas
function alternativas() {
  var avisos = [];
  sesiones.forEach(function (s) {
    var hermanas = sesiones.filter(function (o) { return o.mes_num === s.mes_num && o.tipo === s.tipo; });
    if (hermanas.length > 1 && hermanas[0] === s)
      avisos.push('Sesiones ' + enumeradas(hermanas.map(function (h) { return String(h.numero); })) + ' (' + s.mes + ', ' +
                  s.tipo.toLowerCase() + '): el cronograma las une con «y/o».');
  });
  return avisos;
}

// ---- Sesiones ----

function sesionExigida(numero, estados, verbo) {
  var s = sesiones.filter(function (x) { return x.numero === numero; })[0];
  exigir(s !== undefined, 'No existe la sesión ' + numero + '.');
  exigir(estados.indexOf(s.estado) >= 0, 'La sesión ' + numero + ' está «' + s.estado + '»: no se puede ' + verbo + '.');
  return s;
}
function modalidadExigida(s, modalidad) {
  var admitidas = _x.profile.tipos[s.tipo].modalidades;
  exigir(admitidas.indexOf(modalidad) >= 0, '«' + modalidad + '» no corresponde a una asistencia de tipo ' + s.tipo.toLowerCase() +
         ', que admite: ' + enumeradas(admitidas) + ' (Plan 2025, sección VI).');
}
function fechaFutura(s, fecha) {
  exigir(fecha >= _x.act.date, 'La fecha de la sesión ' + s.numero + ' ya pasó: ' + fechaLarga(fecha) + '.');
  exigir(anioDe(fecha) === plan.anio, 'El programa es de ' + plan.anio + ': la sesión ' + s.numero + ' no puede ser el ' + fechaLarga(fecha) + '.');
}
function citada(s, datos, convocada) {
  exigir(anioDe(datos.fecha) === plan.anio, 'El programa es de ' + plan.anio + ': la sesión ' + s.numero + ' no puede ser el ' + fechaLarga(datos.fecha) + '.');
  exigir(numeroDeMes(datos.fecha) === s.mes_num, 'La sesión ' + s.numero + ' está prevista para ' + s.mes +
         '. Si es en otro mes, muévala primero, con su motivo.');
  modalidadExigida(s, datos.modalidad);
  var conocidos = plan.convocables.map(function (c) { return c.unidad; });
  datos.convocados.forEach(function (u, i) {
    exigir(conocidos.indexOf(u) >= 0, '«' + u + '» no está entre los convocables del programa: ' + enumeradas(conocidos) + '.');
    exigir(datos.convocados.indexOf(u) === i, u + ' está dos veces entre los convocados.');
  });
  return con(sesiones, s.numero, {estado: 'Convocada', convocada: convocada, para: datos.fecha, hora: texto(datos.hora), modalidad: datos.modalidad,
                                  lugar: texto(datos.lugar), convocados: datos.convocados, avisada: datos.fecha < _x.act.date});
}
function convocada(datos) {
  var s = sesionExigida(datos.sesion, ['Programada'], 'convocar');
  exigir(!datos.convocada || datos.convocada === _x.act.date, 'Al convocar ahora, la convocatoria es de hoy. La que ya se hizo se asienta.');
  fechaFutura(s, datos.fecha);
  return citada(s, datos, _x.act.date);
}
// Lo que se convocó antes de llevarlo aquí: sin correo, con la fecha que tuvo
function asentada(datos) {
  var s = sesionExigida(datos.sesion, ['Programada'], 'asentar su convocatoria');
  exigir(datos.convocada, 'Falta la fecha en que se convocó la sesión ' + s.numero + '.');
  exigir(datos.convocada < _x.act.date, 'Se asienta lo que se convocó antes de hoy; para convocar ahora use «Convocar una sesión».');
  exigir(datos.fecha >= datos.convocada, 'La sesión ' + s.numero + ' no puede ser antes de su convocatoria, del ' + fechaLarga(datos.convocada) + '.');
  return citada(s, datos, datos.convocada);
}
function movida(datos) {
  var s = sesionExigida(datos.sesion, ['Programada', 'Convocada'], 'mover');
  fechaFutura(s, datos.fecha);
  var antes = s.estado === 'Convocada' ? fechaLarga(s.para) : s.mes;
  var ahora = s.estado === 'Convocada' ? fechaLarga(datos.fecha) : mesDe(numeroDeMes(datos.fecha));
  exigir(antes !== ahora, 'La sesión ' + s.numero + ' ya está prevista para ' + (s.estado === 'Convocada' ? 'el ' : '') + antes + '.');
  return con(sesiones, s.numero, {
    mes_num: numeroDeMes(datos.fecha), mes: mesDe(numeroDeMes(datos.fecha)), para: s.estado === 'Convocada' ? datos.fecha : '', avisada: false,
    movimientos: s.movimientos.concat([{de: antes, a: ahora, motivo: _x.act.comment, fecha: _x.act.date, por: quien()}])});
}
function realizada(datos) {
  exigir(!sesiones.some(function (x) { return x.numero === datos.sesion && x.estado === 'Programada'; }),
         'La sesión ' + datos.sesion + ' no se ha convocado: no se registra como realizada lo que no se convocó.');
  var s = sesionExigida(datos.sesion, ['Convocada'], 'registrar como realizada');
  exigir(datos.fecha >= s.convocada, 'La sesión ' + s.numero + ' se convocó el ' + fechaLarga(s.convocada) + ': no pudo realizarse antes, el ' +
         fechaLarga(datos.fecha) + '.');
  exigir(datos.fecha <= _x.act.date, 'La fecha en que se realizó la sesión ' + s.numero + ' todavía no llega: ' + fechaLarga(datos.fecha) + '.');
  modalidadExigida(s, datos.modalidad);
  return con(sesiones, s.numero, {estado: 'Realizada', realizada: datos.fecha, modalidad: datos.modalidad, fuera_de_fecha: datos.fecha !== s.para,
                                  acta: datos.acta});
}
function noRealizada(numero) {
  sesionExigida(numero, ['Programada', 'Convocada'], 'dar por no realizada');
  return con(sesiones, numero, {estado: 'No realizada', motivo: _x.act.comment});
}

// ---- Asistencia ----

function sesionRealizada(numero, verbo) {
  exigir(!sesiones.some(function (x) { return x.numero === numero && x.estado !== 'Realizada'; }),
         'La sesión ' + numero + ' no se ha realizado: no se puede ' + verbo + '.');
  return sesionExigida(numero, ['Realizada'], verbo);
}
function asistenciaTomada(datos, corrige) {
  var s = sesionRealizada(datos.sesion, 'registrar su asistencia');
  exigir(s.asistencia === corrige, 'La asistencia de la sesión ' + s.numero + (corrige ? ' todavía no se registra.' : ' ya está registrada. Si hay un error, corríjala con su motivo.'));
  var vistos = {};
  datos.filas.forEach(function (fila) {
    exigir(s.convocados.indexOf(fila.unidad) >= 0, fila.unidad + ' no fue convocada a la sesión ' + s.numero + '.');
    exigir(!vistos[fila.unidad], fila.unidad + ' está dos veces.');
    exigir(fila.asistio || texto(fila.representante) === '', fila.unidad + ' no asistió: no lleva representante.');
    exigir(!fila.asistio || texto(fila.representante) !== '', fila.unidad + ' asistió: diga el puesto de quien la representó.');
    vistos[fila.unidad] = true;
  });
  var faltan = s.convocados.filter(function (u) { return !vistos[u]; });
  exigir(faltan.length === 0, 'Falta decir si asistió ' + enumeradas(faltan) + '.');
  var otras = asistencias.filter(function (a) { return a.sesion !== s.numero; });
  return otras.concat(datos.filas.map(function (fila) {
    return {sesion: s.numero, actividad: s.actividad, tipo: s.tipo, obligatoria: s.obligatoria, fecha: s.realizada, unidad: fila.unidad,
            nombre: nombreDe(fila.unidad), asistio: fila.asistio, representante: texto(fila.representante), motivo: texto(fila.motivo),
            observada: s.obligatoria && !fila.asistio && texto(fila.motivo) === ''};
  })).sort(function (a, b) { return a.sesion - b.sesion; });
}
function conAsistencia(numero) { return con(sesiones, numero, {asistencia: true}); }
function nombreDe(unidad) {
  var c = plan.convocables.filter(function (x) { return x.unidad === unidad; })[0];
  return c === undefined ? unidad : c.nombre;
}

// ---- Acuerdos ----

function acuerdoExigido(numero, estados, verbo) {
  var a = acuerdos.filter(function (x) { return x.numero === numero; })[0];
  exigir(a !== undefined, 'No existe el acuerdo ' + numero + '.');
  exigir(estados.indexOf(a.estado) >= 0, 'El acuerdo ' + numero + ' está «' + a.estado + '»: no se puede ' + verbo + '.');
  return a;
}
function acordado(datos) {
  var s = sesionRealizada(datos.sesion, 'registrar acuerdos');
  exigir(s.convocados.indexOf(datos.responsable) >= 0, datos.responsable + ' no fue convocada a la sesión ' + s.numero +
         ': el responsable de un acuerdo es uno de los convocados (' + enumeradas(s.convocados) + ').');
  exigir(datos.fecha >= s.realizada, 'La fecha del acuerdo no puede ser anterior a la sesión, del ' + fechaLarga(s.realizada) + '.');
  return acuerdos.concat([{numero: acuerdos.length + 1, sesion: s.numero, acuerdo: datos.acuerdo, responsable: datos.responsable,
                           nombre: nombreDe(datos.responsable), unidad: 'unit:' + datos.responsable, fecha: datos.fecha,
                           fecha_larga: fechaLarga(datos.fecha), estado: 'Pendiente', vencido: false, tarde: false, avance: '', archivo: null,
                           informado_por: '', informado_en_nombre: '', informado: '', concluido: '', motivo: '', prorrogas: 0}]);
}
function informado(datos) {
  var a = acuerdoExigido(datos.acuerdo, ['Pendiente', 'Devuelto'], 'informar su cumplimiento');
  exigir(a.responsable === _x.act.unit, 'El acuerdo ' + a.numero + ' es de ' + a.responsable + ', no de ' + _x.act.unit + '.');
  return con(acuerdos, a.numero, {estado: 'Informado', avance: datos.avance, archivo: datos.archivo, informado: _x.act.date,
                                  informado_por: _x.act.actor, informado_en_nombre: _x.act.behalf || '', tarde: _x.act.date > a.fecha});
}
// La separación es por acuerdo: quien informó este no lo verifica.
function verificable(numero, verbo) {
  var a = acuerdoExigido(numero, ['Informado'], verbo);
  var informantes = [a.informado_por, a.informado_en_nombre].filter(function (p) { return p !== ''; });
  exigir(informantes.indexOf(_x.act.actor) < 0 && (!_x.act.behalf || informantes.indexOf(_x.act.behalf) < 0),
         'Quien informó el acuerdo ' + a.numero + ' no lo verifica: separación de funciones.');
  return a;
}
function cumplido(numero) {
  verificable(numero, 'dar por cumplido');
  return con(acuerdos, numero, {estado: 'Cumplido', concluido: _x.act.date});
}
function devuelto(numero) {
  verificable(numero, 'devolver');
  return con(acuerdos, numero, {estado: 'Devuelto', motivo: _x.act.comment});
}
function prorrogado(datos) {
  var a = acuerdoExigido(datos.acuerdo, ['Pendiente', 'Devuelto'], 'prorrogar');
  exigir(datos.fecha > a.fecha && datos.fecha >= _x.act.date, 'La nueva fecha del acuerdo ' + a.numero + ' va después del ' + fechaLarga(a.fecha) + ' y no en el pasado.');
  return con(acuerdos, a.numero, {fecha: datos.fecha, fecha_larga: fechaLarga(datos.fecha), vencido: false, prorrogas: a.prorrogas + 1, motivo: _x.act.comment});
}
function concluidoSinCumplir(datos) {
  acuerdoExigido(datos.acuerdo, ['Pendiente', 'Devuelto'], 'concluir de otro modo');
  return con(acuerdos, datos.acuerdo, {estado: datos.como, concluido: _x.act.date, motivo: _x.act.comment});
}
function pendiente(a) { return a.estado === 'Pendiente' || a.estado === 'Devuelto'; }

// ---- Lo que se vigila: la sesión y el acuerdo más próximos ----

function laMasProxima(lista, fecha) {
  return lista.slice().sort(function (a, b) { return a[fecha] < b[fecha] ? -1 : a[fecha] > b[fecha] ? 1 : a.numero - b.numero; })[0] || null;
}
function proximaSesion() {
  return laMasProxima(sesiones.filter(function (s) { return s.estado === 'Convocada' && !s.avisada; }), 'para');
}
function proximoAcuerdo() {
  return laMasProxima(acuerdos.filter(function (a) { return pendiente(a) && !a.vencido; }), 'fecha');
}
function conAcuerdoVencido(numero) { return con(acuerdos, numero, {vencido: true}); }
function conSesionAvisada(numero) { return con(sesiones, numero, {avisada: true}); }
// Lo que un aviso dice de la sesión o del acuerdo que se acaba de tocar
function asuntoDeSesion(numero) {
  var s = sesiones.filter(function (x) { return x.numero === numero; })[0], ultimo = s.movimientos[s.movimientos.length - 1] || null;
  return {numero: String(s.numero), actividad: s.actividad, tipo: s.tipo, finalidad: s.finalidad, fecha_larga: fechaLarga(s.para || s.mes), hora: s.hora,
          hay_hora: s.hora !== '', modalidad: s.modalidad, lugar: s.lugar, hay_lugar: s.lugar !== '',
          convocados: enumeradas(s.convocados.map(nombreDe)), obligatoria: s.obligatoria, antes: ultimo === null ? '' : ultimo.de,
          ahora: ultimo === null ? '' : ultimo.a};
}
function asuntoDeAcuerdo(numero) {
  var a = acuerdos.filter(function (x) { return x.numero === numero; })[0];
  return {numero: String(a.numero), sesion: String(a.sesion), acuerdo: a.acuerdo, nombre: a.nombre, unidad: a.unidad, fecha_larga: a.fecha_larga,
          avance: a.avance, tarde: a.tarde};
}

// ---- Solicitudes ----

function solicitado(datos) {
  var unidad = _x.act.unit;
  return solicitudes.concat([{numero: solicitudes.length + 1, unidad: unidad, nombre: nombreDe(unidad), por: quien(), persona: _x.act.behalf || _x.act.actor,
                              fecha: _x.act.date, materia: datos.materia, componentes: datos.componentes, preguntas: datos.preguntas,
                              estado: 'Por atender', respuesta: '', sesion: null}]);
}
function atendida(datos) {
  var s = solicitudes.filter(function (x) { return x.numero === datos.solicitud; })[0];
  exigir(s !== undefined, 'No existe la solicitud ' + datos.solicitud + '.');
  exigir(s.estado === 'Por atender', 'La solicitud ' + datos.solicitud + ' ya fue atendida.');
  if (datos.sesion) sesionExigida(datos.sesion, ['Programada', 'Convocada', 'Realizada'], 'atender con ella una solicitud');
  return con(solicitudes, datos.solicitud, {estado: 'Atendida', respuesta: datos.respuesta, sesion: datos.sesion || null});
}
function asuntoDeSolicitud(numero) {
  var s = solicitudes.filter(function (x) { return x.numero === numero; })[0];
  return {numero: String(s.numero), nombre: s.nombre, materia: s.materia, respuesta: s.respuesta, persona: 'person:' + s.persona,
          preguntas: s.preguntas.map(function (p, i) { return {numero: String(i + 1), pregunta: p}; })};
}

// ---- Cierre ----

function numerosDe(lista) { return enumeradas(lista.map(function (x) { return String(x.numero); })); }
function cierre(datos) {
  var sinCerrar = sesiones.filter(function (s) { return s.estado === 'Programada' || s.estado === 'Convocada'; });
  var sinAsistencia = sesiones.filter(function (s) { return s.estado === 'Realizada' && !s.asistencia; });
  var abiertos = acuerdos.filter(function (a) { return pendiente(a) || a.estado === 'Informado'; });
  var sinAtender = solicitudes.filter(function (s) { return s.estado === 'Por atender'; });
  var faltan = [];
  if (sinCerrar.length > 0) faltan.push('Sesiones sin realizar ni dar por no realizadas: ' + numerosDe(sinCerrar) + '.');
  if (sinAsistencia.length > 0) faltan.push('Sesiones realizadas sin asistencia registrada: ' + numerosDe(sinAsistencia) + '.');
  if (abiertos.length > 0) faltan.push('Acuerdos sin concluir: ' + numerosDe(abiertos) + '; los que sigan el año siguiente se trasladan.');
  if (sinAtender.length > 0) faltan.push('Solicitudes por atender: ' + numerosDe(sinAtender) + '.');
  exigir(faltan.length === 0, 'Todavía no se puede cerrar. ' + faltan.join(' '));
  return {conclusiones: datos.conclusiones, recomendaciones: datos.recomendaciones, fecha: _x.act.date};
}
