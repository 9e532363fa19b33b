// Funciones de las vistas: solo ven la fila.
function fechaCorta(dia) { return dia ? dia.split('-').reverse().join('/') : ''; }
function trimestreDe(codigo) { return {t1: 'I', t2: 'II', t3: 'III', t4: 'IV'}[codigo]; }
function siEs(cierto) { return cierto === true ? 'Sí' : ''; }
function nombreDelArchivo(fila) { return fila.archivo === null ? '' : fila.archivo.name; }
function deLaRevision(fila, campo) { return fila.revision === null ? '' : fila.revision[campo]; }
