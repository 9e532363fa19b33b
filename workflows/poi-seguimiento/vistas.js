// Funciones de las vistas: solo ven la fila. Los montos vienen en céntimos.
function soles(enCentimos) { return (enCentimos / 100).toFixed(2); }
function pct(numero) { return numero === null ? '' : numero.toFixed(2); }
function fechaCorta(dia) { return dia ? dia.split('-').reverse().join('/') : ''; }
// Los cuadros de todas las AEI: una fila por expediente
function indicadorEn(datos, cual) {
  var i = datos.cuadro.indicadores;
  return i === null || i[cual] === null ? '' : cual === 'promedio' ? i.promedio.toFixed(2) : String(i[cual]);
}
function financieraEn(datos) { return datos.cuadro.indicadores === null ? '' : soles(datos.cuadro.indicadores.financiera); }
function cuantasDifieren(datos) {
  return datos.cuadro.diferencias.filter(function (d) { return d.resultado === 'No coincide'; }).length;
}
