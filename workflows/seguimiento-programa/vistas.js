// Funciones de las vistas: solo ven la fila.
function fechaCorta(dia) { return dia ? dia.split('-').reverse().join('/') : ''; }
