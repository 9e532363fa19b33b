// Lo que pide cada plantilla de documents/ (llega como `d`). Solo declaraciones de función.

// "2023-06-28" -> "28 de junio de 2023"
function fechaLarga(fecha) {
  var leida = /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(fecha || '');
  if (!leida) return '';
  return Number(leida[3]) + ' de ' + ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'setiembre', 'octubre',
         'noviembre', 'diciembre'][Number(leida[2]) - 1] + ' de ' + leida[1];
}
function comunes() {
  return {accion: _x.profile.accion, semestre: semestre.nombre, desde: fechaLarga(semestre.desde), hasta: fechaLarga(semestre.hasta),
          al_corte: semestre.al_corte, umbral: String(_x.profile.umbral), rectifica: rectificacion !== null,
          motivo: rectificacion === null ? '' : rectificacion.motivo,
          publicada: publicaciones.length === 0 ? '' : fechaLarga(ultimaPublicacion())};
}
// El informe va a la máxima autoridad administrativa y lleva las cantidades completas.
function datosInforme() {
  var salida = loPublicable();
  var cuadros = salida.cuadros.map(function (p) {
    var c = cuadro(p.id);
    return {titulo: c.titulo, total: String(totalDe(c.universo)), suma: String(suma(p.valores)),
            sin_filas: !p.desglose, cambio: p.cambio,
            filas: c.filas.map(function (f, i) {
              return {nombre: f.nombre, cantidad: String(p.valores[i]), publica: p.filas[i] === null ? 'se oculta' : p.filas[i]};
            })};
  });
  return Object.assign(comunes(), {denuncias: String(cifras.denuncias), medidas: String(cifras.medidas),
    denuncias_publicas: salida.denuncias, medidas_publicas: salida.medidas, cuadros: cuadros,
    registro: cifras.puesto || '', registrado: fechaLarga(cifras.fecha)});
}
// El reporte no lleva nada que no se publique: ni en el texto ni en los datos de que se hace.
function datosReporte() {
  var salida = loPublicable();
  return Object.assign(comunes(), {denuncias: salida.denuncias, medidas: salida.medidas,
    sin_denuncias: cifras.denuncias === 0, sin_medidas: cifras.medidas === 0,
    hay_ocultas: salida.cuadros.some(function (p) { return p.hay_ocultas; }),
    cuadros: salida.cuadros.filter(function (p) { return totalDe(cuadro(p.id).universo) > 0; }).map(function (p) {
      var c = cuadro(p.id);
      return {titulo: c.titulo, total: c.universo === 'denuncias' ? salida.denuncias : salida.medidas, desglose: p.desglose, cambio: p.cambio,
              filas: c.filas.map(function (f, i) { return {nombre: f.nombre, cantidad: p.filas[i] === null ? '*' : p.filas[i]}; })};
    })});
}
function datosOficio() {
  var ultima = publicaciones[publicaciones.length - 1];
  return Object.assign(comunes(), {destinatario: _x.profile.destinatarios[_x.profile.destinatario], url: ultima.url,
    publicado: fechaLarga(ultima.fecha), codigo: ultima.codigo, rectifica: ultima.motivo !== '', motivo: ultima.motivo,
    denuncias: ultima.denuncias, medidas: ultima.medidas});
}
