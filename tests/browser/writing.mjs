// The Programme written section by section: kept as one types, over a server that died and a session
// that ended; row by row without script; last year's copied; every page and state looked at.
import assert from 'node:assert/strict';
import {matrix, people} from './office.mjs';
import {Person} from './person.mjs';

const ways = [
  {colorScheme: 'light', viewport: {width: 1280, height: 900}},
  {colorScheme: 'dark', viewport: {width: 1280, height: 900}},
  {colorScheme: 'light', viewport: {width: 375, height: 740}},
  {colorScheme: 'dark', viewport: {width: 375, height: 740}},
];

async function looks(person, what) {
  for (const {colorScheme, viewport} of ways) {
    await person.page.setViewportSize(viewport);
    await person.page.emulateMedia({colorScheme});
    await person.looks_round(`${what}, ${colorScheme} ${viewport.width}`);
  }
  await person.page.setViewportSize(ways[0].viewport);
}

async function opens_case(person, title) {
  await person.opens('/expedientes/nuevo');
  await person.page.getByLabel('Programa de Integridad', {exact: true}).check();
  await person.field('Asunto').fill(title);
  await person.presses('Abrir expediente');
  await person.reads('Expediente abierto: quedó registrado.');
  return new URL(person.page.url()).pathname;
}

// Rows one by one, with JavaScript off.
async function writes_rows(browser, office, path) {
  const writer = await Person.at(browser, office, people.coordinator, {javaScriptEnabled: false});
  const {page} = writer;
  const typed = (name) => page.locator(`[name="d.${name}"]`);
  await writer.logs_in();
  await writer.opens(`${path}/redaccion/matriz`);
  await writer.reads('Todavía no hay acciones');
  await writer.presses('Agregar acción');
  await typed('codigo').fill('AOE.1.1');
  await writer.presses('Guardar y volver a la lista');
  await writer.reads('Hay algo por corregir. Lo que escribió está guardado.');
  assert.equal(await typed('codigo').inputValue(), 'AOE.1.1');
  const fill = async (code, text) => {
    await typed('codigo').fill(code);
    await typed('componente').fill('C.1 Compromiso de la Alta Dirección');
    await typed('objetivo').fill('OE.1. Fortalecer la instancia');
    await typed('accion').fill(text);
    await typed('meta').fill('1 informe');
    await page.getByLabel('T. III', {exact: true}).check();
    await writer.presses('Guardar y volver a la lista');
  };
  await fill('AOE.1.1', 'Crear la oficina');
  await writer.presses('Agregar acción en C.1 Compromiso de la Alta Dirección');
  assert.equal(await typed('componente').inputValue(), 'C.1 Compromiso de la Alta Dirección');
  await fill('AOE.1.2', 'Elaborar el programa');
  const codes = () => page.locator('tr[id] th a').allInnerTexts();
  assert.deepEqual(await codes(), ['AOE.1.1', 'AOE.1.2']);
  await page.getByRole('button', {name: 'Subir AOE.1.2'}).click();
  assert.deepEqual(await codes(), ['AOE.1.2', 'AOE.1.1']);
  await page.getByRole('link', {name: 'AOE.1.1', exact: true}).click();
  await page.getByRole('button', {name: /^Quitar de la lista/}).click();
  assert.deepEqual(await codes(), ['AOE.1.2']);
  await page.getByRole('button', {name: /^Recuperar/}).click();
  assert.deepEqual(await codes(), ['AOE.1.2', 'AOE.1.1']);
  await writer.presses('Revisar: Registrar la matriz');
  await writer.presses('Confirmar: Registrar la matriz');
  await writer.reads('quedó registrado.');
  await writer.leaves();
}

async function types_text(browser, office, path) {
  const writer = await Person.at(browser, office, people.coordinator);
  const {page} = writer;
  const text = 'Objetivo: que «nadie» pierda una palabra & <nada>.';
  const written = page.locator('[name="d.objetivos"]');
  const section = `${path}/redaccion/objetivos`;
  await writer.logs_in();
  await page.clock.install();
  await writer.opens(section);
  assert.match(await written.inputValue(), /Asegurar la correcta implementación/);
  await written.fill(text);
  await page.clock.runFor(21000);
  await writer.reads('Borrador guardado a las');
  await page.reload();
  assert.equal(await written.inputValue(), text, 'reload');
  await office.dies();
  await office.serve();
  writer.office = office;
  await page.context().clearCookies();
  await writer.opens('/ingresar');
  await writer.logs_in();
  await writer.opens(section);
  assert.equal(await written.inputValue(), text, 'server that died');
  const more = `${text}\n- Y esto.`;
  await written.fill(more);
  office.visado('user', 'sessions', people.coordinator, '--close');
  await writer.presses('Guardar borrador');
  await page.getByLabel('Usuario').fill(people.coordinator);
  await page.getByLabel('Contraseña', {exact: true}).fill(office.password(people.coordinator));
  await writer.presses('Ingresar a Visado');
  await writer.reads('Su texto sigue aquí');
  await writer.presses('Enviar otra vez');
  await writer.opens(section);
  assert.equal(await written.inputValue(), more, 'session that ended');
  await looks(writer, 'section with a draft');
  await writer.opens(`${path}/redaccion`);
  await writer.reads('Escrito por usted, sin registrar');
  await looks(writer, 'sections with something to record');
  return writer;
}

async function copies(writer) {
  const path = await opens_case(writer, 'Programa de Integridad 2024');
  await writer.opens(`${path}/redaccion`);
  await looks(writer, 'sections of a new document');
  await writer.presses('Copiar de otro expediente', 'link');
  await writer.presses('Ver lo que trae');
  await writer.reads('Elija un expediente.');
  await looks(writer, 'copying, nothing chosen');
  await writer.page.getByRole('radio').first().check();
  await writer.presses('Ver lo que trae');
  await writer.reads('Revise lo que viene');
  await looks(writer, 'what another case brings');
  await writer.presses('Tomar lo marcado');
  await writer.reads('2 acciones');
  await looks(writer, 'rows copied');
  await writer.page.locator('input[name=tabla]').setInputFiles(matrix);
  await writer.presses('Ver lo que trae el archivo');
  await writer.presses('Tomar lo marcado');
  await writer.reads('Diga qué pasa con las que ya están');
  await looks(writer, 'rows of a file, nothing said of those that are there');
  await writer.page.getByLabel('Sale lo que está').check();
  await writer.presses('Tomar lo marcado');
  await writer.reads('31 acciones');
  await looks(writer, '31 rows');
  await writer.opens(`${path}/redaccion`);
  await writer.page.getByRole('listitem').filter({hasText: 'no tiene marcado'})
    .getByRole('link', {name: 'AOE.1.1', exact: true}).click();
  await writer.page.getByRole('heading', {level: 1, name: 'AOE.1.1'}).waitFor();
  assert.ok(await writer.page.locator('#c-trim2').isVisible());
  await looks(writer, 'row in doubt');
  const [file] = await Promise.all([
    writer.page.waitForEvent('download'),
    writer.opens(`${path}/redaccion/matriz`).then(() => writer.presses('Excel', 'link')),
  ]);
  assert.equal(file.suggestedFilename(), 'programa-integridad-matriz.xlsx');
}

export async function run({browser, office}) {
  await office.serve();
  const first = await Person.at(browser, office, people.coordinator);
  await first.logs_in();
  const path = await opens_case(first, 'Programa de Integridad 2023');
  await first.leaves();
  await writes_rows(browser, office, path);
  const writer = await types_text(browser, office, path);
  await copies(writer);
  await writer.leaves();
}
