// Conflictos de intereses: identificado, abstención planteada y pronunciamiento del superior (TUO de la Ley 27444, arts. 99 y
// 100). Solo declaraciones de función.
//   Por abstenerse -> Por resolver -> Abstención aceptada o Continúa en el asunto
// El superior puede pronunciarse también sin que se haya planteado: entonces la dispone él.

function conflictoExigido(numero, estados, verbo) {
  var c = conflictos.filter(function (x) { return x.numero === numero; })[0];
  exigir(c !== undefined, 'No existe el conflicto ' + numero + '.');
  exigir(estados.indexOf(c.estado) >= 0, 'El conflicto ' + numero + ' está «' + c.estado + '»: no cabe ' + verbo + '.');
  return c;
}
function conflictoRegistrado(datos) {
  var o = filaExigida(datos.obligado, ['Pendiente', 'Presentada', 'Cotejada'], 'registrar un conflicto');
  exigir(_x.act.date >= datos.conocido, 'La fecha en que se conoció el asunto todavía no llega: ' + fechaLarga(datos.conocido) + '.');
  exigir(Number(datos.conocido.slice(0, 4)) === anio, 'El registro es de ' + anio + ': la fecha no puede ser el ' + fechaLarga(datos.conocido) + '.');
  exigir(identificadorValido(datos.superior), 'El identificador «' + datos.superior + '» no puede ser el de una persona.');
  exigir(datos.superior !== o.persona, 'El superior que resuelve no puede ser la misma persona del conflicto.');
  return conflictos.concat([{numero: conflictos.length + 1, obligado: o.numero, persona: o.persona, nombre: o.nombre, puesto: o.puesto, unidad: o.unidad,
    asunto: datos.asunto, causal: datos.causal, fuente: fuenteDe(datos.fuente), conocido: datos.conocido, superior: datos.superior, estado: 'Por abstenerse',
    cerrado: false, registro: quien(), planteada: null, planteamiento: null, vence_abstencion: null, fuera_abstencion: false, resolucion: null,
    vence_pronunciamiento: null, fuera_pronunciamiento: false}]);
}
function fuenteDe(id) {
  return {cotejo: 'Cotejo de la declaración', propia: 'Lo comunicó la propia persona', consulta: 'Consulta', superior: 'Lo advirtió el superior',
          tercero: 'Lo advirtió un tercero'}[id];
}
function noConflicto(datos) { return reparo(function () { conflictoRegistrado(datos); }); }
function conflictoMarcado(numero, cambio) {
  return con(conflictos, numero, Object.assign({avisado: true}, cambio));
}
// Los de un mismo estado se vigilan por la fecha en que empezó su término; los ya vencidos salen de la cola.
function proximoConflicto(estado) {
  var vence = estado === 'Por abstenerse' ? 'vence_abstencion' : 'vence_pronunciamiento';
  var desde = estado === 'Por abstenerse' ? 'conocido' : 'planteada';
  var cola = conflictos.filter(function (c) { return c.estado === estado && c[vence] === null; });
  if (cola.length === 0) return null;
  return cola.reduce(function (a, b) { return b[desde] < a[desde] ? b : a; });
}
function planteado(c, dia, planteamiento) {
  return con(conflictos, c.numero, {estado: 'Por resolver', planteada: dia, planteamiento: Object.assign(planteamiento, quien()),
    fuera_abstencion: c.vence_abstencion !== null && dia > c.vence_abstencion});
}
function abstencionPlanteada(datos) {
  var c = conflictoExigido(datos.numero, ['Por abstenerse'], 'plantear la abstención');
  exigir(soyYo(c.persona), 'El conflicto ' + c.numero + ' no es suyo: solo quien está en el asunto plantea su abstención.');
  return planteado(c, _x.act.date, {documento: '', razones: datos.razones});
}
function noSeAbstiene(datos) { return reparo(function () { abstencionPlanteada(datos); }); }
function abstencionAsentada(datos) {
  var c = conflictoExigido(datos.numero, ['Por abstenerse'], 'asentar la abstención');
  exigir(!soyYo(c.persona), 'El conflicto ' + c.numero + ' es suyo: use «Plantear mi abstención».');
  exigir(datos.fecha >= c.conocido, 'La abstención no puede ser anterior al ' + fechaLarga(c.conocido) + ', en que se conoció el asunto.');
  exigir(_x.act.date >= datos.fecha, 'La fecha del escrito todavía no llega: ' + fechaLarga(datos.fecha) + '.');
  return planteado(c, datos.fecha, {documento: datos.documento, razones: datos.razones});
}
function noAsienta(datos) { return reparo(function () { abstencionAsentada(datos); }); }
function resuelto(datos, comoSG) {
  var c = conflictoExigido(datos.numero, ['Por abstenerse', 'Por resolver'], 'pronunciarse');
  exigir(!soyYo(c.persona), 'El conflicto ' + c.numero + ' es suyo: debe pronunciarse otra persona.');
  exigir(comoSG || soyYo(c.superior), 'El conflicto ' + c.numero + ' lo resuelve otro superior.');
  exigir(!esPropio(c.registro), 'El conflicto ' + c.numero + ' lo registró usted, o la persona a quien representa: debe pronunciarse otra persona.');
  exigir(datos.decision !== 'aceptar' || texto(datos.reemplazo) !== '', 'Falta el puesto de quien continúa el asunto del conflicto ' + c.numero + '.');
  return con(conflictos, c.numero, {estado: datos.decision === 'aceptar' ? 'Abstención aceptada' : 'Continúa en el asunto', cerrado: true,
    fuera_pronunciamiento: c.vence_pronunciamiento !== null && _x.act.date > c.vence_pronunciamiento,
    resolucion: Object.assign({reemplazo: datos.decision === 'aceptar' ? texto(datos.reemplazo) : '', fundamento: datos.fundamento, de_oficio: c.planteada === null}, quien())});
}
function noResuelve(datos, comoSG) { return reparo(function () { resuelto(datos, comoSG); }); }
function asuntoDeConflicto(numero) {
  var c = conflictos.filter(function (x) { return x.numero === numero; })[0];
  return {numero: numero, nombre: c.nombre, asunto: c.asunto, conocido: fechaLarga(c.conocido), estado: c.estado, correos: c.persona === '' ? [] : ['person:' + c.persona],
          superior: 'person:' + c.superior, reemplazo: c.resolucion ? c.resolucion.reemplazo : ''};
}
