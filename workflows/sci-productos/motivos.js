// Por qué no: cada función da las palabras del rechazo, con el producto, la fila o el día que lo impide, o '' si nada lo
// impide. Las guardas de chart.scxml preguntan por ''. Solo declaraciones de función.

// Los primeros reparos, para que se lean, y cuántos más hay
function reunidos(reparos) {
  var hay = reparos.filter(function (r) { return r !== ''; });
  return hay.slice(0, 8).join(' ') + (hay.length > 8 ? ' Y ' + (hay.length - 8) + ' más.' : '');
}

function noBase(datos) {
  var tope = Number(_x.act.date.slice(0, 4)) + 1;
  if (datos.anio > tope) return 'El año no puede pasar de ' + tope + '.';
  if (datos.tiene_pei && datos.pei === null) return 'Diga cuál es el Plan Estratégico Institucional.';
  if (!datos.tiene_pei && datos.pei !== null) return 'Nombró un Plan Estratégico Institucional y respondió que la entidad no lo tiene. Corrija una de las dos.';
  if (datos.participa_pp && datos.programas === null) return 'Diga en qué Programas Presupuestales participa la entidad.';
  return !datos.participa_pp && datos.programas !== null
    ? 'Nombró Programas Presupuestales y respondió que la entidad no participa en ninguno. Corrija una de las dos.' : '';
}

// ---- Identificación ----

function noInstrumento(datos) {
  if (datos.instrumento === 'aei' && !base.tiene_pei) return 'la entidad no tiene PEI, según lo definido.';
  if (datos.instrumento === 'pp' && !base.participa_pp) return 'la entidad no participa en Programas Presupuestales, según lo definido.';
  if (datos.instrumento === 'aei' && datos.oei_tipo === null) return 'diga de qué tipo es el Objetivo Estratégico Institucional de la acción.';
  if (datos.instrumento === 'aei' && datos.oei_tipo === 'II')
    return 'es de un Objetivo Estratégico Institucional de Tipo II, un bien o servicio intermedio: los productos salen de los de Tipo I (7.3.1.a y Anexo N° 3).';
  var impide = _x.profile.otro_instrumento === 'sin-ninguno' ? base.tiene_pei || base.participa_pp : base.tiene_pei && base.participa_pp;
  return datos.instrumento === 'otro' && impide
    ? 'otro documento de gestión se usa solo si la entidad no cuenta con PEI o no es parte de un Programa Presupuestal (7.3.1.a).' : '';
}
function yaEsta(nombre) {
  return vigentes().filter(function (p) { return clave(p.producto) === clave(nombre); })[0];
}
function noProducto(datos) {
  var otro = yaEsta(datos.producto), reparo = noInstrumento(datos);
  if (otro !== undefined) return '«' + datos.producto + '» ya está en la lista, con el número ' + otro.numero + '.';
  return reparo === '' ? '' : '«' + datos.producto + '»: ' + reparo;
}
function noTabla(filas) {
  return reunidos(filas.map(function (f, i) {
    var antes = filas.slice(0, i).some(function (g) { return clave(g.producto) === clave(f.producto); });
    var reparo = antes ? '«' + f.producto + '» está repetido en la tabla.' : noProducto(f);
    return reparo === '' ? '' : 'Fila ' + (i + 1) + ': ' + reparo;
  }));
}
function noVigente(numero) {
  return producto(numero) === null ? 'El producto ' + numero + ' no existe o fue retirado. Revise el número.' : '';
}
function noCambiable(numero) {
  if (noVigente(numero) !== '') return noVigente(numero);
  return producto(numero).aprobado_el === null ? ''
    : 'El Titular aprobó el producto ' + numero + ' el ' + fechaLarga(producto(numero).aprobado_el) +
      '. La Directiva no prevé retirarlo durante el año y la cobertura lo cuenta (Anexo N° 10, 4).';
}
function noDivision(datos) {
  if (noCambiable(datos.numero) !== '') return noCambiable(datos.numero);
  return reunidos(datos.productos.map(function (nombre, i) {
    if (datos.productos.slice(0, i).some(function (otro) { return clave(otro) === clave(nombre); })) return '«' + nombre + '» está repetido.';
    var otro = yaEsta(nombre);
    return otro !== undefined && otro.numero !== datos.numero ? '«' + nombre + '» ya está en la lista, con el número ' + otro.numero + '.' : '';
  }));
}
function noVinculo(datos) {
  if (datos.numero === datos.con) return 'Un producto no se vincula consigo mismo. Revise los números.';
  return noCambiable(datos.numero) || noVigente(datos.con);
}

// ---- Priorización ----

function noPriorizable(datos) {
  if (noCambiable(datos.numero) !== '') return noCambiable(datos.numero);
  if (producto(datos.numero).varios_bienes)
    return 'El producto ' + datos.numero + ' reúne varios bienes o servicios finales: cada uno constituye un producto (7.3.1.a y Anexo N° 4). Subdivídalo y priorice los que correspondan.';
  if (criteriosDe(datos).length === 0) return 'Falta el sustento de, al menos, un criterio de priorización (7.3.1.b).';
  if (datos.monto !== null && datos.presupuesto === null) return 'Puso un monto sin sustentar el criterio de presupuesto.';
  return datos.logro !== null && datos.desempeno === null ? 'Puso un porcentaje de cumplimiento sin sustentar el criterio de desempeño.' : '';
}
function numerosDe(lista) { return enumerados(lista.map(function (p) { return String(p.numero); })); }
function noPresentable() {
  var enteros = vigentes().filter(function (p) { return p.varios_bienes && (p.decision === null || p.decision.priorizado); });
  if (enteros.length > 0)
    return 'Falta subdividir los que reúnen varios bienes o servicios: ' + numerosDe(enteros) + ' (7.3.1.a y Anexo N° 4).';
  var sinDecidir = vigentes().filter(function (p) { return p.decision === null; });
  if (sinDecidir.length > 0) return 'Falta decidir si se prioriza o no: ' + numerosDe(sinDecidir) + '.';
  if (priorizados().length === 0)
    return 'No hay ningún producto priorizado. Sin productos no hay Sección Medidas de Control y la cobertura C sería 0 entre 0: el grado de madurez no se podría calcular (7.3.1.b y Anexo N° 10, 4). Priorice al menos uno.';
  if (porAprobar().length === 0)
    return 'La ampliación no agrega ningún producto a los que el Titular ya aprobó. Priorice al menos uno más.';
  var minimo = minimoEl(_x.act.date);
  return _x.profile.bajo_minimo === 'impedir' && minimo !== null && priorizados().length < minimo
    ? 'Hay ' + priorizados().length + ' y el mínimo del Grupo ' + grupo + ' a esta fecha es ' + minimo + ' (Cuarta DCT, Cuadro N° 4).' : '';
}

// ---- Cobertura ----

function noPlan(datos) {
  if (noVigente(datos.numero) !== '') return noVigente(datos.numero);
  var p = producto(datos.numero);
  if (p.aprobado_el === null) return 'El producto ' + datos.numero + ' no está entre los priorizados que aprobó el Titular.';
  if (p.plan !== null) return 'El Plan del producto ' + datos.numero + ' ya está anotado: ' + p.plan.documento + '.';
  if (datos.aprobado_el > _x.act.date) return 'El Plan se habría aprobado el ' + fechaLarga(datos.aprobado_el) + ', que todavía no llega.';
  return datos.aprobado_el < p.aprobado_el
    ? 'El Plan se habría aprobado el ' + fechaLarga(datos.aprobado_el) + ', antes que el producto (' + fechaLarga(p.aprobado_el) + ').' : '';
}
function noAnulable(numero) {
  if (noVigente(numero) !== '') return noVigente(numero);
  return producto(numero).plan === null ? 'El producto ' + numero + ' no tiene ningún Plan anotado.' : '';
}
