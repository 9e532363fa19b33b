// Funciones de las vistas: solo ven la fila. Los montos vienen en céntimos.
function soles(enCentimos) { return (enCentimos / 100).toFixed(2); }
function pct(numero) { return numero === null ? '' : numero.toFixed(2); }
function fechaCorta(dia) { return dia ? dia.split('-').reverse().join('/') : ''; }
