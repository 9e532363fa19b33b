// Por qué no: cada función da las palabras del rechazo, con la medida, la fila o el día que lo impide, o '' si nada lo
// impide. Las guardas de chart.scxml preguntan por ''. Solo declaraciones de función.

function enumeradas(cosas) {
  if (cosas.length < 2) return cosas.join('');
  return cosas.slice(0, -1).join(', ') + ' y ' + cosas[cosas.length - 1];
}
// Los primeros reparos, para que se lean, y cuántos más hay
function reunidos(reparos) {
  var hay = reparos.filter(function (r) { return r !== ''; });
  return hay.slice(0, 8).join(' ') + (hay.length > 8 ? ' Y ' + (hay.length - 8) + ' más.' : '');
}
function numeros(lista) { return enumeradas(lista.map(function (x) { return String(x.numero); })); }
function noHay(numero) { return 'La medida ' + numero + ' no existe o fue retirada.'; }

// ---- Medidas ----

// Una fila ya leída, de la tabla o de la página
function noFila(fila) {
  if (fila.seccion === null) return 'no se entiende de qué sección es: escriba «Remediación» o «Control».';
  if (fila.organo === null) return 'el órgano responsable no es ninguno de los conocidos: escriba su nombre o sus siglas.';
  if (fila.seccion === 'remediacion' && _x.profile.ejes_con_remediacion.every(function (e) { return clave(e) !== clave(fila.origen); }))
    return 'las medidas de remediación son del eje ' + enumeradas(_x.profile.ejes_con_remediacion) + '; no de «' + fila.origen + '» (7.4.2).';
  if (fila.inicio > fila.termino) return 'termina el ' + fechaLarga(fila.termino) + ', antes de empezar, el ' + fechaLarga(fila.inicio) + '.';
  if (_x.profile.fechas_dentro_del_anio === true && (fila.inicio.slice(0, 4) !== plan.anio || fila.termino.slice(0, 4) !== plan.anio))
    return 'va del ' + fechaLarga(fila.inicio) + ' al ' + fechaLarga(fila.termino) + ' y el Plan es de ' + plan.anio +
      '. Si es de otro Plan, quítela.';
  if (fila.medios.length === 0) return 'no tiene medios de verificación.';
  var fuera = fila.hitos.filter(function (h) { return h.fecha !== null && (h.fecha < fila.inicio || h.fecha > fila.termino); });
  return fuera.length === 0 ? '' : 'el hito «' + fuera[0].hito + '» cae fuera de sus fechas.';
}
function noAgrega(datos) {
  var fila = filaDeFormulario(datos), motivo = noFila(fila);
  if (motivo !== '') return 'La medida no se agregó: ' + motivo;
  return existente(fila) === null ? '' : 'Esa medida ya está registrada, con el número ' + existente(fila).numero + '.';
}
// La tabla entra entera o no entra. «Fila 2» es la primera después del encabezado.
function noImporta(filas) {
  var leidas = filas.map(filaLeida);
  if (filas.every(filaAjena)) return 'La tabla no tiene ninguna medida.';
  return reunidos(filas.map(function (f, i) {
    if (filaAjena(f)) return '';
    var donde = 'Fila ' + (i + 2) + ': ', fila = leidas[i], ya = existente(fila);
    var vacias = ['origen', 'motivo', 'medida', 'inicio', 'termino'].filter(function (c) { return texto(fila[c]) === ''; });
    if (vacias.length > 0) return donde + 'falta ' + enumeradas(vacias.map(nombreDeColumna)) + '.';
    var motivo = noFila(fila);
    if (motivo !== '') return donde + motivo;
    var otra = leidas.slice(0, i).findIndex(function (x, j) { return !filaAjena(filas[j]) && igualA(x, fila); });
    if (otra >= 0) return donde + (clave(leidas[otra].medida) === clave(fila.medida) ? 'repite la medida de la fila ' + (otra + 2) + '.'
      : 'trae el expediente ' + fila.expediente + ', que es de la fila ' + (otra + 2) + '. Si no es el expediente de la medida, quite esa columna.');
    if (texto(f.estado) !== '' && fila.estado === null) return donde + 'el estado «' + f.estado + '» no es ninguno de los seis del Cuadro N° 3.';
    if (esFinal(fila.estado) && !fila.desde) return donde + 'escriba en «Desde» la fecha en que pasó a ' + fila.estado + '.';
    if (ya !== null && (ya.inicio !== fila.inicio || ya.termino !== fila.termino))
      return donde + 'la medida ' + ya.numero + ' va del ' + fechaLarga(ya.inicio) + ' al ' + fechaLarga(ya.termino) +
        ' y la tabla dice otras fechas. Si el Titular las cambió, que lo apruebe en «Aprobar otra fecha de término».';
    motivo = fila.estado === null || (ya !== null && ya.estado === fila.estado) ? ''
      : noPasa(ya || medidaNueva(0, fila), registroDeFila(f, fila));
    return motivo === '' ? '' : donde + motivo;
  }));
}
function nombreDeColumna(c) {
  return {origen: 'el eje o producto', motivo: 'la deficiencia o el riesgo', medida: 'la medida', inicio: 'la fecha de inicio',
          termino: 'la fecha de término'}[c];
}
function noReprograma(datos) {
  var m = medida(datos.numero);
  if (m === null) return noHay(datos.numero);
  if (_x.profile.admite_reprogramacion !== true) return 'El perfil no admite cambiar las fechas del Plan aprobado.';
  if (esFinal(m.estado)) return 'La medida ' + m.numero + ' ya está ' + m.estado + '.';
  if (datos.termino <= m.termino || datos.termino <= _x.act.date) return 'La fecha nueva no es posterior a la vigente y a hoy.';
  return _x.profile.fechas_dentro_del_anio === true && datos.termino.slice(0, 4) !== plan.anio
    ? 'La fecha nueva sale del año del Plan, ' + plan.anio + '.' : '';
}

// ---- Estados ----

// Si la medida puede pasar a ese estado en esa fecha (Cuadro N° 3)
function noPasa(m, r) {
  var antes = ultimo(m);
  if (r.fecha > _x.act.date) return 'la fecha del estado, ' + fechaLarga(r.fecha) + ', todavía no llega.';
  if (antes !== null && antes.estado === r.estado) return 'ya está ' + r.estado + ' desde el ' + fechaLarga(antes.fecha) + '.';
  if (antes !== null && esFinal(antes.estado))
    return 'está ' + antes.estado + ' desde el ' + fechaLarga(antes.fecha) + ': ese estado no cambia, se corrige.';
  if (antes !== null && cambios()[antes.estado].indexOf(r.estado) < 0) return 'de ' + antes.estado + ' no se pasa a ' + r.estado + '.';
  if (antes !== null && r.fecha < antes.fecha)
    return 'está ' + antes.estado + ' desde el ' + fechaLarga(antes.fecha) + ': el estado siguiente no puede ser anterior.';
  if (r.estado === 'No implementada' && r.fecha <= m.termino)
    return 'su fecha de término es el ' + fechaLarga(m.termino) + ': hasta entonces la oportunidad para ejecutarla no ha culminado (Cuadro N° 3).';
  return '';
}
function noRegistra(datos) {
  var m = medida(datos.numero);
  if (m === null) return noHay(datos.numero);
  var motivo = noPasa(m, datos), donde = 'Medida ' + m.numero + ': ';
  if (motivo !== '') return donde + motivo;
  var ajenos = datos.medios.filter(function (n) { return n > m.medios.length; });
  if (ajenos.length > 0) return donde + 'tiene ' + m.medios.length + ' medios de verificación; no hay N° ' + enumeradas(ajenos.map(String)) + '.';
  if (datos.hitos.some(function (n) { return n > m.hitos.length; })) return donde + 'tiene ' + m.hitos.length + ' hitos: revise los números.';
  if (datos.estado === 'Implementada') {
    var sin = m.medios.filter(function (x) { return datos.medios.indexOf(x.n) < 0; });
    if (sin.length > 0) return donde + 'falta revisar el medio de verificación N° ' + enumeradas(sin.map(function (x) { return x.n + ', «' + x.medio + '»'; })) + ' (7.4.1).';
    var faltos = m.hitos.filter(function (h) { return datos.hitos.indexOf(h.n) < 0; });
    if (faltos.length > 0) return donde + 'no está cumplido el hito N° ' + enumeradas(faltos.map(function (h) { return String(h.n); })) + ': Implementada es «conforme al Plan» (Cuadro N° 3).';
    if (datos.enlace === null && datos.archivo === null) return donde + 'adjunte la evidencia o escriba su enlace.';
  }
  if (datos.estado === 'No implementada' && datos.sustento === null) return donde + 'escriba por qué no se cumplió.';
  return pideSustento(datos.estado) && (datos.sustento === null || datos.documento === null || datos.archivo === null)
    ? donde + datos.estado + ' pide el sustento, el documento y su archivo (Cuadro N° 3).' : '';
}
function noRevisa(datos) {
  if (datos.enlace === null && datos.archivo === null) return 'Adjunte lo revisado o escriba su enlace.';
  return reunidos(datos.numeros.map(function (n) {
    var m = medida(n);
    if (m === null) return noHay(n);
    if (m.estado !== 'Implementada') return 'La medida ' + n + ' no está Implementada.';
    return revisado(ultimo(m), m) ? 'Los medios de verificación de la medida ' + n + ' ya constan revisados.' : '';
  }));
}
function noCorrige(numero, estados) {
  var m = medida(numero);
  if (m === null) return noHay(numero);
  var r = ultimo(m);
  if (r === null) return 'La medida ' + numero + ' no tiene estado que corregir.';
  if (estados.indexOf(r.estado) < 0)
    return 'La medida ' + numero + ' está ' + r.estado + ': lo corrige ' + (pideSustento(r.estado) ? 'el Titular.' : 'Secretaría General.');
  return r.por === _x.act.actor || r.por === _x.act.behalf ? 'Usted registró ese estado: debe corregirlo otra persona.' : '';
}
function noReconoce(numero) {
  var m = medida(numero);
  if (m === null) return noHay(numero);
  if (m.expediente !== '') return 'La medida ' + numero + ' tiene expediente propio, el ' + m.expediente + ': reconózcala allí.';
  if (m.estado !== 'Implementada' || m.fuera)
    return 'El reconocimiento es por la medida cumplida en su totalidad dentro del plazo (Anexo N° 1, pregunta 11).';
  if (!revisado(ultimo(m), m)) return 'Faltan revisar los medios de verificación de la medida ' + numero + '.';
  return m.reconocida === null ? '' : 'La medida ' + numero + ' ya tiene su reconocimiento.';
}
function noInforma(filas) {
  return reunidos(filas.map(function (f, i) {
    var m = medida(f.numero), donde = 'Medida ' + f.numero + ': ';
    if (m === null) return noHay(f.numero);
    if (m.organo !== _x.act.unit) return donde + 'está a cargo de otro órgano, ' + nombreOrgano(m.organo) + '.';
    if (filas.slice(0, i).some(function (g) { return g.numero === f.numero; })) return donde + 'está dos veces en lo que informa.';
    return debeAvance(m) ? '' : donde + 'este mes no debe avance, o ya se informó.';
  }));
}

// ---- Problemática ----

function noProducto(nombre) {
  return nombre === null || productos().some(function (p) { return clave(p) === clave(nombre); }) ? ''
    : '«' + nombre + '» no es un producto priorizado del Plan ni de sus medidas de control.';
}
function noAnota(datos) {
  return mismoProblema(datos) !== null ? 'Esa problemática ya está anotada, con el número ' + mismoProblema(datos).numero + '.'
    : noProducto(datos.producto);
}
function noImportaProblemas(filas) {
  return reunidos(filas.map(function (f, i) {
    var donde = 'Fila ' + (i + 2) + ': ', ya = mismoProblema(f);
    if (filas.slice(0, i).some(function (g) { return clave(g.problema) === clave(f.problema); })) return donde + 'repite una problemática de la tabla.';
    if (ya !== null && ya.recomendacion !== null && f.recomendacion !== null && clave(ya.recomendacion) !== clave(f.recomendacion))
      return donde + 'la problemática ' + ya.numero + ' ya tiene otra recomendación: es una por cada una (Anexo N° 9, nota 4).';
    return noProducto(f.producto) === '' ? '' : donde + noProducto(f.producto);
  }));
}

// ---- Reporte ----

// Lo que impide decir cómo estaban las medidas ese día
function faltasAl(dia) {
  var lista = vigentes(medidas);
  if (lista.length === 0) return ['No hay medidas registradas.'];
  var sin = lista.filter(function (m) { return estadoAl(m, dia) === null; });
  var porRevisar = lista.filter(function (m) { return estadoAl(m, dia) === 'Implementada' && !revisado(registroAl(m, dia), m); });
  var sinSustento = lista.filter(function (m) {
    return pideSustento(estadoAl(m, dia)) && m.expediente === '' && texto(registroAl(m, dia).documento) === '';
  });
  return [
    sin.length === 0 ? '' : 'Sin estado al ' + fechaLarga(dia) + ': medida ' + numeros(sin) + '.',
    porRevisar.length === 0 ? '' : 'Implementadas sin revisar sus medios de verificación (7.4.1): medida ' + numeros(porRevisar) + '.',
    sinSustento.length === 0 ? '' : 'No aplicables o desestimadas sin el documento que lo sustenta (Cuadro N° 3): medida ' + numeros(sinSustento) + '.'];
}
function noEmite(acto) {
  var pendientes = sinRetirar().filter(function (p) { return p.recomendacion === null; });
  var pocos = _x.profile.sin_minimo === 'impedir' ? bajoElMinimo() : [];
  return reunidos(faltasAl(corte).concat([
    pendientes.length === 0 ? '' : 'Problemática sin recomendación de mejora (Anexo N° 9, nota 4): N° ' + numeros(pendientes) + '.',
    pocos.length === 0 ? '' : 'Menos de ' + _x.profile.recomendaciones_por_producto + ' recomendaciones (pregunta 51): ' +
      enumeradas(pocos.map(function (p) { return '«' + p.producto + '», ' + p.cuantas; })) + '.']));
}
function noEntrega(acto) { return reunidos(faltasAl(finDelAnio())); }
function noAdjunta(datos) {
  if (datos.fecha > _x.act.date) return 'La fecha del registro en el aplicativo es posterior a hoy.';
  return datos.fecha < visado.fecha ? 'El reporte se visó el ' + fechaLarga(visado.fecha) + ': no pudo adjuntarse antes.' : '';
}
function noCifra(datos) {
  if (datos.al > _x.act.date || datos.fecha > _x.act.date) return 'Las fechas de la cifra no pueden ser posteriores a hoy.';
  return datos.fecha < datos.al ? 'La cifra se habría informado antes del día al que se refiere. Revise las dos fechas.' : '';
}
function noConsta(datos) {
  var d = deber(datos.deber);
  if (d === null) return 'Ese deber no está entre los del perfil.';
  if (datos.fecha > _x.act.date) return 'La fecha es posterior a hoy.';
  if (datos.fecha.slice(0, 4) !== anioDelSeguimiento()) return 'La fecha no es del año ' + anioDelSeguimiento() + ', que es el que se sigue.';
  var periodo = periodoDe(d, mesDe(datos.fecha));
  if (constaEn(d.id, periodo)) return 'Ese período ya tiene su constancia: ' + periodoLargo(periodo) + '.';
  return datos.no_aplica !== true && datos.enlace === null && datos.archivo === null ? 'Adjunte la constancia o escriba su enlace.' : '';
}
function noDifunde(datos) {
  if (datos.fecha > _x.act.date) return 'La fecha de la difusión es posterior a hoy.';
  if (datos.fecha < primerDiaDelTrimestre() || mesDe(datos.fecha) > trimestre) return 'La fecha no cae en el ' + trimestreLargo() + '.';
  return datos.enlace === null && datos.archivo === null ? 'Adjunte el mensaje difundido o escriba su enlace.' : '';
}
