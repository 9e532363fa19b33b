// Funciones de los cuadros (views/): solo ven la fila, nunca los datos de un expediente. Solo declaraciones de función.

function decisionEn(p) {
  if (p.retirado !== null) return 'Retirado';
  return p.decision === null ? 'Por decidir' : p.decision.priorizado ? 'Priorizado' : 'No priorizado';
}
function porQueEn(p) {
  if (p.retirado !== null) return p.retirado.motivo;
  if (p.decision === null) return '';
  return p.decision.priorizado ? p.decision.criterios.map(function (c) { return nombreDeCriterio(c.criterio) + ': ' + c.sustento; }).join('; ')
    : p.decision.motivo;
}
function planEn(p, campo) { return p.plan === null ? '' : p.plan[campo]; }
function ultimaCifra(datos) { return datos.cifras.length === 0 ? null : datos.cifras[datos.cifras.length - 1]; }
function informadaEn(datos) { return ultimaCifra(datos) === null ? '' : ultimaCifra(datos).cobertura; }
function diferenciaEn(datos) { return ultimaCifra(datos) === null ? '' : ultimaCifra(datos).diferencia; }
