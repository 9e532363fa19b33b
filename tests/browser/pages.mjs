// Every page in every state it can be in, light and dark, wide and on a phone: axe-core finds
// nothing, nothing is wider than the screen, nobody else is asked for anything.
import assert from 'node:assert/strict';
import {people} from './office.mjs';
import {Person} from './person.mjs';

const ways = [
  {name: 'light', colorScheme: 'light', viewport: {width: 1280, height: 900}},
  {name: 'dark', colorScheme: 'dark', viewport: {width: 1280, height: 900}},
  {name: 'light phone', colorScheme: 'light', viewport: {width: 375, height: 740}},
  {name: 'dark phone', colorScheme: 'dark', viewport: {width: 375, height: 740}},
];

async function looks(person, what) {
  for (const {name, colorScheme, viewport} of ways) {
    await person.page.setViewportSize(viewport);
    await person.page.emulateMedia({colorScheme});
    await person.looks_round(`${what}, ${name}`);
  }
  await person.page.setViewportSize(ways[0].viewport);
}

// [address, status, what it shows]
async function visits(person, pages) {
  for (const [path, status, what] of pages) {
    const answer = await person.opens(path);
    assert.equal(answer.status(), status, path);
    await looks(person, what);
  }
}

async function outside(browser, office) {
  const nobody = await Person.at(browser, office, people.legal);
  await visits(nobody, [
    ['/ingresar', 200, 'log-in'],
    ['/verificacion', 200, 'verification'],
    ['/verificacion?codigo=7K3M', 422, 'verification, mistyped code'],
    ['/ayuda', 200, 'help'],
    ['/accesibilidad', 200, 'accessibility'],
    ['/no/existe', 404, 'no such page'],
  ]);
  await nobody.opens('/ingresar');
  await nobody.field('Usuario').fill(people.legal);
  await nobody.page.getByLabel('Contraseña', {exact: true}).fill('no-es-esta');
  await nobody.presses('Ingresar a Visado');
  await nobody.reads('no coinciden');
  await looks(nobody, 'log-in failed');
  await nobody.leaves();
}

async function at_work(browser, office, presented, draft, concluded) {
  const planning = await Person.at(browser, office, people.planning);
  await planning.logs_in();
  const act = `/expedientes/${presented}/actos/ogppd`;
  await visits(planning, [
    ['/bandeja', 200, 'inbox'],
    ['/bandeja?vista=unidad', 200, 'inbox of the unit'],
    ['/bandeja?vista=atendidos', 200, 'inbox, attended'],
    ['/bandeja?buscar=nada+de+eso', 200, 'inbox, nothing found'],
    ['/expedientes', 200, 'cases'],
    ['/tablero', 200, 'board'],
    ['/expedientes?buscar=nada+de+eso', 200, 'cases, nothing found'],
    [`/expedientes/${presented}`, 200, 'case'],
    [`/expedientes/${presented}/diagrama`, 200, 'chart'],
    [`/expedientes/${presented}/cargo/3`, 200, 'receipt'],
    [`/expedientes/${concluded}`, 200, 'case concluded'],
    [`/expedientes/${presented}/comentar`, 200, 'comment'],
    [`/expedientes/${presented}/cuadros/matriz`, 200, 'matrix of a case'],
    [`/expedientes/${presented}/cuadros/matriz?buscar=AOE.7`, 200, 'matrix, searched'],
    [`/expedientes/${presented}/cuadros/nada`, 404, 'no such matrix'],
    [`/expedientes/${presented}/cuadros/matriz?procedencia=si`, 200, 'matrix, each cell with its origin'],
    [`/expedientes/${presented}/cuadros/matriz/celda?fila=AOE.7.2&n=0&columna=3`, 200, 'origin of a cell'],
    [`/expedientes/${presented}/cuadros/matriz/celda?fila=nada&n=0&columna=0`, 200, 'origin of nothing'],
    ['/agenda', 200, 'agenda of who opens nothing'],
    ['/seguimiento', 200, 'follow-up'],
    ['/seguimiento/accion-programa/seguimiento', 200, 'follow-up without rows'],
    ['/seguimiento/nada/nada', 404, 'no such follow-up'],
    [`/expedientes/${presented}/comparar/proyecto?de=1&a=2`, 200, 'comparison'],
    [`/expedientes/${presented}/comparar/proyecto?de=1&a=9`, 404, 'comparison with nothing'],
    [`/expedientes/${presented}/redaccion`, 200, 'writing, read'],
    [`/expedientes/${presented}/redaccion/matriz`, 200, 'rows, read'],
    [`/expedientes/${presented}/redaccion/matriz/1`, 200, 'row, read'],
    [`/expedientes/${presented}/redaccion/objetivos`, 200, 'section, read'],
    [`/expedientes/${presented}/redaccion/copiar`, 403, 'copying by somebody else'],
    [`${act}.favorable`, 200, 'act'],
    [`${act}.observar`, 200, 'act with rows'],
    [`${act}.pedir_ampliacion`, 200, 'act with a reason'],
    [`/expedientes/${presented}/actos/ogaj.favorable`, 403, 'act of somebody else'],
    ['/expedientes/999', 404, 'no such case'],
    ['/expedientes/nuevo', 200, 'may open no case'],
    ['/cuenta', 200, 'account'],
  ]);
  await planning.opens(`${act}.observar`);
  await planning.presses('Revisar y confirmar');
  await planning.reads('Hay un problema. No se registró ningún acto.');
  await looks(planning, 'act with problems');
  await planning.page.locator('[name="d.observaciones.0"]').fill('Precisar el trimestre.');
  await planning.presses('Revisar y confirmar');
  await planning.reads('Revise antes de confirmar');
  await looks(planning, 'summary');
  await planning.opens(`${act}.observar`);
  await planning.reads('Este es su borrador');
  await looks(planning, 'act with a draft');
  // The same act, seen twice; the second sight is out of date.
  const other = await Person.at(browser, office, people.planner);
  await other.logs_in();
  await planning.presses('Revisar y confirmar');
  await other.acts('Programa presentado', 'Opinión favorable');
  await planning.page.getByRole('button', {name: 'Confirmar: Observar'}).click();
  await planning.reads('El expediente cambió mientras usted escribía.');
  await looks(planning, 'stale act');
  await looks(other, 'act recorded');

  const coordinator = await Person.at(browser, office, people.coordinator);
  await coordinator.logs_in();
  await visits(coordinator, [
    ['/bandeja', 200, 'inbox of the coordinator'],
    ['/agenda', 200, 'agenda'],
    ['/tablero', 200, 'board of who leads'],
    ['/seguimiento/programa-integridad/programas-entidad?indicador=publicados', 200, 'rows behind a figure'],
    ['/seguimiento/programa-integridad/programas-entidad?indicador=nada', 404, 'no such figure'],
    ['/expedientes/nuevo', 200, 'new case'],
    [`/expedientes/${draft}`, 200, 'draft'],
    [`/expedientes/${draft}/actos/importar`, 200, 'import'],
    [`/expedientes/${draft}/redaccion`, 200, 'writing'],
    [`/expedientes/${draft}/redaccion/matriz`, 200, 'rows written'],
    [`/expedientes/${draft}/redaccion/matriz/1`, 200, 'row written'],
    [`/expedientes/${draft}/redaccion/objetivos`, 200, 'section written'],
    [`/expedientes/${draft}/redaccion/nada`, 404, 'no such section'],
    [`/expedientes/${draft}/redaccion/copiar`, 200, 'copying'],
    [`/expedientes/${draft}/actos/desistir`, 200, 'dangerous act'],
    [`/expedientes/${draft}/actos/enviar`, 200, 'presenting'],
  ]);
  await coordinator.opens('/agenda');
  await coordinator.page.getByRole('button', {name: /Poner en vigor.*Registro mensual/}).click();
  await coordinator.reads('Quedó en vigor desde mañana');
  await coordinator.page.getByRole('button', {name: /Suspender.*Registro mensual/}).click();
  await coordinator.reads('Falta el motivo.');
  await looks(coordinator, 'agenda, suspended without a reason');
  await coordinator.opens('/expedientes/nuevo');
  await coordinator.presses('Abrir expediente');
  await coordinator.reads('No se abrió ningún expediente.');
  await looks(coordinator, 'new case with a problem');

  const stranger = await Person.at(browser, office, people.stranger);
  await stranger.logs_in();
  await visits(stranger, [
    ['/bandeja', 200, 'empty inbox'],
    ['/expedientes', 200, 'no case to read'],
    ['/tablero', 200, 'board with nothing'],
    [`/expedientes/${presented}`, 404, 'case of others'],
  ]);
  // The session ends before the form is sent: the token of the form is no longer anybody's.
  await stranger.opens('/cuenta');
  await coordinator.opens(`/expedientes/${draft}/actos/desistir`);
  await coordinator.page.locator('[name=comentario]').fill('Se retoma el próximo año.');
  await coordinator.context.clearCookies();
  await coordinator.presses('Revisar y confirmar');
  await coordinator.page.getByLabel('Contraseña', {exact: true}).waitFor();
  await looks(coordinator, 'session ended');
  for (const each of [planning, other, coordinator, stranger]) await each.leaves();
}

async function administration(browser, office) {
  const admin = await Person.at(browser, office, people.administrator);
  await admin.logs_in();
  await visits(admin, [
    ['/administracion/correo', 200, 'mails'],
    ['/administracion/correo?estado=entregados', 200, 'mails that left'],
    ['/administracion/correo?canal=pdf&expediente=999', 200, 'mails, nothing found'],
    [`/administracion/personas/${people.legal}`, 200, 'person with an account'],
    ['/administracion/ganchos', 200, 'hooks'],
  ]);
  await admin.field('Qué programa avisará').fill('caja');
  await admin.presses('Crear gancho');
  await admin.reads('Elija un procedimiento o escriba un expediente.');
  await looks(admin, 'hooks with a problem');
  await admin.leaves();
}

// What was chosen goes before what the device says, and holds on the next page.
async function theme(browser, office) {
  const nobody = await Person.at(browser, office, people.legal);
  await nobody.opens('/ayuda');
  const ground = () => nobody.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const shades = {};
  for (const colorScheme of ['light', 'dark']) {
    await nobody.page.emulateMedia({colorScheme});
    shades[colorScheme] = await ground();
  }
  assert.notEqual(shades.light, shades.dark);
  const chooses = async (button, html) => {
    await nobody.presses(button);
    await nobody.page.locator(html).waitFor({state: 'attached'});
    await nobody.page.waitForLoadState();
  };
  for (const [button, shade] of [['Oscuro', 'dark'], ['Claro', 'light']]) {
    await chooses(button, `html[data-tema="${button.toLowerCase()}"]`);
    assert.equal(new URL(nobody.page.url()).pathname, '/ayuda');
    for (const colorScheme of ['light', 'dark']) {
      await nobody.page.emulateMedia({colorScheme});
      assert.equal(await ground(), shades[shade], `${button} on ${colorScheme}`);
    }
    await nobody.opens('/verificacion');
    assert.equal(await ground(), shades[shade]);
    await nobody.looks_round(`theme ${button}`);
    await nobody.opens('/ayuda');
  }
  await chooses('Según el equipo', 'html:not([data-tema])');
  assert.equal(await ground(), shades.dark);
  await nobody.leaves();
}

export async function run({browser, office}) {
  const presented = office.opens('Programa presentado');
  office.does(presented, people.coordinator, 'enviar', {resumen: 'Versión 1'});
  office.does(presented, people.coordinator, 'recoger', {}, 'Se agrega una acción.');
  office.does(presented, people.coordinator, 'importar', {acciones: [{
    componente: 'C.1', objetivo: 'Fortalecer', accion: 'Crear la oficina', meta: '1 informe', trim2: 'X'}]});
  office.does(presented, people.coordinator, 'enviar', {resumen: 'Versión 2'});
  const draft = office.opens('Programa en borrador');
  const concluded = office.opens('Programa desistido');
  office.does(concluded, people.coordinator, 'enviar', {resumen: 'Versión 1'});
  office.does(concluded, people.coordinator, 'desistir', {}, 'Se retoma el próximo año.');
  await office.serve();
  await outside(browser, office);
  await at_work(browser, office, presented, draft, concluded);
  await administration(browser, office);
  await theme(browser, office);
}
