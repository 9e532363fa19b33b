// Funciones de los cuadros de toda la entidad (views/*-entidad.json): solo ven la fila, nunca los datos de un expediente.
// Solo declaraciones de función.

// "Pendiente" se llama igual en todas las directivas del perfil.
function oficialEn(datos) {
  if (datos.informe === null) return '';
  return datos.hechos.length > 0 ? datos.hechos[datos.hechos.length - 1].estado : 'Pendiente';
}
function reportadoEn(datos) { return datos.avances.length > 0 ? datos.avances[datos.avances.length - 1].reportado : 0; }
// Acciones cumplidas sobre acciones del plan, como porcentajeDe() de reglas.js
function calculadoEn(datos) {
  if (datos.plan === null) return 0;
  var cumplidas = datos.plan.acciones.filter(function (a) { return a.cumplida !== ''; }).length;
  return Math.round(cumplidas * 10000 / datos.plan.acciones.length) / 100;
}
function terminoDelPlan(datos) { return datos.plan === null ? '' : fechaLarga(datos.plan.fin); }
function tipoDe(informe) { return informe === null ? '' : nombreDeTipo(informe.tipo); }
// La modalidad del servicio: la que dice si rige una directiva de control posterior o de control preventivo
function modalidadDe(informe) {
  return informe === null ? '' : servicioDe(informe.tipo) === 'preventivo' ? 'Control preventivo' : 'Control posterior';
}
