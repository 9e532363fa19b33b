// Palabras, puntajes y escalas. Solo declaraciones de función.

function texto(celda) { return celda === undefined || celda === null ? '' : String(celda).trim(); }
// Un rechazo dice qué dato, de qué fila, y qué se esperaba. Lo recoge reparo(), en reparos.js, antes de cambiar nada.
function exigir(cumple, palabras) { if (!cumple) throw Object.assign(new Error(palabras), {reparo: palabras}); }
function partes(celda) {
  return texto(celda).split(';').map(texto).filter(function (p) { return p !== ''; });
}
function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}
function cuantas(n, una, varias) { return n + ' ' + (n === 1 ? una : varias); }
// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(texto(fecha));
  if (!leida) return texto(fecha);
  var meses = ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
               'noviembre', 'diciembre'];
  return Number(leida[3]) + ' de ' + meses[Number(leida[2]) - 1] + ' de ' + leida[1];
}

// ---- Componentes ----

function codigosDeComponentes() { return Object.keys(_x.profile.componentes); }
// "C1", "C.1", "C. 1 Compromiso…" o "1" -> "C1"; lo que no se reconoce, "".
function codigoDeComponente(celda) {
  var leido = /^(?:C\.? ?)?([1-9])(?![0-9])/i.exec(texto(celda));
  return leido ? 'C' + leido[1] : '';
}
function nombreDeComponente(codigo) { return _x.profile.componentes[codigo]; }
function nombreDeEtapa(etapa) { return _x.profile.etapas[String(etapa)]; }

// ---- Puntajes ----

// Se guardan en diezmilésimos de una etapa, enteros: 58 % y 0.58 son 5800. Así nada se pierde al sumar.
function diezmilesimos(celda, unidad, donde) {
  var porcentaje = unidad === 'porcentaje';
  var leido = /^([0-9]{1,3})(?:\.([0-9]{1,2}))?( ?%)?$/.exec(texto(celda).replace(',', '.'));
  exigir(leido !== null && (porcentaje || leido[3] === undefined),
         donde + ': «' + texto(celda) + '» no es un puntaje. Escriba ' +
         (porcentaje ? 'un porcentaje, como 58.' : 'un número, como 0.58.'));
  var decimales = Number(((leido[2] || '') + '00').slice(0, 2));
  var valor = Number(leido[1]) * (porcentaje ? 100 : 10000) + decimales * (porcentaje ? 1 : 100);
  exigir(valor <= 10000, donde + ': «' + texto(celda) + '» está fuera de la escala, que va ' +
         (porcentaje ? 'de 0 a 100 %.' : 'de 0.00 a 1.00 por etapa.'));
  return valor;
}
function dosCifras(n) { return (n < 10 ? '0' : '') + n; }
function centesimosEscritos(c) { return Math.floor(c / 100) + '.' + dosCifras(c % 100); }
// A dos decimales, la mitad hacia arriba: 0.895 es 0.90.
function aCentesimos(diezmil) { return Math.floor((diezmil + 50) / 100); }
function escrito(diezmil, unidad) {
  if (unidad !== 'porcentaje') return centesimosEscritos(aCentesimos(diezmil));
  return (diezmil % 100 === 0 ? diezmil / 100 : centesimosEscritos(diezmil)) + ' %';
}
// Media simple, redondeada al diezmilésimo. Las fuentes no dan pesos.
function media(valores) {
  var suma = valores.reduce(function (total, v) { return total + v; }, 0);
  return Math.floor((2 * suma + valores.length) / (2 * valores.length));
}

// ---- Escalas: cada año la suya ----

function escalaDe(anio) {
  return _x.profile.escalas.filter(function (e) { return e.desde <= anio && anio <= e.hasta; })[0] || null;
}
function aniosDe(escala) {
  return escala.desde === escala.hasta ? String(escala.desde) : escala.desde + ' a ' + escala.hasta;
}
function escalaExigida(anio) {
  var escala = escalaDe(anio);
  exigir(escala !== null, 'No hay escala de calificación registrada para ' + anio + '; las hay para ' +
         enumeradas(_x.profile.escalas.map(aniosDe)) + '. Regístrela en los perfiles del paquete antes de seguir.');
  return escala;
}
function calificacionExigida(escala, celda, donde) {
  var calificacion = texto(celda);
  exigir(calificacion === '' || escala.calificaciones.indexOf(calificacion) >= 0,
         donde + ': «' + calificacion + '» no es una calificación de la escala de ' + aniosDe(escala) + ' (' +
         enumeradas(escala.calificaciones) + ').');
  return calificacion;
}
// La etapa se da, no se deduce: 1.00 es «Apto» en la etapa 1 e «Incipiente» en la etapa 2. `acumulado` en centésimos.
function banda(escala, etapa, acumulado) {
  if (escala.bandas.length === 0)
    return {calificacion: '', nota: 'La fuente no trae los límites de la escala de ' + aniosDe(escala) + '.'};
  var sobreLaBase = acumulado - (etapa - 1) * 100;
  exigir(sobreLaBase <= 100, centesimosEscritos(acumulado) + ' no cabe en la etapa ' + etapa + '.');
  if (sobreLaBase < 0)
    return {calificacion: '', nota: 'La tabla no tiene banda para ' + centesimosEscritos(acumulado) + ' en la etapa ' + etapa +
            ', que empieza en ' + (etapa - 1) + '.00.'};
  var hallada = escala.bandas.filter(function (b) { return b.minimo <= sobreLaBase && sobreLaBase <= b.maximo; })[0];
  return {calificacion: hallada.calificacion, nota: escala.nota};
}
// De un puntaje de una sola etapa, en diezmilésimos
function bandaDeEtapa(escala, etapa, diezmil) { return banda(escala, etapa, (etapa - 1) * 100 + aCentesimos(diezmil)); }
// La suma de las etapas con puntaje, cada una a dos decimales: 0.87 + 0.93 = 1.80. `puntos`: uno por etapa, desde la 1.
function suma(escala, puntos) {
  var conPuntaje = puntos.filter(function (p) { return p !== null; });
  if (!escala.acumula || conPuntaje.length === 0) return {etapa: conPuntaje.length, puntaje: '', calificacion: '', nota: ''};
  var total = conPuntaje.reduce(function (t, p) { return t + aCentesimos(p); }, 0);
  var lugar = banda(escala, conPuntaje.length, total);
  return {etapa: conPuntaje.length, puntaje: centesimosEscritos(total), calificacion: lugar.calificacion, nota: lugar.nota};
}
