// The whole chain as six people: draft, observations, answers, opinions, visado, approval,
// publication; then the resolution is read.
import assert from 'node:assert/strict';
import {matrix, people} from './office.mjs';
import {Person} from './person.mjs';

const title = 'Programa de Integridad 2023';

async function drafts_and_presents(coordinator) {
  await coordinator.opens('/bandeja');
  await coordinator.presses('Iniciar expediente', 'link');
  await coordinator.page.getByLabel('Programa de Integridad', {exact: true}).check();
  await coordinator.field('Asunto').fill(title);
  await coordinator.presses('Abrir expediente');
  await coordinator.reads('Expediente abierto: quedó registrado.');
  await coordinator.presses('Redacción del Programa', 'link');
  await coordinator.page.getByRole('navigation', {name: 'Secciones del documento'})
    .getByRole('link', {name: /^VI\. Matriz de acciones/}).click();
  await coordinator.page.locator('input[name=tabla]').setInputFiles(matrix);
  await coordinator.presses('Ver lo que trae el archivo');
  assert.equal(await coordinator.page.getByRole('checkbox', {checked: true}).count(), 31);
  await coordinator.presses('Tomar lo marcado');
  await coordinator.reads('31 acciones');
  await coordinator.presses('Revisar: Registrar la matriz');
  await coordinator.presses('Confirmar: Registrar la matriz');
  await coordinator.reads('quedó registrado.');
  await coordinator.acts(title, 'Presentar el proyecto', (she) =>
    she.field('Resumen del sustento').fill('Se propone el Programa de 2023.'));
}

async function observes(planning) {
  await planning.opens('/bandeja');
  await planning.reads('faltan 7 días hábiles');
  await planning.acts(title, 'Observar', async ({page}) => {
    await page.locator('[name="d.observaciones.0"]').fill('Precisar el trimestre de AOE.1.1.');
    await page.locator('button[value="agregar:d.observaciones"]').click();
    await page.locator('[name="d.observaciones.1"]').fill('Completar el medio de verificación de AOE.6.1.');
    assert.equal(await page.locator('[name="d.observaciones.0"]').inputValue(),
                 'Precisar el trimestre de AOE.1.1.');
  });
}

async function recommends(legal) {
  await legal.acts(title, 'Favorable con recomendaciones', async ({page}) => {
    await page.locator('[name="d.recomendaciones.0"]').fill('Citar la RS 0037-2021.');
    await page.locator('[name="d.informe_numero"]').fill('0112-2023-MINCETUR/SG/OGAJ');
    await page.locator('[name="d.informe"]').setInputFiles(
      {name: 'informe legal.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 informe')});
  });
  await legal.reads('informe legal.pdf');
}

async function answers(coordinator) {
  for (const number of ['1', '2']) {
    await coordinator.acts(title, 'Responder una observación', async ({page}) => {
      await page.locator('[name="d.numero"]').fill(number);
      await page.locator('[name="d.respuesta"]').fill(`Se corrigió lo observado en ${number}.`);
    });
  }
  await coordinator.acts(title, 'Presentar la nueva versión', (she) =>
    she.field('Resumen del sustento').fill('Segunda versión.'));
}

// The document itself, then its PDF, which is made in the background.
async function reads_resolution(secretary) {
  const {page} = secretary;
  const document = page.getByRole('link', {name: 'Resolución Secretarial'}).first();
  const path = await document.getAttribute('href');
  for (let tries = 0; await page.locator(`a[href="${path}/pdf"]`).count() === 0; ++tries) {
    assert.ok(tries < 120, 'the PDF was not made');
    await page.waitForTimeout(500);
    await page.reload();
  }
  const pdf = await secretary.context.request.get(`${secretary.office.address}${path}/pdf`);
  assert.equal(pdf.status(), 200);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
  await document.click();
  await page.getByText('-2023-MINCETUR/SG').first().waitFor();
  const text = await page.locator('body').innerText();
  assert.match(text, /RESOLUCI[OÓ]N SECRETARIAL/i);
  return text.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/);
}

export async function run({browser, office}) {
  await office.serve();
  const at = async (name) => {
    const person = await Person.at(browser, office, name);
    await person.logs_in();
    return person;
  };
  const coordinator = await at(people.coordinator), planning = await at(people.planning);
  const legal = await at(people.legal), lawyer = await at(people.lawyer);
  const secretary = await at(people.secretary), press = await at(people.press);

  await drafts_and_presents(coordinator);
  await observes(planning);
  await recommends(legal);
  await legal.reads('Ahora no le toca a usted.');
  await answers(coordinator);
  await planning.acts(title, 'Opinión favorable', ({page}) =>
    page.locator('[name="d.conclusiones"]').fill('Levantadas las dos observaciones.'));
  await lawyer.acts(title, 'Visar');
  await coordinator.acts(title, 'Elevar a Secretaría General');
  await secretary.acts(title, 'Aprobar por Resolución Secretarial');
  await press.acts(title, 'Registrar la publicación', ({page}) =>
    page.locator('[name="d.url"]').fill('https://www.gob.pe/mincetur'));
  await coordinator.acts(title, 'Comunicar a todas las direcciones');
  await coordinator.reads('Vigente y comunicado');

  await secretary.opens('/expedientes');
  await secretary.page.getByRole('link', {name: title, exact: true}).click();
  const code = await reads_resolution(secretary);
  await secretary.opens(`/verificacion?codigo=${code}`);
  await secretary.reads('El documento es auténtico.');
  for (const each of [coordinator, planning, legal, lawyer, secretary, press]) await each.leaves();
}
