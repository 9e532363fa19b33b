// Funciones de las vistas: solo ven la fila.
function fechaCorta(dia) { return dia ? dia.split('-').reverse().join('/') : ''; }
function sinDato(numero) { return numero === null || numero === undefined ? 'sin dato' : numero.toFixed(2); }
function delCumplimiento(fila, campo) { return fila.cumplido === null ? '' : fila.cumplido[campo]; }
